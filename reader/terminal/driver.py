"""Reading keys from the terminal: bytes that are no text, and an input that ends, end nothing."""

import os
import selectors
from codecs import getincrementaldecoder
from typing import Final

from textual.drivers.linux_driver import LinuxDriver

from reader.terminal.typed import Typed

_AT_MOST: Final = 1 << 12
"""Bytes of one read."""
_LOOK: Final = 0.1
"""Seconds between two looks whether the program ends, and whether a lone Esc stays alone."""


class Driver(LinuxDriver):
    """Textual's, but for the loop that reads.

    Its own decodes strictly and goes round without pause at the end of input; both would end the
    program or burn a core. That the terminal is gone is noticed by `reader.terminal.guest`.
    """

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
