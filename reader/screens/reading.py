"""The document view: title, text with gutter, and the terminal's cursor on the sentence."""

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from annotations.codebook import Codebook
from annotations.model import CLAIM, SOURCE
from annotations.selectors import Span
from annotations.values import dataclass
from reader.early.plain import NARROW_GUTTER
from reader.layers import Gathered, Interval, IntervalLayer, Layer, Style
from reader.modes.focus import focused
from reader.modes.view import margin, pager, text_cells
from reader.paging import ScreenRow
from reader.rows import Marks, Run, compose, gutter
from reader.screens.frame import Frame, Row, clipped, run
from reader.shown import Landing, Mark, ShownDocument
from reader.state import Reading, State
from reader.terminal.inert import inert

_PUNCTUATION = 8
"""Bytes behind a passage that are looked at."""
_STYLES = {CLAIM: Style.CLAIM, SOURCE: Style.SOURCE}


@dataclass(frozen=True, slots=True)
class MarkLayer:
    """The annotations of a document, as they are looked at row by row."""

    document: ShownDocument
    codebook: Codebook = Codebook()

    def over(self, start: int, end: int) -> Iterator[Interval]:
        """The pieces of annotations that share a byte with a row, and where claims overlap."""
        marks = self.document.marks_over(Span(start, end))
        yield from _overlaps(marks)
        for mark in marks:
            tag = mark.annotation.tag or ""
            style = _STYLES.get(tag, Style.NOTE)
            known = self.codebook.by_name.get(tag)
            for piece in mark.place.pieces:
                yield Interval(piece.start, piece.end, style, mark.id)
                if known is not None and known.colour:
                    yield Interval(piece.start, piece.end, Style(known.colour), mark.id)
                if mark.place.landing in (Landing.DOUBTFUL, Landing.MOVED):
                    yield Interval(piece.start, piece.end, Style.DOUBTFUL, mark.id)


def _overlaps(marks: list[Mark]) -> Iterator[Interval]:
    """What two annotations that are no sources both say something of: the line is double there."""
    pieces = sorted((p.start, p.end) for m in marks if not m.is_source for p in m.place.pieces)
    furthest = 0
    for start, end in pieces:
        if start < furthest:
            yield Interval(start, min(end, furthest), Style.OVERLAP)
        furthest = max(furthest, end)


def _brackets(reading: Reading) -> dict[int, str]:
    """The cells around the annotation in focus, where its sentence has several of them."""
    if reading.selection is not None or reading.pending is not None:
        return {}
    here = reading.document.marks_over(reading.cursor)
    mark = focused(reading)
    said = sum(not each.is_source for each in here)
    if mark is None or (said < 2 and not (mark.is_source and len(here) > 1)):
        return {}
    found: dict[int, str] = {}
    for piece in mark.place.pieces:
        found[piece.start - 1] = "["
        found[piece.end + _marks_behind(reading.document, piece.end)] = "]"
    return found


def _marks_behind(document: ShownDocument, end: int) -> int:
    """Bytes of the punctuation after a passage: the next cell that may be blank is behind it."""
    behind = document.words(Span(end, end + _PUNCTUATION)).removesuffix("\ufffd")
    marks = itertools.takewhile(lambda c: not c.isalnum() and not c.isspace(), behind)
    return len("".join(marks).encode())


def _closes_row(row: ScreenRow, brackets: Mapping[int, str], cells: int) -> bool:
    """Whether a passage ends with the row, and there is a cell for its bracket."""
    ends = any(
        brackets.get(byte) == "]" for byte in range(row.end, max(row.end + 1, row.next_start))
    )
    return ends and bool(row.text) and row.columns[-1] < cells and not row.text.endswith(" ")


def _layers(state: State, reading: Reading, seen: Span) -> Iterable[Layer]:
    yield MarkLayer(reading.document, state.codebook)
    hits = reading.matches.over(seen)
    here = reading.matches.origin
    yield IntervalLayer(
        Interval(s.start, s.end, Style.CURRENT_HIT if s.start == here else Style.HIT) for s in hits
    )
    if reading.selection is not None:
        spans = reading.selection.spans
        yield IntervalLayer(Interval(s.start, s.end, Style.SELECTION) for s in spans)
    if reading.settling:
        pieces = reading.document.places[reading.settling].pieces
        yield IntervalLayer(Interval(s.start, s.end, Style.SELECTION) for s in pieces)
    if reading.document.colours is not None:
        yield reading.document.colours


def _hints(reading: Reading) -> dict[int, str]:
    pending = reading.pending
    if pending is None:
        return {}
    return {
        pending.window.byte_of(candidate.span.start): letter
        for candidate, letter in zip(pending.candidates, pending.letters, strict=True)
        if candidate.span is not None and letter
    }


