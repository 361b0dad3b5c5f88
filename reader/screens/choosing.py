"""The panels over what was found: by what to narrow it, and the searches that are saved."""

from collections.abc import Sequence

from reader.layers import Style
from reader.modes.options import options
from reader.prompt import PromptKind
from reader.screens.frame import Row, clipped, padded, run, width
from reader.state import State
from reader.terminal.inert import inert

_NAME = 30
_KINDS = {"outlet": "outlet", "date": "month", "tag": "tag"}


def choosing_rows(state: State, cells: int, most: int) -> list[Row]:
    """The rows of the panel of a prompt in which one of a list is chosen; none for others."""
    if state.prompt is None or state.prompt.kind not in _PANELS:
        return []
    heading, lines, nothing = _PANELS[state.prompt.kind](state)
    rows: list[Row] = [(run(clipped(heading, cells), Style.TITLE),)]
    if not lines:
        return [*rows, (run(clipped(f"   {nothing}", cells)),)]
    chosen = state.prompt.chosen % len(lines)
    room = max(1, most - 1)
    first = max(0, min(chosen - room + 1, len(lines) - room))
    for at, (left, right) in enumerate(lines[first : first + room], first):
        sign, styles = (">", (Style.SELECTED,)) if at == chosen else (" ", ())
        rows.append((run(clipped(f" {sign} {left}", cells), *styles), run(f"  {right}", Style.DIM)))
    return rows


def _facets(state: State) -> tuple[str, Sequence[tuple[str, str]], str]:
    known = {facet.asked: facet for facet in state.facets.facets}
    shown = [known[each] for each in options(state)]
    most = max((len(f"{each.documents:,}") for each in shown), default=1)
    lines = [
        (f"{each.documents:>{most},}  {_KINDS[each.field]:6}  {inert(each.value)}", "")
        for each in shown
    ]
    heading = " documents of each   ↓ ↑ or what you type chooses   Enter narrows   Esc"
    nothing = "no outlet, date or tag is known of these"
    if state.facets.waiting:
        nothing = "counting"
    elif known:
        nothing = "none of these"
    return heading, lines, inert(state.facets.error) or nothing


def _saved(state: State) -> tuple[str, Sequence[tuple[str, str]], str]:
    named = [search for name in options(state) if (search := state.searches.named(name))]
    wide = min(_NAME, max((width(inert(each.name)) for each in named), default=1))
    lines = [(padded(inert(each.name), wide), inert(each.query)) for each in named]
    return (
        " saved searches   ↓ ↑ or what you type chooses   Enter opens   Esc",
        lines,
        "none of these",
    )


_PANELS = {PromptKind.NARROW: _facets, PromptKind.SAVED_SEARCH: _saved}
PANELLED = frozenset(_PANELS)
"""Prompts whose choices stand in a panel."""
