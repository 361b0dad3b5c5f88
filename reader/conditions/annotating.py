"""Whether a passage can be tagged, selected, or its annotation changed."""

from reader.actions import Mode
from reader.conditions.document import reads_on
from reader.conditions.reason import Conditions, Reason
from reader.conditions.settling import own_settled
from reader.modes.attributes import setter_of, tagged_here
from reader.modes.focus import focused, own_claims, own_focused
from reader.modes.listing import listed_annotations
from reader.modes.tagging import what_is_left
from reader.state import Reading, State


def _can_claim(state: State, _key: str) -> Reason:
    reading = state.reading
    if reading is None:
        return "no document is open"
    if reading.selection is None and not reading.cursor.length:
        return "no sentence here"
    if reading.selection is not None and not _has_words(reading):
        return "nothing is selected; w takes a word"
    return reads_on(state)


def _can_select(state: State, _key: str) -> Reason:
    reading = state.reading
    return None if reading and reading.cursor.length else "no sentence here"


def _can_keep(state: State, _key: str) -> Reason:
    reading = state.reading
    return None if reading and _has_words(reading) else "nothing is selected; w takes a word"


def _has_words(reading: Reading) -> bool:
    spans = reading.selection.spans if reading.selection else ()
    return any(reading.document.words(span).strip() for span in spans)


def _can_repeat(state: State, key: str) -> Reason:
    if state.repeat is None:
        return "nothing to repeat"
    if state.reading and what_is_left(state, state.reading.cursor) is None:
        claims = own_claims(state.reading, state.reading.cursor)
        graph = state.reading.document.graph
        if claims and graph.is_unsourced(claims[0].id):
            return "the whole sentence is C?, said by nobody yet; c asks by whom"
        label = graph.label(claims[0].id) if claims else "a claim"
        return f"the whole sentence is {label}; e edits it"
    return _can_claim(state, key)


def _own_here(state: State, _key: str) -> Reason:
    reading = state.reading
    if reading is None:
        return "no annotation here"
    mark = focused(reading)
    if mark is None:
        return "no annotation here"
    if own_focused(reading) is None:
        return f"{mark.annotation.creator} made it; only your own can be changed"
    return reads_on(state)


def _several_here(state: State, _key: str) -> Reason:
    reading = state.reading
    here = reading.document.marks_over(reading.cursor) if reading else []
    return None if len(here) > 1 else "no other annotation here" if here else "no annotation here"


def _can_drop_piece(state: State, _key: str) -> Reason:
    selection = state.reading.selection if state.reading else None
    return None if selection and selection.pieces else "only one piece; Space adds one"


def _can_relate(state: State, _key: str) -> Reason:
    reading = state.reading
    mark = focused(reading) if reading else None
    if mark is None or not mark.is_claim:
        return "no claim here"
    if not state.held or state.held == mark.id:
        return "no other claim; y holds one"
    return reads_on(state)


def _can_note(state: State, key: str) -> Reason:
    return _can_claim(state, key)


def _can_attribute(state: State, key: str) -> Reason:
    selection = state.reading.selection if state.reading else None
    if selection is not None and not selection.edges:
        return "nothing is tagged here yet; c s t tag it, then a"
    if selection is not None and (reason := _can_keep(state, key)):
        return reason
    reason = _own_here(state, key)
    if reason is None and tagged_here(state) is None:
        return "a note has no attributes; t tags"
    return reason


def _can_set(state: State, key: str) -> Reason:
    if setter_of(state, key) is None:
        return f"{key} stands for nothing here; Enter closes"
    return _own_here(state, key)


def _can_delete(state: State, key: str) -> Reason:
    if state.mode is Mode.SETTLING:
        return own_settled(state, key)
    if state.mode is not Mode.LISTING:
        return _own_here(state, key)
    listed = listed_annotations(state)
    if not listed:
        return "no annotation here"
    chosen = listed[state.listing_list.among(len(listed))]
    if state.document is not None and not state.document.annotations.own(chosen.id):
        return f"{chosen.creator} made it; only your own can be changed"
    return None


CONDITIONS: Conditions = {
    "claim": _can_claim,
    "source": _can_claim,
    "tag": _can_claim,
    "note": _can_note,
    "repeat": _can_repeat,
    "flag": _own_here,
    "edges": _own_here,
    "select": _can_select,
    "keep": _can_keep,
    "delete": _can_delete,
    "attributes": _can_attribute,
    "attribute_value": _can_set,
    "next_here": _several_here,
    "drop_piece": _can_drop_piece,
    "other_piece": _can_drop_piece,
    "relate": _can_relate,
}