def _margin(side: str, letter: str | None) -> tuple[Run, ...]:
    """The gutter, its last blank a hint's letter where the row begins with a name."""
    if letter is None or not side:
        return (Run(side),)
    return (Run(side[:-1]), Run(letter, frozenset({Style.HINT})))


def _cursor_sign(row: ScreenRow, cursor: Span) -> str:
    if row.start <= cursor.start < row.next_start:
        return ">"
    inside = row.start < cursor.end and row.next_start > cursor.start
    return "|" if inside and row.text.strip() else ""


class _Begun:
    """The marks on a screen, found by the row in which they begin. marks: by their start."""

    def __init__(self, marks: list[Mark]) -> None:
        self._marks, self._starts = marks, [mark.span.start for mark in marks]

    def of(self, row: ScreenRow) -> list[Mark]:
        first = bisect_left(self._starts, row.start)
        return self._marks[first : bisect_left(self._starts, row.next_start, first)]


def _marks(state: State, reading: Reading, begun: list[Mark], row: ScreenRow) -> Marks:
    """What the gutter says of a row in which the annotations `begun` begin."""
    document, sign = reading.document, _cursor_sign(row, reading.cursor)
    reprinted = bool(document.reprinted) and _is_reprinted(document, row)
    if not begun:
        return Marks(sign, reprinted=reprinted)
    claims = tuple(claim_label(document, m) for m in begun if m.is_claim)
    sources = tuple(source_label(document, m) for m in begun if m.is_source)
    others = tuple(
        tag_letter(state.codebook, m.annotation.tag)
        for m in begun
        if not m.is_claim and not m.is_source
    )
    doubtful = any(m.place.landing is Landing.DOUBTFUL for m in begun)
    return Marks(sign, (*claims, *others), sources, reprinted, doubtful)


def _is_reprinted(document: ShownDocument, row: ScreenRow) -> bool:
    seen = Span(row.start, row.end)
    return bool(row.text.strip()) and any(s.overlaps(seen) for s in document.reprinted)


def tag_letter(codebook: Codebook, tag: str | None) -> str:
    """What stands for a tag in the gutter: the codebook's letter, T for others, N for a note."""
    known = codebook.by_name.get(tag or "")
    return known.letter if known else "T" if tag else "N"


def claim_label(document: ShownDocument, mark: Mark) -> str:
    """The gutter's mark of a claim: ``C4``, by the number of its source."""
    return "C" if document.partial else document.graph.label(mark.id)


def source_label(document: ShownDocument, mark: Mark) -> str:
    """The gutter's mark of a source: ``S4``."""
    if document.partial:
        return "S"
    source = document.graph.source_of(mark.id)
    return f"S{source.number}" if source else "S?"


def title_row(state: State, reading: Reading) -> Row:
    """Place in the library, date, title."""
    document = reading.document
    place = "" if state.single else f"{document.number}/{document.of}  "
    date = f"{document.date}  " if document.date else ""
    text = f" {place}{date}{document.title}"
    return (run(clipped(inert(text), state.size.width - 1), Style.TITLE),)


def reading_rows(state: State, reading: Reading) -> Frame:
    """Title and text; the two bottom rows are not here."""
    document = reading.document
    rows = pager(state, document).screen(reading.place, state.rows)
    before, cells = margin(state, document), text_cells(state, document)
    seen = Span(rows[0].start, rows[-1].end) if rows else Span(0, 0)
    layers = (Gathered(_layers(state, reading, seen), seen.start, seen.end),)
    hints, brackets = _hints(reading), _brackets(reading)
    begun = _Begun(document.marks_over(Span(seen.start, seen.end + 1)))
    drawn: list[Row] = [title_row(state, reading)]
    for row in rows:
        side = gutter(_marks(state, reading, begun.of(row), row), before)
        if brackets.get(row.start - 1) == "[" and before > NARROW_GUTTER:
            side = f"{side[:-1]}["
        text = compose(row, layers, hints, brackets)
        if brackets and _closes_row(row, brackets, cells):
            text = (*text, run("]", Style.STRONG))
        drawn.append((*_margin(side, hints.get(row.start)), *text))
    if not rows:
        drawn.append((run(" " * before), run("(an empty document)", Style.DIM)))
    return Frame(tuple(drawn), _cursor(reading, rows, before))


def _cursor(reading: Reading, rows: tuple[ScreenRow, ...], margin: int) -> tuple[int, int]:
    """The terminal's own cursor: the moving edge of a selection, else the sentence's first cell."""
    byte = reading.selection.head if reading.selection else reading.cursor.start
    for index, row in enumerate(rows):
        if row.start <= byte < row.next_start or (byte == row.end and index == len(rows) - 1):
            return margin + row.column_of(byte), index + 1
    return margin, 1
