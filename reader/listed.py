"""What lists show: the lines of the library, and which line is selected."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def per_cent(furthest: int, size: int) -> int:
    """How far a text of `size` bytes is read."""
    return min(100, round(100 * furthest / size)) if size else 100


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One document in the library. read: per cent; None where it was never opened."""

    name: str
    title: str = ""
    outlet: str = ""
    date: str = ""
    date_detected: bool = False
    claims: int = 0
    unsourced: int = 0
    sources: int = 0
    read: int | None = None


@dataclass(frozen=True, slots=True)
class TagUses:
    """How many annotations have each tag: one's own, and the others'."""

    mine: Mapping[str, int] = field(default_factory=dict)
    theirs: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListState:
    """Which line of a list is selected and which is on top."""

    selected: int = 0
    top: int = 0

    def among(self, count: int) -> int:
        """The selected line of `count`, the last one where the list has become shorter."""
        return max(0, min(self.selected, count - 1))

    def moved(self, by: int, count: int, height: int) -> "ListState":
        """Selection `by` lines further within `count`, on a screen of `height` lines."""
        return self.at(self.selected + by, count, height)

    def at(self, line: int, count: int, height: int) -> "ListState":
        """Selection on `line`, clamped, the screen scrolled no more than needed."""
        selected = max(0, min(line, count - 1))
        top = min(self.top, selected)
        top = max(top, selected - max(height, 1) + 1, 0)
        return ListState(selected, top)
