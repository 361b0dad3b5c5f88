"""A row's text in styled runs, and the gutter before it.

Styling never moves a cell: what is drawn is the row's text with its tabs as blanks, and a hint
letter in place of a blank.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import eq
from typing import Final, NamedTuple

from reader.cells import CROWD, TAB, thinned
from reader.early.plain import GUTTER, NARROW_GUTTER
from reader.layers import Interval, Layer, Style
from reader.paging import ScreenRow

_LABEL: Final = 3
_NO_ROOM: Final = "##"
_UNSOURCED: Final = "?"
_HINT: Final = frozenset({Style.HINT})
_BRACKET: Final = frozenset({Style.STRONG})
_PLAIN: Final = frozenset[Style]()


class Run(NamedTuple):
    """A piece of a row that is drawn in one style."""

    text: str
    styles: frozenset[Style] = _PLAIN


class Marks(NamedTuple):
    """What the gutter says of one row."""

    cursor: str = ""
    """`>` on the row where the cursor's sentence begins, `|` on its other rows, else empty."""
    claims: tuple[str, ...] = ()
    """Labels of the claims that begin in the row: `C5`, `C?`, `C0`, `C+`."""
    sources: tuple[str, ...] = ()
    """Labels of the sources that begin in the row: `S4`."""
    reprinted: bool = False
    """Whether another document has what stands in the row; `=` between the labels."""
    doubtful: bool = False
    """Whether what begins in the row may stand elsewhere; `~` between the labels."""


def gutter(marks: Marks, width: int = GUTTER) -> str:
    """The gutter of a row: cursor, claim and source labels, always `width` cells.

    Where several labels meet in a row, the first one stands there with a `+`. A narrow gutter has
    the cursor, or else the letter of what begins in the row, `?` where the source of a claim is
    to be said; one right beside the text has the cursor alone, for a letter would be read as part
    of the text.
    """
    if width < GUTTER:
        sign = marks.cursor or (_letter(marks) if width >= NARROW_GUTTER else "")
        return sign[:1].ljust(width)[: max(0, width)]
    claim, source = _label(marks.claims), _label(marks.sources)
    sign = "~" if marks.doubtful else "=" if marks.reprinted else " "
    return f"{marks.cursor[:1]:1}{claim:{_LABEL}}{sign}{source:{_LABEL}} "


def _letter(marks: Marks) -> str:
    if any(label.endswith(_UNSOURCED) for label in marks.claims):
        return _UNSOURCED
    return next(iter((*marks.claims, *marks.sources)), "")


def _label(labels: Sequence[str]) -> str:
    """The first label in three cells, with a `+` if there are different ones.

    Where it is too long the letter goes, which the column implies; and then the number.
    """
    if not labels:
        return ""
    more = "+" if len(set(labels)) > 1 else ""
    kind, number = labels[0][:1], labels[0][1:]
    for text in (kind + number + more, number + more):
        if len(text) <= _LABEL:
            return text
    return kind + _NO_ROOM


def compose(
    row: ScreenRow,
    layers: Iterable[Layer] = (),
    hints: Mapping[int, str] | None = None,
    brackets: Mapping[int, str] | None = None,
) -> tuple[Run, ...]:
    """The runs of a row: its text cut where a style begins or ends, never inside a cluster.

    `hints` gives a letter for the byte where a name begins; it takes the blank cell right before
    the name. At the start of a row, and after anything but a blank, there is no such cell and the
    letter is left out. `brackets` gives a ``[`` or ``]`` for a blank cell that begins at a byte.
    """
    letters = _bracket_cells(row, brackets) if brackets else {}
    letters |= _hint_cells(row, hints) if hints else {}
    found = tuple(interval for layer in layers for interval in layer.over(row.start, row.end))
    return _styled(row, found, letters) if letters else _scrolled(row, found)


