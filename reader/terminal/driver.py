"""Textual's driver as a good guest: bytes that are no text end nothing, and little is sent.

Its input loop decodes strictly and goes round without pause at the end of input; both would end
the program or burn a core. Its mouse mode reports every motion, also up a slow line. It says to
every terminal what only those of today understand. Of two sizes that follow close on one another
it may tell the older one last.
"""

import os
import selectors
import signal
import sys
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import Any, Final

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from reader.terminal.drain import Drain
from reader.terminal.entry import ENTER, LEAVE_REGION, SHOW_CURSOR, Entry
from reader.terminal.older import Plainer, private_modes
from reader.terminal.typed import Typed

_AT_MOST: Final = 1 << 12
"""Bytes of one read."""
_LOOK: Final = 0.1
"""Seconds between two looks whether the program ends, and whether a lone Esc stays alone."""
_POINTER: Final = "\x1b]22;"
"""Begins what shapes the pointer of the mouse: it stays as it is."""
_MOUSE: Final = ("1000", "1002", "1006")
"""Buttons, motion while one is held, coordinates beyond 223."""


class Driver(LinuxDriver):
    """Textual's, with an input loop and an output of its own.

    entry: what was done to the terminal before Textual came; taken over at the first start.
    """

    entry: Entry | None = None

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        # Not stderr: that may be a file while stdout is the terminal.
        self.drain = Drain(sys.__stdout__.fileno() if sys.__stdout__ else 1)
        self._file = self.drain  # type: ignore[assignment] # what its writing thread needs of it
        modes = private_modes(os.environ.get("TERM", ""))
        self._plainer = None if modes is None else Plainer(modes)
        self._entered = self._has_resized = False

    def write(self, data: str) -> None:
        """Hand `data` to the writing thread."""
        if data == ENTER and self._entered:
            self._entered = False
            return
        if data.startswith(_POINTER):
            return
        if self._plainer is not None:
            data = self._plainer(data)
        if data:
            self.drain.asked()
            super().write(data)

    def start_application_mode(self) -> None:
        """Take the terminal; what was taken before Textual came is not taken twice."""
        entry, Driver.entry = Driver.entry, None
        self._entered = entry is not None
        super().start_application_mode()  # type: ignore[no-untyped-call] # Textual's own
        signal.signal(signal.SIGWINCH, self._resized)
        if entry is not None:
            entry.handed_over = True
            self.attrs_before = entry.attributes
        self.write(SHOW_CURSOR)

    def _resized(self, _signal: int, _frame: object) -> None:
        """Tell of the size once the loop is there.

        Told at once, a size would be told after a newer one whose signal came in between.
        """
        self._has_resized = True
        with suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(self._tell_size)

    def take_resized(self) -> bool:
        """Whether the terminal had another size since this was asked last; not when it began."""
        resized, self._has_resized = self._has_resized, False
        return resized

    def _tell_size(self) -> None:
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self.send_message(events.Resize(size, size))

    def stop_application_mode(self) -> None:
        """Give the terminal back, all of it scrolling."""
        self.write(LEAVE_REGION)
        super().stop_application_mode()

    def _enable_mouse_support(self) -> None:
        if self._mouse:
            self.write("".join(f"\x1b[?{mode}h" for mode in _MOUSE))

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write("".join(f"\x1b[?{mode}l" for mode in _MOUSE))

    def run_input_thread(self) -> None:
        """Hand on keys in the order they come, until the program or the input ends."""
        typed = Typed(debug=self._debug)
        decode = getincrementaldecoder("utf-8")("ignore").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_LOOK):
                    data = self._read()
                    if not data:
                        self.exit_event.wait()
                        return
                    # Nothing decoded is not the end: half a character waits for its rest.
                    if text := decode(data):
                        for message in typed.feed(text):
                            self.process_message(message)
                for message in typed.tick():
                    self.process_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, _AT_MOST)
        except OSError:  # the terminal is gone
            return b""
