"""What of a document stands on the screen: places, rows and movement, wrapped on demand.

A place is a source line's first byte and one of its wrapped rows. Nothing here knows how many
rows a document has; every movement costs what it passes over and no more.
"""

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from corpus.canonical import ByteText
from reader.cells import shown
from reader.lines import GRAIN, Lines, Stretch, decode
from reader.wrapping import Row, cells, wrap

_KEPT: Final = 1 << 18  # code points of wrapped lines kept for the next movement


class Place(NamedTuple):
    """A row of a document; places compare in document order."""

    line: int
    """First byte of the source line (or of a stretch of a monstrous line)."""
    row: int
    """Wrapped row within it, from 0."""


START: Final = Place(0, 0)


class ScreenRow(NamedTuple):
    """One row as it is drawn, with the byte and the column of each of its code points."""

    place: Place
    text: str
    """Inert text that is drawn: one code point for one of the document's; tabs are still tabs."""
    starts: Sequence[int]
    """The byte at which each code point of `text` begins, then the byte where `text` ends."""
    columns: Sequence[int]
    """The column at which each code point of `text` is drawn, then the row's width in cells."""
    next_start: int
    """The byte at which the next row begins: blanks at the break and line ends lie before it."""
    first: bool
    """Whether a source line begins here."""

    @property
    def start(self) -> int:
        """The byte at which the row begins."""
        return self.starts[0]

    @property
    def end(self) -> int:
        """The byte at which the drawn text ends."""
        return self.starts[-1]

    @property
    def width(self) -> int:
        """Cells that the row occupies."""
        return self.columns[-1]

    def index_of(self, byte: int) -> int:
        """The code point that holds `byte`, clamped to the row; at or after `end`, its length."""
        return max(0, min(bisect_right(self.starts, byte) - 1, len(self.text)))

    def column_of(self, byte: int) -> int:
        """The column of the character that holds `byte`."""
        return self.columns[self.index_of(byte)]

    def byte_at(self, column: int) -> int:
        """The byte at which the character drawn at `column` begins; `end` right of the text."""
        if column >= self.width:
            return self.end
        under = max(0, bisect_right(self.columns, column) - 1)
        return self.starts[bisect_left(self.columns, self.columns[under])]


class Motion(StrEnum):
    """How the window moves over the text, as in less."""

    ROW_DOWN = "row down"
    ROW_UP = "row up"
    PAGE_DOWN = "page down"
    PAGE_UP = "page up"
    HALF_DOWN = "half page down"
    HALF_UP = "half page up"
    FIRST = "first page"
    LAST = "last page"


class _Line:
    """A wrapped stretch; its screen rows are built when they are asked for."""

    def __init__(self, stretch: Stretch, width: int) -> None:
        text, self._starts = decode(stretch.data)
        self.text = shown(text)
        self.rows = wrap(self.text, width)
        self.start = stretch.start
        self.next_start = stretch.next_start
        self._first = stretch.first
        self._screen: dict[int, ScreenRow] = {}

    def byte_of(self, row: int) -> int:
        return self.start + self._starts[self.rows[row].start]

    def row_of(self, byte: int) -> int:
        at = bisect_right(self._starts, byte - self.start) - 1
        return max(0, bisect_right(self.rows, at, key=lambda row: row.start) - 1)

    def screen_row(self, row: int) -> ScreenRow:
        built = self._screen.get(row)
        if built is None:
            built = self._screen[row] = self._build(row, self.rows[row])
        return built

    def _build(self, number: int, row: Row) -> ScreenRow:
        size = row.text_end - row.start
        starts = self._starts[row.start : row.text_end + 1]
        return ScreenRow(
            Place(self.start, number),
            self.text[row.start : row.text_end],
            range(self.start + starts[0], self.start + starts[0] + size + 1)
            if isinstance(starts, range)
            else tuple(self.start + byte for byte in starts),
            cells(self.text, row._replace(end=row.text_end)),
            self.byte_of(number + 1) if number + 1 < len(self.rows) else self.next_start,
            self._first and number == 0,
        )


