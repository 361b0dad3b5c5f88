"""What each answer of the session changes on the screen: pure, as the keys are."""

from dataclasses import replace

from reader.actions import Mode
from reader.answers import commits, corpus, documents
from reader.answers.queued import replayed
from reader.messages import (
    Anchored,
    AnnotationsRead,
    ChangedOnDisk,
    CodebookRead,
    CodebookSaved,
    CommitFailed,
    Committed,
    Compared,
    Completed,
    CorpusChanged,
    FacetsCounted,
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
    SearchesRead,
    SpellingDecided,
    TagsCounted,
    Told,
    WordsCounted,
)
from reader.modes import (
    around,
    codebook,
    comparing,
    completing,
    edits,
    finding,
    matches,
    narrowing,
    recalling,
    reprints,
    spelling,
)
from reader.modes.step import Step, stay
from reader.state import State


def receive(state: State, message: Message) -> Step:
    """The state after an answer."""
    match message:
        case Opened():
            return documents.opened(state, message)
        case OpenFailed():
            return documents.open_failed(state, message)
        case Committed():
            return commits.committed(state, message)
        case CommitFailed():
            return commits.commit_failed(state, message)
        case ChangedOnDisk():
            return documents.changed_on_disk(state, message)
        case Listed():
            return corpus.listed(state, message)
        case Found():
            return corpus.searched(finding.found(state, message.finding))
        case Completed():
            return completing.completed(state, message)
        case FacetsCounted():
            return narrowing.counted(state, message), ()
        case WordsCounted(words):
            state = around.counted(state, words)
            heard = state.mode is Mode.WORDS and not state.words.waiting
            return replayed(state, ()) if heard else (state, ())
        case SearchesRead(searches):
            return recalling.known(state, searches), ()
        case Matched():
            return corpus.searched(matches.matched(state, message))
        case ReadThrough() | Anchored():
            return documents.known_better(state, message), ()
        case Remembered():
            return commits.remembered(state, message), ()
        case LayoutChanged(layout):
            return stay(replace(state, layout=layout), "your config changed; its keyboard is used")
        case AnnotationsRead():
            return documents.annotations_read(state, message.document), ()
        case Indexed():
            return corpus.indexed(state, message)
        case CorpusChanged():
            return corpus.refreshed(state)
        case Known():
            return corpus.known(state, message)
        case Compared():
            return corpus.searched(comparing.compared(state, message.matrix))
        case CodebookRead():
            return codebook.read(state, message.file)
        case CodebookSaved():
            return edits.saved(state), ()
        case TagsCounted():
            return replace(state, tag_uses=message.uses), ()
        case Migration():
            return edits.perform_parts(state, message.edits, message.text)
        case ReprintsFound():
            return corpus.searched(reprints.found(state, message))
        case ReprintMarks():
            return reprints.marked(state, message.name, message.spans), ()
        case Prepared():
            return edits.perform_parts(state, message.edits, message.said)
        case SpellingDecided(effect, was):
            return replace(state, history=spelling.settled(state.history, effect, was)), ()
        case Told():
            return stay(state, message.text)
