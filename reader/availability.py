"""Why an action can't be done: one reason each, in the words that the bottom row shows."""

from collections.abc import Callable, Mapping

from reader.actions import Action, Mode
from reader.modes.attributes import setter_of, tagged_here
from reader.modes.codebook import line_selected
from reader.modes.doubts import settled
from reader.modes.figures import figured_claim, readings_here
from reader.modes.focus import focused, own_claims, own_focused
from reader.modes.hits import meant, name_asked
from reader.modes.lists import count
from reader.modes.places import listed_annotations
from reader.modes.reprints import tagged_in_reprint
from reader.modes.tagging import what_is_left
from reader.state import Pending, Reading, State

Reason = str | None


def why_not(state: State, action: Action, key: str) -> Reason:
    """Why `action` cannot be done; None where it can. key: the one that was pressed."""
    if action.later:
        return action.later
    check = CHECKED.get(action.name)
    return check(state, key) if check else None


def _reads_on(state: State) -> Reason:
    """Annotating waits until the document was read through; reading does not."""
    document = state.document
    if document is None or document.digest is None:
        return "still reading the document through; try again in a moment"
    if document.blocked and not (document.placeless or document.two_sided):
        return document.blocked
    return None


def _can_claim(state: State, _key: str) -> Reason:
    reading = state.reading
    if reading is None:
        return "no document is open"
    if reading.selection is None and not reading.cursor.length:
        return "no sentence here"
    if reading.selection is not None and not _has_words(reading):
        return "nothing is selected; w takes a word"
    return _reads_on(state)


def _can_select(state: State, _key: str) -> Reason:
    reading = state.reading
    return None if reading and reading.cursor.length else "no sentence here"


def _can_keep(state: State, _key: str) -> Reason:
    reading = state.reading
    return None if reading and _has_words(reading) else "nothing is selected; w takes a word"


def _has_words(reading: Reading) -> bool:
    spans = reading.selection.spans if reading.selection else ()
    return any(reading.document.words(span).strip() for span in spans)


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
    return _reads_on(state)


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


def _can_repeat(state: State, key: str) -> Reason:
    if state.repeat is None:
        return "nothing to repeat"
    if state.reading and what_is_left(state, state.reading.cursor) is None:
        claims = own_claims(state.reading, state.reading.cursor)
        label = state.reading.document.graph.label(claims[0].id) if claims else "a claim"
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
    return _reads_on(state)


def _own_settled(state: State, _key: str) -> Reason:
    """Others' annotations are shown, and settled by them."""
    reading = state.reading
    if reading is None or not reading.settling:
        return "nothing is in doubt here"
    document = reading.document
    annotation = document.annotations.annotations[reading.settling]
    if not document.annotations.own(annotation.id):
        return f"{annotation.creator} made it; only your own can be changed"
    return _reads_on(state)


def _can_confirm(state: State, key: str) -> Reason:
    reading = state.reading
    if reading and reading.settling and not settled(reading)[1].pieces:
        return "it stands nowhere; v selects where it is, x deletes it"
    return _own_settled(state, key)


def _has_places(state: State, _key: str) -> Reason:
    reading = state.reading
    options = settled(reading)[1].options if reading and reading.settling else ()
    return None if len(options) > 1 else "no other place is like it; v selects one"


def _can_delete(state: State, key: str) -> Reason:
    if state.mode is Mode.SETTLING:
        return _own_settled(state, key)
    if state.mode is not Mode.LISTING:
        return _own_here(state, key)
    listed = listed_annotations(state)
    if not listed:
        return "no annotation here"
    chosen = listed[state.listing_list.among(len(listed))]
    if state.document is not None and not state.document.annotations.own(chosen.id):
        return f"{chosen.creator} made it; only your own can be changed"
    return None


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


def _several_here(state: State, _key: str) -> Reason:
    reading = state.reading
    here = reading.document.marks_over(reading.cursor) if reading else []
    return None if len(here) > 1 else "no other annotation here" if here else "no annotation here"


def _can_drop_piece(state: State, _key: str) -> Reason:
    selection = state.reading.selection if state.reading else None
    return None if selection and selection.pieces else "only one piece; Space adds one"


def _can_tag_hits(state: State, key: str) -> Reason:
    if not state.finding.passages:
        return _has_lines(state, key) or "nothing found"
    return None if meant(state) else "no words were found here; Enter opens the document"


