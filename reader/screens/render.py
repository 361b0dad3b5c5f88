"""The whole screen of a state: one frame of exactly as many rows as the terminal has."""

from reader.actions import Mode
from reader.screens.around import around_frame
from reader.screens.bottom import detail_row, prompt_cursor, status_row
from reader.screens.codebook import codebook_frame
from reader.screens.finding import finding_frame
from reader.screens.frame import Frame, fitted, run
from reader.screens.help import help_frame
from reader.screens.library import library_frame
from reader.screens.listing import listing_frame
from reader.screens.matrix import matrix_frame
from reader.screens.panel import with_panel
from reader.screens.reading import reading_rows
from reader.screens.reprints import reprints_frame
from reader.state import State


def render(state: State) -> Frame:
    """What stands on the terminal, the last column never written."""
    width, height = state.size.width, state.size.height
    body = with_panel(state, _body(state))
    room = max(0, height - 2)
    # Where there is no room for the headings too, they go first.
    hidden = max(0, body.cursor[1] + 1 - max(1, room))
    rows = [fitted(row, width - 1) for row in body.rows[hidden : hidden + room]]
    rows += [()] * (room - len(rows))
    bottom = [fitted(row, width - 1) for row in (detail_row(state), status_row(state))]
    cursor = (body.cursor[0], body.cursor[1] - hidden)
    if state.prompt is not None:
        cursor = (min(prompt_cursor(state), width - 1), height - 1)
    x, y = min(cursor[0], max(0, width - 1)), min(cursor[1], max(0, height - 1))
    return Frame((*rows, *bottom)[-height:], (x, y), width)


def _body(state: State) -> Frame:
    match state.screen:
        case Mode.FINDING:
            return finding_frame(state)
        case Mode.LISTING:
            return listing_frame(state)
        case Mode.MATRIX:
            return matrix_frame(state)
        case Mode.WORDS:
            return around_frame(state)
        case Mode.CODEBOOK:
            return codebook_frame(state)
        case Mode.REPRINTS:
            return reprints_frame(state)
        case Mode.HELP:
            return help_frame(state)
        case Mode.READING if state.reading is not None:
            return reading_rows(state, state.reading)
        case Mode.READING:
            return Frame(((run(f" opening {state.opening}"),),))
        case _:
            return library_frame(state)
