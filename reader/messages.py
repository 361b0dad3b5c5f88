"""What the session answers; `reader.receive` says what each changes on the screen."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from annotations.changes import Edit
from annotations.matrix import Matrix
from annotations.selectors import Span
from annotations.snapshot import Sidecar
from annotations.topics import TopicUse
from annotations.undoing import History
from annotations.values import dataclass
from corpus.codebook_file import CodebookFile
from reader.around import Words
from reader.effects import DecideSpelling
from reader.found import Finding, Reprinted
from reader.listed import LibraryLine, TagUses
from reader.searches import Searches
from reader.shown import Landed, ShownDocument

if TYPE_CHECKING:
    from corpus.facets import Facet


class Listed(NamedTuple):
    """The documents of the corpus, as far as they are known.

    counted: whether their annotations are; until then the numbers shown before stay. whole: false
    for the first ones of a folder that is still walked, of which nothing was known.
    """

    entries: tuple[LibraryLine, ...]
    counted: bool = True
    whole: bool = True


class Opened(NamedTuple):
    """A document is open. byte: where to show it; furthest: byte up to which it was read.

    focus: id of the annotation that it was opened for. anew: it was shown already, and whoever
    reads it stays where they are.
    """

    document: ShownDocument
    byte: int
    furthest: int = 0
    warning: str = ""
    focus: str = ""
    anew: bool = False


class SpellingDecided(NamedTuple):
    """A decision about two spellings is kept. was: the one before, None where there was none."""

    effect: DecideSpelling
    was: bool | None


class OpenFailed(NamedTuple):
    """A document cannot be opened. reason: says what to do."""

    name: str
    reason: str


class ReadThrough(NamedTuple):
    """A document was read to its end: its digest is known and it can be annotated."""

    name: str
    digest: str


class AnnotationsRead(NamedTuple):
    """All annotations of a document that was shown with those in sight; it is as before else."""

    document: ShownDocument


class ChangedOnDisk(NamedTuple):
    """Another program changed the document that is shown, or, where its text is as it was, its
    sidecars.
    """

    name: str
    text: bool = True


class LayoutChanged(NamedTuple):
    """Another keyboard layout is tried first, since the user's config names it by now."""

    layout: str


class Anchored(NamedTuple):
    """Where the annotations of a document stand in its text."""

    name: str
    places: Mapping[str, Landed]


class Committed(NamedTuple):
    """An edit is on the disk. sidecar: what the file holds, another program's changes too.

    made: the edit as it was made on that, None where it is `edit`; conflicts: ids of what is kept
    in two versions, since another program changed it too.
    """

    edit: Edit
    sidecar: Sidecar
    made: Edit | None = None
    conflicts: tuple[str, ...] = ()


class CommitFailed(NamedTuple):
    """An edit is not on the disk and will be tried again, or (final) it cannot be done.

    waiting: how many wait with it; kept: whether the journal has all of them.
    """

    edit: Edit
    reason: str
    waiting: int = 1
    final: bool = False
    kept: bool = False


class Remembered(NamedTuple):
    """What was done before the program was started, and can be undone still."""

    history: History


class Found(NamedTuple):
    """The answer of the corpus to a query."""

    finding: Finding


class Completed(NamedTuple):
    """What the last word of `left` may go on to, from code point `start` on."""

    left: str
    start: int
    offers: tuple[str, ...]


class FacetsCounted(NamedTuple):
    """By what the documents that answer `query` can be told apart. error: why that is not known."""

    query: str
    facets: "tuple[Facet, ...]"
    error: str = ""


class SearchesRead(NamedTuple):
    """Searches of earlier runs, and those kept under a name."""

    searches: Searches


class Matched(NamedTuple):
    """The answer to a search in a document, as far as it is known.

    spans: bytes; final: all of them; error: why the query could not be read; through: how much of
    the document was looked at, in per cent.
    """

    name: str
    ticket: int
    spans: tuple[Span, ...]
    final: bool = True
    error: str = ""
    through: int = 100


class Indexed(NamedTuple):
    """How far the index is; total 0 where it is finished.

    changed: whether it was finished because documents had changed since it was looked at last.
    """

    done: int
    total: int
    changed: bool = False


@dataclass(frozen=True, slots=True)
class CorpusChanged:
    """What other programs did may change what a search finds."""


class Known(NamedTuple):
    """Names of sources, tags and topics of the whole corpus, to choose from; one's own claims."""

    sources: tuple[str, ...]
    tags: tuple[str, ...]
    own_claims: int = 0
    topics: tuple[TopicUse, ...] = ()


class WordsCounted(NamedTuple):
    """What stands around the hits of a search."""

    words: Words


class Compared(NamedTuple):
    """What the documents of the corpus claim."""

    matrix: Matrix


class CodebookRead(NamedTuple):
    """The codebook of the corpus, at the start and whenever its file changed."""

    file: CodebookFile


class TagsCounted(NamedTuple):
    """How often each tag is used in the corpus."""

    uses: TagUses


class Migration(NamedTuple):
    """What a change of a tag takes, over the whole corpus: ready to be done as one step.

    edits: of the codebook and of one's own sidecars; text: what to say of it.
    """

    edits: tuple[Edit, ...]
    text: str


class CodebookSaved(NamedTuple):
    """The codebook's file holds what an edit made of it."""

    edit: Edit


class ReprintsFound(NamedTuple):
    """The reprints that were asked for. error: why they cannot be had."""

    reprinted: Reprinted
    error: str = ""


class ReprintMarks(NamedTuple):
    """Which passages of a document others have too. spans: bytes."""

    name: str
    spans: tuple[Span, ...]


class Prepared(NamedTuple):
    """Edits of several documents that are one action. said: what they do."""

    edits: tuple[Edit, ...]
    said: str


class Told(NamedTuple):
    """Something to say in the bottom row."""

    text: str


Message = (
    Listed
    | Opened
    | SpellingDecided
    | OpenFailed
    | ReadThrough
    | AnnotationsRead
    | ChangedOnDisk
    | LayoutChanged
    | Anchored
    | Committed
    | CommitFailed
    | Remembered
    | Found
    | Completed
    | FacetsCounted
    | WordsCounted
    | SearchesRead
    | Matched
    | Indexed
    | Known
    | Compared
    | CorpusChanged
    | CodebookRead
    | CodebookSaved
    | TagsCounted
    | Migration
    | ReprintsFound
    | ReprintMarks
    | Prepared
    | Told
)
