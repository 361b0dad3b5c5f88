"""Whether other words still say the same: a typo does, a negation or another word does not.

Pure. Cheap signs, not understanding: what they find makes a place doubtful and never loses it.
The rules are those of docs/decisions/0046.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from annotations.meaning_words import NEGATIONS, PREFIXES, QUALIFIERS, QUANTITIES, WITHIN
from annotations.values import dataclass

_LONG = 5
_SHORT = 3
_TYPOS = 2
_ALIKE = 0.75
_BESIDE = 2
_MOST_SHOWN = 24
_STRUCK = "#*_\ufffd\u25a1\u2588"
"""Signs that are put for letters struck out or lost."""
_PARTS = re.compile(r"[.!?:;…]|\n[ \t\r]*\n")
"""Where what stands beside a passage ceases to speak of it."""
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)


@dataclass(frozen=True, slots=True)
class _Block:
    """Words that went and words that came in their place, and where, counted in words."""

    old: Sequence[str]
    new: Sequence[str]
    old_at: int
    new_at: int


def meaning_changed(old: str, new: str) -> str:
    """What says that `new` means something else than `old`, "" where nothing does."""
    before, after = _words(old), _words(new)
    for block in _blocks(before, after):
        if said := _said_of(block, before, after):
            return said
    return ""


def counts_otherwise(old: str, new: str) -> bool:
    """Whether two versions of a passage say another number, or one of them that it is not so."""
    before, after = (Counter(filter(_tells, _words(each))) for each in (old, new))
    return before != after


def _tells(word: str) -> bool:
    return _turns(word) or any(map(str.isdigit, word))


def turned_from_beside(words: str, before: tuple[str, str], behind: tuple[str, str]) -> str:
    """What a word beside the same words says of them by now, "" where none does.

    before, behind: what stood on that side and what stands there.
    """
    quote = _words(words)
    before, behind = (("", "") if _struck_out(*side) else side for side in (before, behind))
    sides = (
        ([_words(_PARTS.split(text)[-1])[::-1] for text in before], quote[:_BESIDE], "before"),
        ([_words(_PARTS.split(text)[0]) for text in behind], quote[-_BESIDE:], "behind"),
    )
    for (old, new), near, where in sides:
        numbers = any(any(map(str.isdigit, word)) for word in near)
        for one, other, verb in ((new, old, "came"), (old, new, "went from")):
            for at, word in enumerate(one[:_BESIDE]):
                turned = (at == 0 and _turns(word)) or (numbers and word in QUALIFIERS)
                if turned and _put_in(one, at, other):
                    return f"“{_shown(word)}” {verb} {where} it"
    return ""


def _struck_out(old: str, new: str) -> bool:
    """Whether letters were struck out beside it: what went there was no word of its own."""
    return any(sign in new and sign not in old for sign in _STRUCK)


def _put_in(words: Sequence[str], at: int, without: Sequence[str]) -> bool:
    """Whether the word is one put in, so that what stood there goes on behind it."""
    rest = words[at + 1 : at + 2 + _BESIDE]
    if not without:
        return not rest
    return words[at] not in without[: _BESIDE + 1] and without[0] in rest


def _said_of(block: _Block, before: Sequence[str], after: Sequence[str]) -> str:
    one, other = _letters(block.old), _letters(block.new)
    if one == other:
        return ""
    gone = [word for word in block.old if not _damaged_in(word, block.new)]
    come = [word for word in block.new if not _damaged_in(word, block.old)]
    for word in come:
        if _turns(word) or _measures(word, after, block.new_at, len(block.new)):
            return f"“{_shown(word)}” came into it"
    for word in gone:
        if _turns(word) or _measures(word, before, block.old_at, len(block.old)):
            return f"“{_shown(word)}” went from it"
    return _other_words(block, one, other)


def _turns(word: str) -> bool:
    return word in NEGATIONS or word in QUANTITIES or word.endswith(("n't", "n’t"))


def _measures(word: str, words: Sequence[str], at: int, count: int) -> bool:
    """Whether it says how exactly a number beside it is meant."""
    around = words[max(0, at - _BESIDE) : at + count + _BESIDE]
    return word in QUALIFIERS and any(any(map(str.isdigit, each)) for each in around)


def _other_words(block: _Block, one: str, other: str) -> str:
    """What says that words were put in the place of others that are not like them."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - see `likeness`

    left, right = _rests(one, other)
    unspaced = _UNSPACED.search(left + right) is not None
    if unspaced and any(one.count(sign) != other.count(sign) for sign in WITHIN):
        return "a negation in it changed"
    became = f"“{_shown(' '.join(block.old))}” became “{_shown(' '.join(block.new))}”"
    if not left or not right:
        # Letters came or went and nothing was replaced.
        return became if (left or right) in PREFIXES and _opposite(one, other) else ""
    distance = Levenshtein.distance(one, other)
    longest = max(len(one), len(other))
    if unspaced:
        return "" if max(len(left), len(right)) <= 1 else became
    few = _TYPOS if longest >= _LONG or longest <= _SHORT else 1
    alike = distance <= few or 1 - distance / longest >= _ALIKE
    return "" if alike else became


def _opposite(one: str, other: str) -> bool:
    """Whether one is the other behind a prefix, and long enough to be a word by itself."""
    short, long = sorted((one, other), key=len)
    return len(short) > _SHORT and long.endswith(short)


def _rests(one: str, other: str) -> tuple[str, str]:
    """Both without the letters that they begin and end with alike."""
    most = min(len(one), len(other))
    start = next((i for i in range(most) if one[i] != other[i]), most)
    one, other = one[start:], other[start:]
    most = min(len(one), len(other))
    end = next((i for i in range(most) if one[-1 - i] != other[-1 - i]), most)
    return one[: len(one) - end], other[: len(other) - end]


def _damaged_in(word: str, words: Sequence[str]) -> bool:
    """Whether it stands among `words` with one letter struck out: n#t is no other word."""
    return any(
        len(each) == len(word)
        and sum(a != b for a, b in zip(each, word, strict=True)) == 1
        and (_is_struck(each) or _is_struck(word))
        for each in words
    )


def _is_struck(word: str) -> bool:
    return any(not _is_letter(sign) and sign not in "'’-" for sign in word)


def _blocks(before: Sequence[str], after: Sequence[str]) -> Iterator[_Block]:
    """Where the two differ."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - see `likeness`

    old_at = new_at = 0
    for step in (x for x in Indel.opcodes(before, after) if x.tag == "equal"):
        if step.src_start > old_at or step.dest_start > new_at:
            old, new = before[old_at : step.src_start], after[new_at : step.dest_start]
            yield _Block(old, new, old_at, new_at)
        old_at, new_at = step.src_end, step.dest_end
    if old_at < len(before) or new_at < len(after):
        yield _Block(before[old_at:], after[new_at:], old_at, new_at)


def _words(text: str) -> list[str]:
    """The words of a text, in one case and form, without the marks around them."""
    whole = unicodedata.normalize("NFKC", text).casefold()
    words = (_bare(each) for each in re.split(r"[\s\u2013\u2014]+", whole))
    return [word for word in words if word]


def _bare(word: str) -> str:
    start, end = 0, len(word)
    while start < end and not _is_letter(word[start]):
        start += 1
    while end > start and not _is_letter(word[end - 1]):
        end -= 1
    return word[start:end]


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign)[0] == "M"


def _letters(words: Sequence[str]) -> str:
    return "".join(sign for word in words for sign in word if _is_letter(sign))


def _shown(words: str) -> str:
    return words if len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN]}…"
