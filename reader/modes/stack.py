"""Screens one upon the other: what is put on top, and what comes to light when it goes.

A list is among them once. A document stays beneath the list that was asked for from it, as it was
left; of two that would come to lie one upon the other, the later one stays.
"""

from dataclasses import replace
from typing import NamedTuple

from reader.action import Mode
from reader.effects import Open, Remember
from reader.listed import per_cent, with_entry
from reader.modes.doubts import order_of
from reader.modes.step import Step
from reader.shown import ShownDocument
from reader.state import Reading, State

_OF_A_DOCUMENT = frozenset({Mode.LISTING, Mode.REPRINTS})
"""Lists that show something of the document beneath them."""


class _Layer(NamedTuple):
    screen: Mode
    reading: Reading | None


def on_top(state: State, screen: Mode) -> State:
    """A list on top of the other screens, which are as before when it goes."""
    layers: list[_Layer] = []
    for layer in _layers(state):
        if layer.screen is screen:
            continue
        if layers and layer.screen is layers[-1].screen:
            layers.pop()
        layers.append(layer)
    screens = (*(layer.screen for layer in layers), screen)
    return replace(state, screens=screens, beneath=_documents(layers))


def entered(state: State, opening: Open, message: str = "") -> Step:
    """Open a document: in the place of the one that is read, or on top of a list."""
    kept = remember(state)
    state = replace(read_so_far(state), opening=opening.name, message=message)
    return shown_on_top(state), (*kept, opening)


def shown_on_top(state: State) -> State:
    """The document view on top, for the document that is being opened, unless it is there."""
    if state.screen is Mode.READING:
        return state
    return replace(state, screens=(*state.screens, Mode.READING), entering=bool(state.opening))


def not_entered(state: State) -> State:
    """The screen from which a document was to be opened."""
    screens = state.screens[:-1] if state.entering else state.screens
    return replace(state, screens=screens, opening="", entering=False, queued=(), after_open=())


def uncovered(state: State) -> Step:
    """The screens once the topmost is taken off: the document that this uncovers is as it was left.

    The document of a list that is uncovered is the open one again.
    """
    found = sum(screen is Mode.READING for screen in state.screens)
    is_list = state.screen in _OF_A_DOCUMENT
    if not (is_list or state.screen is Mode.READING) or not 0 < found <= len(state.beneath):
        return state, ()
    reading, kept = state.beneath[found - 1], found if is_list else found - 1
    state = replace(state, beneath=state.beneath[:kept])
    shown = state.document
    if shown is not None and shown.name == reading.document.name and same_text(reading, shown):
        reading = with_annotations_of(reading, shown)
        furthest = max(reading.furthest, state.reading.furthest if state.reading else 0)
        return replace(state, reading=replace(reading, furthest=furthest)), ()
    name, byte = reading.document.name, reading.cursor.start
    return replace(state, reading=reading, opening=name), (Open(name, byte=byte, anew=True),)


def _layers(state: State) -> list[_Layer]:
    beneath = list(state.beneath)
    layers: list[_Layer] = []
    for screen in state.screens:
        reading = None
        if screen is Mode.READING:
            reading = beneath.pop(0) if beneath else state.reading
        layers.append(_Layer(screen, reading))
    return layers


def _documents(layers: list[_Layer]) -> tuple[Reading, ...]:
    return tuple(layer.reading for layer in layers if layer.reading is not None)


# ---- one document, left and come back to ---------------------------------------------------


def same_text(before: Reading, document: ShownDocument) -> bool:
    """Whether a document that was read has the text that it had."""
    if document.text is before.document.text:
        return True
    return document.digest is not None and document.digest == before.document.digest


def with_annotations_of(reading: Reading, document: ShownDocument) -> Reading:
    """What is read, with what was done to its annotations elsewhere; all else is as it was.

    The keys that waited meanwhile, and those to come, mean what they meant before.
    """
    before = reading.document
    digest = document.digest or before.digest
    reprinted = document.reprinted or before.reprinted
    document = document.but(digest=digest, reprinted=reprinted)
    known = document.annotations.annotations
    focus, pointed = (id_ if id_ in known else "" for id_ in (reading.focus, reading.pointed))
    settling = reading.settling if order_of(document, reading.settling) else ""
    return replace(reading, document=document, focus=focus, pointed=pointed, settling=settling)


def remember(state: State) -> tuple[Remember, ...]:
    """Keep where the open document is left."""
    reading = state.reading
    if reading is None:
        return ()
    document = reading.document
    numbers = tuple(document.graph.numbers.items())
    start, size = reading.cursor.start, document.text.size
    return (Remember(document.name, start, reading.furthest, size, numbers),)


def read_so_far(state: State) -> State:
    """The library with how far the open document is read by now."""
    reading = state.reading
    if reading is None:
        return state
    document = reading.document
    percent = per_cent(reading.furthest, document.text.size)
    library = with_entry(
        state.library,
        document.name,
        lambda entry: replace(entry, read=percent),
        state.library_list.selected,
    )
    return replace(state, library=library)
