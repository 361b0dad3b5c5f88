"""Source lines in a text of bytes, found backwards and forwards by windows.

A line ends at a newline and nowhere else. A line of monstrous length is cut into stretches at
places that depend only on the bytes just before them, so that the middle of a 50 MB line is found
without reading its beginning.
"""

import re
from array import array
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from corpus.canonical import ByteText

GRAIN: Final = 16384
"""Distance in bytes of the places where a monstrous line may be cut; no shorter line is."""

_LEAST_GRAIN: Final = 16
_NEAR: Final = 4096  # a first look at a line; most end within it
_REACH: Final = 256  # how far before its place of the grid a cut may lie, to follow a blank
_SEQUENCE: Final = 4  # bytes of the longest character
_NEWLINE: Final = b"\n"


@lru_cache(maxsize=1)
def _characters() -> re.Pattern[bytes]:
    """One match per character that decoding with "replace" gives.

    A whole sequence, or the longest beginning of one (Unicode's maximal subpart), or a lone byte.
    Made when a text first has such characters: a first page of plain letters is soon there.
    """
    return re.compile(
        rb"[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]?|\xe0(?:[\xa0-\xbf][\x80-\xbf]?)?"
        rb"|[\xe1-\xec\xee\xef](?:[\x80-\xbf][\x80-\xbf]?)?|\xed(?:[\x80-\x9f][\x80-\xbf]?)?"
        rb"|\xf0(?:[\x90-\xbf](?:[\x80-\xbf][\x80-\xbf]?)?)?"
        rb"|[\xf1-\xf3](?:[\x80-\xbf](?:[\x80-\xbf][\x80-\xbf]?)?)?"
        rb"|\xf4(?:[\x80-\x8f](?:[\x80-\xbf][\x80-\xbf]?)?)?|[\x80-\xff]"
    )


def decode(data: bytes) -> tuple[str, Sequence[int]]:
    """`data` as text, malformed UTF-8 replaced, and the byte at which each code point begins.

    The offsets have one more entry than the text: the length of `data`.
    """
    if data.isascii():
        return data.decode("ascii"), range(len(data) + 1)
    starts = array("I", (match.start() for match in _characters().finditer(data)))
    starts.append(len(data))
    return data.decode("utf-8", "replace"), starts


class Stretch(NamedTuple):
    """A source line, or a piece of a monstrous one, by its bytes."""

    start: int
    data: bytes
    """Its bytes without the line end (`\\n` or `\\r\\n`)."""
    next_start: int
    """Where the next stretch begins; equal to `start` only at the end of the text."""
    first: bool
    """Whether a source line begins here."""


class Lines:
    """The stretches of a text. Nothing here reads more than a few windows of `grain` bytes.

    A text that became shorter ends where its reads end: nothing is raised.
    """

    def __init__(self, text: ByteText, grain: int = GRAIN) -> None:
        self._text = text
        # A line seen whole within `_near` holds no cut: its first is a grain less `_reach` away.
        self._grain = grain = max(_LEAST_GRAIN, grain)
        self._near = min(_NEAR, grain // 2)
        self._reach = max(_SEQUENCE, min(_REACH, grain // 4))

    def end(self) -> int:
        """Where the text ends, which may be before its size if its file became shorter."""
        low, high = 0, self._text.size
        if not high or self._text.read(high - 1, high):
            return high
        while low < high:
            middle = (low + high) // 2
            if self._text.read(middle, middle + 1):
                low = middle + 1
            else:
                high = middle
        return low

    def stretch(self, start: int) -> Stretch:
        """The stretch that begins at `start`; empty at or after the end of the text."""
        before = min(1, start)
        asked = start + self._near
        seen = self._text.read(start - before, asked)
        first = not before or seen[:1] == _NEWLINE
        data = seen[before:]
        newline = data.find(_NEWLINE)
        if newline < 0 and start + len(data) >= asked:
            data = self._text.read(start, start + 3 * self._grain)
            newline = data.find(_NEWLINE)
            limit = start + (newline if newline >= 0 else len(data))
            for place in self._grid(start, limit + self._reach):
                cut = self._cut(place)
                if cut is not None and start < cut < limit:
                    return Stretch(start, data[: cut - start], cut, first)
        if newline < 0:
            return Stretch(start, data, start + len(data), first)
        text_end = newline - 1 if data[newline - 1 : newline] == b"\r" else newline
        return Stretch(start, data[:text_end], start + newline + 1, first)

    def start_of(self, byte: int) -> int:
        """The start of the stretch that holds `byte`; a line end belongs to its own line."""
        near = max(0, byte - self._near)
        newline = self._text.read(near, byte).rfind(_NEWLINE)
        if newline >= 0 or near == 0:
            return near + newline + 1
        far = max(0, byte - 4 * self._grain)
        newline = self._text.read(far, byte).rfind(_NEWLINE)
        line = far + newline + 1
        for place in reversed(self._grid(line, byte + self._reach)):
            cut = self._cut(place)
            if cut is not None and line < cut <= byte:
                return cut
        return line

    def _grid(self, after: int, to: int) -> range:
        """Places of the grid after `after`, up to `to`."""
        return range((after // self._grain + 1) * self._grain, to + 1, self._grain)

    def _cut(self, place: int) -> int | None:
        """Where a line is cut at a place of the grid; None if a newline is within a grain before.

        After the last blank shortly before `place`, or else at a character's first byte. A cut is
        never made right before a line end or the end of the text.
        """
        size = self._grain
        window = self._text.read(place - size, place + 2)
        if len(window) <= size or _NEWLINE in window[:size]:
            return None
        at = window.rfind(b" ", size - self._reach, size) + 1
        if not at:
            at = size
            while size - at < _SEQUENCE - 1 and 0x80 <= window[at] < 0xC0:
                at -= 1
            if 0x80 <= window[at] < 0xC0:
                at = size
        if window[at : at + 1] == _NEWLINE or window[at : at + 2] == b"\r\n":
            return None
        return place - size + at
