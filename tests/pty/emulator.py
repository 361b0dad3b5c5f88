"""A terminal's screen, from the bytes that a program wrote. It answers no queries."""

import re
from typing import Final

import pyte

_NOT_DRAWN: Final = re.compile(
    rb"\x1b\[[<>=][0-9;:]*[ -/]*[@-~]"  # private requests such as the keyboard protocol
    rb"|\x1b\[\??[0-9;:]*[ -/]+[@-~]"  # with intermediates: asking for a mode, cursor shapes
    rb"|\x1b[PX^_\]][^\x07\x1b]*(?:\x07|\x1b\\)"  # strings: titles, the clipboard
)
_UNFINISHED: Final = re.compile(
    rb"\x1b(?:\[[<-?]?[0-9;:]*[ -/]*|[PX^_\]][^\x07\x1b]*\x1b?|[()#%])?\Z"
)


class Emulator:
    """What the terminal shows. size: columns and rows."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
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
        """The rows without the blanks at their ends."""
        return [row.rstrip() for row in self._screen.display]

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
    def cursor(self) -> tuple[int, int]:
        """Column and row of the terminal's own cursor."""
        return self._screen.cursor.x, self._screen.cursor.y

    @property
    def cursor_shown(self) -> bool:
        """Whether the cursor can be seen."""
        return not self._screen.cursor.hidden
