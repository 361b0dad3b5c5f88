"""Colours for Markdown and source code: a layer over the part of a text that is looked at.

The beginning of a text is coloured from its start, as far as it was read; beyond, fixed blocks
are coloured from a little before each. So colours do not depend on how one came to a place.
"""

import time
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any, Final

from corpus.canonical import ByteText
from reader.layers import Interval, Style
from reader.lines import decode

HEAD: Final = 32768
"""Bytes at the beginning of a text that are coloured from its start."""

BLOCK: Final = 4096
"""Bytes that are coloured at once further on, from as many before them."""

_PATIENCE: Final = 0.25  # seconds that the colours of one window may take in all
_WINDOWS: Final = 16
_FAILURES: Final = 3
_TEXT: Final = frozenset({"", ".txt", ".text"})
_NOT_TEXT: Final = frozenset(
    {"cmakelists.txt", "dockerfile", "gnumakefile", "makefile", "rakefile"}
)
_PROSE: Final = frozenset({"Markdown", "reStructuredText"})
_STYLES: Final = {
    "Token.Generic.Heading": Style.HEADING,
    "Token.Generic.Subheading": Style.HEADING,
    "Token.Generic.Emph": Style.EMPHASIS,
    "Token.Generic.EmphStrong": Style.STRONG,
    "Token.Generic.Strong": Style.STRONG,
    "Token.Literal.String.Backtick": Style.CODE,
    "Token.Literal.String": Style.STRING,
    "Token.Literal.Number": Style.NUMBER,
    "Token.Comment": Style.COMMENT,
    "Token.Keyword": Style.KEYWORD,
}

Tokens = Iterator[tuple[int, Any, str]]


class Lexer:
    """A Pygments lexer behind the one method that this module needs."""

    def __init__(self, name: str, tokens: Callable[[str], Tokens]) -> None:
        self.name = name
        self.tokens = tokens


def lexer_for(file_name: str) -> Lexer | None:
    """The lexer for a file of this name, whatever it holds; None where there is none.

    Plain text is known by its suffix, without loading Pygments.
    """
    name = PurePath(file_name).name
    if PurePath(name).suffix.lower() in _TEXT and name.lower() not in _NOT_TEXT:
        return None
    from pygments.lexers import find_lexer_class_for_filename  # noqa: PLC0415 - slow to load

    try:
        found = find_lexer_class_for_filename(name) or find_lexer_class_for_filename(name.lower())
        if found is None or found.name == "Text only":
            return None
        # Fenced code in Markdown is one style: it would load further lexers by what a text says.
        lexer = found(stripnl=False, ensurenl=False, handlecodeblocks=False)
    except Exception:  # a lexer is somebody else's code, and colours are never worth an error
        return None
    return Lexer(found.name, lexer.get_tokens_unprocessed)


class Colouring:
    """A layer of colours over `text`, by the lexer that its file name calls for.

    Never looks at more of the text than the windows that hold the bytes asked for. Where a lexer
    fails or takes too long, that window has no colours; after a few of those nothing has.
    """

    def __init__(
        self,
        text: ByteText,
        lexer: Lexer | None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._text = text
        self._lexer = lexer
        self._clock = clock
        self._windows: OrderedDict[int, _Window] = OrderedDict()

    def over(self, start: int, end: int) -> Iterator[Interval]:
        """The coloured intervals that share a byte with `start` to `end`, in order."""
        failed = sum(window.failed for window in self._windows.values())
        if self._lexer is None or failed >= _FAILURES:
            return
        at = max(0, start)
        end = min(end, self._text.size)
        while at < end:
            first, last = _window_of(at)
            yield from self._window(self._lexer, first, last).over(at, min(end, last))
            at = last

    def _window(self, lexer: Lexer, first: int, last: int) -> "_Window":
        window = self._windows.get(first)
        if window is None:
            window = self._windows[first] = _Window(self._text, lexer, first, last, self._clock)
            if len(self._windows) > _WINDOWS:
                self._windows.popitem(last=False)
        self._windows.move_to_end(first)
        return window


def _window_of(byte: int) -> tuple[int, int]:
    """The bytes that are coloured together with `byte`."""
    if byte < HEAD:
        return 0, HEAD
    first = byte // BLOCK * BLOCK
    return first, first + BLOCK


class _Window:
    """The colours of the bytes `first` to `last`; tokens are taken as far as somebody looks."""

    def __init__(
        self, text: ByteText, lexer: Lexer, first: int, last: int, clock: Callable[[], float]
    ) -> None:
        before = min(first, BLOCK)
        data = text.read(first - before, last)
        skipped = _beginning(data[:before])
        self._origin = first - before + skipped
        decoded, self._bytes = decode(data[skipped:])
        # One for one, so that no offset moves: lexers know no other line end than a newline.
        self._code = decoded.replace("\r\n", " \n")
        self._prose = lexer.name in _PROSE
        self._clock = clock
        self._spent = 0.0
        self._intervals: list[Interval] = []
        self.failed = False
        self._seen = 0  # code points of the window that are coloured
        self._tokens: Tokens | None = self._take(lexer)

    def over(self, start: int, end: int) -> list[Interval]:
        """The intervals in the window that share a byte with `start` to `end`."""
        try:
            self._colour(bisect_left(self._bytes, end - self._origin))
        except Exception:  # a lexer is somebody else's code, and colours are never worth an error
            self._drop()
        found = self._intervals
        low = bisect_right(found, start, key=lambda interval: interval.end)
        high = bisect_left(found, end, key=lambda interval: interval.start)
        return found[low:high]

    def _take(self, lexer: Lexer) -> Tokens:
        """The window's tokens; a lexer that fails does so when they are taken."""
        yield from lexer.tokens(self._code)

    def _drop(self) -> None:
        self.failed = True
        self._tokens = None
        self._intervals = []

    def _colour(self, until: int) -> None:
        """Take tokens until `until` code points are coloured, or patience ends."""
        if self._tokens is None or self._seen >= until:
            return
        begun = self._clock()
        for at, kind, value in self._tokens:
            if at < self._seen or not self._code.startswith(value, at):
                self._drop()
                return
            self._seen = at + len(value)
            style = self._style(kind)
            if style and value:
                self._add(at, self._seen, style)
            if self._spent + self._clock() - begun > _PATIENCE:
                self._drop()
                return
            if self._seen >= until:
                break
        else:
            self._tokens = None
        self._spent += self._clock() - begun

    def _style(self, kind: Any) -> Style | None:
        """The style of a token type or of the nearest type above it."""
        while kind is not None:
            style = _STYLES.get(str(kind))
            if style:
                return Style.CODE if self._prose and style is Style.STRING else style
            kind = kind.parent
        return None

    def _add(self, start: int, end: int, style: Style) -> None:
        first, last = self._origin + self._bytes[start], self._origin + self._bytes[end]
        if self._intervals:
            before = self._intervals[-1]
            if before.end == first and before.style is style:
                self._intervals[-1] = before._replace(end=last)
                return
        self._intervals.append(Interval(first, last, style))


def _beginning(before: bytes) -> int:
    """Where to begin in the bytes before a window: after a blank line, a line or a character."""
    for mark in (b"\n\n", b"\r\n\r\n", b"\n"):
        found = before.find(mark)
        if found >= 0:
            return found + len(mark)
    skipped = 0
    while skipped < min(3, len(before)) and 0x80 <= before[skipped] < 0xC0:
        skipped += 1
    return skipped
