"""Pending: a claim was tagged, and letters stand before the names that it may rest on."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotations.claims import entity_key
from annotations.model import CLAIM
from annotations.selectors import Span
from reader.actions import HINT_LETTERS
from reader.modes.draft import Draft
from reader.modes.edits import CUT, perform, target_of
from reader.modes.figures import confirmed, for_cut, proposed, readings_of
from reader.modes.moving import next_sentence
from reader.modes.sources import same, with_candidate, with_hop, with_named
from reader.modes.step import Step, Transition, reading_of, stay
from reader.motions import longest, rests_of
from reader.opened import OpenDocument
from reader.prompt import Prompt, PromptKind
from reader.state import Pending, Repeat, Selection, State
from reader.windows import TextWindow

if TYPE_CHECKING:
    from corpus.attribution.candidates import Candidate, Proposal
    from corpus.attribution.cuts import Cut
    from corpus.attribution.known import KnownSource

RECENT = 4


def draft_of(state: State) -> Draft:
    """An empty draft on the open document, its cursor on the sentence."""
    reading = reading_of(state)
    document = reading.document
    cursor = document.offsets.code_point_of(reading.cursor.start)
    return Draft(document.annotations, state.author, cursor)


def known_sources(document: OpenDocument, window: TextWindow) -> "tuple[KnownSource, ...]":
    """The sources of the document that are known by name, in the order of their numbers.

    Their mentions are those in the window, in its code points.
    """
    from corpus.attribution.known import KnownSource  # noqa: PLC0415 - see `loading`

    here = {
        mark.id: window.span_of(mark.span)
        for mark in document.marks_over(Span(window.base, window.end))
        if mark.is_source
    }
    return tuple(
        KnownSource(
            source.name,
            source.number,
            mentions=tuple(here[id_] for id_ in source.mentions if id_ in here),
        )
        for source in sorted(document.graph.sources.values(), key=lambda each: each.number)
    )


def pending_for(
    state: State,
    claim: str,
    sentence: Span,
    *,
    spans: tuple[Span, ...] = (),
    in_paragraph: bool = False,
    window: TextWindow | None = None,
) -> Pending:
    """What may be linked to the claim of a sentence (bytes); the same at every visit.

    spans: what of it is the claim, where that is not all. in_paragraph: the names of the whole
    paragraph are meant, as after `s`. window: around the sentence, where it is known; this may run
    beside what looks for windows then.
    """
    # The session loads them once a document is shown: reading can begin without.
    from corpus.attribution.candidates import candidates, propose  # noqa: PLC0415
    from corpus.attribution.cuts import cuts  # noqa: PLC0415

    document = reading_of(state).document
    window = window or document.window(sentence.start)
    local = window.span_of(sentence)
    paragraph = window.paragraph_at(local.start) or local
    known = known_sources(document, window)
    recent = tuple(source.entity for source in known)[:RECENT]
    about = paragraph if in_paragraph else local
    found = candidates(window.text, about, paragraph, known, recent)
    proposal = propose(window.text, local, paragraph, known)
    pieces = tuple(window.span_of(span) for span in spans) or (local,)
    ways = _with_pieces(cuts(window.text, local, proposal), pieces)
    here = next((place for place, way in enumerate(ways) if way.pieces == pieces), 0)
    figures = readings_of(state, window, local, pieces, ways[here].asides)
    letters = tuple(HINT_LETTERS[i] if i < len(HINT_LETTERS) else "" for i in range(len(found)))
    return Pending(
        claim=claim,
        tail=claim,
        sentence=sentence,
        window=window,
        candidates=found,
        letters=letters,
        chains=tuple(_indexes(cut.chain, found) for cut in ways),
        cuts=ways,
        cut=here,
        figures=figures,
        figure=proposed(state, figures),
        suggesting=state.suggesting,
    )


def _with_pieces(ways: "tuple[Cut, ...]", pieces: tuple[Span, ...]) -> "tuple[Cut, ...]":
    """The cuts with what is a claim as one of them, behind the whole sentence."""
    if any(way.pieces == pieces for way in ways):
        return ways
    owns = (way.pieces if way.own_voice else way.asides for way in ways)
    own = any(_within(pieces, parts) for parts in owns)
    chain = () if own else ways[0].chain
    first = replace(ways[0], pieces=pieces, name="as first tagged", own_voice=own, chain=chain)
    return (ways[0], first, *ways[1:])


def _within(pieces: Sequence[Span], others: Sequence[Span]) -> bool:
    return all(any(other.contains(piece) for other in others) for piece in pieces)


def _said(state: State, window: TextWindow, sentence: Span) -> "Proposal":
    from corpus.attribution.candidates import propose  # noqa: PLC0415 - see `loading`

    known = known_sources(reading_of(state).document, window)
    return propose(window.text, sentence, window.paragraph_at(sentence.start) or sentence, known)


def what_is_said(state: State, sentence: Span) -> tuple[Span, ...]:
    """The pieces of a sentence (bytes) without who says it; none where nobody is said to."""
    from corpus.attribution.trim import trimmed_pieces  # noqa: PLC0415 - see `loading`

    window = reading_of(state).document.window(sentence.start)
    contents = _said(state, window, window.span_of(sentence)).contents
    pieces = trimmed_pieces(window.text, contents[0]) if contents else ()
    return tuple(window.bytes_of(piece) for piece in pieces)


def rest_of_said(
    state: State, window: TextWindow, sentence: Span, taken: Sequence[Span]
) -> Span | None:
    """The longest rest of a sentence that is no claim yet, of what is said where there is some.

    None where only a conjunction or an attribution is left. All in code points of the window.
    """
    from corpus.attribution.leftovers import says_something  # noqa: PLC0415 - see `loading`

    text = window.text
    contents = _said(state, window, sentence).contents
    said = [rest for parts in contents for part in parts for rest in rests_of(text, part, taken)]
    for rests in (said, rests_of(text, sentence, taken)):
        if found := longest(rest for rest in rests if says_something(rest.of(text))):
            return found
    return None


def _indexes(chain: "tuple[Candidate, ...]", found: "tuple[Candidate, ...]") -> tuple[int, ...]:
    """Where the members of a chain stand among the candidates; none where one is not offered."""
    places = {entity_key(candidate.entity): index for index, candidate in enumerate(found)}
    indexes = tuple(places.get(entity_key(member.entity), -1) for member in chain)
    return () if -1 in indexes else indexes


def pending_of(state: State) -> Pending:
    """What is pending; only called in that mode."""
    pending = reading_of(state).pending
    if pending is None:
        raise LookupError("nothing is pending")
    return pending


def ended(state: State) -> State:
    """The state with nothing pending."""
    if state.reading is None or state.reading.pending is None:
        return state
    return replace(state, reading=replace(state.reading, pending=None))


# ---- linking -------------------------------------------------------------------------------


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
    draft = with_hop(draft, reading.document, pending.tail, to, replaced=not pending.linked)
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
    draft, tail, first = draft_of(state), pending.tail, ""
    for candidate in (pending.candidates[index] for index in pending.proposed):
        draft = with_candidate(draft, reading.document, candidate, pending.window)
        to = draft.made
        draft = with_hop(draft, reading.document, tail, to, replaced=tail == pending.claim)
        first, tail = first or to, to
    if pending.propose_own:
        first = reading.document.digest or ""
        draft = with_hop(draft, reading.document, tail, first, replaced=True)
    if first:
        state = replace(state, repeat=_repeat(state, first))
    draft = confirmed(draft, pending.claim)
    state, effects = perform(ended(state), draft.edit("accept the proposed chain"), " ")
    state, more = next_sentence(replace(state, message=""), "")
    return state, (*effects, *more)


def _repeat(state: State, to: str) -> Repeat:
    """What `.` does after a claim was linked to `to`."""
    own = to.startswith("urn:sha256:")
    cut = bool(state.repeat and state.repeat.cut)
    return Repeat(CLAIM, "" if own else to, own_voice=own, cut=cut)


# ---- other cuts ----------------------------------------------------------------------------


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
