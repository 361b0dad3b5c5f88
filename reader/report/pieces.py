"""A text cut where annotations begin and end, paragraph by paragraph. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotations.selectors import Span
from reader.report.values import Piece
from reader.terminal.inert import inert

_BREAK = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?![ \t]*\n))*")


@dataclass(frozen=True, slots=True)
class Marked:
    """An annotation over a text. label, number: of a claim; "" and 0 for others."""

    spans: tuple[Span, ...]
    kind: str
    label: str = ""
    number: int = 0


def shown(text: str) -> str:
    """`text` as a page can show it unharmed: controls and bidi overrides as visible signs."""
    return "\n".join(inert(line) for line in _BREAK.sub("\n", text).split("\n"))


def paragraphs(text: str, marks: Sequence[Marked]) -> list[tuple[Piece, ...]]:
    """The paragraphs of `text` in pieces that are each marked alike; blank lines part them."""
    cuts = {place for mark in marks for span in mark.spans for place in (span.start, span.end)}
    ordered = sorted(cuts)
    ends = [match.span() for match in _PARAGRAPH.finditer(_same_length(text))]
    return [tuple(_pieces(text, start, end, ordered, marks)) for start, end in ends]


def _same_length(text: str) -> str:
    """`text` with every line break a newline and as many code points."""
    return re.sub(r"\r(?=\n)", " ", text).replace("\r", "\n").translate(_BREAKS)


_BREAKS = dict.fromkeys(map(ord, "\v\f\x85\u2028\u2029"), "\n")


def _pieces(
    text: str, start: int, end: int, cuts: Sequence[int], marks: Sequence[Marked]
) -> Iterable[Piece]:
    here = [mark for mark in marks if any(s.start < end and start < s.end for s in mark.spans)]
    places = [start, *(cut for cut in cuts if start < cut < end), end]
    for first, last in pairwise(places):
        over = [m for m in here if any(s.start < last and first < s.end for s in m.spans)]
        kinds = tuple(dict.fromkeys(mark.kind for mark in over))
        # A claim that goes on over a paragraph break has its label where it begins.
        begins = tuple(
            (mark.label, mark.number)
            for mark in over
            if mark.number
            and max(mark.spans[0].start, start) == first
            and mark.spans[0].start >= start - 2
        )
        yield Piece(shown(text[first:last]), kinds, begins)
