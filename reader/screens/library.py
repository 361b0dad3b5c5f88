"""The library: a line for each document, numbers left and free text last; the empty state."""

from reader.early.library_page import FIRST_STEPS, entry_line, heading_line, listed_rows, title_line
from reader.kept_library import fields
from reader.layers import Style
from reader.screens.frame import Frame, Row, clipped, fitted, run
from reader.state import State
from reader.terminal.inert import inert


def library_frame(state: State) -> Frame:
    """Title, heading, documents, and what to do first where nothing was tagged yet."""
    columns = state.size.width
    cells = columns - 1
    unread = not (state.listed or state.library)
    title = _title(state)
    rows: list[Row] = [(run(clipped(inert(title), cells), Style.TITLE),)]
    rows.append((run(clipped(heading_line(columns), cells), Style.DIM),))
    start = _start_rows(state)
    top, listed = _shown(state)
    for index, entry in enumerate(state.library[top : top + listed], top):
        selected = index == state.library_list.selected
        styles = (Style.SELECTED,) if selected else ()
        line = entry_line(fields(entry), columns, selected=selected)
        rows.append(fitted((run(line, *styles),), cells))
    if unread:
        rows.append((run("   reading the folder …"),))
    elif not state.library:
        rows.append((run("   no documents here yet; gloss doctor says what was left out"),))
    if len(rows) + len(start) <= state.rows + 1:
        rows += [fitted(row, cells) for row in start]
    cursor = state.library_list.selected - top + 2 if state.library else 1
    return Frame(tuple(rows), (0, cursor))


def _title(state: State) -> str:
    count = state.document_count
    if count is None:
        return f" {state.corpus}   reading the folder …"
    unread = not (state.listed or state.library)
    return f" {state.corpus}" if unread else title_line(state.corpus, count)


def _shown(state: State) -> tuple[int, int]:
    """The first document on the screen, and how many there is room for."""
    listed = listed_rows(state.size.height, state.own_claims)
    return max(state.library_list.top, state.library_list.selected - listed + 1), listed


def entry_on_row(state: State, row: int) -> int | None:
    """Which document stands on a row of the screen, for the mouse."""
    top, listed = _shown(state)
    line = row - 2
    return top + line if 0 <= line < listed else None


def _start_rows(state: State) -> list[Row]:
    if state.own_claims or state.rows - 1 <= FIRST_STEPS:
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
