"""What a transition asks of the world; `reader.session` does it and answers with a message."""

from collections.abc import Mapping
from typing import NamedTuple

from annotations.changes import Edit
from annotations.model import Annotation
from annotations.selectors import Span
from annotations.values import dataclass
from reader.ahead import ThinkAhead
from reader.found import OtherPassage, Passage
from reader.listed import LibraryLine
from reader.searches import SavedSearch


class Open(NamedTuple):
    """Open a document and show it at `byte`, at code point `point`, or where it was left.

    focus: id of the annotation that it is opened for, "" where it is for none. anew: it is shown
    already, and only what changed on the disk is asked for.
    """

    name: str
    byte: int | None = None
    point: int | None = None
    focus: str = ""
    anew: bool = False


class Commit(NamedTuple):
    """Save one step to the sidecar of its document."""

    edit: Edit


class CommitAll(NamedTuple):
    """Save the steps that one key made: the parts of one are on the disk all, or none."""

    edits: tuple[Edit, ...]


class Reanchor(NamedTuple):
    """Find again where the annotations of a document stand.

    annotations: as they are shown, where that may not be on the disk yet; else the saved ones.
    """

    name: str
    annotations: Mapping[str, Annotation] | None = None


class FindInCorpus(NamedTuple):
    """Answer a query over the corpus; the newest ticket alone is wanted.

    finished: it was entered, and is not being typed; at_once: no part of the answer comes before
    the rest, since what is selected in it must stay in its place; listed: all hits of the
    documents that are shown are wanted, as for a list that one goes through; everything: those of
    all documents.
    """

    query: str
    sort: str
    ticket: int
    finished: bool
    at_once: bool = False
    everything: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class PrepareToFind:
    """Open the index, so that the first key of a question does not wait for it."""


class CompleteQuery(NamedTuple):
    """Say what the last word of a query may go on to. left: what stands before the caret."""

    left: str


class CountFacets(NamedTuple):
    """Say by what the documents that answer a query can be told apart."""

    query: str
    finished: bool


class CountWords(NamedTuple):
    """Say what stands around the hits of a query."""

    query: str
    finished: bool


class NoteSearch(NamedTuple):
    """Keep that a query was asked, so that it can be asked again."""

    query: str


class SaveSearch(NamedTuple):
    """Keep a query under a name."""

    search: SavedSearch


@dataclass(frozen=True, slots=True)
class ReadSearches:
    """Read the searches that are kept: others may have kept some meanwhile."""


class SearchDocument(NamedTuple):
    """Find the passages of one document that answer a query, those after byte `start` first."""

    name: str
    query: str
    ticket: int
    start: int


class StopSearch(NamedTuple):
    """Search the document no further: nobody waits for the answer."""


class Remember(NamedTuple):
    """Keep where a document was left. cursor, furthest, size: bytes."""

    name: str
    cursor: int
    furthest: int
    size: int
    numbers: tuple[tuple[str, int], ...]


class Copy(NamedTuple):
    """Offer text to the terminal's clipboard and write it to a file.

    said: what to say before where it went.
    """

    text: str
    said: str = ""


class KeepAnnotator(NamedTuple):
    """Keep the annotator's name in the user's config."""

    name: str


class KeepPlace(NamedTuple):
    """Write what cannot lie beside its document below `folder`, from here on."""

    folder: str


class FindReprints(NamedTuple):
    """Find the passages of other documents that are near-identical to one of `name`.

    span: code points of the passage; those of the whole document where it has none.
    """

    name: str
    span: Span


class ApplyToReprints(NamedTuple):
    """Tag in other documents what is tagged in the passages that they have in common."""

    name: str
    passages: tuple[OtherPassage, ...]


class DecideSpelling(NamedTuple):
    """Keep that two words spell one name, or two; forget what was decided where `same` is None.

    again: it is taken back or done again.
    """

    one: str
    other: str
    same: bool | None
    again: bool = False


class TagPassages(NamedTuple):
    """Tag passages of any documents; sentences: not the words found but their sentences."""

    passages: tuple[Passage, ...]
    tag: str
    sentences: bool = False


class JoinSides(NamedTuple):
    """Merge the two sides of the conflict markers in one's own sidecar of a document."""

    name: str


@dataclass(frozen=True, slots=True)
class ListLibrary:
    """Look again at what the corpus holds."""


class KeepLibrary(NamedTuple):
    """Keep the library for the next start. total: of all documents; entries: the first of them."""

    total: int
    own_claims: int
    entries: tuple[LibraryLine, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """Gather what the documents of the corpus claim."""


@dataclass(frozen=True, slots=True)
class CountTags:
    """Count how often each tag is used in the corpus."""


class ChangeTag(NamedTuple):
    """Work out what it takes to let a tag have another name, or another take its place.

    text: of the codebook as it shall be, None where it stays; before: as it is. to: the tag that
    one's own annotations have then.
    """

    label: str
    tag: str
    to: str
    before: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Suspend:
    """Give the terminal back to the shell for a while."""


@dataclass(frozen=True, slots=True)
class Redraw:
    """Draw every cell again."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Save what waits, and end."""


OfSession = (
    Open
    | Commit
    | CommitAll
    | Reanchor
    | FindInCorpus
    | PrepareToFind
    | CompleteQuery
    | CountFacets
    | CountWords
    | NoteSearch
    | SaveSearch
    | ReadSearches
    | SearchDocument
    | StopSearch
    | Remember
    | KeepAnnotator
    | KeepPlace
    | FindReprints
    | ApplyToReprints
    | TagPassages
    | DecideSpelling
    | JoinSides
    | ListLibrary
    | KeepLibrary
    | Compare
    | CountTags
    | ChangeTag
    | ThinkAhead
)
"""What the session does."""

OfTerminal = Copy | Suspend | Redraw | Quit
"""What the application does, as it is about the terminal itself."""

Effect = OfSession | OfTerminal


def together(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """The effects of one key with its commits as one, where the first of them stood."""
    edits = tuple(effect.edit for effect in effects if isinstance(effect, Commit))
    if len(edits) < 2:
        return effects
    first = next(at for at, effect in enumerate(effects) if isinstance(effect, Commit))
    rest = tuple(effect for effect in effects[first:] if not isinstance(effect, Commit))
    return (*effects[:first], CommitAll(edits), *rest)
