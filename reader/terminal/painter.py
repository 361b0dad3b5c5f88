"""Frames to what a terminal must be sent: only what differs from what stands there.

It finds scrolls, writes changed runs of cells, and ends each frame with the cursor in its place
and with plain style. It knows no terminal: `paint` answers with text.
"""

from typing import Final

from reader.rows import Run
from reader.terminal.capabilities import Capabilities
from reader.terminal.drawn import Drawn, changes, drawn
from reader.terminal.pen import Pen
from reader.terminal.scrolling import Scroll, scroll_between

_NEAR: Final = 4
"""Rows up to which scrolling row by row is as short as all at once."""
CLEAR: Final = "\x1b[m\x1b[r\x1b[H\x1b[2J"
"""Plain style, no scrolling region, nothing on the screen, the cursor at its start."""

Rows = tuple[tuple[Run, ...], ...]


class Painter:
    """What stands on a terminal, and how to change it. size: columns and rows."""

    def __init__(self, capabilities: Capabilities) -> None:
        self.capabilities = capabilities
        self._rows: Rows | None = None
        self._size = (0, 0)
        self._cursor: tuple[int, int] | None = None
        self._region: tuple[int, int] | None = None

    @property
    def has_drawn(self) -> bool:
        """Whether what stands on the terminal is known."""
        return self._rows is not None

    def adopt(self, rows: Rows, cursor: tuple[int, int], size: tuple[int, int]) -> None:
        """Somebody else cleared the terminal and drew just these rows, in our looks."""
        self._rows = (*rows[: size[1]], *[()] * (size[1] - len(rows)))
        self._region, self._cursor, self._size = None, cursor, size

    def forget(self) -> None:
        """Somebody else wrote on the terminal: the next frame is written whole."""
        self._rows = None

    def paint(self, rows: Rows, cursor: tuple[int, int], size: tuple[int, int]) -> str:
        """What to send so that `rows` stand there and the cursor at column and row `cursor`.

        Empty where all of that is so already. rows: inert, as many as the terminal has.
        """
        rows = (*rows[: size[1]], *[()] * (size[1] - len(rows)))
        pen = Pen(self._region[1] if self._region else size[1] - 1)
        if self._rows is None or self._size != size:
            pen.send(CLEAR)
            self._rows, self._region, self._cursor = ((),) * size[1], None, None
            pen.bottom = size[1] - 1
        before = self._scrolled(pen, self._rows, rows)
        for at, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self._write(pen, at, self._drawn(old, size[0]), self._drawn(new, size[0]))
        pen.look("")
        if pen.out or cursor != self._cursor:
            pen.to(cursor[1], cursor[0])
        self._rows, self._size, self._cursor = rows, size, cursor
        return "".join(pen.out)

    def _drawn(self, row: tuple[Run, ...], width: int) -> Drawn:
        return drawn(row, width, self.capabilities.colours)

    @staticmethod
    def _write(pen: Pen, at: int, old: Drawn, new: Drawn) -> None:
        for change in changes(old, new):
            pen.write(at, change, min(new.sure, len(new.cells)))

    def _scrolled(self, pen: Pen, old: Rows, new: Rows) -> Rows:
        """Let the terminal scroll where that saves rows; what stands there then."""
        body = (1, len(new) - 3)  # between the title and the two bottom rows
        likely = (body, self._region) if self._region else (body,)
        found = scroll_between(old, new, likely) if self.capabilities.regions else None
        if found is None:
            return old
        if self._region != (found.top, found.bottom):
            pen.send(f"\x1b[{found.top + 1};{found.bottom + 1}r")
            pen.lost()
            self._region = (found.top, found.bottom)
            pen.bottom = found.bottom
        self._scroll(pen, found)
        return tuple(found.moved(old, ()))  # type: ignore[arg-type] # rows, as given

    def _scroll(self, pen: Pen, found: Scroll) -> None:
        far = self.capabilities.far and abs(found.by) > _NEAR
        if far:
            pen.send(f"\x1b[{found.by}S" if found.by > 0 else f"\x1b[{-found.by}T")
        elif found.by > 0:
            pen.to(found.bottom, 0)
            pen.send("\x1bD" * found.by)
        else:
            pen.to(found.top, 0)
            pen.send("\x1bM" * -found.by)
