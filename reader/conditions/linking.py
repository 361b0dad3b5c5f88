"""Whether a claim can be linked, cut, or given a figure."""

from reader.conditions.document import reads_on
from reader.conditions.reason import Conditions, Reason
from reader.modes.figures import figured_claim, readings_here
from reader.state import Pending, State


def _pending(state: State) -> Pending | None:
    return state.reading.pending if state.reading else None


def _can_hint(state: State, key: str) -> Reason:
    pending = _pending(state)
    if pending is None or key not in pending.letters:
        return "no such hint"
    return _has_tail(pending)


def _has_tail(pending: Pending | None) -> Reason:
    if pending is not None and pending.linked and not pending.tail:
        return "the document's own voice goes through nobody; u takes it back"
    return None


def _can_number(state: State, key: str) -> Reason:
    document = state.document
    sources = document.graph.sources.values() if document else ()
    if not any(s.number == int(key) for s in sources):
        return f"no source {key} yet"
    return _has_tail(_pending(state))


def _can_accept(state: State, _key: str) -> Reason:
    pending, document = _pending(state), state.document
    if pending is None or document is None or not pending.claim:
        return "nothing proposed"
    body = document.annotations.annotations[pending.claim].tag_body
    suggested = body is not None and bool(body.suggested)
    settled = pending.linked or suggested or not document.graph.is_unsourced(pending.claim)
    return None if pending.proposed or pending.propose_own or settled else "nothing proposed"


def _can_cut(state: State, _key: str) -> Reason:
    reading = state.reading
    if reading is None:
        return "only one cut"
    count = 0
    if reading.selection is not None:
        count = len(reading.selection.cuts)
    elif reading.pending is not None:
        count = len(reading.pending.cuts)
    return None if count > 1 else "only one cut"


def _claim_pending(state: State, _key: str) -> Reason:
    pending = _pending(state)
    if pending is None or not pending.claim:
        return "a letter tags a source here"
    return _has_tail(pending)


def _can_read_figure(state: State, key: str) -> Reason:
    claim = figured_claim(state) if state.reading else None
    if claim is None:
        return "no claim here"
    if not readings_here(state, claim) and not (claim.tag_body and claim.tag_body.figure):
        return "no number here; F types a figure"
    return _of_own_claim(state, key)


def _of_own_claim(state: State, _key: str) -> Reason:
    if state.reading is None or figured_claim(state) is None:
        return "no claim here"
    return reads_on(state)


CONDITIONS: Conditions = {
    "hint": _can_hint,
    "numbered_source": _can_number,
    "own_voice": _claim_pending,
    "accept": _can_accept,
    "next_cut": _can_cut,
    "previous_cut": _can_cut,
    "name_source": _claim_pending,
    "source_by_hand": _claim_pending,
    "figure_reading": _can_read_figure,
    "figure": _of_own_claim,
    "topic": _of_own_claim,
}
