"""How work that nobody waits for gives way to keys: threads share one interpreter with them."""

from time import monotonic, sleep
from typing import Final

QUIET: Final = 0.1
"""Seconds after a key in which another one is expected."""
PAUSE: Final = 0.005
"""Seconds between two pieces of work meanwhile: several times as long as one takes."""


class Courtesy:
    """Knows when keys came; safe from several threads."""

    def __init__(self) -> None:
        self._last = -QUIET

    def heard(self) -> None:
        """A key came."""
        self._last = monotonic()

    def give_way(self) -> None:
        """Between two small pieces of work: wait a little, where keys are coming."""
        if monotonic() - self._last < QUIET:
            sleep(PAUSE)
