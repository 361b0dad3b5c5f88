"""Where stored selectors land in a text as it is now.

Pure. A place is taken silently only where the words and what stands around them leave no other
reading: on a corpus of reprints a look-alike is the normal case, and a wrong place is worse than
none. Everything else is shown to a person, the likeliest place first.
"""

from annotations import verdicts
from annotations.approximate import Haystack, PlainHaystack, places_like
from annotations.landings import Anchor, Doubtful, Moved, Orphan, at_once
from annotations.likeness import Pattern
from annotations.model import Target
from annotations.placing import Candidate, candidate
from annotations.selectors import Span

MOST_CANDIDATES = 10


def anchor(text: str, target: Target) -> Anchor:
    """Where `target` lands in `text`, the whole canonical text."""
    certain = at_once(text, target)
    return anchor_in(PlainHaystack(text), target) if certain is None else certain


def anchor_in(haystack: Haystack, target: Target, shift: int = 0) -> Anchor:
    """Where `target` lands in a text that many targets are looked for in.

    shift: code points that the text around it has gone further on (back, where negative), as far
    as other passages show.
    """
    text, position, quote = haystack.folded.text, target.position, target.quote
    certain = at_once(text, target)
    if certain is not None or quote is None:
        return certain or Orphan(("it has no quote",))
    near = haystack.folded.folded_offset(0 if position is None else max(0, position.start + shift))
    pattern = Pattern.of(quote)
    if not pattern.exact:
        return _blank(text, target)
    found = [
        candidate(haystack.folded, quote, place)
        for place in places_like(haystack, pattern, near)[: 2 * MOST_CANDIDATES]
    ]
    if not found:
        return Orphan(verdicts.why_lost(text, target))
    taken = verdicts.the_one(text, target, pattern, found, shift)
    if taken is not None:
        reasons = verdicts.why_moved(target, taken)
        return Moved(taken.span, reasons, round(taken.likeness.score, 3))
    return _doubtful(text, found, target)


def _blank(text: str, target: Target) -> Anchor:
    """Where a passage of nothing but white space lands: only its context can say."""
    quote = target.quote
    around = "" if quote is None else quote.prefix + quote.exact + quote.suffix
    at = text.find(around)
    if quote is None or at < 0 or not around.strip():
        return Orphan(verdicts.why_lost(text, target))
    span = Span(at + len(quote.prefix), at + len(quote.prefix) + len(quote.exact))
    if text.find(around, at + 1) < 0 and quote.prefix and quote.suffix:
        return Moved(span, ("white space in the same context",))
    return Doubtful((span,), ("white space in a context that is not told apart",), (0.5,))


def _doubtful(text: str, found: list[Candidate], target: Target) -> Doubtful:
    """All that a person may mean; others' contexts are left out where the whole one stands."""
    shown = [each for each in found if _may_be_meant(target, each)]
    shown = (shown if any(each.likeness.worse_side >= 1 for each in shown) else found)[
        :MOST_CANDIDATES
    ]
    return Doubtful(
        tuple(each.span for each in shown),
        verdicts.why_doubtful(text, target, found),
        tuple(round(each.likeness.score, 3) for each in shown),
    )


def _may_be_meant(target: Target, each: Candidate) -> bool:
    position, quote = target.position, target.quote
    stays = position is not None and position.start == each.span.start
    has_context = quote is not None and bool(quote.prefix or quote.suffix)
    return stays or not has_context or (each.same_words and each.likeness.worse_side >= 1)
