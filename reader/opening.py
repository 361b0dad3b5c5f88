"""From a document of the corpus to what the reader holds: text, annotations, their places."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotations.anchoring import Anchor, Doubtful, Exact, Moved, Orphan
from annotations.collected import AnnotationSet
from annotations.errors import SidecarError
from annotations.identifiers import Author
from annotations.model import Annotation
from annotations.selectors import Span
from annotations.sidecar import read_sidecar
from annotations.snapshot import Sidecar
from corpus.anchors import anchors_in
from corpus.document import Document
from corpus.library import Corpus
from reader.colouring import Colouring, lexer_for
from reader.opened import Landing, OpenDocument, Place
from reader.windows import Windows

_WORST = (Landing.EXACT, Landing.MOVED, Landing.DOUBTFUL, Landing.ORPHAN)


@dataclass(frozen=True, slots=True)
class Read:
    """The annotations of a document. problems: what of its sidecars could not be read."""

    annotations: AnnotationSet
    problems: tuple[str, ...]


def read_annotations(corpus: Corpus, document: Document, author: Author) -> Read:
    """One's own sidecar and everybody else's; what cannot be read is said, and left alone."""
    own = corpus.sidecar_path(document.name, author.annotator)
    blank = blank_sidecar(document, author)
    mine, others, problems = blank, [], []
    for each in corpus.sidecar_paths(document.name):
        try:
            sidecar = read_sidecar(each.path)
        except SidecarError as error:
            problems.append(str(error))
            continue
        if sidecar is None:
            continue
        if sidecar.problems:
            problems.append(f"{each.path}: {len(sidecar.problems)} annotations unreadable")
        if each.path == own:
            mine = sidecar
        else:
            others.append(sidecar)
    return Read(AnnotationSet.of(document.name, mine, others), tuple(problems))


def blank_sidecar(document: Document, author: Author) -> Sidecar:
    """The sidecar to begin with where there is none."""
    return Sidecar.empty(
        document.path.name,
        author.annotator,
        author.new_id(),
        encoding=document.encoding,
        extractor=document.extractor,
    )


def _bytes(document: Document, span: Span) -> Span:
    return Span(document.offsets.byte_of(span.start), document.offsets.byte_of(span.end))


def _place(document: Document, anchors: tuple[Anchor, ...]) -> Place:
    """The pieces of one annotation, and the least certain of their landings."""
    pieces: list[Span] = []
    worst = Landing.EXACT
    for found in anchors:
        landing, spans = _landing(found)
        worst = max(worst, landing, key=_WORST.index)
        pieces += (_bytes(document, span) for span in spans)
    return Place(tuple(sorted(pieces)), worst)


def _landing(found: Anchor) -> tuple[Landing, tuple[Span, ...]]:
    match found:
        case Exact(span):
            return Landing.EXACT, (span,)
        case Moved(span, _):
            return Landing.MOVED, (span,)
        case Doubtful(candidates, _):
            return Landing.DOUBTFUL, candidates[:1]
        case Orphan():
            return Landing.ORPHAN, ()


def landed(document: Document, annotations: Mapping[str, Annotation]) -> Mapping[str, Place]:
    """Where annotations stand in the text as it is, by id; none for those of the whole document."""
    passages = {
        id_: each
        for id_, each in annotations.items()
        if not all(target.whole_document for target in each.targets)
    }
    anchors = anchors_in(document, passages)
    return {id_: _place(document, found) for id_, found in anchors.items()}


def opened(
    corpus: Corpus, document: Document, read: Read, numbers: Mapping[str, int], *, through: bool
) -> OpenDocument:
    """The document as the reader holds it. through: read it to its end first, for its digest."""
    metadata = corpus.metadata(document.name)
    entries = [entry.name for entry in corpus.known_documents()] or [document.name]
    number = entries.index(document.name) + 1 if document.name in entries else 1
    return OpenDocument(
        name=document.name,
        title=metadata.title or document.name,
        date=str(metadata.date or ""),
        number=number,
        of=len(entries),
        text=document,
        offsets=document.offsets,
        annotations=read.annotations,
        places=landed(document, read.annotations.annotations),
        numbers=numbers,
        digest=document.digest() if through else None,
        encoding=document.encoding,
        extractor=document.extractor,
        colours=Colouring(document, lexer_for(document.name)),
        windows=Windows(document),
    )
