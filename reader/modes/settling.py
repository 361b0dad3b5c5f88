"""Settling: an annotation whose passage is in doubt or lost, one key for each thing to do."""

from dataclasses import replace

from reader.modes.doubts import settle, settled
from reader.modes.draft import draft_of
from reader.modes.edits import perform
from reader.modes.step import Step, Transition, reading_of, stay
from reader.modes.tagging import targets_of
from reader.shown import Landing
from reader.state import Selection, State


def confirm_place(state: State, _key: str) -> Step:
    """It is this place: selectors and hash are those of the text as it is."""
    reading = reading_of(state)
    annotation, place = settled(reading)
    draft = draft_of(state).with_targets(annotation.id, targets_of(reading.document, place.pieces))
    reading = replace(reading, settling="", focus=annotation.id)
    left = len(reading.document.unsettled) - 1
    more = f"n next, {left} left" if left else "none is left"
    return perform(
        replace(state, reading=reading), draft.edit("confirm place"), f"place confirmed; {more}"
    )


def _another(direction: int) -> Transition:
    def transition(state: State, _key: str) -> Step:
        reading = reading_of(state)
        id_, place = reading.settling, settled(reading)[1]
        shown = place.showing((place.shown + direction) % len(place.options))
        places = {**reading.document.places, id_: shown}
        document = replace(reading.document, places=places)
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
    "next_place": _another(1),
    "previous_place": _another(-1),
    "place_by_hand": place_by_hand,
}
