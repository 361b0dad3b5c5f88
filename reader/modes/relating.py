"""What is there already: deleting it, moving its edges, holding, relating and following it."""

from dataclasses import replace

from annotations.model import SOURCE, Annotation, Relation
from annotations.selectors import Span
from reader.actions import Mode
from reader.effects import Copy
from reader.modes.doubts import ended, settled
from reader.modes.draft import draft_of
from reader.modes.edits import perform
from reader.modes.focus import focused, own_focused
from reader.modes.listing import listed_annotations
from reader.modes.moving import remembered, to_mark
from reader.modes.pending import pending_for
from reader.modes.step import Step, Transition, reading_of, stay
from reader.state import Selection, State


def delete(state: State, _key: str) -> Step:
    """Delete the annotation in focus and one's own links to it."""
    if state.screen is Mode.LISTING:
        listed = listed_annotations(state)
        chosen = listed[state.listing_list.among(len(listed))]
        return deleted(state, chosen)
    if state.mode is Mode.SETTLING:
        return deleted(ended(state), settled(reading_of(state))[0])
    annotation = own_focused(reading_of(state))
    return deleted(state, annotation) if annotation else stay(state, "nothing here is yours")


def deleted(state: State, annotation: Annotation) -> Step:
    """Without `annotation`; the list keeps its line."""
    draft = draft_of(state).without(annotation.id)
    what = annotation.tag or "note"
    lost = len(reading_of(state).document.annotations.links_to.get(annotation.id, ()))
    also = f"; {lost} lost it as their source" if lost and annotation.tag == SOURCE else ""
    reading = replace(reading_of(state), focus="", selection=None, pending=None)
    state, effects = perform(
        replace(state, reading=reading),
        draft.edit(f"delete {what}"),
        f"{what} deleted{also}; u brings it back",
    )
    if state.screen is not Mode.LISTING:
        return state, effects
    count = len(listed_annotations(state))
    chosen = state.listing_list.at(state.listing_list.selected, count, state.rows - 2)
    return replace(state, listing_list=chosen), effects


def edges(state: State, _key: str) -> Step:
    """Move the edges of the annotation in focus."""
    reading = reading_of(state)
    mark = focused(reading)
    if mark is None:
        return stay(state, "no annotation here")
    *others, last = mark.place.pieces
    selection = Selection(last.end, last.start, tuple(others), edges=mark.id)
    selection = replace(selection, cuts=cuts_of(state))
    reading = replace(reading, selection=selection, focus=mark.id)
    return replace(state, reading=reading, message="move the edges, then Enter"), ()


def cuts_of(state: State) -> tuple[tuple[Span, ...], ...]:
    """The cuts of the cursor's sentence, each as its pieces in bytes."""
    reading = reading_of(state)
    pending = pending_for(state, "", reading.cursor)
    return tuple(tuple(pending.window.bytes_of(p) for p in cut.pieces) for cut in pending.cuts)


def hold(state: State, _key: str) -> Step:
    """Hold the annotation and copy the words to the clipboard and a file."""
    reading = reading_of(state)
    mark = focused(reading)
    spans = (mark.place.pieces if mark else ()) or (reading.cursor,)
    spans = reading.selection.spans if reading.selection else spans
    text = " … ".join(reading.document.words(span) for span in spans)
    holds = mark is not None and mark.is_claim and not reading.selection
    state = replace(state, held=mark.id if mark and holds else state.held)
    said = "claim held: r on another relates the two; its words are" if holds else ""
    return replace(state, reading=replace(reading, selection=None)), (Copy(text, said),)


def relate(state: State, _key: str) -> Step:
    """Wait for how this claim relates to the held one."""
    message = "relate to the held claim: c corroborates  x contradicts  p reprints"
    return replace(state, overlay=Mode.RELATION, message=message), ()


def _related(relation: Relation) -> Transition:
    def transition(state: State, _key: str) -> Step:
        mark = focused(reading_of(state))
        state = replace(state, overlay=None)
        if mark is None:
            return stay(state, "no claim here")
        draft = draft_of(state)
        there = [
            link.id
            for link in draft.annotations.links_from.get(mark.id, ())
            if (link.to, link.relation) == (state.held, relation) and draft.annotations.own(link.id)
        ]
        if there:
            return perform(state, draft.unlinked(there[0]).edit("unrelate"), "no longer related so")
        draft = draft.linked(mark.id, state.held, relation)
        said = f"{relation.value} the held claim; the same keys take it back"
        return perform(state, draft.edit(relation.value), said)

    return transition


def follow(state: State, _key: str) -> Step:
    """From a claim to its source, from a source to what rests on it."""
    reading = reading_of(state)
    mark = focused(reading)
    if mark is None:
        return stay(state, "nothing to follow here")
    links = reading.document.annotations
    ends = [link.to for link in links.links_from.get(mark.id, ())]
    ends += [link.attributed for link in links.links_to.get(mark.id, ())]
    for end in ends:
        other = reading.document.mark(end)
        if other is not None:
            return to_mark(remembered(state), other)
    if mark.is_claim and not ends:
        return stay(state, "it rests on nobody yet; c says whose it is")
    return stay(state, "it leads nowhere in this text")


TRANSITIONS: dict[str, Transition] = {
    "delete": delete,
    "edges": edges,
    "hold": hold,
    "relate": relate,
    "relate_corroborates": _related(Relation.CORROBORATES),
    "relate_contradicts": _related(Relation.CONTRADICTS),
    "relate_reprints": _related(Relation.REPRINTS),
    "follow": follow,
}
