"""Screens: going to one, coming back, leaving; suspending."""

from dataclasses import replace

from reader.actions import Mode
from reader.early.library_page import KEPT
from reader.effects import (
    Compare,
    CountTags,
    Effect,
    KeepLibrary,
    ListLibrary,
    Open,
    Quit,
    Redraw,
    StopSearch,
    Suspend,
)
from reader.found import Matches
from reader.modes.codebook import line_selected
from reader.modes.finding import find_words, open_hit
from reader.modes.listing import open_annotation
from reader.modes.reprints import given_up, open_reprint
from reader.modes.stack import entered, not_entered, read_so_far, remember, uncovered
from reader.modes.step import Step, Transition, stay
from reader.prompt import Prompt, PromptKind
from reader.state import State

_GATHERED: dict[Mode, tuple[Effect, ...]] = {
    Mode.CODEBOOK: (CountTags(),),
    Mode.MATRIX: (Compare(),),
}
"""What a screen shows is gathered anew on coming back to it: it may have been changed meanwhile."""


def library_to_keep(state: State) -> tuple[KeepLibrary, ...]:
    """Keep the library, where there is one and all of it is known."""
    if state.single or not (state.listed and state.library):
        return ()
    library = read_so_far(state).library
    return (KeepLibrary(len(library), state.own_claims, library[:KEPT]),)


# ---- leaving -------------------------------------------------------------------------------


def back(state: State, _key: str) -> Step:
    """One screen back; from the last one, leave."""
    if state.mode is Mode.SELECTING:
        return cancel(state, "")
    kept = remember(state) if state.screen is Mode.READING else ()
    if state.mode in (Mode.WORDS, Mode.FINDING, Mode.MATRIX):
        # What was typed ahead for lines that had not come is meant for nothing else.
        state = replace(state, queued=())
    if len(state.screens) > 1:
        state = replace(read_so_far(_unmarking(state)), screens=state.screens[:-1], message="")
        gathered = _GATHERED.get(state.screen, ())
        state, effects = uncovered(state)
        return state, (*kept, *gathered, *effects)
    if state.saving.failure and not state.leaving:
        return replace(state, leaving=True, message=_what_waits(state)), kept
    return state, (*kept, Quit())


def _what_waits(state: State) -> str:
    saving = state.saving
    steps = "1 step is" if saving.waiting == 1 else f"{saving.waiting} steps are"
    if saving.kept:
        return f"{steps} not saved, but kept for the next start; q again leaves"
    return f"{steps} NOT SAVED and would be LOST: make room, or q again loses it"


def leave_asked(state: State) -> Step:
    """A `q` that came with other keys leaves nothing: it may be part of something pasted."""
    return replace(state, leaving=True, message="q again to leave"), ()


def give_up(state: State) -> Step:
    """Open nothing after all: the disk may never answer."""
    state = not_entered(state)
    if state.single and state.reading is None:
        return state, (Quit(),)
    return replace(state, message="given up opening it"), ()


def cancel(state: State, _key: str) -> Step:
    """Drop what is under way: a selection, a search's marks, a message."""
    reading = state.reading
    if state.screen is Mode.READING and reading is not None:
        if reading.selection is not None:
            waiting = reading.selection.source_for
            dropped = replace(reading, selection=None, pending=waiting)
            return replace(state, reading=dropped, message="selection dropped"), ()
        state = given_up(state)
        searched = reading.matches
        # An answer that is on its way finds nobody who asked.
        ticket = searched.ticket + (not searched.final)
        matches = Matches(ticket=ticket, answered=ticket)
        reading = replace(reading, matches=matches)
        effects = () if searched.final else (StopSearch(),)
        return replace(state, reading=reading, queued=(), message=""), effects
    if state.screen is Mode.HELP:
        return back(state, "")
    return replace(_unmarking(state), queued=(), message=""), ()


def _unmarking(state: State) -> State:
    """Without what was to be done with all hits, where they are still looked for."""
    if state.screen is not Mode.FINDING or not state.finding.marking:
        return state
    return replace(state, finding=replace(state.finding, marking=False), queued=())


# ---- screens -------------------------------------------------------------------------------


def library(state: State, _key: str) -> Step:
    """The documents of the corpus."""
    if state.single:
        return stay(state, "this is a lone document; start gloss with its folder for a library")
    names = [entry.name for entry in state.library]
    name = state.document.name if state.document else ""
    line = names.index(name) if name in names else state.library_list.selected
    chosen = state.library_list.at(line, len(names), state.rows - 1)
    state = replace(read_so_far(state), screens=(Mode.LIBRARY,), beneath=())
    state = replace(state, library_list=chosen, message="")
    return state, (*remember(state), ListLibrary())


def open_selected(state: State, _key: str) -> Step:
    """Open what is selected in a list."""
    if state.screen is Mode.FINDING:
        return open_hit(state)
    if state.screen is Mode.LISTING:
        return open_annotation(state)
    if state.screen is Mode.CODEBOOK:
        return _find_tagged(state)
    if state.screen is Mode.REPRINTS:
        return open_reprint(state)
    if not state.library:
        return stay(state, "no documents here; q leaves")
    name = state.library[state.library_list.selected].name
    return entered(state, Open(name))


def _find_tagged(state: State) -> Step:
    """Find what has the tag that is selected in the codebook."""
    from corpus.completing import as_value  # noqa: PLC0415 - see `loading`

    line = line_selected(state)
    if line is None:
        return stay(state, "no tag here")
    return find_words(state, f"tag:{as_value(line.tag.name)}")


def annotator(state: State, _key: str) -> Step:
    """Ask for the annotator's name."""
    name = state.author.annotator
    return replace(state, prompt=Prompt.offering(PromptKind.ANNOTATOR, name)), ()


def ask_place(state: State, proposed: str) -> Step:
    """Ask for a folder for annotations that cannot lie beside their document."""
    message = "nothing can be written beside this document"
    prompt = Prompt(PromptKind.PLACE, proposed, len(proposed))
    return replace(state, prompt=prompt, message=message), ()


def ask_to_join(state: State) -> Step:
    """Ask whether to merge the two sides that a text merge left in one's own sidecar."""
    return replace(state, prompt=Prompt(PromptKind.JOIN)), ()


def redraw(state: State, _key: str) -> Step:
    """Draw every cell again."""
    return state, (Redraw(),)


def suspend(state: State, _key: str) -> Step:
    """Back to the shell for now."""
    return state, (*remember(state), Suspend())


def shown_anew(state: State, name: str, text: str) -> Step:
    """Ask for the document on the screen as it is by now; cursor and window stay where they are."""
    reading = state.reading
    if reading is None or reading.document.name != name or state.opening:
        return stay(state, text)
    reading = replace(reading, pending=None, selection=None)
    state = replace(state, reading=reading, opening=name, message=text)
    return state, (Open(name, byte=reading.cursor.start, anew=True),)


TRANSITIONS: dict[str, Transition] = {
    "back": back,
    "cancel": cancel,
    "library": library,
    "open": open_selected,
    "annotator": annotator,
    "redraw": redraw,
    "suspend": suspend,
}
