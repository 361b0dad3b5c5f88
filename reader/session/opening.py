"""From a document of the corpus to what the reader holds: text, annotations, their places."""

from collections.abc import Mapping
from dataclasses import replace

from annotations.collected import AnnotationSet
from annotations.errors import SidecarConflicted, SidecarError
from annotations.identifiers import Author
from annotations.landings import Anchor, Doubtful, Exact, Moved, Orphan
from annotations.model import Annotation
from annotations.selectors import Span
from annotations.values import dataclass
from corpus.anchors import anchors_in
from corpus.document import Document
from corpus.errors import NoPlaceForSidecar
from corpus.library import Corpus
from corpus.mirrors import proposed
from reader.colouring import Colouring, lexer_for
from reader.early.file import OPENING
from reader.early.plain import wrapped_at
from reader.shown import Landed, Landing, ShownDocument
from reader.windows import Windows

_WORST = (Landing.EXACT, Landing.MOVED, Landing.DOUBTFUL, Landing.ORPHAN)


@dataclass(frozen=True, slots=True)
class Read:
    """The annotations of a document.

    problems: what of its sidecars could not be read. blocked: why none can be added, "" where
    that is possible; placeless: a folder to propose where they have no place; two_sided: whether
    one's own has the conflict markers of a text merge.
    """

    annotations: AnnotationSet
    problems: tuple[str, ...] = ()
    blocked: str = ""
    placeless: str = ""
    two_sided: bool = False


def read_annotations(
    corpus: Corpus, document: Document, author: Author, near: Span | None = None
) -> Read:
    """One's own sidecar and everybody else's; what cannot be read is said, and left alone.

    near: only the annotations about this stretch of code points, to be shown first.
    """
    failed: list[SidecarError] = []
    annotations = corpus.annotation_set(
        document.name, author.annotator, document=document, report=failed.append, near=near
    )
    blocked, placeless, own = "", "", None
    try:
        own = corpus.sidecar_path(document.name, author.annotator)
    except NoPlaceForSidecar as error:
        blocked, placeless = str(error), str(proposed(corpus.root))
    blocked = next((_short(each) for each in failed if each.path == own), blocked)
    if not blocked and not annotations.mine.writable:
        blocked = "a later version of this program wrote your sidecar; use that to annotate"
    unread = [len(each.problems) for each in (annotations.mine, *annotations.others)]
    problems = [_short(error) for error in failed]
    if any(unread):
        problems.append(f"{sum(unread)} annotations cannot be read; gloss check says why")
    two_sided = any(isinstance(x, SidecarConflicted) and x.path == own for x in failed)
    if two_sided:
        problems.insert(0, "git left conflict markers in your sidecar; c asks to merge both sides")
    return Read(annotations, tuple(problems), blocked, placeless, two_sided)


def _short(error: SidecarError) -> str:
    """What is wrong with a sidecar, by its name alone: the bottom row is short."""
    return str(error).removeprefix(f"{error.path.parent}/")


def _bytes(document: Document, span: Span) -> Span:
    return Span(document.offsets.byte_of(span.start), document.offsets.byte_of(span.end))


_LANDINGS = {
    Exact: Landing.EXACT,
    Moved: Landing.MOVED,
    Doubtful: Landing.DOUBTFUL,
    Orphan: Landing.ORPHAN,
}


def _place(document: Document, annotation: Annotation, anchors: tuple[Anchor, ...]) -> Landed:
    """The pieces of one annotation, and the least certain of their landings."""
    if len(anchors) == 1 and isinstance(anchors[0], Exact):
        stood = _bytes(document, anchors[0].span)
        return Landed((stood,), stood=stood.start)
    worst = max(anchors, key=lambda found: _WORST.index(_LANDINGS[type(found)]))
    landing, position = _LANDINGS[type(worst)], annotation.position
    most = max(
        (len(found.candidates) for found in anchors if isinstance(found, Doubtful)), default=1
    )
    options = tuple(_pieces(document, anchors, option) for option in range(most))
    return Landed(
        options[0],
        landing,
        options if landing is Landing.DOUBTFUL else (),
        worst.scores if isinstance(worst, Doubtful) else (),
        reason="" if isinstance(worst, Exact) else next(iter(worst.reasons), ""),
        stood=0 if position is None else document.offsets.byte_of(position.start),
    )


def _pieces(document: Document, anchors: tuple[Anchor, ...], option: int) -> tuple[Span, ...]:
    """Where the pieces stand that landed, the doubtful ones in the place `option` of theirs."""
    spans = []
    for found in anchors:
        match found:
            case Exact(span) | Moved(span):
                spans.append(span)
            case Doubtful(candidates):
                spans.append(candidates[min(option, len(candidates) - 1)])
            case Orphan():
                pass
    return tuple(sorted(_bytes(document, span) for span in spans))


def landed(document: Document, annotations: Mapping[str, Annotation]) -> Mapping[str, Landed]:
    """Where annotations stand in the text as it is, by id; none for those of the whole document."""
    passages = {
        id_: each
        for id_, each in annotations.items()
        if not all(target.whole_document for target in each.targets)
    }
    anchors = anchors_in(document, passages)
    places = {id_: _place(document, passages[id_], found) for id_, found in anchors.items()}
    return {**places, **_near_neighbours(document, passages, places)}


def _near_neighbours(
    document: Document, passages: Mapping[str, Annotation], places: Mapping[str, Landed]
) -> Mapping[str, Landed]:
    """Orphans, as far from where they stood as what stood before them has gone."""
    found: dict[str, Landed] = {}
    if not any(place.landing is Landing.ORPHAN for place in places.values()):
        return found
    before: tuple[Span, Landed] | None = None
    for id_, place in sorted(places.items(), key=lambda item: item[1].stood):
        position = passages[id_].position
        if position is None:
            continue
        if place.landing is Landing.ORPHAN and before is not None:
            gone = document.offsets.code_point_of(before[1].pieces[0].start) - before[0].start
            stood = document.offsets.byte_of(max(0, position.start + gone))
            found[id_] = replace(place, stood=min(stood, document.size))
        elif place.pieces and not place.is_unsettled:
            before = position, place
    return found


def opened(
    corpus: Corpus,
    document: Document,
    read: Read,
    numbers: Mapping[str, int],
    *,
    through: bool,
    partial: bool = False,
    windows: Windows | None = None,
) -> ShownDocument:
    """The document as the reader holds it. through: read it to its end first, for its digest;
    partial: `read` has only some of its annotations; windows: of its text, where they were looked
    through already.
    """
    metadata = corpus.metadata(document.name)
    entries = [entry.name for entry in corpus.known_documents()] or [document.name]
    number = entries.index(document.name) + 1 if document.name in entries else 1
    return ShownDocument(
        name=document.name,
        title=metadata.title or document.name,
        date=str(metadata.date or ""),
        number=number,
        of=len(entries),
        text=document,
        stale=document.changed,
        offsets=document.offsets,
        annotations=read.annotations,
        places=landed(document, read.annotations.annotations),
        numbers=numbers,
        digest=document.digest() if through else None,
        blocked=read.blocked,
        placeless=read.placeless,
        two_sided=read.two_sided,
        partial=partial,
        colours=Colouring(document, lexer_for(document.name)),
        windows=windows or Windows(document),
        wrapped=wrapped_at(document.read(0, OPENING).decode("utf-8", "replace")),
    )
