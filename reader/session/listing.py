"""The library's lines, first from what is known, then from the folder as it is."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from corpus.errors import CorpusError
from corpus.library import Corpus, ListedDocument
from corpus.metadata import Metadata
from reader.listed import LibraryLine
from reader.messages import Known
from reader.session.memory import Memory

if TYPE_CHECKING:
    from corpus.annotation_table import AnnotationTable, Counts

FIRST = 200
"""Documents that are shown while the folder is walked for the first time: more than a screen."""
STEP = 500
"""Documents whose metadata is read before they are shown; then four times as many each time."""

GetTable = Callable[[], "AnnotationTable | None"]


def first_entries(corpus: Corpus, memory: Memory) -> tuple[LibraryLine, ...]:
    """The names to show while a folder is walked of which nothing is known; else none."""
    if corpus.only is not None or corpus.known_documents():
        return ()
    return _entries(corpus.first_documents(FIRST), {}, {}, memory)


def library_entries(
    corpus: Corpus, memory: Memory, table: GetTable, give_way: Callable[[], object]
) -> Iterator[tuple[tuple[LibraryLine, ...], bool]]:
    """The library, ever more complete: names at once, then titles, at last with counts (true).

    give_way: called between two documents that are read.
    """
    known = corpus.known_documents()
    if known:
        yield _entries(known, corpus.known_metadata(), {}, memory), False
    documents = corpus.documents()
    # By now only of files that are still as they were when it was read.
    metadata = corpus.known_metadata()
    yield _entries(documents, metadata, {}, memory), False
    unread = [entry.name for entry in documents if entry.name not in metadata]
    step = STEP
    for number, name in enumerate(unread, 1):
        give_way()
        with suppress(CorpusError):
            metadata[name] = corpus.metadata(name)
        if number == step:
            # A list of all of them takes longer the more there are.
            step *= 4
            yield _entries(documents, metadata, {}, memory), False
    annotations = table()
    counts = annotations.counts() if annotations else {}
    yield _entries(documents, metadata, counts, memory), True


def _entries(
    documents: list[ListedDocument],
    metadata: dict[str, Metadata],
    counts: "Mapping[str, Counts]",
    memory: Memory,
) -> tuple[LibraryLine, ...]:
    return tuple(
        _entry(each.name, metadata.get(each.name), counts.get(each.name), memory)
        for each in documents
    )


def _entry(
    name: str, metadata: Metadata | None, counts: "Counts | None", memory: Memory
) -> LibraryLine:
    left = memory.of(name)
    return LibraryLine(
        name=name,
        title=(metadata.title if metadata else None) or name,
        outlet=(metadata.outlet if metadata else None) or "",
        date=str(metadata.date or "") if metadata else "",
        date_detected=bool(metadata and "date" in metadata.detected),
        claims=counts.claims if counts else 0,
        unsourced=counts.unsourced if counts else 0,
        sources=counts.sources if counts else 0,
        read=left.per_cent if left else None,
    )


def known_names(table: GetTable, annotator: str) -> Known:
    """Sources and tags of the whole corpus, and how many claims the annotator has."""
    annotations = table()
    if annotations is None:
        return Known((), ())
    return Known(
        annotations.entities(),
        annotations.tags(),
        annotations.claims_of(annotator),
        annotations.topics(),
    )
