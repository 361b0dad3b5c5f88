"""Finding that rows of a screen moved up or down, which a terminal does by itself."""

from collections.abc import Hashable, Sequence
from typing import Final, NamedTuple

from reader.rows import Run

_LEAST: Final = 2
"""Rows that must be saved, or the eye would rather see them written."""


class Scroll(NamedTuple):
    """Rows `top` to `bottom` (inclusive) move up by `by`, down where it is negative."""

    by: int
    top: int
    bottom: int

    def moved(self, rows: Sequence[Hashable], blank: Hashable) -> list[Hashable]:
        """What stands on the screen afterwards."""
        part = list(rows[self.top : self.bottom + 1])
        empty = [blank] * abs(self.by)
        part = part[self.by :] + empty if self.by > 0 else empty + part[: self.by]
        return [*rows[: self.top], *part, *rows[self.bottom + 1 :]]


def scroll_between(
    old: Sequence[tuple[Run, ...]],
    new: Sequence[tuple[Run, ...]],
    regions: Sequence[tuple[int, int]] = (),
) -> Scroll | None:
    """The scroll that saves the most rows, None where none saves enough.

    regions: tops and bottoms; the first that does as well as just the rows that move is taken, so
    that it need not be set for each scroll.
    """
    places = _unique(old)
    moved: dict[int, list[int]] = {}
    for at, row in enumerate(new):
        place = places.get(row)
        if place is not None:
            moved.setdefault(place - at, []).append(at)
    stay = moved.pop(0, [])
    if not moved:
        return None
    by, rows = max(moved.items(), key=lambda item: (len(item[1]), -abs(item[0])))
    top, bottom = min(rows[0], rows[0] + by), max(rows[-1], rows[-1] + by)
    lost = sum(top <= row <= bottom for row in stay)
    if len(rows) - lost < _LEAST:
        return None
    for region in regions:
        if _does_as_well(old, new, by, region, (top, bottom)):
            return Scroll(by, *region)
    return Scroll(by, top, bottom)


def _unique(rows: Sequence[tuple[Run, ...]]) -> dict[tuple[Run, ...], int]:
    """Where each row that is not blank stands, those that stand there twice left out."""
    found: dict[tuple[Run, ...], int] = {}
    twice = set()
    for at, row in enumerate(rows):
        if row in found:
            twice.add(row)
        elif any(run.text.strip() for run in row):
            found[row] = at
    for row in twice:
        del found[row]
    return found


def _does_as_well(
    old: Sequence[tuple[Run, ...]],
    new: Sequence[tuple[Run, ...]],
    by: int,
    region: tuple[int, int],
    needed: tuple[int, int],
) -> bool:
    """Whether scrolling all of `region` spoils no row outside what needs to scroll."""
    top, bottom = region
    if top > needed[0] or bottom < needed[1] or bottom >= len(new):
        return False
    outside = (at for at in range(top, bottom + 1) if not needed[0] <= at <= needed[1])
    return all(
        new[at] != old[at] or (top <= at + by <= bottom and new[at] == old[at + by])
        for at in outside
    )
