"""A page of help."""

from reader.help_lines import help_lines
from reader.layers import Style
from reader.screens.frame import Frame, clipped, fitted, run
from reader.state import State


def help_frame(state: State) -> Frame:
    """The lines from the one on top."""
    cells = state.size.width - 1
    top = state.help_list.top
    title = clipped(" keys   Space page  q back  Ctrl-P finds an action by name", cells)
    lines = help_lines(state.help_of, state.size.width)[top : top + state.rows]
    rows = (fitted((run(line.text, *line.styles),), cells) for line in lines)
    return Frame(((run(title, Style.DIM),), *rows), (0, 1))
