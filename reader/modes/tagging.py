"""Tagging what is marked: claims, sources, other tags; flagging it."""

from collections.abc import Sequence
from dataclasses import replace

from annotations.model import CLAIM, SOURCE, TagBody, Target
from annotations.selectors import Span
from reader.modes.draft import Draft, draft_of
from reader.modes.edits import perform, target_of
from reader.modes.figures import confirmed
from reader.modes.figures import with_reading as with_reading_of
from reader.modes.focus import own_claims, own_focused, pointed
from reader.modes.hops import in_chain, with_hop
from reader.modes.pending import pending_for
from reader.modes.relating import deleted
from reader.modes.said import rest_of_said, what_is_said
from reader.modes.step import Step, Transition, reading_of, stay, with_reading
from reader.prompt import Prompt, PromptKind
from reader.shown import Mark, ShownDocument
from reader.state import Pending, Reading, Repeat, Selection, State


def targets_of(document: ShownDocument, spans: tuple[Span, ...]) -> tuple[Target, ...]:
    """The targets of spans of bytes, without white space at their ends."""
    kept = (_trimmed(document, span) for span in spans)
    return tuple(target_of(document, span) for span in kept if span.length)


def _trimmed(document: ShownDocument, span: Span) -> Span:
    words = document.words(span)
    start = len(words) - len(words.lstrip())
    end = len(words.rstrip())
    if start >= end:
        return Span(span.start, span.start)
    before, after = words[:start], words[end:]
    return Span(span.start + len(before.encode()), span.end - len(after.encode()))


def what_is_left(state: State, span: Span) -> Span | None:
    """What of a sentence is not a claim yet (bytes), None where all of it is."""
    reading = reading_of(state)
    window = reading.document.window(span.start)
    local = window.span_of(span)
    pieces = [p for mark in own_claims(reading, span) for p in mark.place.pieces]
    taken = [window.span_of(p) for p in pieces]
    rest = rest_of_said(state, window, local, taken) if pieces else local
    return window.bytes_of(rest) if rest else None


# ---- claims --------------------------------------------------------------------------------


def claim(state: State, _key: str) -> Step:
    """Tag the sentence or the selection a claim and wait for whose it is.

    A claim that somebody went to is asked for again; pressed twice it is the rest that is meant.
    """
    reading = reading_of(state)
    if reading.selection is not None:
        spans = reading.selection.spans
        same = [m for m in own_claims(reading, spans[0]) if m.place.pieces == spans]
        return _reopened(state, same[0]) if same else _claimed(state, spans, Repeat(CLAIM))
    claims = own_claims(reading, reading.cursor)
    gone_to = pointed(reading)
    if gone_to is not None and gone_to in claims:
        return _reopened(state, gone_to)
    rest = what_is_left(state, reading.cursor)
    if rest is not None:
        state, effects = _claimed(state, (rest,), Repeat(CLAIM, cut=rest != reading.cursor))
        said = "" if rest == reading.cursor else "the rest of the sentence; x deletes it"
        return replace(state, message=said), effects
    return _reopened(state, _meant(reading, claims))


def _meant(reading: Reading, claims: Sequence[Mark]) -> Mark:
    """Of the claims of a sentence the one in focus, else the first that nobody is named for."""
    unsourced = reading.document.graph.is_unsourced
    in_focus = (mark for mark in claims if mark.id == reading.focus)
    to_do = (mark for mark in claims if unsourced(mark.id))
    return next(in_focus, None) or next(to_do, claims[0])


def _reopened(state: State, claim: Mark) -> Step:
    reading = reading_of(state)
    pending = pending_for(state, claim.id, _sentence_of(reading, claim.place.pieces))
    reading = replace(reading, pending=pending, selection=None, focus=claim.id, pointed="")
    return replace(state, reading=reading, message="relink this claim"), ()


def _claimed(
    state: State, spans: tuple[Span, ...], last: Repeat, to: str = "", label: str = "tag as claim"
) -> Step:
    """Tag a claim with the figure that its words give, linked to `to`; it is pending then."""
    reading = reading_of(state)
    pending = pending_for(state, "", _sentence_of(reading, spans), spans=spans)
    body = TagBody(CLAIM)
    if pending.figure >= 0:
        body = with_reading_of(state, body, pending.figures[pending.figure], suggested=True)
    draft = draft_of(state).tagged_as(targets_of(reading.document, spans), body)
    made = draft.made
    if to:
        draft = draft.linked(made, to)
        pending = replace(pending, chains=())
    pending = replace(pending, claim=made, tail=made)
    reading = replace(reading, selection=None, focus=made)
    state = replace(state, reading=reading, repeat=last)
    state, effects = perform(state, draft.edit(label))
    return with_reading(state, replace(reading_of(state), pending=pending), *effects)


def _sentence_of(reading: Reading, spans: tuple[Span, ...]) -> Span:
    first = spans[0]
    if first.overlaps(reading.cursor):
        return reading.cursor
    window = reading.document.window(first.start)
    found = window.sentence_at(window.index_of(first.start))
    return window.bytes_of(found) if found else first


def repeat(state: State, _key: str) -> Step:
    """The last tag and chain on this sentence, pending again."""
    last = state.repeat
    if last is None:
        return stay(state, "nothing to repeat")
    reading = reading_of(state)
    rest = what_is_left(state, reading.cursor)
    if rest is None:
        return stay(state, "the whole sentence is a claim; e edits it")
    if last.tag == CLAIM:
        to = (reading.document.digest or "") if last.own_voice else last.to
        known = last.own_voice or to in reading.document.annotations.annotations
        said = what_is_said(state, reading.cursor) if last.cut and rest == reading.cursor else ()
        return _claimed(state, said or (rest,), last, to if known else "", "repeat claim")
    draft = draft_of(state).tagged(targets_of(reading.document, (rest,)), last.tag)
    state = replace(state, reading=replace(reading, focus=draft.made))
    return perform(state, draft.edit(f"repeat {last.tag}"))


