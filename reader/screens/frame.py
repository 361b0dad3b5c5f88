"""What a screen is made of: rows of styled runs, fitted to cells without a widget in sight."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from reader.cells import clusters, is_plain, thinned
from reader.layers import Style
from reader.rows import Run
from reader.terminal.inert import inert

Row = tuple[Run, ...]


class Frame(NamedTuple):
    """A whole screen. cursor: column and row of the terminal's own cursor; width: in cells."""

    rows: tuple[Row, ...]
    cursor: tuple[int, int] = (0, 0)
    width: int = 0


def run(text: str, *styles: Style) -> Run:
    """A run of `text`, made inert."""
    return Run(inert(text), frozenset(styles))


def width(text: str) -> int:
    """Cells that inert text occupies."""
    return len(text) if is_plain(text) else sum(c.cells for c in clusters(text))


def clipped(text: str, cells: int) -> str:
    """The beginning of inert `text` that fits, its last cell `…` where something was cut."""
    if width(text) <= cells:
        return text
    if cells <= 0:
        return ""
    kept, used = 0, 0
    for cluster in clusters(text):
        if used + cluster.cells > cells - 1:
            break
        kept, used = cluster.end, used + cluster.cells
    return text[:kept] + "…"


def padded(text: str, cells: int) -> str:
    """Inert `text` cut or filled with blanks to exactly `cells`."""
    fitted = clipped(text, cells)
    return fitted + " " * (cells - width(fitted))


@lru_cache(maxsize=1024)
def fitted(row: Row, cells: int) -> Row:
    """A row cut to `cells`, nothing drawn beyond, and no more marks on a letter than are drawn."""
    kept: list[Run] = []
    left = cells
    for part in row:
        if left <= 0:
            break
        text = clipped(part.text, left)
        kept.append(Run(thinned(text), part.styles))
        left -= width(text)
    return tuple(kept)


def plain(row: Iterable[Run]) -> str:
    """The text of a row."""
    return "".join(part.text for part in row)


def keys_fitted(keys: str, cells: int) -> str:
    """Keys with what they do, parted by two blanks, as many as go into `cells`: whole ones.

    The last one stays, which mostly leads to all others.
    """
    parts = inert(keys).split("  ")
    while len(parts) > 1 and width("  ".join(parts)) > cells:
        parts.pop(-2)
    return clipped("  ".join(parts), cells)


def two_sided(left: str, right: str, cells: int, *styles: Style, least: int = 0) -> Row:
    """A row with `left` at its start and `right` at its end; `left` gives way.

    least: how many cells `left` gets before `right` gives way instead.
    """
    right = clipped(inert(right), max(0, cells - 1 - min(least, width(inert(left)))))
    if not width(right):  # marks alone would hang on the blank before them
        right = ""
    room = max(0, cells - width(right) - (1 if right else 0))
    text = padded(inert(left), room)
    return (Run(text, frozenset(styles)), Run(f" {right}" if right else "", frozenset({Style.DIM})))