def _can_decide(state: State, key: str) -> Reason:
    if not name_asked(state):
        return "no name was asked for; find ~~name first"
    if (reason := _can_tag_hits(state, key)) is not None:
        return reason
    word = state.finding.passages[state.finding_list.selected].text
    return None if len(word.split()) == 1 else "this hit is no single word"


def _can_reprint(state: State, _key: str) -> Reason:
    return "a lone document; start gloss with its folder" if state.single else None


def _can_apply(state: State, _key: str) -> Reason:
    return (
        None
        if tagged_in_reprint(state)
        else "nothing of yours is tagged in this passage; q, then c"
    )


def _can_relate(state: State, _key: str) -> Reason:
    reading = state.reading
    mark = focused(reading) if reading else None
    if mark is None or not mark.is_claim:
        return "no claim here"
    if not state.held or state.held == mark.id:
        return "no other claim; y holds one"
    return _reads_on(state)


def _can_follow(state: State, _key: str) -> Reason:
    mark = focused(state.reading) if state.reading else None
    return None if mark else "nothing to follow here"


def _can_jump_back(state: State, _key: str) -> Reason:
    return None if state.jumps else "no jump yet"


def _can_undo(state: State, _key: str) -> Reason:
    return None if state.history.done else "nothing to undo"


def _can_redo(state: State, _key: str) -> Reason:
    return None if state.history.undone else "nothing to redo"


def _has_lines(state: State, _key: str) -> Reason:
    if state.mode is Mode.FINDING and state.finding.waiting:
        return None
    return None if count(state) else "nothing here"


def _can_list(state: State, _key: str) -> Reason:
    """Whether the tag that is selected can be renamed, merged or retired."""
    line = line_selected(state)
    if line is None:
        return "no tag here"
    return (
        f"{line.tag.name} is built in: it can be refined by i and e" if line.tag.built_in else None
    )


def _can_retire(state: State, key: str) -> Reason:
    line = line_selected(state)
    if line is not None and not line.listed:
        return "it is not in the codebook; a adds it, m merges it"
    return _can_list(state, key)


def _can_find(state: State, _key: str) -> Reason:
    return "this is a lone document; / searches it" if state.single else None


def _can_compare(state: State, _key: str) -> Reason:
    return "this is a lone document; start gloss with its folder" if state.single else None


def _has_topics(state: State, _key: str) -> Reason:
    return None if state.comparing.topics else "no claim has a topic yet; P gives one"


def _can_sort(state: State, _key: str) -> Reason:
    return None if state.finding.query else "nothing asked yet; f asks"


CHECKED: Mapping[str, Callable[[State, str], Reason]] = {
    "claim": _can_claim,
    "source": _can_claim,
    "tag": _can_claim,
    "note": _can_note,
    "repeat": _can_repeat,
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
    "flag": _own_here,
    "edges": _own_here,
    "select": _can_select,
    "keep": _can_keep,
    "delete": _can_delete,
    "confirm_place": _can_confirm,
    "next_place": _has_places,
    "previous_place": _has_places,
    "place_by_hand": _own_settled,
    "attributes": _can_attribute,
    "attribute_value": _can_set,
    "rename_tag": _can_list,
    "merge_tag": _can_list,
    "retire_tag": _can_retire,
    "next_here": _several_here,
    "drop_piece": _can_drop_piece,
    "other_piece": _can_drop_piece,
    "relate": _can_relate,
    "follow": _can_follow,
    "jump_back": _can_jump_back,
    "undo": _can_undo,
    "redo": _can_redo,
    "open": _has_lines,
    "sort_hits": _can_sort,
    "find": _can_find,
    "matrix": _can_compare,
    "next_topic": _has_topics,
    "previous_topic": _has_topics,
    "turn_matrix": _has_topics,
    "occurrences": _can_find,
    "mark_hit": _has_lines,
    "mark_all": _has_lines,
    "tag_hits": _can_tag_hits,
    "claim_hits": _can_tag_hits,
    "source_hits": _can_tag_hits,
    "refuse_spelling": _can_decide,
    "accept_spelling": _can_decide,
    "reprints": _can_reprint,
    "apply_to_reprints": _can_apply,
}
"""What has to hold for an action, by its name; the others can always be done."""
