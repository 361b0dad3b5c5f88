"""Where two near-identical passages differ, word by word, and what answers to what. Pure."""

import re
from dataclasses import replace

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
    one, other = _pieces(first), _pieces(second)
    inside = [
        n for n, piece in enumerate(one.spans) if span.start < piece.end and piece.start < span.end
    ]
    if not inside:
        return None
    answers: dict[int, int] = {}
    same = 0
    for code in _compared(one, other):
        if code.end - code.start != code.other_end - code.other_start:
            continue
        for step in range(code.end - code.start):
            answers[code.start + step] = code.other_start + step
            same += code.same and code.start + step in inside
    found = [answers[n] for n in inside if n in answers]
    if not found or same < _LEAST_IN_COMMON * len(inside):
        return None
    return other.span(min(found), max(found) + 1)


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
