"""Every key of a mode, and those that are everywhere: a page made from the action table."""

from functools import lru_cache

from reader.actions import Mode, in_mode, shown_keys
from reader.layers import Style
from reader.screens.frame import Frame, Row, clipped, fitted, padded, run
from reader.state import State

_TITLES = {
    Mode.READING: "reading",
    Mode.PENDING: "after c: whose claim is it?",
    Mode.SELECTING: "selecting",
    Mode.LIBRARY: "the library",
    Mode.FINDING: "what was found",
    Mode.LISTING: "the annotations of a document",
}
_KEYS = 18


@lru_cache(maxsize=32)
def help_rows(mode: Mode, columns: int) -> tuple[Row, ...]:
    """The lines of help for a mode, groups in the order of the table."""
    cells = columns - 1
    rows: list[Row] = []
    for each in _modes(mode):
        rows.append((run(f" {_TITLES.get(each, each)}", Style.TITLE),))
        group = ""
        for action in in_mode(each):
            if not action.text:
                continue
            if action.group != group:
                group = action.group
                rows.append((run(f"  {group}", Style.DIM),))
            later = f" ({action.later})" if action.later else ""
            keys = padded(shown_keys(action), _KEYS)
            rows.extend(_wrapped(f"   {keys} ", f"{action.text}{later}", cells))
        rows.append((run(""),))
    return tuple(rows)


def _modes(mode: Mode) -> tuple[Mode, ...]:
    first = mode if mode in _TITLES else Mode.READING
    rest = (Mode.READING, Mode.PENDING, Mode.SELECTING)
    return (first, *(each for each in rest if each is not first))


def _wrapped(left: str, text: str, cells: int) -> list[Row]:
    room = max(12, cells - len(left))
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > room:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    lines.append(line)
    blank = " " * len(left)
    return [fitted((run(left if n == 0 else blank), run(t)), cells) for n, t in enumerate(lines)]


def help_frame(state: State) -> Frame:
    """A page of help."""
    rows = help_rows(state.help_of, state.size.width)
    top = state.help_list.top
    title = " keys   Space page  q back  Ctrl-P finds an action by name"
    shown = rows[top : top + state.rows]
    return Frame(((run(clipped(title, state.size.width - 1), Style.DIM),), *shown), (0, 1))
