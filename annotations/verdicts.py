"""Which of the places found is the passage beyond doubt, and why, in words a person reads.

Pure. The rules are those of docs/decisions/0018.
"""

from collections.abc import Sequence

from annotations.approximate import NEAR
from annotations.likeness import Pattern, numbers
from annotations.meaning import meaning_changed, turned_from_beside
from annotations.model import Target
from annotations.placing import Candidate
from annotations.selectors import CONTEXT_LENGTH

_LETTERS_OF_CONTEXT = 12
"""Letters of context, both sides together, without which nothing is taken silently."""
_LETTERS_OF_A_SIDE = 4
_SIDE_EDITED, _CONTEXT_EDITED, _LETTERS_KEPT = 0.55, 0.75, 16
_SIDES_OF_ALTERED = 0.9
_WORDS_ALTERED_ELSEWHERE = 0.8
_WORDS_ALTERED = 0.6
_CLEARLY_ABOVE, _CLEARLY_ABOVE_ALTERED = 0.1, 0.2
_LETTERS_OF_A_PASTE = 12


def the_one(
    text: str, target: Target, pattern: Pattern, found: Sequence[Candidate], shift: int
) -> Candidate | None:
    """The candidate that is the passage beyond doubt; None where a person must look.

    found: all that is like it, the likeliest first; shift: code points that the text around it
    is known to have gone further on.
    """
    if not _is_told_apart(text, target, pattern, found[0]):
        return None
    whole = [each for each in found if each.in_whole_context or _in_same_context(each)]
    if whole:
        others = [each for each in found if each not in whole]
        contested = any(_is_where_it_was(target, pattern, each, shift) for each in others)
        return whole[0] if len(whole) == 1 and not contested else None
    pasted = _cut_and_pasted(text, target, pattern, found)
    if pasted is not None:
        return pasted
    best, rest = found[0], found[1:]
    margin = _CLEARLY_ABOVE if best.same_words else _CLEARLY_ABOVE_ALTERED
    if any(best.likeness.score - each.likeness.score < margin for each in rest):
        return None
    in_place = _is_in_place(target, best, shift)
    if in_place and _beside_edits(target, pattern, best) and not _turned(text, target, best):
        return best
    altered = _altered_between_its_neighbours(target, best, in_place=in_place)
    if altered and not _says_another_thing(target, best):
        return best
    return None


def _is_told_apart(text: str, target: Target, pattern: Pattern, best: Candidate) -> bool:
    """Whether the context says where: on a side that has none, the text must end there too."""
    quote, span = target.quote, best.span
    if quote is None:
        return False
    at_start, at_end = span.start == 0, span.end == len(text)
    if at_start and at_end:
        return best.same_words
    enough = len(quote.prefix) + len(quote.suffix) >= CONTEXT_LENGTH
    legible = pattern.context_length >= _LETTERS_OF_CONTEXT
    return (
        enough
        and (legible or best.in_whole_context)
        and bool(quote.prefix or at_start)
        and bool(quote.suffix or at_end)
    )


def _in_same_context(each: Candidate) -> bool:
    """The same words between the same words, but for white space and normal form."""
    return each.same_words and each.likeness.worse_side >= 1


def _beside_edits(target: Target, pattern: Pattern, best: Candidate) -> bool:
    """The same words, and so much of both sides that only an edit there can have changed them."""
    if not best.same_words:
        return False
    if best.likeness.both_sides >= _SIDE_EDITED:
        kept = pattern.context_kept(best.likeness)
        return kept >= _LETTERS_KEPT and kept >= _CONTEXT_EDITED * pattern.context_length
    return _stays(target, pattern, best)


def _stays(target: Target, pattern: Pattern, each: Candidate) -> bool:
    """The same words where they stood, one side untouched."""
    at_its_place = target.position is not None and target.position.start == each.span.start
    sides = ((pattern.prefix, each.likeness.prefix), (pattern.suffix, each.likeness.suffix))
    enough = max(_LETTERS_OF_A_SIDE, _LETTERS_KEPT - len(pattern.exact))
    untouched = any(len(side) >= enough and alike == 1 for side, alike in sides)
    return at_its_place and each.same_words and untouched


def _is_in_place(target: Target, best: Candidate, shift: int) -> bool:
    """Whether it stands about where the text around it has gone: look-alikes stand anywhere."""
    if target.position is None:
        return False
    return abs(best.span.start - target.position.start - shift) <= NEAR


def _is_where_it_was(target: Target, pattern: Pattern, each: Candidate, shift: int) -> bool:
    """Whether it speaks against the whole context elsewhere: a text may repeat itself."""
    if _stays(target, pattern, each):
        return True
    in_place = _is_in_place(target, each, shift)
    return in_place and _altered_between_its_neighbours(target, each, in_place=True)


