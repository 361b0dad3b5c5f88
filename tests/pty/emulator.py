"""A terminal's screen, from the bytes that a program wrote. It answers no queries."""

import re
import unicodedata
from typing import Any, Final

import pyte
from wcwidth import wcwidth

_NOT_DRAWN: Final = re.compile(
    rb"\x1b\[[<>=][0-9;:]*[ -/]*[@-~]"  # private requests such as the keyboard protocol
    rb"|\x1b\[\??[0-9;:]*[ -/]+[@-~]"  # with intermediates: asking for a mode, cursor shapes
    rb"|\x1b[PX^_\]][^\x07\x1b]*(?:\x07|\x1b\\)"  # strings: titles, the clipboard
)
_UNFINISHED: Final = re.compile(
    rb"\x1b(?:\[[<-?]?[0-9;:]*[ -/]*|[PX^_\]][^\x07\x1b]*\x1b?|[()#%])?\Z"
)


Cell = tuple[str, str, str, bool, bool, bool, bool]
"""Character, colour, background, bold, italic, underlined, reversed."""


class _Screen(pyte.Screen):
    """With the two ways of scrolling that it lacks, and marks that it stumbles over left out."""

    def draw(self, data: str) -> None:
        """Characters; pyte itself drops what follows one that has neither width nor class."""
        super().draw("".join(c for c in data if unicodedata.combining(c) or wcwidth(c)))

    def scroll_up(self, count: int = 1, **_: Any) -> None:
        """CSI S."""
        self._scroll(self.delete_lines, count)

    def scroll_down(self, count: int = 1, **_: Any) -> None:
        """CSI T."""
        self._scroll(self.insert_lines, count)

    def _scroll(self, by: Any, count: int) -> None:
        y, x = self.cursor.y, self.cursor.x
        self.cursor.y = self.margins.top if self.margins else 0
        by(count or 1)
        self.cursor.y, self.cursor.x = y, x


class _Stream(pyte.ByteStream):
    csi = {**pyte.ByteStream.csi, "S": "scroll_up", "T": "scroll_down"}  # noqa: RUF012 - as there
    events = frozenset({*pyte.ByteStream.events, "scroll_up", "scroll_down"})


class Emulator:
    """What the terminal shows. size: columns and rows."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._screen = _Screen(*size)
        self._stream = _Stream(self._screen)
        self._kept = b""

    def feed(self, data: bytes) -> None:
        """Draw what a program wrote; a sequence that is cut in two waits for its rest."""
        data = self._kept + data
        unfinished = _UNFINISHED.search(data)
        end = unfinished.start() if unfinished else len(data)
        self._kept = data[end:]
        self._stream.feed(_NOT_DRAWN.sub(b"", data[:end]))

    def resize(self, size: tuple[int, int]) -> None:
        """Another size, from the upper left corner."""
        self._screen.resize(lines=size[1], columns=size[0])

    def rows(self) -> list[str]:
        """The rows without the blanks at their ends.

        What is left of a wide character that was half drawn over is a blank, as on a terminal.
        """
        return [self._row(y) for y in range(self._screen.lines)]

    def _row(self, y: int) -> str:
        cells = self._screen.buffer[y]
        shown = (cells[x].data for x in range(self._screen.columns))
        row = ""
        covered = False
        for data in shown:
            row += data or ("" if covered else " ")
            covered = not covered and bool(data) and wcwidth(data[0]) == 2
        return row.rstrip()

    def cells(self) -> list[list[Cell]]:
        """Every cell of the screen with its style."""
        screen = self._screen
        return [
            [
                (c.data, c.fg, c.bg, c.bold, c.italics, c.underscore, c.reverse)
                for c in map(screen.buffer[y].__getitem__, range(screen.columns))
            ]
            for y in range(screen.lines)
        ]

    def reversed_cells(self) -> list[tuple[int, int, str]]:
        """Row, column and character of the reversed cells, as they stand on the screen."""
        screen = self._screen
        return [
            (y, x, screen.buffer[y][x].data)
            for y in range(screen.lines)
            for x in range(screen.columns)
            if screen.buffer[y][x].reverse
        ]

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self._screen.columns, self._screen.lines

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the terminal's own cursor."""
        return self._screen.cursor.x, self._screen.cursor.y

    @property
    def cursor_shown(self) -> bool:
        """Whether the cursor can be seen."""
        return not self._screen.cursor.hidden
