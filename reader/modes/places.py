"""Screens: going to one, coming back, leaving; help, palette, suspending."""

from dataclasses import replace

from annotations.model import Annotation
from reader.actions import ACTIONS, Action, Mode
from reader.effects import GATHERED, ListLibrary, Open, Quit, Redraw, Remember, StopSearch, Suspend
from reader.found import Matches
from reader.listed import ListState, per_cent
from reader.modes.codebook import line_selected
from reader.modes.doubts import settle
from reader.modes.finding import find_words, open_hit
from reader.modes.focus import focused
from reader.modes.moving import remembered
from reader.modes.reprints import open_reprint
from reader.modes.step import Step, Transition, reading_of, stay
from reader.modes.view import jumped
from reader.prompt import Prompt, PromptKind
from reader.state import State


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
    library = tuple(
        replace(entry, read=percent) if entry.name == document.name else entry
        for entry in state.library
    )
    return replace(state, library=library)


# ---- leaving -------------------------------------------------------------------------------


def back(state: State, _key: str) -> Step:
    """One screen back; from the last one, leave."""
    if state.mode is Mode.SELECTING:
        return cancel(state, "")
    kept = remember(state) if state.screen is Mode.READING else ()
    if state.mode is Mode.WORDS:
        # What was typed ahead for words that had not come is meant for nothing else.
        state = replace(state, queued=())
    if len(state.screens) > 1:
        state = replace(read_so_far(_unmarking(state)), screens=state.screens[:-1], message="")
        return state, (*kept, *GATHERED.get(state.screen, ()))
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
    screens = state.screens
    if state.reading is None and len(screens) > 1 and screens[-1] is Mode.READING:
        screens = screens[:-1]
    state = replace(state, opening="", queued=(), after_open=(), screens=screens)
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
        searched = reading.matches
        # An answer that is on its way finds nobody who asked.
        ticket = searched.ticket + (not searched.final)
        matches = Matches(ticket=ticket, answered=ticket)
        reading = replace(reading, matches=matches)
        effects = () if searched.final else (StopSearch(),)
        return replace(state, reading=reading, queued=(), message=""), effects
    if state.screen is Mode.HELP:
        return back(state, "")
    return replace(_unmarking(state), message=""), ()


def _unmarking(state: State) -> State:
    """Without what was to be done with all hits, where they are still looked for."""
    if state.screen is not Mode.FINDING or not state.finding.marking:
        return state
    return replace(state, finding=replace(state.finding, marking=False), queued=())


# ---- screens -------------------------------------------------------------------------------


def on_top(state: State, screen: Mode) -> State:
    """`screen` on top of the others, once."""
    screens = (*[s for s in state.screens if s is not screen], screen)
    return replace(state, screens=screens)


def library(state: State, _key: str) -> Step:
    """The documents of the corpus."""
    if state.single:
        return stay(state, "this is a lone document; start gloss with its folder for a library")
    names = [entry.name for entry in state.library]
    name = state.document.name if state.document else ""
    line = names.index(name) if name in names else state.library_list.selected
    chosen = state.library_list.at(line, len(names), state.rows - 1)
    state = replace(read_so_far(state), screens=(Mode.LIBRARY,), library_list=chosen, message="")
    return state, (*remember(state), ListLibrary())


def to_do(state: State, _key: str) -> Step:
    """The annotations of the document, the one in focus selected."""
    reading = reading_of(state)
    listed = listed_annotations(state)
    ids = [annotation.id for annotation in listed]
    mark = focused(reading)
    line = ids.index(mark.id) if mark is not None and mark.id in ids else _near(state, listed)
    state = replace(state, listing_list=ListState().at(line, len(listed), state.rows - 2))
    return on_top(state, Mode.LISTING), ()


def _near(state: State, listed: tuple[Annotation, ...]) -> int:
    reading = reading_of(state)
    before = 0
    for index, annotation in enumerate(listed):
        place = reading.document.places.get(annotation.id)
        if place and place.pieces and place.pieces[0].start <= reading.cursor.start:
            before = index
    return before


def listed_annotations(state: State) -> tuple[Annotation, ...]:
    """The annotations in the list's order: by place, those without one last."""
    document = reading_of(state).document
    placed = [mark.annotation for mark in document.marks]
    seen = {annotation.id for annotation in placed}
    rest = [a for a in document.annotations.annotations.values() if a.id not in seen]
    every = (*placed, *sorted(rest, key=lambda a: (a.created, a.id)))
    if not state.listing_to_do:
        return every
    return tuple(a for a in every if is_to_do(state, a))


