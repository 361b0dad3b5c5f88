"""Many passages of one text anchored together: where one has gone, its neighbours tell.

Pure. Passages are looked for where the text around them went; only those that are not there are
searched for in the whole text, a long one in one pass for all of them.
"""

from collections.abc import Sequence
from itertools import pairwise

from annotations.anchoring import anchor_in
from annotations.approximate import Haystack, PlainHaystack, pieces
from annotations.folding import FoldedText
from annotations.landings import Anchor, Doubtful, Exact, Moved, Orphan, at_once
from annotations.likeness import Pattern
from annotations.model import Target
from annotations.seeds import SEED, SeedHaystack
from annotations.selectors import Span

MOST_SOUGHT = 2_000
"""Passages that are searched for in the whole text; more are orphans until some are mended."""
_AROUND = 1 << 16
"""Code points before and behind its expected place where a passage is looked for first."""
_APART = 200
"""Code points between two passages from which each bears witness of its own."""
_LEGIBLE = 8
"""Code points of one side's context that say where a passage stands."""
_ONE_PASS = 30_000_000
"""Letters times passages from which one pass for all is quicker than a search for each."""


def anchor_all(text: str, targets: Sequence[Target]) -> list[Anchor]:
    """Where each of `targets` lands in `text`, the whole canonical text, in the same order."""
    found = {i: certain for i, t in enumerate(targets) if (certain := at_once(text, t))}
    open_ones = [i for i in range(len(targets)) if i not in found]
    if open_ones:
        by_place = sorted(range(len(targets)), key=lambda i: _start(targets[i]))
        shifts = _shifts(text, targets, by_place, found)
        for i in open_ones:
            if i in shifts:
                found[i] = _with_its_neighbours(targets[i], shifts[i])
        _search(text, targets, by_place, shifts, found)
    return [found[i] for i in range(len(targets))]


def _start(target: Target) -> int:
    return -1 if target.position is None else target.position.start


def _shifts(
    text: str, targets: Sequence[Target], by_place: Sequence[int], found: dict[int, Anchor]
) -> dict[int, int]:
    """How far passages went that went as far as a neighbour, each with its whole context."""
    tentative: dict[int, int] = {}
    last = 0
    for i in by_place:
        if i in found:
            if isinstance(found[i], Exact) and targets[i].position is not None:
                tentative[i] = last = 0
            continue
        shift = _nearby(text, targets[i], last)
        if shift is not None:
            tentative[i] = last = shift
    order = [i for i in by_place if i in tentative]
    agreed: dict[int, int] = {}
    for one, other in pairwise(order):
        apart = _start(targets[other]) - _start(targets[one]) >= _APART
        if apart and tentative[one] == tentative[other]:
            agreed[one] = agreed[other] = tentative[one]
    agreed.update({i: 0 for i in order if i in found})
    following: int | None = None
    for i in reversed(by_place):
        if i not in agreed and following is not None and _went_so(text, targets[i], following):
            agreed[i] = following
        following = agreed.get(i, following)
    return agreed


def _went_so(text: str, target: Target, shift: int) -> bool:
    """Whether a passage stands with its whole context, on both sides, `shift` further on."""
    position, quote = target.position, target.quote
    if position is None or quote is None or not (quote.prefix and quote.suffix):
        return False
    start = position.start - len(quote.prefix) + shift
    return start >= 0 and text.startswith(quote.prefix + quote.exact + quote.suffix, start)


def _nearby(text: str, target: Target, last: int) -> int | None:
    """How far a passage went, with its whole context: as far as the one before, or nearly."""
    position, quote = target.position, target.quote
    if position is None or quote is None or not (quote.prefix and quote.suffix):
        return None
    if _went_so(text, target, last):
        return last
    around, start = quote.prefix + quote.exact + quote.suffix, position.start - len(quote.prefix)
    low = max(0, start + last - _AROUND)
    high = start + last + len(around) + _AROUND
    at = text.find(around, low, high)
    if at < 0 or text.find(around, at + 1, high) >= 0:
        return None
    return at - start


