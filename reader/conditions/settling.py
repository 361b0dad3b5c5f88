"""Whether an annotation in doubt can be settled."""

from reader.conditions.document import reads_on
from reader.conditions.reason import Conditions, Reason
from reader.modes.doubts import settled
from reader.modes.read_again import settled_figure
from reader.state import State


def own_settled(state: State, _key: str) -> Reason:
    """Others' annotations are shown, and settled by them."""
    reading = state.reading
    if reading is None or not reading.settling:
        return "nothing is in doubt here"
    document = reading.document
    annotation = document.annotations.annotations[reading.settling]
    if not document.annotations.own(annotation.id):
        return f"{annotation.creator} made it; only your own can be changed"
    return reads_on(state)


def _can_confirm(state: State, key: str) -> Reason:
    reading = state.reading
    if reading and reading.settling and not settled(reading)[1].pieces:
        return "it stands nowhere; v selects where it is, x deletes it"
    return own_settled(state, key)


def _has_places(state: State, _key: str) -> Reason:
    reading = state.reading
    options = settled(reading)[1].options if reading and reading.settling else ()
    return None if len(options) > 1 else "no other place is like it; v selects one"


def _has_figure(state: State, key: str) -> Reason:
    if settled_figure(state) is None:
        return "its words give no other figure than the one it has"
    return _can_confirm(state, key)


CONDITIONS: Conditions = {
    "confirm_place": _can_confirm,
    "confirm_figure": _has_figure,
    "next_place": _has_places,
    "previous_place": _has_places,
    "place_by_hand": own_settled,
}