class Pager:
    """Rows of one text in `width` cells, wrapped where they are looked at.

    Any place is accepted: one that is not a row of the text, after it changed or the width did,
    is taken as the nearest row. `grain` is the length in bytes at which monstrous lines are cut.
    """

    def __init__(self, text: ByteText, width: int, grain: int = GRAIN) -> None:
        self.width = max(1, width)
        self._lines = Lines(text, grain)
        self._kept: OrderedDict[int, _Line] = OrderedDict()
        self._size = 0
        self._screen: tuple[Place, int, tuple[ScreenRow, ...]] = START, 0, ()

    def _line(self, start: int) -> _Line:
        line = self._kept.get(start)
        if line is not None:
            self._kept.move_to_end(start)
            return line
        line = _Line(self._lines.stretch(start), self.width)
        if line.next_start == start:
            return line
        self._kept[start] = line
        self._size += len(line.text) + 1
        while self._size > _KEPT and len(self._kept) > 1:
            self._size -= len(self._kept.popitem(last=False)[1].text) + 1
        return line

    def _line_of(self, byte: int) -> _Line:
        """The line that holds `byte`, or the last one; the first where there is none."""
        line = self._line(self._lines.start_of(max(0, byte)))
        if byte >= line.next_start:
            line = self._last_line()
        return line

    def _last_line(self) -> _Line:
        return self._line(self._lines.start_of(max(0, self._lines.end() - 1)))

    def rows_at(self, line_start: int) -> tuple[ScreenRow, ...]:
        """All rows of the line that begins at `line_start`; none at the end of the text."""
        line = self._line(line_start)
        if line.next_start == line.start:
            return ()
        return tuple(line.screen_row(row) for row in range(len(line.rows)))

    def clamp(self, place: Place) -> Place:
        """The row of the text that is nearest to `place`."""
        line = self._line_of(place.line)
        if place.line >= line.next_start:
            return Place(line.start, len(line.rows) - 1)
        return Place(line.start, max(0, min(place.row, len(line.rows) - 1)))

    def move(self, place: Place, rows: int) -> Place:
        """The place `rows` rows further on (or back), but within the text."""
        start, row = self.clamp(place)
        row += rows
        while row < 0:
            if start == 0:
                return START
            start = self._lines.start_of(start - 1)
            row += len(self._line(start).rows)
        line = self._line(start)
        while row >= len(line.rows):
            after = self._line(line.next_start)
            if after.next_start == after.start:
                return Place(line.start, len(line.rows) - 1)
            row -= len(line.rows)
            line = after
        return Place(line.start, row)

    def screen(self, place: Place, height: int) -> tuple[ScreenRow, ...]:
        """The rows of a window whose first row is `place`; fewer where the text ends."""
        # A key asks for the same window several times: where it is, what is on it, how far that is.
        if self._screen[:2] == (place, height):
            return self._screen[2]
        start, row = self.clamp(place)
        rows: list[ScreenRow] = []
        while len(rows) < height:
            line = self._line(start)
            if line.next_start == start:
                break
            until = min(len(line.rows), row + height - len(rows))
            rows.extend(line.screen_row(number) for number in range(row, until))
            start, row = line.next_start, 0
        seen = tuple(rows)
        if len(seen) == height:  # a shorter one ends where the text does, which may be added to
            self._screen = place, height, seen
        return seen

    def last_page(self, height: int) -> Place:
        """The place from which the text's last row stands on the window's last row."""
        line = self._last_line()
        return self.move(Place(line.start, len(line.rows) - 1), 1 - max(1, height))

    def scroll(self, place: Place, rows: int, height: int) -> Place:
        """`place` moved by `rows` as less moves a window: never on beyond the last page.

        A window that shows the end already, and stands beyond the last page, stays.
        """
        moved = self.move(place, rows)
        if rows <= 0 or len(self.screen(moved, height)) >= height:
            return moved
        return max(self.clamp(place), self.last_page(height))

    def go(self, place: Place, motion: Motion, height: int) -> Place:
        """`place` after one of less's movements of a window `height` rows high."""
        half = (height + 2) // 2
        match motion:
            case Motion.FIRST:
                return START
            case Motion.LAST:
                return self.last_page(height)
            case Motion.ROW_DOWN:
                return self.scroll(place, 1, height)
            case Motion.ROW_UP:
                return self.scroll(place, -1, height)
            case Motion.PAGE_DOWN:
                return self.scroll(place, height, height)
            case Motion.PAGE_UP:
                return self.scroll(place, -height, height)
            case Motion.HALF_DOWN:
                return self.scroll(place, half, height)
            case Motion.HALF_UP:
                return self.scroll(place, -half, height)

    def place_of(self, byte: int) -> Place:
        """The row that holds `byte`; a line end, and blanks at a break, belong to their row."""
        line = self._line_of(byte)
        return Place(line.start, line.row_of(min(byte, line.next_start - 1)))

    def byte_of(self, place: Place) -> int:
        """The byte at which the row at `place` begins: what to keep when the width changes."""
        start, row = self.clamp(place)
        return self._line(start).byte_of(row)

    def byte_at(self, place: Place, column: int) -> int:
        """The byte of the character drawn at `column` of the row at `place`."""
        start, row = self.clamp(place)
        return self._line(start).screen_row(row).byte_at(column)

    def is_visible(self, byte: int, place: Place, height: int) -> bool:
        """Whether the row that holds `byte` is in the window at `place`."""
        rows = self.screen(place, height)
        return bool(rows) and rows[0].start <= byte < rows[-1].next_start

    def reveal(self, byte: int, place: Place, height: int, above: int = 0) -> Place:
        """`place` if `byte` is visible from it, else a place with `above` rows before its row."""
        if self.is_visible(byte, place, height):
            return place
        wanted = self.move(self.place_of(byte), -above)
        return min(wanted, self.last_page(height))