def _altered_between_its_neighbours(target: Target, best: Candidate, *, in_place: bool) -> bool:
    """Other words between the same neighbours, no number among them changed."""
    likeness = best.likeness
    return (
        likeness.both_sides >= (_SIDES_OF_ALTERED if in_place else 1)
        and likeness.quote >= (_WORDS_ALTERED if in_place else _WORDS_ALTERED_ELSEWHERE)
        and not _numbers_changed(target, best)
    )


def _cut_and_pasted(
    text: str, target: Target, pattern: Pattern, found: Sequence[Candidate]
) -> Candidate | None:
    """The very words, once and further up, where their neighbours have met in the old place.

    The neighbours meet exactly as far on as the words are long: a look-alike that was there
    before, the passage itself deleted, would have left them where they were.
    """
    position, quote = target.position, target.quote
    same = [each for each in found if each.same_words]
    if position is None or quote is None or len(same) != 1 or not same[0].verbatim:
        return None
    met = position.start + len(quote.exact)
    around = quote.prefix + quote.suffix
    closed = text.startswith(around, met - len(quote.prefix))
    further_up = same[0].span.end <= met - len(quote.prefix)
    long_enough = len(pattern.exact) >= _LETTERS_OF_A_PASTE and len(around) >= CONTEXT_LENGTH
    return same[0] if closed and further_up and long_enough else None


def _numbers_changed(target: Target, each: Candidate) -> bool:
    return target.quote is not None and numbers(target.quote.exact) != numbers(each.words)


def _turned(text: str, target: Target, each: Candidate) -> str:
    """What beside its words turns what they say; "" where nothing does."""
    quote, span = target.quote, each.span
    if quote is None or not each.same_words:
        return ""
    before = (quote.prefix, text[max(0, span.start - CONTEXT_LENGTH) : span.start])
    behind = (quote.suffix, text[span.end : span.end + CONTEXT_LENGTH])
    return turned_from_beside(quote.exact, before, behind)


def _says_another_thing(target: Target, each: Candidate) -> str:
    """What in its words says that the meaning changed; "" where nothing does."""
    if target.quote is None or each.same_words:
        return ""
    return meaning_changed(target.quote.exact, each.words)


def why_moved(target: Target, taken: Candidate) -> tuple[str, ...]:
    """Where it went and what was changed."""
    likeness = taken.likeness
    where = _distance(target, taken)
    if not taken.same_words:
        words = f"words altered, {_percent(likeness.quote)} alike"
    else:
        words = "same words" if taken.verbatim else "same words, set otherwise"
    if taken.in_whole_context or likeness.worse_side >= 1:
        return where, f"{words} and context" if taken.verbatim else f"{words}, same context"
    return where, words, *_sides(taken)


def _sides(taken: Candidate) -> list[str]:
    named = (("before", taken.likeness.prefix), ("behind", taken.likeness.suffix))
    return [
        f"text {side} it {_percent(alike)} alike"
        for side, alike in named
        if alike is not None and alike < 1
    ]


def _percent(alike: float) -> str:
    return f"{int(100 * alike)} %"


def _distance(target: Target, taken: Candidate) -> str:
    if target.position is None:
        return "found by its words and context; it has no position"
    by = taken.span.start - target.position.start
    if by == 0:
        return "begins where it did"
    return f"{abs(by)} characters {'further on' if by > 0 else 'further up'}"


def why_doubtful(text: str, target: Target, found: Sequence[Candidate]) -> tuple[str, ...]:
    """Why no place was taken, by what the likeliest are."""
    best = found[0]
    same = [each for each in found if each.same_words]
    if best.same_words:
        if len(same) > 1:
            return ("its words stand in several places", "their context does not tell them apart")
        if turned := _turned(text, target, best):
            return (turned, *_sides(best))
        return ("its words stand in another context", *_sides(best))
    reasons = [f"its words are altered, {_percent(best.likeness.quote)} alike", *_sides(best)]
    if _numbers_changed(target, best):
        reasons.insert(0, "a number in it changed")
    elif changed := _says_another_thing(target, best):
        reasons.insert(0, changed)
    if same:
        reasons.append("the very words stand elsewhere")
    return tuple(reasons)


def why_lost(text: str, target: Target) -> tuple[str, ...]:
    """Why nothing was found."""
    quote = target.quote
    lost = ("its words are not in the text any more", "nor any like them")
    around = "" if quote is None else quote.prefix + quote.suffix
    if len(around) >= CONTEXT_LENGTH and around in text:
        return (*lost, "what stood around it stands together now: it was cut out")
    return lost
