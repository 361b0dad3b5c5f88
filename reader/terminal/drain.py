"""Output on its way to a terminal: one write a frame, and whether the last one has gone."""

import os
from collections.abc import Callable
from threading import Lock


class Drain:
    """What Textual's writing thread writes to: pieces are joined and sent in one write.

    A slow line holds up that thread in `flush`. Meanwhile `is_busy` is true, and frames are better
    not made; `drained` is called from that thread once everything has gone.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._counting = Lock()
        self._waiting = 0
        self._pieces: list[str] = []
        self.drained: Callable[[], object] = lambda: None

    def is_busy(self) -> bool:
        """Whether something that was asked for has not gone yet."""
        return self._waiting > 0

    def asked(self) -> None:
        """A piece was handed to the writing thread."""
        with self._counting:
            self._waiting += 1

    def fileno(self) -> int:
        """The terminal's descriptor."""
        return self._descriptor

    def write(self, text: str) -> None:
        """Take a piece."""
        self._pieces.append(text)

    def flush(self) -> None:
        """Send what was taken; a terminal that is gone takes nothing, and nobody is told."""
        pieces, self._pieces = self._pieces, []
        data = "".join(pieces).encode("utf-8", "replace")
        try:
            while data:
                data = data[os.write(self._descriptor, data) :]
        except OSError:
            pass  # that the terminal is gone is noticed by `reader.terminal.guest`
        finally:
            with self._counting:
                self._waiting -= len(pieces)
        if pieces and not self.is_busy():
            self.drained()
