"""Where two near-identical passages differ, word by word, and what answers to what. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from annotations.selectors import Span
from annotations.values import dataclass
from corpus.language import fold

_PIECES = re.compile(r"\w+(?:[’'.,-]\w+)*|[^\w\s]")
_LEAST_IN_COMMON = 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch that both passages have, or in which they differ. first, second: code points of
    each passage; of what is in both, case, accents and the form of quotes may differ.
    """

    same: bool
    first: Span
    second: Span


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Words and marks of a passage, as compared and with their places."""

    compared: tuple[str, ...]
    spans: tuple[Span, ...]

    def span(self, start: int, end: int) -> Span:
        """From piece `start` to piece `end` (exclusive); empty where it holds none."""
        if start < end:
            return Span(self.spans[start].start, self.spans[end - 1].end)
        place = self.spans[start - 1].end if start else 0
        return Span(place, place)


def difference(first: str, second: str) -> list[Part]:
    """Both passages in parts, in order; white space does not count."""
    one, other = _pieces(first), _pieces(second)
    return [
        Part(
            code.same,
            one.span(code.start, code.end),
            other.span(code.other_start, code.other_end),
        )
        for code in _compared(one, other)
    ]


def counterpart(first: str, second: str, span: Span) -> Span | None:
    """What of the second passage answers to `span` of the first; None where it says otherwise.

    Words that differ answer to each other where as many stand on both sides.
    """
    one, other, answers, same = _aligned(first, second)
    # Pieces stand one behind another, so that both of their edges are in order.
    start = bisect_right(one.spans, span.start, key=lambda piece: piece.end)
    end = bisect_left(one.spans, span.end, key=lambda piece: piece.start)
    inside = range(start, end)
    found = [answers[n] for n in inside if n in answers]
    if not found or sum(n in same for n in inside) < _LEAST_IN_COMMON * len(inside):
        return None
    return other.span(min(found), max(found) + 1)


class _Alignment(NamedTuple):
    """Pieces of two passages; those of the second by those of the first that they answer to, and
    which are the same.
    """

    one: "_Pieces"
    other: "_Pieces"
    answers: Mapping[int, int]
    same: frozenset[int]


@lru_cache(maxsize=1)
def _aligned(first: str, second: str) -> _Alignment:
    """Kept for the next claim of the same two passages, of which there may be hundreds."""
    one, other = _pieces(first), _pieces(second)
    answers: dict[int, int] = {}
    same: set[int] = set()
    for code in _compared(one, other):
        if code.end - code.start == code.other_end - code.other_start:
            places = range(code.start, code.end)
            answers.update(zip(places, range(code.other_start, code.other_end), strict=True))
            same.update(places if code.same else ())
    return _Alignment(one, other, answers, frozenset(same))


@dataclass(frozen=True, slots=True)
class _Code:
    """Pieces of both passages that are the same, or stand for each other."""

    same: bool
    start: int
    end: int
    other_start: int
    other_end: int


def _compared(one: _Pieces, other: _Pieces) -> list[_Code]:
    """Stretches in common and differences in turn: deleting and inserting is replacing."""
    joined: list[_Code] = []
    for code in LCSseq.opcodes(one.compared, other.compared):
        same = code.tag == "equal"
        if joined and joined[-1].same is same:
            joined[-1] = replace(joined[-1], end=code.src_end, other_end=code.dest_end)
        else:
            joined.append(_Code(same, code.src_start, code.src_end, code.dest_start, code.dest_end))
    return joined


def _pieces(text: str) -> _Pieces:
    matches = list(_PIECES.finditer(text))
    compared = tuple(fold(match[0]) or _mark(match[0]) for match in matches)
    return _Pieces(compared, tuple(Span(*match.span()) for match in matches))


def _mark(mark: str) -> str:
    return {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-"}.get(mark, mark)
