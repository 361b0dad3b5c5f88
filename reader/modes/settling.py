"""Settling: an annotation whose passage is in doubt or lost, one key for each thing to do."""

from dataclasses import replace

from annotations.model import Figure
from reader.figure_words import figure_text
from reader.modes.doubts import settle, settled
from reader.modes.draft import draft_of
from reader.modes.edits import perform
from reader.modes.read_again import settled_figure
from reader.modes.step import Step, Transition, reading_of, stay
from reader.modes.tagging import targets_of
from reader.shown import Landing
from reader.state import Selection, State


def confirm_place(state: State, _key: str) -> Step:
    """It is this place: selectors and hash are those of the text as it is."""
    figure = settled_figure(state)
    return _confirmed(state, f"# takes {figure_text(figure)}" if figure else "")


def confirm_figure(state: State, _key: str) -> Step:
    """It is this place, and the claim has the figure that its words give: one step."""
    return _confirmed(state, "", settled_figure(state))


def _confirmed(state: State, hint: str, figure: Figure | None = None) -> Step:
    reading = reading_of(state)
    annotation, place = settled(reading)
    draft = draft_of(state).with_targets(annotation.id, targets_of(reading.document, place.pieces))
    body = annotation.tag_body
    if figure is not None and body is not None:
        draft = draft.with_body(annotation.id, replace(body, figure=figure, suggested=None))
    reading = replace(reading, settling="", focus=annotation.id)
    left = len(reading.document.unsettled) - 1
    said = "place confirmed" + (f", {figure_text(figure)}" if figure else "")
    more = f"n next, {left} left" if left else "none is left"
    message = "; ".join(part for part in (said, hint, more) if part)
    return perform(replace(state, reading=reading), draft.edit("confirm place"), message)


def _another(direction: int) -> Transition:
    def transition(state: State, _key: str) -> Step:
        reading = reading_of(state)
        id_, place = reading.settling, settled(reading)[1]
        shown = place.showing((place.shown + direction) % len(place.options))
        places = {**reading.document.places, id_: shown}
        document = reading.document.but(places=places)
        state = replace(state, reading=replace(reading, document=document))
        return settle(state, id_)

    return transition


def place_by_hand(state: State, _key: str) -> Step:
    """Select where it is: from the place shown, or from the cursor's sentence; Enter keeps."""
    reading = reading_of(state)
    annotation, place = settled(reading)
    if place.landing is Landing.ORPHAN and not reading.cursor.length:
        return stay(state, "no sentence here")
    *others, last = place.pieces or (reading.cursor,)
    selection = Selection(last.end, last.start, tuple(others), edges=annotation.id)
    reading = replace(reading, selection=selection, settling="", focus=annotation.id)
    return replace(state, reading=reading, message="select where it is, then Enter"), ()


TRANSITIONS: dict[str, Transition] = {
    "confirm_place": confirm_place,
    "confirm_figure": confirm_figure,
    "next_place": _another(1),
    "previous_place": _another(-1),
    "place_by_hand": place_by_hand,
}
