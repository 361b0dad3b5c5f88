"""Keys that wait: what they mean is still being listed or looked for."""

from reader.actions import Mode, action_for
from reader.keys import folded
from reader.modes import lists
from reader.state import State


def waits(state: State, key: str) -> bool:
    """Whether a key means what a screen will show, and not what it shows by now."""
    return _waits_for_list(state, key) or _waits_for_answer(state, key)


def _waits_for_list(state: State, key: str) -> bool:
    """Whether a key means a line of the library, or follows one that does, before it is listed."""
    if state.listed or state.mode is not Mode.LIBRARY:
        return False
    name = _name(state, key)
    if state.queued:
        return name not in ("back", "cancel")
    return name in _OF_LINES and not _means_a_known_line(state, name, key)


def _means_a_known_line(state: State, name: str, key: str) -> bool:
    """Whether a key leads to a document that was there the last time, and would lead to the same
    one if all were listed.
    """
    if not state.library or name == "open" or state.document_count == len(state.library):
        return bool(state.library)
    after, _ = lists.TRANSITIONS[name](state, key)
    return after.library_list.selected < len(state.library) - 1


def _waits_for_answer(state: State, key: str) -> bool:
    """Whether a key is meant for where a search will lead, which is still being looked for."""
    heard = _heard_meanwhile(state)
    return heard is not None and _name(state, key) not in heard


def _heard_meanwhile(state: State) -> frozenset[str] | None:
    """The actions that do not wait for the answer which a screen waits for; None without one."""
    match state.mode:
        case Mode.FINDING:
            return _heard_before_hits(state)
        case Mode.WORDS if state.words.waiting and not state.words.count:
            return _HEARD_AT_ONCE
        case Mode.MATRIX if state.comparing.asked:
            return _ENDS_WAITING if state.queued else _GIVES_UP
        case Mode.READING if state.reprinted.waiting:
            return _ENDS_WAITING
        case Mode.READING if state.reading is not None and state.reading.matches.move:
            # Further steps from match to match are counted until the answer comes.
            return _HEARD_AT_ONCE if state.queued else _HEARD_AT_ONCE | _STEPS
        case _:
            return None


def _heard_before_hits(state: State) -> frozenset[str] | None:
    """The same for the list of hits, whose lines may be another question's."""
    finding = state.finding
    if finding.open_when_ready:
        return _HEARD_AT_ONCE
    if finding.marking:
        # What follows is meant for all the hits, and never for the one under the cursor.
        return _GIVES_UP
    if finding.waiting and state.queued:
        return _ENDS_WAITING
    return _HEARD_AT_ONCE | _WAITS_BY_ITSELF if finding.stale else None


def _name(state: State, key: str) -> str:
    action = action_for(state.mode, folded(key, state.layout))
    return action.name if action else ""


_ENDS_WAITING = frozenset({"cancel", "suspend", "redraw"})
"""What is heard though other keys wait before it."""

_HEARD_AT_ONCE = frozenset({"cancel", "back", "search", "find", "help", "suspend", "redraw"})
"""What gives up waiting for a search, or does not mind where it leads."""

_GIVES_UP = frozenset({"cancel", "back", "suspend", "redraw"})
"""What is heard while all hits are looked for; the first two drop what was to be done with them."""

_WAITS_BY_ITSELF = frozenset({"open", "mark_all"})
"""What remembers to be done when the hits are there."""

_STEPS = frozenset({"next_match", "previous_match"})

_OF_LINES = frozenset({"open", *lists.TRANSITIONS})
