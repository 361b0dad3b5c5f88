"""One source line broken into rows of cells, and the cells of its code points.

Lines break after blanks and zero-width spaces, and between wide characters where their
punctuation allows; a word longer than a row is cut between grapheme clusters.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.cells import TAB, Cluster, clusters, is_plain, is_wide, shown
from reader.early.plain import plain_rows

TAB_STOP: Final = 8
_ZERO_WIDTH_SPACE: Final = "\u200b"
_BLANKS: Final = frozenset(
    " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
)
# What may not begin a row, and what may not end one, where wide characters would let it break.
_NOT_FIRST: Final = frozenset(
    "!%),.:;?]}'\"”’…、。々〉》」』】〕〗〙〛〞〟ぁぃぅぇぉっゃゅょゎゝゞァィゥェォッャュョヮーヽヾ・！％），．：；？］｝｡｣､･"
)
_NOT_LAST: Final = frozenset("([{“‘〈《「『【〔〖〘〚〝（［｛｢$£¥")


class Row(NamedTuple):
    """A wrapped row: code points `start` to `end` (exclusive) of its line; rows partition it."""

    start: int
    text_end: int
    """Where the drawn text ends: blanks that hang at the break, to `end`, have no cell."""
    end: int


def wrap(line: str, width: int) -> tuple[Row, ...]:
    """The rows of `line` (no line end in it) in `width` cells; always at least one.

    No row occupies more than `width` cells, also where a terminal draws the members of an emoji
    sequence one by one; only a single cluster that is wider by itself stands alone on its row.
    Takes time in proportion to the line.
    """
    width = max(1, width)
    if is_plain(line):
        return tuple(map(Row._make, plain_rows(line, width)))
    text = shown(line)
    return _wrap_clusters(text, clusters(text), width)


class _Break(NamedTuple):
    """A place where the row may end: before code point `at`, its ink ending at `ink`."""

    at: int
    ink: int
    cells: int
    room: int


def _wrap_clusters(text: str, parts: list[Cluster], width: int) -> tuple[Row, ...]:
    """The rows of any inert line, cluster by cluster."""
    rows: list[Row] = []
    start = ink = fits = 0
    cells = room = 0
    chance: _Break | None = None
    before: Cluster | None = None
    for part in parts:
        blank = _is_blank(text, part)
        needs = min(part.room, width)
        if blank:
            step = TAB_STOP - cells % TAB_STOP if text[part.start] == TAB else part.cells
            cells, room = cells + step, room + step
            if room <= width:
                fits = part.end
            chance = _Break(part.end, ink, cells, room)
            before = None
            continue
        if before is not None and _may_break(text, before, part):
            chance = _Break(part.start, part.start, cells, room)
        if room + needs > width and chance and (chance.ink > start or chance.room >= width):
            rows.append(Row(start, max(start, chance.ink), chance.at))
            start, cells, room = chance.at, cells - chance.cells, room - chance.room
            chance = None
        if room + needs > width and part.start > start:
            rows.append(Row(start, part.start, part.start))
            start, cells, room, chance = part.start, 0, 0, None
        cells, room = cells + part.cells, room + needs
        ink = fits = part.end
        if text[part.end - 1] == _ZERO_WIDTH_SPACE:
            chance = _Break(part.end, part.end, cells, room)
        before = part
    rows.append(Row(start, max(start, fits), len(text)))
    return tuple(rows)


def _is_blank(text: str, part: Cluster) -> bool:
    """Whether a row may end after this cluster without drawing it."""
    if text[part.start] == TAB:
        return True
    marks = text[part.start + 1 : part.end]
    return text[part.start] in _BLANKS and not marks.strip(_ZERO_WIDTH_SPACE)


def _may_break(text: str, before: Cluster, after: Cluster) -> bool:
    """Whether a row may end between two clusters because one of them is wide."""
    if not is_wide(text[before.start]) and not is_wide(text[after.start]):
        return False
    return text[after.start] not in _NOT_FIRST and text[before.start] not in _NOT_LAST


def cells(line: str, row: Row) -> Sequence[int]:
    """The column at which each code point of `row` is drawn, then the row's width.

    A code point inside a cluster has its cluster's column; a blank that hangs at the break, and
    the entry after the last code point, has the column where the text ends. Columns never
    decrease, so bisection finds the code point of a column.
    """
    drawn = shown(line[row.start : row.text_end])
    hanging = row.end - row.text_end
    if is_plain(drawn):
        plain = range(len(drawn) + 1)
        return (*plain, *[len(drawn)] * hanging) if hanging else plain
    columns: list[int] = []
    column = 0
    for part in clusters(drawn):
        columns.extend([column] * (part.end - part.start))
        column += TAB_STOP - column % TAB_STOP if drawn[part.start] == TAB else part.cells
    return (*columns, *[column] * (hanging + 1))