# ---- sources -------------------------------------------------------------------------------


def source(state: State, _key: str) -> Step:
    """Letters on the names of the paragraph; or the selection is a source."""
    reading = reading_of(state)
    if reading.selection is not None:
        return _selected_source(state, reading.selection)
    pending = pending_for(state, "", reading.cursor, in_paragraph=True)
    mentioned = tuple(c for c in pending.candidates if c.span is not None)
    if not mentioned:
        return stay(state, "no names here; v selects")
    letters = pending.letters[: len(mentioned)]
    pending = replace(pending, candidates=mentioned, letters=letters, chains=(), cuts=())
    return with_reading(state, replace(reading, pending=pending))


def _selected_source(state: State, selection: Selection) -> Step:
    from corpus.attribution.entities import entity_name  # noqa: PLC0415 - see `loading`

    reading = reading_of(state)
    document = reading.document
    spans = selection.spans
    entity = entity_name(" ".join(document.words(span) for span in spans)) or "?"
    draft = draft_of(state).tagged(targets_of(document, spans), SOURCE, entity)
    waiting = selection.source_for
    reading = replace(reading, selection=None, focus=draft.made)
    if waiting is not None and waiting.claim:
        return _link_by_hand(state, reading, waiting, draft)
    state = replace(state, reading=reading)
    return perform(state, draft.edit(f"source: {entity}"), f"{entity} is a source here")


def _link_by_hand(state: State, reading: Reading, waiting: Pending, draft: Draft) -> Step:
    made = draft.made
    document = reading.document
    if waiting.linked and in_chain(draft, waiting.claim, waiting.tail, made):
        name = draft.get(made).entity or "this"
        return stay(state, f"{name} is in this chain already; Esc, then c, begins it anew")
    draft = with_hop(draft, document, waiting.claim, waiting.tail, made)
    made = draft.made
    cut = bool(state.repeat and state.repeat.cut)
    repeats = state.repeat if waiting.linked else Repeat(CLAIM, made, cut=cut)
    draft = confirmed(draft, waiting.claim)
    after = replace(waiting, tail=made, linked=True)
    reading = replace(reading, pending=after, focus=waiting.claim)
    state = replace(state, reading=reading, repeat=repeats)
    return perform(state, draft.edit("link to a source selected by hand"))


# ---- other tags and notes ------------------------------------------------------------------


def tag(state: State, _key: str) -> Step:
    """Ask for a tag."""
    return replace(state, prompt=Prompt(PromptKind.TAG)), ()


def tag_with(state: State, name: str) -> Step:
    """Tag the selection, the annotation that was gone to, or the sentence.

    The same tag on the same passage goes; another one takes its place where the annotation was
    gone to and is neither claim nor source, which have links and numbers.
    """
    reading = reading_of(state)
    mark = None if reading.selection else pointed(reading)
    spans = mark.place.pieces if mark else (reading.cursor,)
    spans = reading.selection.spans if reading.selection else spans
    document = reading.document
    if (
        mark is not None
        and name not in (CLAIM, SOURCE, mark.annotation.tag)
        and retaggable(reading)
    ):
        return _retagged(state, mark, name)
    for mark in document.marks_over(spans[0]):
        same = mark.annotation.tag == name and mark.place.pieces == spans
        if same and document.annotations.own(mark.id):
            return deleted(state, mark.annotation)
    if name in (CLAIM, SOURCE):
        return (claim if name == CLAIM else source)(state, "")
    draft = draft_of(state).tagged(targets_of(document, spans), name)
    reading = replace(reading, selection=None, focus=draft.made)
    state = replace(state, reading=reading, repeat=Repeat(name))
    return perform(state, draft.edit(f"tag {name}"), f"tagged {name}")


def retaggable(reading: Reading) -> bool:
    """Whether `t` gives another tag to the annotation that was gone to."""
    mark = pointed(reading)
    if mark is None or reading.selection or mark.annotation.tag is None:
        return False
    return reading.document.annotations.own(mark.id) and not (mark.is_claim or mark.is_source)


def _retagged(state: State, mark: Mark, name: str) -> Step:
    body = mark.annotation.tag_body
    if body is None:
        return stay(state, "a note has no tag; x deletes it")
    draft = draft_of(state).with_body(mark.id, replace(body, tag=name))
    state = replace(state, repeat=Repeat(name))
    return perform(state, draft.edit(f"retag {name}"), f"tagged {name}, no longer {body.tag}")


def flag(state: State, _key: str) -> Step:
    """Flag the annotation in focus for review, or unflag it."""
    annotation = own_focused(reading_of(state))
    body = annotation.tag_body if annotation else None
    if annotation is None or body is None:
        return stay(state, "nothing here to flag")
    flagged = replace(body, review=None if body.review else True)
    draft = draft_of(state).with_body(annotation.id, flagged)
    message = "flagged for review" if flagged.review else "flag removed"
    return perform(state, draft.edit("flag for review"), message)


TRANSITIONS: dict[str, Transition] = {
    "claim": claim,
    "source": source,
    "repeat": repeat,
    "tag": tag,
    "flag": flag,
}