def _with_its_neighbours(target: Target, shift: int) -> Anchor:
    position = target.position
    assert position is not None
    span = Span(position.start + shift, position.start + shift + _length(target))
    return Moved(span, (_went(shift), "same words and context, like its neighbours"))


def _length(target: Target) -> int:
    return 0 if target.quote is None else len(target.quote.exact)


def _went(shift: int) -> str:
    if shift == 0:
        return "begins where it did"
    return f"{abs(shift)} characters {'further on' if shift > 0 else 'further up'}"


def _search(
    text: str,
    targets: Sequence[Target],
    by_place: Sequence[int],
    shifts: dict[int, int],
    found: dict[int, Anchor],
) -> None:
    """Search the whole text for what no neighbour tells, from the text's start to its end."""
    sought = [i for i in by_place if i not in found]
    for i in sought[MOST_SOUGHT:]:
        reason = f"more than {MOST_SOUGHT} passages are lost; mend some and it is looked for"
        found[i] = Orphan((reason,))
    if not sought:
        return
    haystack = _haystack(text, [targets[i] for i in sought[:MOST_SOUGHT]])
    behind = _next_shifts(by_place, shifts)
    before: int | None = None
    for i in by_place:
        if i in shifts:
            before = shifts[i]
        elif i not in found:
            landed = anchor_in(haystack, targets[i], before or 0)
            found[i] = landed = _beside(text, targets[i], landed, before, behind[i])
            if isinstance(landed, Moved) and targets[i].position is not None:
                shift = landed.span.start - _start(targets[i])
                before = shift if abs(shift - (before or 0)) <= _AROUND else before


def _next_shifts(by_place: Sequence[int], shifts: dict[int, int]) -> dict[int, int | None]:
    """For each passage how far the next one went of which that is known."""
    behind: dict[int, int | None] = {}
    following: int | None = None
    for i in reversed(by_place):
        behind[i] = following
        following = shifts.get(i, following)
    return behind


def _beside(
    text: str, target: Target, landed: Anchor, before: int | None, behind: int | None
) -> Anchor:
    """Its very words where they must be are beyond doubt, if what is beside them went as far.

    before, behind: how far the neighbours went. One of them is enough where the text towards it
    is whole: then only the other side was edited.
    """
    position, quote = target.position, target.quote
    if not isinstance(landed, Doubtful) or position is None or quote is None:
        return landed
    for shift in dict.fromkeys((before, behind)):
        start = -1 if shift is None else position.start + shift
        if shift is None or start < 0 or not text.startswith(quote.exact, start):
            continue
        span = Span(start, start + len(quote.exact))
        joins_before = shift == before and _is_whole(
            quote.prefix, text[max(0, start - 99) : start], -1
        )
        joins_behind = shift == behind and _is_whole(
            quote.suffix, text[span.end : span.end + 99], 1
        )
        if before == behind or joins_before or joins_behind:
            return Moved(span, (_went(shift), "same words, its neighbours went as far"))
    return landed


def _is_whole(side: str, window: str, towards: int) -> bool:
    """Whether one side of the context stands, and is long enough to say so."""
    stands = window.endswith(side) if towards < 0 else window.startswith(side)
    return stands and len(side.strip()) >= _LEGIBLE


def _haystack(text: str, targets: Sequence[Target]) -> Haystack:
    if len(text) * len(targets) < _ONE_PASS:
        return PlainHaystack(text)
    patterns = [Pattern.of(each.quote) for each in targets if each.quote is not None]
    needles = [needle for each in patterns for needle in _needles(each)]
    return SeedHaystack(FoldedText(text), needles)


def _needles(pattern: Pattern) -> list[str]:
    whole = pattern.prefix + pattern.exact + pattern.suffix
    return [whole, pattern.exact, *(piece for _, piece in pieces(pattern, SEED))]
