"""Reprints as plain values."""

from annotations.selectors import Span
from annotations.values import dataclass


@dataclass(frozen=True, slots=True)
class Reprinted:
    """One side of a reprint. span: code points of the document `name`."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reprint:
    """A near-identical passage in two documents. words: on the shorter side; likeness: 0 to 1."""

    first: Reprinted
    second: Reprinted
    words: int
    likeness: float

    def turned(self) -> "Reprint":
        """The same, seen from the other document."""
        return Reprint(self.second, self.first, self.words, self.likeness)