def is_to_do(state: State, annotation: Annotation) -> bool:
    """Whether a person has still to look at it: unsourced, flagged, not where it was, or kept in
    two versions by a merge.
    """
    document = reading_of(state).document
    place = document.places.get(annotation.id)
    lost = place is None or place.landing.value in ("doubtful", "orphan")
    unmoored = lost and not all(target.whole_document for target in annotation.targets)
    body = annotation.tag_body
    flagged = body is not None and bool(body.review)
    unsourced = annotation.tag == "claim" and document.graph.is_unsourced(annotation.id)
    return unsourced or flagged or unmoored or annotation.id in document.annotations.conflicts


def only_to_do(state: State, _key: str) -> Step:
    """All annotations, or only what is to do."""
    state = replace(state, listing_to_do=not state.listing_to_do, listing_list=ListState())
    return state, ()


def open_selected(state: State, _key: str) -> Step:
    """Open what is selected in a list."""
    if state.screen is Mode.FINDING:
        return open_hit(state)
    if state.screen is Mode.LISTING:
        return _open_annotation(state)
    if state.screen is Mode.CODEBOOK:
        line = line_selected(state)
        return find_words(state, f'tag:"{line.tag.name}"') if line else stay(state, "no tag here")
    if state.screen is Mode.REPRINTS:
        return open_reprint(state)
    if not state.library:
        return stay(state, "no documents here; q leaves")
    name = state.library[state.library_list.selected].name
    return replace(on_top(state, Mode.READING), opening=name, message=""), (Open(name),)


def _open_annotation(state: State) -> Step:
    listed = listed_annotations(state)
    if not listed:
        return stay(state, "nothing here; q goes back")
    annotation = listed[state.listing_list.among(len(listed))]
    reading = reading_of(state)
    place = reading.document.places.get(annotation.id)
    if place is None or not (place.pieces or place.is_unsettled):
        return stay(state, "it stands nowhere in the text: it is about the whole document")
    state = remembered(replace(state, screens=state.screens[:-1], message=""))
    if place.is_unsettled:
        return settle(state, annotation.id)
    reading = jumped(state, reading_of(state), place.pieces[0].start)
    return replace(
        state, reading=replace(reading, focus=annotation.id, pointed=annotation.id), message=""
    ), ()


# ---- help ----------------------------------------------------------------------------------


def help_(state: State, _key: str) -> Step:
    """Every key of the mode."""
    state = replace(state, help_of=state.mode, help_list=ListState())
    return on_top(state, Mode.HELP), ()


def palette(state: State, _key: str) -> Step:
    """Find an action by name."""
    return replace(state, prompt=Prompt(PromptKind.PALETTE)), ()


def palette_actions(state: State, typed: str) -> tuple[Action, ...]:
    """Actions of the mode that have every typed word, best first."""
    beneath = replace(state, prompt=None).mode
    words = typed.casefold().split()
    found: list[tuple[bool, int, Action]] = []
    for action in ACTIONS:
        if beneath not in action.modes or not action.text or action.name in _NOT_BY_NAME:
            continue
        text = f"{action.short} {action.text} {action.name}".casefold()
        if all(word in text for word in words):
            starts = bool(words) and action.short.casefold().startswith(words[0])
            found.append((not starts, len(found), action))
    return tuple(action for *_, action in sorted(found, key=lambda f: f[:2]))


_NOT_BY_NAME = {"hint", "numbered_source", "palette"}


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
    """Open the document on the screen again, at the sentence that the cursor is on."""
    reading = state.reading
    if reading is None or reading.document.name != name or state.opening:
        return stay(state, text)
    reading = replace(reading, pending=None, selection=None)
    state = replace(state, reading=reading, opening=name, message=text)
    return state, (Open(name, byte=reading.cursor.start),)


TRANSITIONS: dict[str, Transition] = {
    "back": back,
    "cancel": cancel,
    "library": library,
    "to_do": to_do,
    "only_to_do": only_to_do,
    "open": open_selected,
    "help": help_,
    "palette": palette,
    "annotator": annotator,
    "redraw": redraw,
    "suspend": suspend,
}
