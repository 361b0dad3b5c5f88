"""Canonical text as others see it: the protocols of reading it and of counting in it.

The canonical text is UTF-8. Places in it are bytes for the reader's view and code points for
annotations.
"""

from typing import Protocol


class ByteText(Protocol):
    """Canonical text as UTF-8 bytes, read by windows: what the reader's view stands on.

    A read never fails for a file that became shorter: it returns what is there.
    """

    @property
    def size(self) -> int:
        """Length in bytes, without a byte order mark."""
        ...

    def read(self, start: int, end: int) -> bytes:
        """The bytes from `start` to `end` (exclusive), fewer at the end of the text."""
        ...


class CodePoints(Protocol):
    """Bytes to code points and back, in one canonical text."""

    def code_point_of(self, byte: int) -> int:
        """The number of code points before `byte` (moved back to a character's first byte)."""
        ...

    def byte_of(self, code_point: int) -> int:
        """The byte at which `code_point` begins; the text's size where it lies beyond."""
        ...
