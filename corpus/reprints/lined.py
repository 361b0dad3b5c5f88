"""A text whose lines are counted once, to say in which of them a place is. Pure."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Lined(NamedTuple):
    """A text, and where its newlines stand in code points."""

    text: str
    newlines: NDArray[np.int64]

    @classmethod
    def of(cls, text: str) -> "Lined":
        """The text with its lines counted."""
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        return cls(text, np.flatnonzero(points == ord("\n")))

    @property
    def size(self) -> int:
        """Code points."""
        return len(self.text)

    def line(self, place: int) -> int:
        """In which line a place is, from 1."""
        return int(np.searchsorted(self.newlines, place)) + 1
