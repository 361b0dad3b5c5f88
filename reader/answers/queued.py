"""The keys and pastes that came before an answer: heard once it is there."""

from dataclasses import replace

from reader.effects import Effect, Quit
from reader.keys import Paste
from reader.modes import prompting
from reader.modes.places import leave_asked
from reader.modes.step import Step, dropped
from reader.state import State
from reader.update import press


def replayed(state: State, effects: tuple[Effect, ...]) -> Step:
    """The keys that came while the document was opened or listed, as somebody hears them now.

    A `q` among keys that came together leaves nothing; one that came alone leaves at once. Behind
    one that is refused, and would have given the others their meaning, none is heard.
    """
    keys, hurried = state.queued, state.hurried
    state = replace(state, queued=(), hurried=False)
    for index, key in enumerate(keys):
        pasted = isinstance(key, Paste)
        state, more = prompting.pasted(state, key) if pasted else press(state, key)
        leaves = any(isinstance(effect, Quit) for effect in more)
        if leaves and hurried:
            state, more = leave_asked(state)
        effects = (*effects, *more)
        if leaves and not hurried:
            return state, effects
        if state.refused and keys[index + 1 :]:
            return dropped(state), effects
        if state.opening:
            rest = (*state.queued, *keys[index + 1 :])
            return replace(state, queued=rest, hurried=hurried and bool(rest)), effects
    return state, effects
