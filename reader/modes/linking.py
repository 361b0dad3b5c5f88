"""Linking what is pending: by letter, number or name, as proposed, and with another cut."""

from dataclasses import replace
from typing import TYPE_CHECKING

from annotations.model import CLAIM
from reader.modes.draft import Draft, draft_of
from reader.modes.edits import CUT, perform, target_of
from reader.modes.figures import confirmed, for_cut
from reader.modes.hops import in_chain, with_chain, with_hop
from reader.modes.moving import next_sentence
from reader.modes.pending import ended, pending_of
from reader.modes.sources import same, with_candidate, with_named
from reader.modes.step import Step, Transition, reading_of, stay
from reader.prompt import Prompt, PromptKind
from reader.state import Repeat, Selection, State

if TYPE_CHECKING:
    from corpus.attribution.candidates import Candidate


def hint(state: State, key: str) -> Step:
    """Link to the candidate that has this letter."""
    pending = pending_of(state)
    return _to_candidate(state, pending.candidates[pending.letters.index(key)])


def _to_candidate(state: State, candidate: "Candidate") -> Step:
    document, window = reading_of(state).document, pending_of(state).window
    return _hop(state, with_candidate(draft_of(state), document, candidate, window))


def link_typed(state: State, entity: str) -> Step:
    """Link to the source that was named: where a letter stands for it here, as that letter does."""
    named = (c for c in pending_of(state).candidates if same(c.entity, entity))
    candidate = next(named, None)
    return link_named(state, entity) if candidate is None else _to_candidate(state, candidate)


def numbered_source(state: State, key: str) -> Step:
    """Link to the source with this number."""
    document = reading_of(state).document
    found = next(s for s in document.graph.sources.values() if s.number == int(key))
    return link_named(state, found.name)


def link_named(state: State, entity: str) -> Step:
    """Link to a source by name, which may be tagged nowhere yet."""
    reading = reading_of(state)
    return _hop(state, with_named(draft_of(state), reading.document, entity, reading.cursor.start))


def own_voice(state: State, _key: str) -> Step:
    """The document says it in its own voice."""
    digest = reading_of(state).document.digest or ""
    return _hop(state, replace(draft_of(state), made=digest))


def name_of(draft: Draft, to: str) -> str:
    """What a link's end is called in a message."""
    if to.startswith("urn:sha256:"):
        return "the document's own voice"
    return draft.get(to).entity or "a source"


def _hop(state: State, draft: Draft) -> Step:
    """Link what is pending to the source that `draft` found or made."""
    reading, pending = reading_of(state), pending_of(state)
    to = draft.made
    name = name_of(draft, to)
    if not pending.claim:
        reading = replace(reading, pending=None, focus=to)
        state = replace(state, reading=reading)
        return perform(state, draft.edit(f"source: {name}"), f"{name} is a source here")
    if to == pending.tail:
        return stay(state, f"{name} is that source already")
    if pending.linked and in_chain(draft, pending.claim, pending.tail, to):
        return stay(state, f"{name} is in this chain already; c begins it anew")
    draft = with_hop(draft, reading.document, pending.claim, pending.tail, to)
    to = draft.made
    draft = replace(confirmed(draft, pending.claim), made=to)
    own = to.startswith("urn:sha256:")
    repeat = state.repeat if pending.linked else _repeat(state, to)
    after = replace(pending, tail="" if own else to, linked=True)
    reading = replace(reading, pending=after)
    state = replace(state, reading=reading, repeat=repeat)
    return perform(state, draft.edit(f"link to {name}"), "")


def accept(state: State, _key: str) -> Step:
    """Link the whole proposed chain in one step, and go to the next sentence."""
    reading, pending = reading_of(state), pending_of(state)
    draft, ends = draft_of(state), []
    for candidate in (pending.candidates[index] for index in pending.proposed):
        draft = with_candidate(draft, reading.document, candidate, pending.window)
        ends.append(draft.made)
    if pending.propose_own:
        ends = [reading.document.digest or ""]
    draft = with_chain(draft, reading.document, pending.claim, ends)
    if ends:
        state = replace(state, repeat=_repeat(state, ends[0]))
    draft = confirmed(draft, pending.claim)
    state, effects = perform(ended(state), draft.edit("accept the proposed chain"), " ")
    state, more = next_sentence(replace(state, message=""), "")
    return state, (*effects, *more)


def _repeat(state: State, to: str) -> Repeat:
    """What `.` does after a claim was linked to `to`."""
    own = to.startswith("urn:sha256:")
    cut = bool(state.repeat and state.repeat.cut)
    return Repeat(CLAIM, "" if own else to, own_voice=own, cut=cut)


def cut(state: State, direction: int) -> Step:
    """The cut `direction` further on."""
    reading, pending = reading_of(state), pending_of(state)
    document = reading.document
    index = (pending.cut + direction) % len(pending.cuts)
    chosen = pending.cuts[index]
    spans = tuple(pending.window.bytes_of(span) for span in chosen.pieces)
    targets = tuple(target_of(document, span) for span in spans)
    draft = draft_of(state)
    draft = draft.with_targets(pending.claim, targets)
    draft, after = for_cut(state, draft, replace(pending, cut=index))
    repeat = replace(state.repeat or Repeat(CLAIM), cut=index > 0)
    state = replace(state, reading=replace(reading, pending=after), repeat=repeat)
    return perform(state, draft.edit(f"{CUT}{chosen.name}"), f"{CUT}{chosen.name}")


def name_source(state: State, _key: str) -> Step:
    """Find or name a source."""
    return replace(state, prompt=Prompt(PromptKind.SOURCE)), ()


def source_by_hand(state: State, _key: str) -> Step:
    """Select the source in the text; `s` or Enter then links it."""
    reading, pending = reading_of(state), pending_of(state)
    span = pending.sentence
    selection = Selection(span.end, span.start, source_for=pending)
    reading = replace(reading, pending=None, selection=selection)
    return replace(state, reading=reading, message="select the source, then Enter"), ()


TRANSITIONS: dict[str, Transition] = {
    "hint": hint,
    "numbered_source": numbered_source,
    "own_voice": own_voice,
    "accept": accept,
    "name_source": name_source,
    "source_by_hand": source_by_hand,
}
