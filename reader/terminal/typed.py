"""From what a terminal sends to Textual's messages; nothing that it sends can end or deafen us.

What comes is cut into whole sequences, keys and pastes here, wherever the line cut it. Textual's
parser gets a whole sequence at a time, so that it never waits, and never types the rest of one.
"""

import re
from collections.abc import Callable, Generator, Iterator
from time import monotonic
from typing import Final

from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY
from textual.events import Key, Paste
from textual.message import Message

PASTE_BEGINS: Final = "\x1b[200~"
PASTE_ENDS: Final = "\x1b[201~"
PATIENCE: Final = 2.0
"""Seconds of silence after which a paste or a sequence that nobody ended is over."""
_LONGEST: Final = 4096
"""Code points of a sequence; a longer one is none."""
_ESC: Final = "\x1b"
_GIVE_UP: Final = frozenset({"\x03", _ESC})
"""What ends a paste whose end was lost, when it comes alone: Ctrl-C and Esc."""

_SEQUENCE: Final = re.compile(
    r"\x1b(?:\[M[^\x1b]{3}"  # the mouse, as of old
    r"|\[[0-?]*[ -/]*[@-~]"  # CSI
    r"|O[A-Za-z]"  # SS3
    r"|[\]P_^X][^\x07\x1b]+(?:\x07|\x1b\\))",  # a longer answer of the terminal
    re.DOTALL,
)
_UNENDED: Final = re.compile(
    r"\x1b(?:|\[(?:M[^\x1b]{0,2})?|\[[0-?]*[ -/]*|O|[\]P_^X](?:[^\x07\x1b]+\x1b?)?)", re.DOTALL
)
"""What may become a sequence when more comes."""
_ANSWERS: Final = "]P_^X"
"""What begins a longer answer of the terminal, after Esc."""
_SIZE: Final = re.compile(r"\x1b\[48;(\d+);(\d+);(\d+);(\d+)t")
_LARGEST: Final = 2_000
"""Rows or columns of a terminal that says how large it is."""


class Typed:
    """Textual's parser, made anew where a sequence breaks it. clock: in seconds."""

    def __init__(self, *, debug: bool = False, clock: Callable[[], float] = monotonic) -> None:
        self._debug, self._clock = debug, clock
        self._parser = XTermParser(debug)
        self._rest = ""
        """What has come of a sequence or of a paste's end."""
        self._continued = False
        self._paste: list[str] | None = None
        self._last = self._since = clock()

    def feed(self, text: str) -> Iterator[Message]:
        """The messages that `text` completes, in the order it came."""
        self._last = self._clock()
        if self._paste is not None and text in _GIVE_UP and not self._rest:
            yield from self._pasted()
        self._continued = bool(self._rest)
        text, self._rest = self._rest + text, ""
        while text:
            if self._paste is not None:
                text = yield from self._in_paste(self._paste, text)
            elif text[0] != _ESC:
                keys, escape, text = text.partition(_ESC)
                yield from self._parsed(keys)
                text = escape + text
            else:
                text = yield from self._sequence(text)

    def _in_paste(self, paste: list[str], text: str) -> Generator[Message, None, str]:
        """Take in what is pasted; answers with what comes after it."""
        body, end, after = text.partition(PASTE_ENDS)
        if not end:
            # The end may have come in part.
            kept = next((n for n in range(5, 0, -1) if body.endswith(PASTE_ENDS[:n])), 0)
            paste.append(body[: len(body) - kept])
            self._rest = body[len(body) - kept :]
            return ""
        paste.append(body)
        yield from self._pasted()
        return after

    def _pasted(self) -> Iterator[Message]:
        body, self._paste = "".join(self._paste or ()), None
        yield Paste(body.replace("\x00", ""))

    def _sequence(self, text: str) -> Generator[Message, None, str]:
        """The messages of what begins with an Esc; answers with what comes after it."""
        if text.startswith(PASTE_BEGINS):
            self._paste = []
            return text[len(PASTE_BEGINS) :]
        if found := _SEQUENCE.match(text):
            self._continued = False
            yield from self._whole(found.group())
            return text[found.end() :]
        if _UNENDED.fullmatch(text) and len(text) < _LONGEST:
            if not self._continued:
                self._since = self._last
            self._rest = text
            return ""
        # An Esc that begins no sequence is a key, and so is what comes right behind it: on a slow
        # line, and typed fast, the two come together. There is no Alt here.
        self._continued = False
        yield Key("escape", _ESC)
        return text[1:]

    def _whole(self, sequence: str) -> Iterator[Message]:
        if sequence[1] in _ANSWERS:
            # Nobody asked for one, and the parser would type it.
            return
        if size := _SIZE.fullmatch(sequence):
            rows, columns, height, width = (int(each) for each in size.groups())
            if not (0 < rows <= _LARGEST and 0 < columns <= _LARGEST):
                return
            # A terminal that knows nothing of pixels says none, by which none can divide.
            sequence = f"\x1b[48;{rows};{columns};{height or rows};{width or columns}t"
        yield from self._parsed(sequence)
        if self._parser._timeout_time is not None:
            # It waits for more of a sequence that it does not know: there is no more.
            self._renew()

    def _parsed(self, text: str) -> Iterator[Message]:
        if not text:
            # To the parser that is the end of all input.
            return
        try:
            yield from list(self._parser.feed(text))
        except Exception:
            # Such as a key by the number of a character that there is not.
            self._renew()

    def _renew(self) -> None:
        """Another parser, which knows of the terminal what the last one did."""
        last, self._parser = self._parser, XTermParser(self._debug)
        for name in ("last_x", "last_y", "mouse_pixels", "terminal_size", "terminal_pixel_size"):
            setattr(self._parser, name, getattr(last, name))

    def tick(self) -> Iterator[Message]:
        """What silence completes: a lone Esc, and a paste whose end was lost on the way."""
        silent = self._clock() - self._last
        if self._paste is not None and silent > PATIENCE:
            self._paste.append(self._rest)
            self._rest = ""
            yield from self._pasted()
        elif self._paste is None and 0 < len(self._rest) <= 2 and silent > ESCAPE_DELAY:
            # Esc, or Esc and a bracket: two keys.
            rest, self._rest = self._rest, ""
            yield Key("escape", _ESC)
            yield from self._parsed(rest[1:])
        elif self._paste is None and self._rest and self._clock() - self._since > PATIENCE:
            # The rest of a sequence that never came is no keys.
            self._rest = ""
