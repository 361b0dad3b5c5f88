"""What each answer of the session changes on the screen: pure, as the keys are."""

from dataclasses import replace

from annotations.claims import Counts
from annotations.model import CLAIM
from annotations.selectors import Span
from annotations.undoing import History
from reader.actions import Mode
from reader.effects import Effect, Quit, Reanchor
from reader.found import Matches
from reader.listed import LibraryEntry
from reader.messages import (
    Anchored,
    AnnotationsRead,
    ChangedOnDisk,
    CodebookRead,
    CodebookSaved,
    CommitFailed,
    Committed,
    Compared,
    Found,
    Indexed,
    Known,
    LayoutChanged,
    Listed,
    Matched,
    Message,
    Migration,
    Opened,
    OpenFailed,
    Prepared,
    ReadThrough,
    Remembered,
    ReprintMarks,
    ReprintsFound,
    TagsCounted,
    Told,
)
from reader.modes import codebook, comparing, edits, finding, reprints
from reader.modes.doubts import order_of
from reader.modes.places import leave_asked, shown_anew
from reader.modes.step import Step, stay
from reader.modes.view import jumped, sentence_at
from reader.opened import OpenDocument as OpenDoc
from reader.paging import START
from reader.prompt import OF_A_PLACE
from reader.state import Reading, Saving, State
from reader.update import press


def receive(state: State, message: Message) -> Step:
    """The state after an answer."""
    match message:
        case Opened():
            return _opened(state, message)
        case OpenFailed():
            return _open_failed(state, message)
        case Committed():
            return _committed(state, message)
        case CommitFailed():
            return _commit_failed(state, message)
        case ChangedOnDisk():
            return _changed_on_disk(state, message)
        case Listed():
            return _listed(state, message)
        case Found():
            return _searched(finding.found(state, message.finding))
        case Matched():
            return _searched(finding.matched(state, message))
        case ReadThrough() | Anchored():
            return _of_document(state, message), ()
        case Remembered():
            return _remembered(state, message), ()
        case LayoutChanged(layout):
            return stay(replace(state, layout=layout), "your config changed; its keyboard is used")
        case AnnotationsRead():
            return _annotations_read(state, message.document), ()
        case Indexed():
            return _indexed(state, message)
        case Known():
            return _known(state, message), ()
        case Compared():
            return comparing.compared(state, message.matrix)
        case CodebookRead():
            return codebook.read(state, message.file)
        case CodebookSaved():
            return edits.saved(state), ()
        case TagsCounted():
            return replace(state, tag_uses=message.uses), ()
        case Migration():
            return edits.perform_parts(state, message.edits, message.text)
        case ReprintsFound():
            return reprints.found(state, message)
        case ReprintMarks():
            return reprints.marked(state, message.name, message.spans), ()
        case Prepared():
            return edits.perform_parts(state, message.edits, message.said)
        case Told():
            return stay(state, message.text)


# ---- opening -------------------------------------------------------------------------------


def _opened(state: State, message: Opened) -> Step:
    document = message.document
    if state.opening != document.name and not _shown_otherwise(state, document):
        return state, ()
    byte = message.byte
    if state.reading is not None and state.reading.document.name == document.name:
        numbers = state.reading.document.graph.numbers
        document = replace(document, numbers={**document.numbers, **numbers})
        if byte == state.reading.cursor.start:
            byte = _same_passage(state, document, byte)
    cursor = sentence_at(document, byte)
    furthest = max(message.furthest, cursor.end)
    reading = Reading(document, START, Span(0, 0), furthest=furthest)
    reading = replace(reading, matches=_hits(state, document, byte))
    reading = jumped(state, reading, byte)
    reading = replace(reading, cursor=cursor)
    if state.prompt is not None and state.prompt.kind in OF_A_PLACE:
        state = replace(state, prompt=None)
    state = replace(
        state,
        reading=reading,
        opening="",
        message=message.warning or state.message or _to_settle(document),
    )
    if state.screen is not Mode.READING:
        screens = tuple(s for s in state.screens if s is not Mode.READING)
        state = replace(state, screens=(*screens, Mode.READING))
    effects: tuple[Effect, ...] = ()
    for edit, text in state.after_open:
        state, more = edits.replay(state, edit, text)
        effects = (*effects, *more)
    state = replace(state, after_open=())
    return _replayed(state, effects)


def _to_settle(document: OpenDoc) -> str:
    count = len(document.unsettled)
    return f"{count} in doubt since the text changed: ] o goes to them" if count else ""


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


def _changed_on_disk(state: State, message: ChangedOnDisk) -> Step:
    if state.mode in (Mode.PROMPT, Mode.PENDING, Mode.SELECTING) or state.saving.waiting:
        return state, ()
    return shown_anew(state, message.name, "changed on the disk; shown as it is there")


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


def _open_failed(state: State, message: OpenFailed) -> Step:
    screens = state.screens
    if state.reading is None and len(screens) > 1 and screens[-1] is Mode.READING:
        screens = screens[:-1]
    state = replace(state, opening="", screens=screens, after_open=(), queued=())
    return stay(state, message.reason)


def _searched(step: Step) -> Step:
    """An answer taken in; the keys that were meant for where it leads are heard there."""
    state, effects = step
    reading = state.reading
    waits = state.finding.open_when_ready or (reading is not None and reading.matches.move)
    return (state, effects) if waits or state.opening else _replayed(state, effects)


