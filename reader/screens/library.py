"""The library: a line for each document, numbers left and free text last; the empty state."""

from reader.layers import Style
from reader.listed import LibraryEntry
from reader.screens.frame import Frame, Row, clipped, fitted, run
from reader.state import State
from reader.terminal.inert import inert

NARROW = 60
_FIRST_STEPS = 5
"""Rows that say what to do first; left out where no document had room beside them."""


def library_frame(state: State) -> Frame:
    """Title, heading, documents, and what to do first where nothing was tagged yet."""
    cells = state.size.width - 1
    rows: list[Row] = [(run(clipped(inert(f" {_title(state)}"), cells), Style.TITLE),)]
    narrow = state.size.width < NARROW
    heading = "   read  title" if narrow else "   read   C  ?  S  date         outlet / title"
    rows.append((run(clipped(heading, cells), Style.DIM),))
    start = _start_rows(state)
    top, listed = _shown(state)
    for index, entry in enumerate(state.library[top : top + listed], top):
        selected = index == state.library_list.selected
        rows.append(fitted(_entry_row(entry, selected, narrow), cells))
    if not state.library:
        rows.append((run("   no documents here yet; gloss doctor says what was left out"),))
    if len(rows) + len(start) <= state.rows + 1:
        rows += [fitted(row, cells) for row in start]
    cursor = state.library_list.selected - top + 2 if state.library else 1
    return Frame(tuple(rows), (0, cursor))


def _shown(state: State) -> tuple[int, int]:
    """The first document on the screen, and how many there is room for."""
    room = max(1, state.rows - 1)
    listed = max(1, room - len(_start_rows(state)))
    return max(state.library_list.top, state.library_list.selected - listed + 1), listed


def entry_on_row(state: State, row: int) -> int | None:
    """Which document stands on a row of the screen, for the mouse."""
    top, listed = _shown(state)
    line = row - 2
    return top + line if 0 <= line < listed else None


def _title(state: State) -> str:
    count = len(state.library)
    return f"{state.corpus}   {count} document{'' if count == 1 else 's'}"


def _entry_row(entry: LibraryEntry, selected: bool, narrow: bool) -> Row:
    sign = ">" if selected else " "
    read = f"{entry.read}%" if entry.read is not None else "-"
    date = (entry.date or "n.d.") + ("d" if entry.date_detected else "")
    styles = (Style.SELECTED,) if selected else ()
    title = entry.title or entry.name
    if narrow:
        return (run(f"{sign} {read:>5}  {title}", *styles),)
    counts = f"{entry.claims or '-':>3} {entry.unsourced or '-':>2} {entry.sources or '-':>2}"
    text = f"{sign} {read:>5} {counts}  {date:<12} {entry.outlet or '-'} / {title}"
    return (run(text, *styles),)


def _start_rows(state: State) -> list[Row]:
    if state.own_claims or state.rows - 1 <= _FIRST_STEPS:
        return []
    annotator = state.author.annotator
    return [
        (run(""),),
        (run(" Start:  Enter   read it           Space page, l next sentence"),),
        (run('         c       "this sentence is a claim", then one letter: whose'),),
        (run("         u       takes anything back      ? every key      q leaves"),),
        (
            run(
                f" Saved beside each document as  NAME.{annotator}.annotations.json  (N: your name)"
            ),
        ),
    ]
