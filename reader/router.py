"""From what the terminal sent to a step: bursts recognised, pastes refused."""

import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Concatenate, ParamSpec

from annotations.values import dataclass
from reader.actions import action_for
from reader.effects import Effect, ListLibrary, Open, Quit
from reader.keys import Paste, folded
from reader.modes import prompting
from reader.modes.places import leave_asked
from reader.modes.step import Step, dropped, stay
from reader.modes.view import pager, revealed
from reader.state import Size, State
from reader.update import QUEUE, press

Given = ParamSpec("Given")

ALONE = 0.05
"""Seconds between two keys of which neither came in the read of the other."""


@dataclass(slots=True)
class Router:
    """Hands keys on in the order they came."""

    last: float = 0.0
    """When the last key came, in seconds."""

    def press(self, state: State, key: str, time: float) -> Step:
        """One key that came at `time`; a `q` that came with others leaves nothing."""
        came_alone = time - self.last > ALONE
        self.last = time
        if state.refused and not came_alone:
            return _in_one_read(state, key)
        after, effects = press(state, key)
        if after.queued:
            before = state.hurried and bool(state.queued)
            after = replace(after, hurried=before or not came_alone)
        if not came_alone and any(isinstance(effect, Quit) for effect in effects):
            return leave_asked(state)
        return after, effects

    def paste(self, state: State, text: str) -> Step:
        """A bracketed paste: text for a prompt, refused elsewhere; it waits with keys that wait."""
        if state.opening or state.queued:
            return replace(state, queued=(*state.queued, Paste(text))[:QUEUE]), ()
        return prompting.pasted(state, text)


def _in_one_read(state: State, key: str) -> Step:
    """A key meant for what a refused one would have begun: it moves, and does no more."""
    action = action_for(state.mode, folded(key, state.layout))
    if action is None or action.group != "moving":
        return dropped(state), ()
    after, effects = press(state, key)
    return replace(after, refused=True), effects


def safely(
    state: State,
    work: Callable[Concatenate[State, Given], Step],
    *given: Given.args,
    **named: Given.kwargs,
) -> Step:
    """What `work` makes of a state; where it fails, the state as it was, and why.

    A fault of ours costs the one key that met it, and not what somebody is at.
    """
    try:
        return work(state, *given, **named)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        return stay(state, f"that failed, nothing was done; please report: {error!r} at {where}")


def resized(state: State, size: Size) -> Step:
    """Another size of the terminal: the cursor's sentence stays on the screen."""
    state = replace(state, size=size)
    reading = state.reading
    if reading is None:
        return state, ()
    pages = pager(state, reading.document)
    place = pages.place_of(reading.place.line) if reading.place.line else reading.place
    reading = revealed(state, replace(reading, place=place), reading.cursor)
    return replace(state, reading=reading), ()


def has_nothing_to_show(state: State) -> bool:
    """Whether neither a document nor the library was read yet, and nothing is to be said."""
    unread = bool(state.opening) if state.single else not (state.listed or state.library)
    # Whatever is to be said, that nothing can be read above all, must be seen.
    return unread and state.reading is None and not state.message


def first_effects(state: State) -> tuple[Effect, ...]:
    """What a reader begins with."""
    if state.single and state.opening:
        return (Open(state.opening),)
    return (ListLibrary(),)