def _replayed(state: State, effects: tuple[Effect, ...]) -> Step:
    """The keys that came while the document was opened or listed, as somebody hears them now.

    None of them came alone, so that a `q` among them leaves nothing.
    """
    keys = state.queued
    state = replace(state, queued=())
    for index, key in enumerate(keys):
        state, more = press(state, key)
        if any(isinstance(effect, Quit) for effect in more):
            state, more = leave_asked(state)
        effects = (*effects, *more)
        if state.opening:
            return replace(state, queued=(*state.queued, *keys[index + 1 :])), effects
    return state, effects


def _of_document(state: State, message: ReadThrough | Anchored) -> State:
    reading = state.reading
    if reading is None or reading.document.name != message.name:
        return state
    document = reading.document
    if isinstance(message, ReadThrough):
        document = replace(document, digest=message.digest)
    else:
        document = replace(document, places={**document.places, **message.places})
    asked = reading.settling if order_of(document, reading.settling) else ""
    return replace(state, reading=replace(reading, document=document, settling=asked))


def _annotations_read(state: State, document: OpenDoc) -> State:
    """The document in sight with all its annotations; the place and the cursor stay."""
    reading = state.reading
    if reading is None or reading.document.name != document.name:
        return state
    dealt = reading.document.numbers
    if any(document.numbers.get(name) != number for name, number in dealt.items()):
        document = replace(document, numbers={**document.numbers, **dealt})
    return replace(state, reading=replace(reading, document=document))


def _known(state: State, message: Known) -> State:
    own_claims = max(state.own_claims, message.own_claims)
    return replace(
        state,
        sources=message.sources,
        tags=message.tags,
        topics=message.topics,
        own_claims=own_claims,
    )


# ---- saving --------------------------------------------------------------------------------


def _remembered(state: State, message: Remembered) -> State:
    """What earlier sessions did comes before what this one did already."""
    done = (*message.history.done, *state.history.done)
    undone = state.history.undone or (() if state.history.done else message.history.undone)
    return replace(state, history=History(done, undone))


def _committed(state: State, message: Committed) -> Step:
    state = edits.saved(state)
    state = replace(state, comparing=replace(state.comparing, stale=True))
    if message.made is not None:
        state = replace(state, history=state.history.settled(message.edit, message.made))
    reading = state.reading
    if reading is None or reading.document.name != message.edit.document:
        return state, ()
    document = reading.document
    state = _counted(state, document)
    if state.saving.waiting or document.annotations.mine.lines == message.sidecar.lines:
        return state, ()
    merged = replace(document, annotations=document.annotations.with_mine(message.sidecar))
    state = replace(state, reading=replace(reading, document=merged))
    return stay(state, _told_of_others(merged, message), Reanchor(merged.name))


def _told_of_others(document: OpenDoc, message: Committed) -> str:
    if not message.conflicts:
        return "another program changed your sidecar; its changes are shown"
    label = document.graph.label(message.conflicts[0])
    return f"{label}: changed elsewhere too; both are kept: x drops one, e Enter keeps it"


def _counted(state: State, document: OpenDoc) -> State:
    """The library's numbers of a document, as they are after an edit."""
    counts: Counts = document.graph.counts
    library = tuple(
        replace(entry, claims=counts.claims, unsourced=counts.unsourced, sources=counts.sources)
        if entry.name == document.name
        else entry
        for entry in state.library
    )
    own = state.own_claims
    if not own:
        mine = document.annotations.mine.annotations.values()
        own = sum(1 for annotation in mine if annotation.tag == CLAIM)
    return replace(state, library=library, own_claims=own)


def _commit_failed(state: State, message: CommitFailed) -> Step:
    if message.final:
        state = edits.saved(state)
        text = f"not done: {message.reason}"
        if message.edit.group:
            state = replace(state, history=state.history.without(message.edit.group))
        return shown_anew(state, message.edit.document, text)
    waiting = max(state.saving.waiting, message.waiting)
    saving = Saving(waiting, message.reason, state.saving.ever, message.kept)
    return stay(replace(state, saving=saving), f"NOT SAVED: {message.reason}")


# ---- the corpus ----------------------------------------------------------------------------


def _listed(state: State, message: Listed) -> Step:
    entries = message.entries if message.counted else _with_counts(message.entries, state.library)
    names = [entry.name for entry in entries]
    before = state.library[state.library_list.selected].name if state.library else ""
    line = names.index(before) if before in names else state.library_list.selected
    chosen = state.library_list.at(line, len(names), state.rows - 2)
    return _replayed(replace(state, library=entries, library_list=chosen, listed=True), ())


def _with_counts(
    entries: tuple[LibraryEntry, ...], before: tuple[LibraryEntry, ...]
) -> tuple[LibraryEntry, ...]:
    """The entries with the numbers that they were shown with before."""
    known = {entry.name: entry for entry in before}
    return tuple(
        replace(
            entry,
            claims=known[entry.name].claims,
            unsourced=known[entry.name].unsourced,
            sources=known[entry.name].sources,
        )
        if entry.name in known
        else entry
        for entry in entries
    )


def _indexed(state: State, message: Indexed) -> Step:
    finished = message.done >= message.total
    state = replace(state, indexed=None if finished else (message.done, message.total))
    asked = state.finding
    if state.screen is Mode.FINDING and asked.query and not asked.complete and not asked.waiting:
        return finding.asked(state, asked.query, finished=False)
    return state, ()
