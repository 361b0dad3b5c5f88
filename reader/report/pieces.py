"""A text cut where annotations begin and end, paragraph by paragraph. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from itertools import pairwise

from annotations.selectors import Span
from annotations.values import dataclass
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
    over = _Over(marks)
    ends = [match.span() for match in _PARAGRAPH.finditer(_same_length(text))]
    return [tuple(_pieces(text, start, end, over)) for start, end in ends]


class _Over:
    """What lies over a text, asked from its beginning on, so that each mark is met once."""

    def __init__(self, marks: Sequence[Marked]) -> None:
        self._marks = marks
        spans = [(span.start, span.end, n) for n, mark in enumerate(marks) for span in mark.spans]
        self._spans = sorted(spans)
        self._met = 0
        self._cuts = sorted({place for start, end, _ in spans for place in (start, end)})
        numbered = ((mark, n) for n, mark in enumerate(marks) if mark.number and mark.spans)
        self._beginnings = sorted((mark.spans[0].start, n) for mark, n in numbered)
        self._open: dict[str, list[tuple[int, int]]] = {}

    def places(self, start: int, end: int) -> list[int]:
        """Where the marks change from `start` to `end`, with both."""
        first, last = bisect_right(self._cuts, start), bisect_left(self._cuts, end)
        return [start, *self._cuts[first:last], end]

    def kinds(self, place: int) -> tuple[str, ...]:
        """The kinds of the marks over a place, in the order of the marks. Asked for in order."""
        while self._met < len(self._spans) and self._spans[self._met][0] <= place:
            _, end, n = self._spans[self._met]
            heappush(self._open.setdefault(self._marks[n].kind, []), (n, end))
            self._met += 1
        found: list[tuple[int, str]] = []
        for kind, heap in self._open.items():
            # The first mark of each kind that has not ended; those behind it may have.
            while heap and heap[0][1] <= place:
                heappop(heap)
            if heap:
                found.append((heap[0][0], kind))
        return tuple(kind for _, kind in sorted(found))

    def beginnings(self, start: int, end: int) -> dict[int, list[Marked]]:
        """By place, the claims that begin in a paragraph, in the order of the marks.

        A claim that goes on over a paragraph break has its label where it begins.
        """
        first = bisect_left(self._beginnings, (start - 2, -1))
        last = bisect_left(self._beginnings, (end, -1))
        found: dict[int, list[Marked]] = {}
        for n in sorted(n for _, n in self._beginnings[first:last]):
            mark = self._marks[n]
            place = max(mark.spans[0].start, start)
            if any(span.start <= place < span.end for span in mark.spans):
                found.setdefault(place, []).append(mark)
        return found


def _same_length(text: str) -> str:
    """`text` with every line break a newline and as many code points."""
    return re.sub(r"\r(?=\n)", " ", text).replace("\r", "\n").translate(_BREAKS)


_BREAKS = dict.fromkeys(map(ord, "\v\f\x85\u2028\u2029"), "\n")


def _pieces(text: str, start: int, end: int, over: _Over) -> Iterable[Piece]:
    beginning = over.beginnings(start, end)
    for first, last in pairwise(over.places(start, end)):
        begins = tuple((mark.label, mark.number) for mark in beginning.get(first, ()))
        yield Piece(shown(text[first:last]), over.kinds(first), begins)
