"""Answers about what was saved, could not be saved, or was done in earlier runs."""

from dataclasses import replace

from annotations.claims import Counts
from annotations.model import CLAIM
from annotations.undoing import History
from annotations.uses import TAG
from reader.action import Mode
from reader.effects import Compare, Reanchor
from reader.listed import LibraryLine, with_entry
from reader.messages import CommitFailed, Committed, Remembered
from reader.modes import edits
from reader.modes.places import shown_anew
from reader.modes.step import Step, stay
from reader.shown import ShownDocument as OpenDoc
from reader.state import Saving, State


def remembered(state: State, message: Remembered) -> State:
    """What earlier sessions did comes before what this one did already."""
    done = (*message.history.done, *state.history.done)
    undone = state.history.undone or (() if state.history.done else message.history.undone)
    return replace(state, history=History(done, undone))


def committed(state: State, message: Committed) -> Step:
    """An edit is on the disk: what others wrote there meanwhile is shown."""
    state = edits.saved(state)
    state = replace(state, comparing=replace(state.comparing, stale=True))
    if message.made is not None:
        state = replace(state, history=state.history.settled(message.edit, message.made))
    # What was compared before it was saved lacks it.
    again = (Compare(),) if state.screen is Mode.MATRIX and not state.saving.waiting else ()
    reading = state.reading
    if reading is None or reading.document.name != message.edit.document:
        return state, again
    document = reading.document
    state = _counted(state, document)
    if state.saving.waiting or document.annotations.mine.lines == message.sidecar.lines:
        return state, again
    merged = replace(document, annotations=document.annotations.with_mine(message.sidecar))
    state = replace(state, reading=replace(reading, document=merged))
    # What was just undone or done stays to be read.
    said = "; ".join(text for text in (state.message, _told_of_others(merged, message)) if text)
    return stay(state, said, Reanchor(merged.name), *again)


def _told_of_others(document: OpenDoc, message: Committed) -> str:
    if not message.conflicts:
        return "another program changed your sidecar; its changes are shown"
    label = document.graph.label(message.conflicts[0])
    return f"{label}: changed elsewhere too; both are kept: x drops one, e Enter keeps it"


def _counted(state: State, document: OpenDoc) -> State:
    """The library's numbers of a document, as they are after an edit."""
    counts: Counts = document.graph.counts

    def changed(entry: LibraryLine) -> LibraryLine:
        c = counts
        return replace(entry, claims=c.claims, unsourced=c.unsourced, sources=c.sources)

    library = with_entry(state.library, document.name, changed, state.library_list.selected)
    own = state.own_claims
    if not own:
        own = document.annotations.mine.uses.count((TAG, CLAIM, ""))
    return replace(state, library=library, own_claims=own)


def commit_failed(state: State, message: CommitFailed) -> Step:
    """An edit is not saved, and waits; or never will be, and is taken back."""
    if message.final:
        state = edits.saved(state)
        text = f"not done: {message.reason}"
        if message.edit.group:
            state = replace(state, history=state.history.without(message.edit.group))
        return shown_anew(state, message.edit.document, text)
    waiting = max(state.saving.waiting, message.waiting)
    saving = Saving(waiting, message.reason, state.saving.ever, message.kept)
    return stay(replace(state, saving=saving), f"NOT SAVED: {message.reason}")
