"""Annotations whose passage is in doubt or lost: going to one, and what is known of it."""

from dataclasses import replace

from annotations.model import Annotation
from reader.modes.step import Step, reading_of
from reader.modes.view import jumped
from reader.shown import Landed, Order, ShownDocument
from reader.state import Reading, State


def order_of(document: ShownDocument, annotation_id: str) -> Order | None:
    """Where one of them comes among the others; None where it is none."""
    return next((order for order, id_ in document.unsettled if id_ == annotation_id), None)


def settle(state: State, annotation_id: str) -> Step:
    """Show one of them, say why it is asked about, and wait for what to do with it."""
    reading = reading_of(state)
    place = reading.document.places[annotation_id]
    byte = place.pieces[0].start if place.pieces else place.stood
    reading = jumped(state, reading, min(byte, max(0, reading.document.text.size - 1)))
    reading = replace(reading, focus=annotation_id, settling=annotation_id)
    return replace(state, reading=reading, overlay=None, message=place.reason), ()


def ended(state: State) -> State:
    """Settling ends; the annotation stays where it is shown, and nothing is written."""
    return replace(state, reading=replace(reading_of(state), settling=""))


def settled(reading: Reading) -> tuple[Annotation, Landed]:
    """The annotation that is being settled, and where it may stand."""
    document = reading.document
    return document.annotations.annotations[reading.settling], document.places[reading.settling]
