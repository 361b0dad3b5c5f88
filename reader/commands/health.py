"""How a corpus is: what is left out, its index, its sidecars."""

from contextlib import closing

from annotations.errors import SidecarError
from annotations.sidecar import read_sidecar
from annotations.values import dataclass
from corpus.errors import IndexFailure
from corpus.index.factory import index_of
from corpus.library import Corpus
from reader.commands.common import annotated
from reader.commands.lost_sidecars import lost_sidecars


@dataclass(frozen=True, slots=True)
class LeftOutFile:
    """A file or folder that is no document. detail: the system's words, if any."""

    path: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class IndexState:
    """documents: that are indexed; behind_by: documents to be indexed or forgotten."""

    state: str
    documents: int = 0
    behind_by: int = 0


@dataclass(frozen=True, slots=True)
class Lost:
    """A sidecar whose document is gone. match: a document with its text, if any."""

    path: str
    document: str
    match: str | None
    next_step: str


@dataclass(frozen=True, slots=True)
class SidecarsState:
    """problems: files and lines that cannot be read, with their places."""

    files: int
    problems: tuple[str, ...]
    lost: tuple[Lost, ...]


def left_out(corpus: Corpus) -> tuple[LeftOutFile, ...]:
    """What lies in the corpus and is no document of it."""
    found = corpus.left_out()
    return tuple(LeftOutFile(each.name, each.reason.value, each.detail) for each in found)


def index_state(corpus: Corpus) -> IndexState:
    """Whether there is a sound index and how far behind the documents it is."""
    try:
        with closing(index_of(corpus)) as index:
            known = index.known()
            unfinished = index.progress() is not None
    except IndexFailure as error:
        return IndexState(f"not usable: {error}")
    # What is to be read once more, to be sure, is not behind.
    changes = corpus.changes_since({name: state.seen() for name, state in known.items()})
    behind = len(changes.present) + len(changes.removed) + len(changes.renamed)
    if unfinished:
        state = "being made, or cut short"
    elif not known:
        state = "not made yet"
    else:
        state = "behind" if behind else "up to date"
    return IndexState(state, len(known), behind)


def sidecars_state(corpus: Corpus) -> SidecarsState:
    """Whether all sidecars can be read and belong to a document."""
    files, problems = 0, []
    for entry in annotated(corpus):
        for file in corpus.sidecar_paths(entry.name):
            files += 1
            try:
                sidecar = read_sidecar(file.path)
            except SidecarError as error:
                problems.append(str(error))
                continue
            lines = sidecar.problems if sidecar else ()
            problems += [f"{file.path}:{line.number}: {line.problem}" for line in lines]
    lost = (
        Lost(str(each.path), each.document, each.match, each.next_step)
        for each in lost_sidecars(corpus)
    )
    return SidecarsState(files, tuple(problems), tuple(lost))