@lru_cache(maxsize=256)
def _scrolled(row: ScreenRow, intervals: tuple[Interval, ...]) -> tuple[Run, ...]:
    """As `_styled`, of a row that mostly stood on the screen before, one row lower."""
    return _styled(row, intervals, {})


def _styled(
    row: ScreenRow, intervals: Iterable[Interval], letters: Mapping[int, str]
) -> tuple[Run, ...]:
    """The runs of a row. letters: what is drawn in place of a blank, by its code point."""
    marks = {mark for interval in intervals if (mark := _in_row(row, interval))}
    cuts = {0, len(row.text)}
    for start, end, _ in marks:
        cuts.update((start, end))
    for at in letters:
        cuts.update((at, at + 1))
    runs: list[Run] = []
    points = sorted(cuts)
    for start, end in pairwise(points):
        styles = frozenset(style for a, b, style in marks if a <= start and end <= b)
        if start in letters:
            _add(runs, " " * (_cells_at(row, start) - 1), styles)
            _add(runs, letters[start], _BRACKET if letters[start] in "[]" else _HINT)
        else:
            _add(runs, _drawn(row, start, end), styles)
    return tuple(runs)


def _add(runs: list[Run], text: str, styles: frozenset[Style]) -> None:
    """Append `text`, joined to the last run where the styles are the same."""
    if runs and runs[-1].styles == styles:
        runs[-1] = Run(runs[-1].text + text, styles)
    elif text:
        runs.append(Run(text, styles))


def _drawn(row: ScreenRow, start: int, end: int) -> str:
    """Code points `start` to `end` with their tabs as blanks."""
    text = row.text[start:end]
    if TAB not in text:
        return thinned(text) if _is_crowded(row) else text
    pieces = (
        " " * _cells_at(row, at) if character == TAB else character
        for at, character in enumerate(text, start)
    )
    return thinned("".join(pieces))


def _is_crowded(row: ScreenRow) -> bool:
    """Whether more code points share a column than are drawn of one cluster."""
    columns = row.columns
    if isinstance(columns, range):
        return False
    return any(map(eq, columns, columns[CROWD : len(row.text)]))


def _cells_at(row: ScreenRow, at: int) -> int:
    """Cells of the cluster that begins with a code point."""
    column = row.columns[at]
    return row.columns[bisect_right(row.columns, column, at, len(row.text))] - column


def _in_row(row: ScreenRow, interval: Interval) -> tuple[int, int, Style] | None:
    """The code points of the row that an interval covers, widened to whole clusters."""
    size = len(row.text)
    start = row.index_of(max(row.start, interval.start))
    end = bisect_left(row.starts, min(row.end, interval.end))
    if start >= end:
        return None
    # The code points of a cluster share its column.
    start = bisect_left(row.columns, row.columns[start], 0, size)
    end = bisect_right(row.columns, row.columns[end - 1], 0, size)
    return start, end, interval.style


def _hint_cells(row: ScreenRow, hints: Mapping[int, str]) -> dict[int, str]:
    """The code points of the row that are blanks for a letter."""
    found: dict[int, str] = {}
    for byte, letter in hints.items():
        at = row.index_of(byte) - 1 if row.start < byte < row.end else -1
        if at >= 0 and row.starts[at + 1] == byte and _is_blank(row, at) and len(letter) == 1:
            found[at] = letter
    return found


def _bracket_cells(row: ScreenRow, brackets: Mapping[int, str]) -> dict[int, str]:
    """The code points of the row that are blanks for a bracket."""
    inside = {
        row.index_of(byte): sign for byte, sign in brackets.items() if row.start <= byte < row.end
    }
    return {at: sign for at, sign in inside.items() if at < len(row.text) and _is_blank(row, at)}


def _is_blank(row: ScreenRow, at: int) -> bool:
    """Whether a code point is a blank, and no mark is joined to it."""
    return row.text[at] in (" ", TAB) and row.columns[at + 1] > row.columns[at]
