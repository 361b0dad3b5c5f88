"""Moving and writing on a terminal in few bytes: where the cursor is and how it writes is known."""

from collections.abc import Iterable

from reader.terminal.drawn import Cell, Change


class Pen:
    """Collects what one frame sends. bottom: the last row of the scrolling region."""

    def __init__(self, bottom: int) -> None:
        self.out: list[str] = []
        self.bottom = bottom
        self._row: int | None = None
        self._column: int | None = None
        self._look = ""

    def lost(self) -> None:
        """The cursor is nobody knows where."""
        self._row = self._column = None

    def send(self, sequence: str) -> None:
        """A sequence that neither moves the cursor nor changes how it writes."""
        self.out.append(sequence)

    def to(self, row: int, column: int) -> None:
        """Move the cursor by what is shortest."""
        if (row, column) == (self._row, self._column):
            return
        if self._row is None or self._column is None:
            move = _absolute(row, column)
        elif row == self._row:
            move = "\r" + _right(column) if column < self._column else _right(column - self._column)
        elif row == self._row + 1 and self._row < self.bottom:
            # On the last row of the region a newline would scroll it; below, terminals differ.
            move = "\r\n" + _right(column)
        else:
            move = _absolute(row, column)
        self.out.append(min(move, _absolute(row, column), key=len))
        self._row, self._column = row, column

    def write(self, row: int, change: Change, sure: int) -> None:
        """Write a change of a row whose columns are known up to `sure`."""
        self.to(row, change.column)
        self._put(change.cells)
        if change.erase:
            self.look("")
            self.out.append("\x1b[K")
        end = change.column + len(change.cells)
        self._column = end if end <= sure else None

    def _put(self, cells: Iterable[Cell]) -> None:
        for text, look in cells:
            if look != self._look:
                self.look(look)
            self.out.append(text)

    def look(self, look: str) -> None:
        """Write on in other SGR parameters."""
        if look == self._look:
            return
        now, then = self._look.split(";"), look.split(";")
        if not look:
            self.out.append("\x1b[m")
        elif not self._look:
            self.out.append(f"\x1b[{look}m")
        elif set(now) <= set(then):
            self.out.append(f"\x1b[{';'.join(code for code in then if code not in now)}m")
        else:
            self.out.append(f"\x1b[0;{look}m")
        self._look = look


def _right(columns: int) -> str:
    if not columns:
        return ""
    return f"\x1b[{columns}C" if columns > 1 else "\x1b[C"


def _absolute(row: int, column: int) -> str:
    if column:
        return f"\x1b[{row + 1};{column + 1}H"
    return f"\x1b[{row + 1}H" if row else "\x1b[H"
