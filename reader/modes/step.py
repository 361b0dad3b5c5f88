"""The shape of a transition, and the few changes that all of them make."""

from collections.abc import Callable
from dataclasses import replace

from reader.effects import Effect
from reader.state import Reading, State

Step = tuple[State, tuple[Effect, ...]]
Transition = Callable[[State, str], Step]
"""Takes the state and the key that was pressed."""

DROPPED = "; the keys behind it are dropped"
"""Said where what was typed ahead is not heard: by whom, nobody could tell."""


def stay(state: State, message: str = "", *effects: Effect) -> Step:
    """The same state, with a message."""
    return replace(state, message=message) if message else state, effects


def dropped(state: State) -> State:
    """Without the keys that were typed ahead; says so once."""
    said = state.message.removesuffix(DROPPED)
    message = said + DROPPED if said else "keys behind one that was refused are dropped"
    return replace(state, queued=(), message=message)


def reading_of(state: State) -> Reading:
    """The document view; only called where the mode says that there is one."""
    if state.reading is None:
        raise LookupError("no document is open")
    return state.reading


def with_reading(state: State, reading: Reading, *effects: Effect) -> Step:
    """The state with another document view."""
    return replace(state, reading=reading), effects
