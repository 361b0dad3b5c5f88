"""Whether there is somewhere to go, to find or to take back."""

from reader.actions import Mode
from reader.conditions.reason import Conditions, Reason
from reader.modes.focus import focused
from reader.modes.lists import count
from reader.state import State


def _can_follow(state: State, _key: str) -> Reason:
    mark = focused(state.reading) if state.reading else None
    return None if mark else "nothing to follow here"


def _can_jump_back(state: State, _key: str) -> Reason:
    return None if state.jumps else "no jump yet"


def _can_undo(state: State, _key: str) -> Reason:
    return None if state.history.done else "nothing to undo"


def _can_redo(state: State, _key: str) -> Reason:
    return None if state.history.undone else "nothing to redo"


def has_lines(state: State, _key: str) -> Reason:
    """Whether the list has a line, or will have one."""
    if state.mode is Mode.FINDING and state.finding.waiting:
        return None
    return None if count(state) else "nothing here"


def _can_find(state: State, _key: str) -> Reason:
    return "this is a lone document; / searches it" if state.single else None


def _can_compare(state: State, _key: str) -> Reason:
    return "this is a lone document; start gloss with its folder" if state.single else None


def _has_topics(state: State, _key: str) -> Reason:
    if state.comparing.matrix is None:
        return "still comparing"
    return None if state.comparing.topics else "no claim has a topic yet; P gives one"


def _has_further_columns(state: State, key: str) -> Reason:
    comparing = state.comparing
    if comparing.matrix is None or not comparing.columns:
        return "columns are where topics have them; Tab turns"
    _, fit, _ = comparing.room(state.size.width - 1)
    if key in ("[", "-"):
        return None if comparing.first else "these are the first columns"
    return None if comparing.first + fit < comparing.columns else "these are the last columns"


def _can_sort(state: State, _key: str) -> Reason:
    return None if state.finding.query else "nothing asked yet; f asks"


def _can_accept(state: State, _key: str) -> Reason:
    return None if state.finding.suggestion else "nothing else was meant, as far as one can tell"


def _can_open_saved(state: State, key: str) -> Reason:
    if state.single:
        return _can_find(state, key)
    return None if state.searches.saved else "no search is saved yet; S saves one that was asked"


CONDITIONS: Conditions = {
    "follow": _can_follow,
    "jump_back": _can_jump_back,
    "undo": _can_undo,
    "redo": _can_redo,
    "open": has_lines,
    "sort_hits": _can_sort,
    "save_search": _can_sort,
    "saved_searches": _can_open_saved,
    "accept_suggestion": _can_accept,
    "narrow": has_lines,
    "words_around": has_lines,
    "find": _can_find,
    "matrix": _can_compare,
    "next_topic": _has_topics,
    "previous_topic": _has_topics,
    "turn_matrix": _has_topics,
    "order_topics": _has_topics,
    "more_columns": _has_further_columns,
    "columns_before": _has_further_columns,
    "occurrences": _can_find,
    "mark_hit": has_lines,
    "mark_all": has_lines,
}
