"""Passages that are reprints of one another, and which claims are so but one. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from annotations.meaning import counts_otherwise
from annotations.selectors import Span
from corpus.reprints.difference import counterpart
from corpus.reprints.model import Reprint, Reprinted

_SHARED = 0.5
"""Of the shorter of two passages of one document, from which on they count as the same."""


def families(reprints: Sequence[Reprint]) -> list[list[Reprinted]]:
    """The passages in groups of near-identical ones, in order of documents and places.

    Where a document's passages overlap in a group, the longest stands for them.
    """
    sides = sorted({side for each in reprints for side in (each.first, each.second)}, key=_order)
    number = {side: place for place, side in enumerate(sides)}
    pairs = [(number[each.first], number[each.second]) for each in reprints]
    for place, one in enumerate(sides):
        for other in range(place + 1, len(sides)):
            if sides[other].name != one.name or sides[other].span.start >= one.span.end:
                break
            if _overlap(one.span, sides[other].span) >= _SHARED:
                pairs.append((place, other))
    return [_without_overlaps([sides[n] for n in group]) for group in _joined(len(sides), pairs)]


def independent(
    claims: Sequence[Reprinted], reprints: Iterable[Reprint], texts: Mapping[str, str]
) -> list[list[Reprinted]]:
    """Claims in groups of those that one reprinted passage makes: each group supports once.

    claims: where they stand; texts: of their documents. Two outlets that reprint one agency are
    one, however many claims were tagged in them; another number makes another claim.
    """
    pairs: list[tuple[int, int]] = []
    standing: dict[str, list[int]] = {}
    for place, claim in enumerate(claims):
        standing.setdefault(claim.name, []).append(place)
    for each in reprints:
        one, other = (_within(claims, standing, side) for side in (each.first, each.second))
        for place in one:
            claim = claims[place]
            there = answering(each, claim.span, texts)
            if there is not None and not _otherwise(claim, there, each.second.name, texts):
                pairs += [(place, n) for n in other if _overlap(there, claims[n].span) >= _SHARED]
    return [[claims[n] for n in group] for group in _joined(len(claims), pairs)]


def _otherwise(claim: Reprinted, there: Span, name: str, texts: Mapping[str, str]) -> bool:
    """Whether what answers to a claim in the document `name` is not what it says."""
    return counts_otherwise(claim.span.of(texts[claim.name]), there.of(texts[name]))


def answering(reprint: Reprint, span: Span, texts: Mapping[str, str]) -> Span | None:
    """What of the second document answers to `span` of the first; None where nothing does.

    texts: of both documents, whole.
    """
    first, second = reprint.first, reprint.second
    if span.start >= first.span.end or span.end <= first.span.start:
        return None
    within = Span(max(span.start, first.span.start), min(span.end, first.span.end))
    moved = Span(within.start - first.span.start, within.end - first.span.start)
    found = counterpart(first.span.of(texts[first.name]), second.span.of(texts[second.name]), moved)
    if found is None:
        return None
    return Span(found.start + second.span.start, found.end + second.span.start)


def _within(
    claims: Sequence[Reprinted], standing: Mapping[str, Sequence[int]], side: Reprinted
) -> list[int]:
    here = standing.get(side.name, ())
    return [place for place in here if _overlap(claims[place].span, side.span) >= _SHARED]


def _joined(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers up to `count` in groups that the pairs connect, in order."""
    leader = list(range(count))

    def lead(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for one, other in pairs:
        low, high = sorted((lead(one), lead(other)))
        leader[high] = low
    groups: dict[int, list[int]] = {}
    for number in range(count):
        groups.setdefault(lead(number), []).append(number)
    return list(groups.values())


def _without_overlaps(sides: Sequence[Reprinted]) -> list[Reprinted]:
    kept: list[Reprinted] = []
    for side in sides:
        if kept and kept[-1].name == side.name and side.span.start < kept[-1].span.end:
            kept[-1] = max(kept[-1], side, key=lambda s: s.span.length)
        else:
            kept.append(side)
    return kept


def _overlap(one: Span, other: Span) -> float:
    """How much of the shorter lies in the longer, 0 to 1."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / max(1, min(one.length, other.length))


def _order(side: Reprinted) -> tuple[str, Span]:
    return side.name, side.span
