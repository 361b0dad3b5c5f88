"""Notes: writing one, keeping what was typed where the document changed meanwhile."""

from dataclasses import replace

from reader.modes.draft import draft_of
from reader.modes.edits import perform
from reader.modes.focus import own_focused
from reader.modes.step import Step, Transition, reading_of, stay
from reader.modes.tagging import targets_of
from reader.prompt import Prompt, PromptKind, Unwritten
from reader.state import State


def note(state: State, _key: str) -> Step:
    """Write a note: to the selection, the annotation in focus, or the sentence."""
    reading = reading_of(state)
    annotation = None if reading.selection else own_focused(reading)
    text = (annotation.note or "") if annotation else ""
    kept = state.unwritten
    if kept is not None and (not text or (annotation and annotation.id == kept.annotation)):
        # Another annotation's note is not written over by it.
        text = kept.text
    return replace(state, prompt=Prompt(PromptKind.NOTE, text, len(text))), ()


def put_off(state: State) -> State:
    """Close a prompt whose passage may be another one by now; a note is kept for the next `i`."""
    prompt, reading = state.prompt, state.reading
    state = replace(state, prompt=None)
    if prompt is None or prompt.kind is not PromptKind.NOTE or reading is None:
        return state
    annotation = None if reading.selection else own_focused(reading)
    kept = Unwritten(annotation.id if annotation else "", prompt.text)
    return replace(state, unwritten=kept if kept.text else None)


def note_with(state: State, text: str) -> Step:
    """Keep a note; an empty one goes."""
    state = replace(state, unwritten=None)
    reading = reading_of(state)
    draft = draft_of(state)
    annotation = None if reading.selection else own_focused(reading)
    if annotation is not None:
        draft = draft.noted(annotation.id, text)
        return perform(state, draft.edit("note"), "noted" if text else "note removed")
    if not text:
        return stay(state, "an empty note is not kept")
    spans = reading.selection.spans if reading.selection else (reading.cursor,)
    draft = draft.remarked(targets_of(reading.document, spans), text)
    state = replace(state, reading=replace(reading, selection=None, focus=draft.made))
    return perform(state, draft.edit("note"), "noted")


TRANSITIONS: dict[str, Transition] = {"note": note}
