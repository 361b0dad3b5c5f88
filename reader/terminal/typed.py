"""From what a terminal sends to Textual's messages; nothing that it sends can end or deafen us."""

from collections.abc import Callable, Iterator
from time import monotonic
from typing import Final

from textual._xterm_parser import XTermParser
from textual.message import Message

PASTE_BEGINS: Final = "\x1b[200~"
PASTE_ENDS: Final = "\x1b[201~"
PATIENCE: Final = 2.0
"""Seconds of silence after which a paste that nobody ended is over."""


class Typed:
    """Textual's parser, made anew where a sequence breaks it. clock: in seconds."""

    def __init__(self, *, debug: bool = False, clock: Callable[[], float] = monotonic) -> None:
        self._debug, self._clock = debug, clock
        self._parser = XTermParser(debug)
        self._pasting = False
        self._last = clock()

    def feed(self, text: str) -> Iterator[Message]:
        """The messages that `text` completes, in the order it came."""
        self._last = self._clock()
        begun, ended = text.rfind(PASTE_BEGINS), text.rfind(PASTE_ENDS)
        self._pasting = begun > ended if begun != ended else self._pasting
        # Sequence by sequence, so that a broken one takes no key behind it along.
        start = 0
        while start < len(text):
            end = text.find("\x1b", start + 1)
            end = len(text) if end < 0 else end
            yield from self._parsed(text[start:end])
            start = end

    def _parsed(self, text: str) -> Iterator[Message]:
        try:
            yield from list(self._parser.feed(text))
        except (ValueError, OverflowError, IndexError, KeyError):
            # Such as a key by the number of a character that there is not.
            self._parser = XTermParser(self._debug)

    def tick(self) -> Iterator[Message]:
        """What silence completes: a lone Esc, and a paste whose end was lost on the way."""
        if self._pasting and self._clock() - self._last > PATIENCE:
            yield from self.feed(PASTE_ENDS)
        yield from list(self._parser.tick())
