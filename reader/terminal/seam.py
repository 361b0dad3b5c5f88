"""Frames past Textual's compositor to the terminal: what stands on Textual's private parts.

Stock output goes on where these are not as they are known, where somebody asks for it, and from
the moment at which anything here fails.
"""

import inspect
from collections.abc import Callable
from typing import Any

from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.screen import Screen

from reader.screens.frame import Frame
from reader.terminal.driver import Driver
from reader.terminal.painter import Painter
from reader.widgets.canvas import Canvas

_SYNCHRONISED = 256
"""Bytes from which a frame is worth the marks of synchronised output."""
_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"


def is_as_known() -> bool:
    """Whether Textual has the private parts that are used here, in the shape that is known."""
    display = getattr(App, "_display", None)
    if display is None or not callable(display):
        return False
    takes = list(inspect.signature(display).parameters)
    made = getattr(App.__init__, "__code__", None)
    names = set(made.co_names) if made is not None else set()
    return takes == ["self", "screen", "renderable"] and "_sync_available" in names


class FrameApp(App[None]):
    """An application whose whole screen is one frame. painter: None for stock output."""

    def __init__(self, painter: Painter | None) -> None:
        super().__init__(Driver, ansi_color=True)
        self.canvas = Canvas()
        self.painter = painter if is_as_known() else None
        self.drawn_early = painter is not None and painter.has_drawn
        """Whether a page stood on the terminal before this began."""
        self._late = False

    def whole_frame(self) -> Frame:
        """What there is to show."""
        raise NotImplementedError

    def frame(self) -> Frame | None:
        """Likewise, None where what stands there should stay."""
        return self.whole_frame()

    def compose(self) -> ComposeResult:
        """The canvas is all there is."""
        yield self.canvas

    def show_stock(self) -> None:
        """Have Textual draw the frame, whatever stands there."""
        frame = self.whole_frame()
        self.canvas.show(frame)
        self.cursor_position = Offset(*frame.cursor)

    def show(self) -> None:
        """Draw the frame; where output still waits for the line, only the last one asked for."""
        driver = self._direct()
        self._late = False
        if driver is None:
            self.show_stock()
        elif driver.drain.is_busy():
            self._late = True
            if not driver.drain.is_busy():  # it went between the two questions
                self._catch_up()
        else:
            self._guarded(driver, self._paint)

    def show_soon(self) -> None:
        """Draw the frame once all that waits to be heard was heard; at once if nothing does."""
        if not self.message_queue_size:
            self.show()
        elif not self._late:
            self._late = self.call_later(self._catch_up)

    def draw_again(self) -> None:
        """Write every cell anew, whatever stands there."""
        if self.painter is not None:
            self.painter.forget()
            self.show()
        else:
            self.refresh(repaint=True)

    def _direct(self) -> Driver | None:
        """The driver, where frames go to it past Textual."""
        driver = self._driver
        if self.painter is None or not isinstance(driver, Driver):
            return None
        if driver.is_headless or driver.is_inline or driver.is_web or not self.is_running:
            return None
        driver.drain.drained = self._drained
        return driver

    def _guarded(self, driver: Driver, paint: Callable[[Driver, Painter], None]) -> None:
        try:
            if self.painter is not None:
                paint(driver, self.painter)
        except Exception:  # a fault in here must cost bytes, not work
            self.painter = None
            self.show_stock()
            self.refresh(repaint=True, layout=True)

    def _paint(self, driver: Driver, painter: Painter) -> None:
        frame = self.frame()
        if frame is None:
            return
        if driver.take_resized():
            # It may have the size again that it had: nothing on it can be relied on.
            painter.forget()
        data = painter.paint(frame.rows, frame.cursor, (frame.width, len(frame.rows)))
        if self._sync_available and len(data) > _SYNCHRONISED:
            data = f"{_BEGIN}{data}{_END}"
        if data:
            driver.write(data)

    def _drained(self) -> None:
        """From the writing thread: a frame that was passed over has its turn."""
        if self._late and self._loop is not None:
            self._loop.call_soon_threadsafe(self._catch_up)

    def _catch_up(self) -> None:
        if self._late:
            self._late = False
            self.show()

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        """What Textual composed: the frame instead, unless stock output is used."""
        if self._direct() is None:
            super()._display(screen, renderable)
            return
        if renderable is not None and not self._batch_count:
            self.show()
        self.post_display_hook()
