"""The annotations of a document in a list: all, or those still to do; going to one."""

from dataclasses import replace

from annotations.model import SOURCE, Annotation
from reader.actions import Mode
from reader.listed import ListState
from reader.modes.doubts import settle
from reader.modes.focus import focused
from reader.modes.moving import remembered
from reader.modes.stack import on_top, shown_on_top
from reader.modes.step import Step, Transition, reading_of, stay
from reader.modes.view import jumped
from reader.shown import ShownDocument
from reader.state import State


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
    """Whether a person has still to look at it: unsourced, flagged, not where it was, kept in two
    versions by a merge, or one's own source that nothing rests on.
    """
    document = reading_of(state).document
    place = document.places.get(annotation.id)
    lost = place is None or place.landing.value in ("doubtful", "orphan")
    unmoored = lost and not all(target.whole_document for target in annotation.targets)
    body = annotation.tag_body
    flagged = body is not None and bool(body.review)
    unsourced = annotation.tag == "claim" and document.graph.is_unsourced(annotation.id)
    kept_twice = annotation.id in document.annotations.conflicts
    return unsourced or flagged or unmoored or kept_twice or is_unused(document, annotation)


def is_unused(document: ShownDocument, annotation: Annotation) -> bool:
    """Whether it is one's own source that no claim and no other source rests on."""
    own = annotation.tag == SOURCE and document.annotations.own(annotation.id)
    return own and annotation.id not in document.graph.rested_on


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
