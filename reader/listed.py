"""What lists show: the lines of the library, and which line is selected."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field

from annotations.values import dataclass


def per_cent(furthest: int, size: int) -> int:
    """How far a text of `size` bytes is read."""
    return min(100, round(100 * furthest / size)) if size else 100


@dataclass(frozen=True, slots=True)
class LibraryLine:
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


def middle_day(library: Iterable[LibraryLine]) -> str:
    """A day amid those of the documents, as they are written; "" where none has one."""
    days = Counter(entry.date for entry in library if entry.date)
    left = (days.total() + 1) // 2
    for day in sorted(days):
        left -= days[day]
        if left <= 0:
            return day
    return ""


def with_entry(
    library: tuple[LibraryLine, ...],
    name: str,
    changed: Callable[[LibraryLine], LibraryLine],
    guess: int,
) -> tuple[LibraryLine, ...]:
    """The library with the line of the document `name` changed, if it has one.

    guess: where that mostly is; a library of 30,000 lines is looked through otherwise.
    """
    if not (0 <= guess < len(library) and library[guess].name == name):
        guess = next((place for place, each in enumerate(library) if each.name == name), -1)
    if guess < 0 or (entry := changed(library[guess])) == library[guess]:
        return library
    return (*library[:guess], entry, *library[guess + 1 :])


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
