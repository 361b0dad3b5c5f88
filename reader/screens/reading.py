"""The document view: title, text with gutter, and the terminal's cursor on the sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotations.model import CLAIM, SOURCE
from annotations.selectors import Span
from reader.layers import Interval, IntervalLayer, Layer, Style
from reader.modes.view import pager
from reader.opened import Landing, Mark, OpenDocument
from reader.paging import ScreenRow
from reader.rows import Marks, Run, compose, gutter, gutter_width
from reader.screens.frame import Frame, Row, clipped, fitted, run
from reader.state import Reading, State
from reader.terminal.inert import inert

_STYLES = {CLAIM: Style.CLAIM, SOURCE: Style.SOURCE}


@dataclass(frozen=True, slots=True)
class MarkLayer:
    """The annotations of a document, as they are looked at row by row."""

    document: OpenDocument

    def over(self, start: int, end: int) -> Iterator[Interval]:
        """The pieces of annotations that share a byte with a row."""
        for mark in self.document.marks_over(Span(start, end)):
            style = _STYLES.get(mark.annotation.tag or "", Style.NOTE)
            for piece in mark.place.pieces:
                yield Interval(piece.start, piece.end, style, mark.id)
                if mark.place.landing in (Landing.DOUBTFUL, Landing.MOVED):
                    yield Interval(piece.start, piece.end, Style.DOUBTFUL, mark.id)


def _layers(reading: Reading, seen: Span) -> Iterable[Layer]:
    yield MarkLayer(reading.document)
    hits = [s for s in reading.matches.spans if s.overlaps(seen)]
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


def _cursor_sign(row: ScreenRow, cursor: Span) -> str:
    if row.start <= cursor.start < row.next_start:
        return ">"
    inside = row.start < cursor.end and row.next_start > cursor.start
    return "|" if inside and row.text.strip() else ""


def _begins(marks: list[Mark], row: ScreenRow) -> list[Mark]:
    return [m for m in marks if row.start <= m.span.start < row.next_start]


def _marks(document: OpenDocument, marks: list[Mark], row: ScreenRow, cursor: Span) -> Marks:
    begun = _begins(marks, row)
    claims = tuple(document.graph.label(m.id) for m in begun if m.is_claim)
    sources = tuple(source_label(document, m) for m in begun if m.is_source)
    others = tuple(
        "N" if m.annotation.tag is None else "T"
        for m in begun
        if not m.is_claim and not m.is_source
    )
    return Marks(_cursor_sign(row, cursor), claims or others, sources)


def source_label(document: OpenDocument, mark: Mark) -> str:
    """The gutter's mark of a source: ``S4``."""
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
    margin = gutter_width(state.size.width)
    seen = Span(rows[0].start, rows[-1].end) if rows else Span(0, 0)
    layers = tuple(_layers(reading, seen))
    hints = _hints(reading)
    marks = document.marks_over(Span(seen.start, seen.end + 1))
    drawn: list[Row] = [title_row(state, reading)]
    for row in rows:
        side = gutter(_marks(document, marks, row, reading.cursor), margin)
        text = compose(row, layers, hints)
        drawn.append(fitted((Run(side), *text), state.size.width - 1))
    if not rows:
        drawn.append((run(" " * margin), run("(an empty document)", Style.DIM)))
    return Frame(tuple(drawn), _cursor(reading, rows, margin))


def _cursor(reading: Reading, rows: tuple[ScreenRow, ...], margin: int) -> tuple[int, int]:
    """The terminal's own cursor: the moving edge of a selection, else the sentence's first cell."""
    byte = reading.selection.head if reading.selection else reading.cursor.start
    for index, row in enumerate(rows):
        if row.start <= byte < row.next_start or (byte == row.end and index == len(rows) - 1):
            return margin + row.column_of(byte), index + 1
    return margin, 1
