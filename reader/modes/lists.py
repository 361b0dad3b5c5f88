"""Moving in lists, and the moving keys that lists and the document share."""

from dataclasses import replace

from reader.actions import Mode
from reader.help_lines import help_lines
from reader.modes import finding, moving
from reader.modes.codebook import list_height, tag_lines
from reader.modes.listing import listed_annotations
from reader.modes.reprints import ROWS
from reader.modes.step import Step, Transition
from reader.state import State


def count(state: State) -> int:
    """Lines that can be selected on the list on top."""
    match state.screen:
        case Mode.LIBRARY:
            return len(state.library)
        case Mode.FINDING:
            return len(state.finding.passages)
        case Mode.LISTING:
            return len(listed_annotations(state))
        case Mode.MATRIX:
            return state.comparing.count
        case Mode.WORDS:
            return state.words.count
        case Mode.CODEBOOK:
            return len(tag_lines(state))
        case Mode.REPRINTS:
            return len(state.reprinted.passages)
        case _:
            return len(help_lines(state.help_of, state.size.width))


def _height(state: State) -> int:
    return max(1, state.rows - 2)


def select(state: State, line: int) -> State:
    """Line `line` of the list on top selected, clamped."""
    match state.screen:
        case Mode.LIBRARY:
            chosen = state.library_list.at(line, count(state), _height(state))
            return replace(state, library_list=chosen)
        case Mode.FINDING:
            chosen = state.finding_list.at(line, count(state), _height(state))
            return replace(state, finding_list=chosen)
        case Mode.LISTING:
            chosen = state.listing_list.at(line, count(state), _height(state))
            return replace(state, listing_list=chosen)
        case Mode.MATRIX:
            chosen = state.comparing.listed.at(line, count(state), _height(state))
            return replace(state, comparing=replace(state.comparing, listed=chosen))
        case Mode.WORDS:
            chosen = state.words.listed.at(line, count(state), _height(state))
            return replace(state, words=replace(state.words, listed=chosen))
        case Mode.CODEBOOK:
            chosen = state.codebook_list.at(line, count(state), list_height(state))
            return replace(state, codebook_list=chosen)
        case Mode.REPRINTS:
            chosen = state.reprints_list.at(line, count(state), ROWS)
            return replace(state, reprints_list=chosen)
        case _:
            last = max(0, count(state) - state.rows)
            top = max(0, min(line, last))
            return replace(state, help_list=replace(state.help_list, selected=top, top=top))


def selected(state: State) -> int:
    """The selected line of the list on top."""
    lists = {
        Mode.LIBRARY: state.library_list,
        Mode.FINDING: state.finding_list,
        Mode.LISTING: state.listing_list,
        Mode.MATRIX: state.comparing.listed,
        Mode.WORDS: state.words.listed,
        Mode.CODEBOOK: state.codebook_list,
        Mode.REPRINTS: state.reprints_list,
    }
    return lists.get(state.screen, state.help_list).selected


def _further(state: State, by: int) -> State:
    if state.screen is Mode.FINDING:
        return finding.moved(state, by)
    return select(state, selected(state) + by)


def _by(rows: int) -> Transition:
    def transition(state: State, _key: str) -> Step:
        if state.screen is Mode.READING:
            return moving.scroll(state, rows)
        return _further(state, rows), ()

    return transition


def _page(direction: int) -> Transition:
    def transition(state: State, _key: str) -> Step:
        if state.screen is Mode.READING:
            return moving.scroll(state, direction * state.rows)
        return _further(state, direction * _height(state)), ()

    return transition


def to_start(state: State, key: str) -> Step:
    """To the start of the document or the list."""
    if state.screen is Mode.READING:
        return moving.to_start(state, key)
    return select(state, 0), ()


def to_end(state: State, key: str) -> Step:
    """To the end of the document or the list."""
    if state.screen is Mode.READING:
        return moving.to_end(state, key)
    return _further(state, count(state)), ()


TRANSITIONS: dict[str, Transition] = {
    "row_down": _by(1),
    "row_up": _by(-1),
    "page_down": _page(1),
    "page_of_hits": _page(1),
    "page_up": _page(-1),
    "to_start": to_start,
    "to_end": to_end,
}
