"""A text whose lines are counted once, to say in which of them a place is. Pure."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_BLOCK = 1_000_000
"""Code points that are looked at together: as numbers they take four times their room."""


class Lined(NamedTuple):
    """A text, and where its newlines stand in code points."""

    text: str
    newlines: NDArray[np.int64]

    @classmethod
    def of(cls, text: str) -> "Lined":
        """The text with its lines counted."""
        parts = [np.empty(0, np.int64)]
        for start in range(0, len(text), _BLOCK):
            block = text[start : start + _BLOCK].encode("utf-32-le", "surrogatepass")
            parts.append(np.flatnonzero(np.frombuffer(block, np.uint32) == ord("\n")) + start)
        return cls(text, np.concatenate(parts))

    @property
    def size(self) -> int:
        """Code points."""
        return len(self.text)

    def line(self, place: int) -> int:
        """In which line a place is, from 1."""
        return int(np.searchsorted(self.newlines, place)) + 1
