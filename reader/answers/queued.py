"""The keys that came before an answer: heard once it is there."""

from dataclasses import replace

from reader.effects import Effect, Quit
from reader.modes.places import leave_asked
from reader.modes.step import Step
from reader.state import State
from reader.update import press


def replayed(state: State, effects: tuple[Effect, ...]) -> Step:
    """The keys that came while the document was opened or listed, as somebody hears them now.

    None of them came alone, so that a `q` among them leaves nothing.
    """
    keys = state.queued
    state = replace(state, queued=())
    for index, key in enumerate(keys):
        state, more = press(state, key)
        if any(isinstance(effect, Quit) for effect in more):
            state, more = leave_asked(state)
        effects = (*effects, *more)
        if state.opening:
            return replace(state, queued=(*state.queued, *keys[index + 1 :])), effects
    return state, effects
