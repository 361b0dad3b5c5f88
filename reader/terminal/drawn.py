"""What stands in each cell of a row, and how far its columns are the same on every terminal."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from reader.cells import clusters, is_plain, is_single
from reader.rows import Run
from reader.terminal.sgr import parameters

Cell = tuple[str, str]
"""What is drawn and in which SGR parameters; the second cell of a wide character draws "" ."""

BLANK: Final[Cell] = (" ", "")


class Drawn(NamedTuple):
    """The cells of a row, the terminal's width of them."""

    cells: tuple[Cell, ...]
    sure: int
    """Columns before this one are the same on every terminal. Terminals differ on the width of
    emoji and of marks joined to letters, so what follows one stands nobody knows where."""
    end: int
    """Columns that are not blank at the end."""


@lru_cache(maxsize=1024)
def drawn(row: tuple[Run, ...], width: int, colours: bool) -> Drawn:
    """The cells of inert runs, cut or filled with blanks to `width`."""
    cells: list[Cell] = []
    sure = width
    for text, styles in row:
        look = parameters(styles, colours)
        if is_plain(text):
            cells.extend([(character, look) for character in text])
            continue
        for cluster in clusters(text):
            piece = text[cluster.start : cluster.end]
            if not is_single(piece):
                sure = min(sure, max(0, len(cells) - (not cluster.cells)))
            _add(cells, piece, cluster.cells, look)
    del cells[width:]
    end = len(cells)
    while end and cells[end - 1] == BLANK:
        end -= 1
    cells += [BLANK] * (width - len(cells))
    return Drawn(tuple(cells), min(sure, width), end)


def _add(cells: list[Cell], piece: str, width: int, look: str) -> None:
    """Append a cluster; one without a width of its own goes to the cell before."""
    if width:
        cells.append((piece, look))
        cells.extend([("", look)] * (width - 1))
    elif cells:
        at = len(cells) - 1
        while at and not cells[at][0]:
            at -= 1
        cells[at] = (cells[at][0] + piece, cells[at][1])


class Change(NamedTuple):
    """Cells to write from a column on; erase: what stands to their right goes."""

    column: int
    cells: tuple[Cell, ...]
    erase: bool = False


_BRIDGE: Final = 4
"""Cells that are sooner written again than passed over."""


def changes(old: Drawn, new: Drawn) -> Iterable[Change]:
    """What to write where `old` stands, so that `new` does."""
    before, after = old.cells, new.cells
    if before == after:
        return
    differ = [at for at, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]
    first, last = differ[0], differ[-1]
    sure = min(old.sure, new.sure)
    if last >= sure:
        while sure and not after[sure][0]:
            sure -= 1  # never from the middle of a wide character
        yield from _runs(after, [at for at in differ if at < sure])
        yield Change(sure, after[sure : new.end], erase=True)
        return
    # A wide character that began before what is erased would be torn; none does: its second cell
    # is no blank.
    erase = new.end < old.end and last - max(new.end, first) >= _BRIDGE
    if erase:
        differ = [at for at in differ if at < new.end]
    yield from _runs(after, differ)
    if erase:
        yield Change(new.end, (), erase=True)


def _runs(after: tuple[Cell, ...], differ: list[int]) -> Iterable[Change]:
    """The cells at `differ` as few pieces, short gaps of the same style written along."""
    if not differ:
        return
    start = end = differ[0]
    for at in differ[1:]:
        gap = {cell[1] for cell in after[end + 1 : at]}
        if at - end - 1 > _BRIDGE or not (gap <= {after[end][1]} or gap <= {after[at][1]}):
            yield Change(start, after[start : _whole(after, end)])
            start = at
        end = at
    yield Change(start, after[start : _whole(after, end)])


def _whole(cells: tuple[Cell, ...], last: int) -> int:
    """The end of a piece whose last cell is `last`, the rest of a wide character included."""
    end = last + 1
    while end < len(cells) and not cells[end][0]:
        end += 1
    return end
