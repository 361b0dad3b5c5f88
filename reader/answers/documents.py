"""Answers about a document: it is shown, shown anew, could not be opened, or is known better."""

from collections.abc import Mapping
from dataclasses import replace

from annotations.claims import entity_key
from annotations.selectors import Span
from reader.actions import Mode
from reader.answers.queued import replayed
from reader.effects import Effect
from reader.found import Matches
from reader.messages import Anchored, ChangedOnDisk, Opened, OpenFailed, ReadThrough
from reader.modes import edits
from reader.modes.doubts import order_of
from reader.modes.noting import put_off
from reader.modes.places import shown_anew
from reader.modes.stack import not_entered, same_text, shown_on_top, with_annotations_of
from reader.modes.step import Step, stay
from reader.modes.view import jumped, sentence_at
from reader.paging import START
from reader.prompt import OF_A_PLACE
from reader.shown import ShownDocument as OpenDoc
from reader.state import Reading, State


def opened(state: State, message: Opened) -> Step:
    """A document came: it is shown, and the keys typed ahead are heard in it."""
    document = message.document
    if state.opening != document.name and not _shown_otherwise(state, document):
        return state, ()
    before = state.reading
    if before is not None and before.document.name == document.name:
        numbers = before.document.graph.numbers
        document = _numbered(document, numbers)
    if before is not None and message.anew and same_text(before, document):
        reading = with_annotations_of(before, document)
    else:
        reading = _begun(state, document, message)
    if state.prompt is not None and state.prompt.kind in OF_A_PLACE:
        state = put_off(state)
    state = replace(
        state,
        reading=reading,
        opening="",
        entering=False,
        message=message.warning
        or "; ".join(
            filter(None, (state.message, _to_settle(document, short=bool(state.message))))
        ),
    )
    if not message.anew:
        state = shown_on_top(state)
    effects: tuple[Effect, ...] = ()
    for edit, text in state.after_open:
        state, more = edits.replay(state, edit, text)
        effects = (*effects, *more)
    state = replace(state, after_open=())
    return replayed(state, effects)


def _begun(state: State, document: OpenDoc, message: Opened) -> Reading:
    """A document where it is to be read from, nothing under way in it."""
    byte = message.byte
    if state.reading is not None and byte == state.reading.cursor.start:
        byte = _same_passage(state, document, byte)
    cursor = sentence_at(document, byte)
    furthest = max(message.furthest, cursor.end)
    reading = Reading(document, START, Span(0, 0), furthest=furthest)
    reading = replace(reading, matches=_hits(state, document, byte))
    reading = jumped(state, reading, byte)
    return replace(reading, cursor=cursor, focus=message.focus, pointed=message.focus)


def _to_settle(document: OpenDoc, *, short: bool) -> str:
    """What there is to settle: passages in doubt, and what was changed on two sides.

    short: behind another message.
    """
    doubtful, twice = len(document.unsettled), len(document.annotations.conflicts)
    since = "" if short else " since the text changed"
    said = f"{doubtful} in doubt{since}: ] o goes to them" if doubtful else ""
    kept = f"{twice} kept in two versions: o Tab lists them" if twice else ""
    return "; ".join(filter(None, (said, kept)))


def _shown_otherwise(state: State, document: OpenDoc) -> bool:
    """Whether this is the document on the screen, whose text proved to be another than it seemed.

    Any other document that nobody waits for was given up: what was done since must not be undone
    by what the disk held then.
    """
    shown = state.document
    return (
        not state.opening
        and shown is not None
        and (shown.name, shown.digest) == (document.name, None)
    )


def _same_passage(state: State, document: OpenDoc, byte: int) -> int:
    """Where the sentence of the cursor stands in a document that is shown anew."""
    reading = state.reading
    if reading is None or reading.document.name != document.name:
        return byte
    before = reading.document.window(reading.cursor.start)
    words = before.span_of(reading.cursor).of(before.text)
    window = document.window(byte)
    here = window.index_of(byte)
    after, earlier = window.text.find(words, here), window.text.rfind(words, 0, here + len(words))
    found = [place for place in (after, earlier) if place >= 0]
    return window.byte_of(min(found, key=lambda p: abs(p - here))) if words and found else byte


def _hits(state: State, document: OpenDoc, byte: int) -> Matches:
    """The passages of the corpus search, shown as matches while they are what was opened."""
    if Mode.FINDING not in state.screens:
        return Matches()
    here = [p for p in state.finding.passages if p.name == document.name]
    return Matches(spans=tuple(document.bytes(p.span) for p in here), origin=byte)


def open_failed(state: State, message: OpenFailed) -> Step:
    """It could not be opened: the screen before, and why; keys typed ahead are dropped."""
    kept = "i will have your note again; " if state.unwritten else ""
    return stay(not_entered(state), f"{kept}{message.reason}")


def changed_on_disk(state: State, message: ChangedOnDisk) -> Step:
    """Another program changed what is shown: it is shown anew, unless somebody is at work in it."""
    if state.mode in (Mode.PROMPT, Mode.PENDING, Mode.SELECTING) or state.saving.waiting:
        return state, ()
    what = "changed on the disk" if message.text else "its annotations changed on the disk"
    return shown_anew(state, message.name, f"{what}; shown as it is there")


def known_better(state: State, message: ReadThrough | Anchored) -> State:
    """The digest of the document shown, or where its annotations landed."""
    reading = state.reading
    if reading is None or reading.document.name != message.name:
        return state
    document = reading.document
    if isinstance(message, ReadThrough):
        document = document.but(digest=message.digest)
    else:
        document = document.but(places={**document.places, **message.places})
    asked = reading.settling if order_of(document, reading.settling) else ""
    return replace(state, reading=replace(reading, document=document, settling=asked))


def annotations_read(state: State, document: OpenDoc) -> State:
    """The document in sight with all its annotations; the place and the cursor stay."""
    reading = state.reading
    if reading is None or reading.document.name != document.name:
        return state
    document = _numbered(document, reading.document.numbers)
    return replace(state, reading=replace(reading, document=document))


def _numbered(document: OpenDoc, dealt: Mapping[str, int]) -> OpenDoc:
    """With numbers that were dealt to sources before; mostly they are the same."""
    known = document.graph.numbers
    if all(known.get(entity_key(name)) == number for name, number in dealt.items()):
        return document
    return document.but(numbers={**document.numbers, **dealt})
