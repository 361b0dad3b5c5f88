"""The one widget: it draws the rows of a frame and nothing else."""

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from reader.screens.frame import Frame, Row
from reader.widgets.look import rich_style, segments


class Canvas(Widget):
    """Rows of runs as strips; only rows that changed are drawn again."""

    DEFAULT_CSS = "Canvas { width: 1fr; height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._cursor = (0, 0)

    def show(self, frame: Frame) -> None:
        """Draw what differs from the frame before."""
        before, self._rows = self._rows, frame.rows
        width = self.size.width
        changed = [
            Region(0, y, width, 1)
            for y in range(max(len(before), len(frame.rows)))
            if y >= len(before) or y >= len(frame.rows) or before[y] != frame.rows[y]
        ]
        if not changed and frame.cursor != self._cursor:
            # Textual moves the terminal's cursor only behind something that it draws.
            changed = [Region(0, frame.cursor[1], width, 1)]
        self._cursor = frame.cursor
        if changed:
            self.refresh(*changed)

    def on_resize(self) -> None:
        """Another size: all of it, for what was asked for meanwhile meant the old one."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row, filled with blanks to the width of the terminal."""
        row = self._rows[y] if y < len(self._rows) else ()
        strip = Strip(segments(row))
        return strip.adjust_cell_length(self.size.width, rich_style(frozenset()))
