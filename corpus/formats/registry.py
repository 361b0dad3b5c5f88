"""The formats that can be read, and the one that reads a given file."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from corpus.formats.text import TextFormat

if TYPE_CHECKING:
    from corpus.canonical import ByteText

OPENING = 65536
"""Bytes by which a file's format and encoding are first judged."""


class Format(Protocol):
    """One file format: bytes to canonical text."""

    extractor: str
    """Name and version; another version may give another canonical text."""

    def accepts(self, name: str, opening: bytes) -> bool:
        """Whether the file called `name` that begins with `opening` is of this format."""
        ...

    def as_it_is(self, opening: bytes, *, complete: bool) -> int | None:
        """The bytes to skip where the file itself is canonical text, as far as `opening` shows.

        complete: whether `opening` is the whole file.
        """
        ...

    def extract(self, file: "ByteText") -> tuple[str, Iterator[bytes]]:
        """The file's encoding and its canonical text in pieces of UTF-8."""
        ...


FORMATS: tuple[Format, ...] = (TextFormat(),)
"""In the order in which they are asked; the last takes everything."""


def format_of(name: str, opening: bytes) -> Format:
    """The first format that accepts the file."""
    return next(each for each in FORMATS if each.accepts(name, opening))
