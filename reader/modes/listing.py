"""The annotations of a document in a list: all, or those still to do; going to one."""

from bisect import bisect_right
from dataclasses import replace

from annotations.model import Annotation
from reader.actions import Mode
from reader.listed import ListState
from reader.modes.doubts import settle
from reader.modes.focus import focused
from reader.modes.moving import remembered
from reader.modes.stack import on_top, shown_on_top
from reader.modes.step import Step, Transition, reading_of, stay
from reader.modes.view import jumped
from reader.state import State

_NOWHERE = 1 << 62
"""Behind every byte: what stands nowhere in the text comes last in the list."""


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

    def start(annotation: Annotation) -> int:
        mark = reading.document.mark(annotation.id)
        return mark.span.start if mark else _NOWHERE

    return max(0, bisect_right(listed, reading.cursor.start, key=start) - 1)


def listed_annotations(state: State) -> tuple[Annotation, ...]:
    """The annotations in the list's order: by place, those without one last."""
    document = reading_of(state).document
    return document.listed_to_do if state.listing_to_do else document.listed


def only_to_do(state: State, _key: str) -> Step:
    """All annotations, or only what is to do."""
    state = replace(state, listing_to_do=not state.listing_to_do, listing_list=ListState())
    return state, ()


def open_annotation(state: State) -> Step:
    """Go to the annotation that is selected; to its places, where it may stand in several."""
    listed = listed_annotations(state)
    if not listed:
        return stay(state, "nothing here; q goes back")
    annotation = listed[state.listing_list.among(len(listed))]
    reading = reading_of(state)
    place = reading.document.places.get(annotation.id)
    if place is None or not (place.pieces or place.is_unsettled):
        return stay(state, "it stands nowhere in the text: it is about the whole document")
    state = shown_on_top(remembered(replace(state, message="")))
    if place.is_unsettled:
        return settle(state, annotation.id)
    reading = jumped(state, reading_of(state), place.pieces[0].start)
    return replace(
        state, reading=replace(reading, focus=annotation.id, pointed=annotation.id), message=""
    ), ()


TRANSITIONS: dict[str, Transition] = {
    "to_do": to_do,
    "only_to_do": only_to_do,
}
