"""One query over texts and annotations: the index and the annotation table joined per query."""

import contextlib
import os
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.document import Document
from corpus.errors import DocumentError
from corpus.index.protocol import Answer, FileState, Hit, Index, Sort
from corpus.matching import Searchable, answers, find, leaves_of
from corpus.metadata import Metadata
from corpus.query import And, Documents, Field, Not, Or, Query

if TYPE_CHECKING:
    from corpus.annotation_table import AnnotationTable
    from corpus.library import Corpus


def search(
    index: Index,
    table: "AnnotationTable | None",
    query: Query,
    limit: int = 20,
    sort: Sort = Sort.RANK,
    spans: int | None = None,
) -> Answer:
    """The best `limit` documents, with the annotated passages asked for, that are still to be
    placed.

    spans: so many of each document, the first ones, are enough; None for all.

    What is asked of annotations is answered by `table` first and goes to the index as a set of
    documents, so AND, OR and NOT mean the same for both. Raises IndexMissing.
    """
    if not asks_of_annotations(query):
        return index.search(query, limit, sort, spans)
    # It loads the model of annotations, which most searches do without.
    from corpus.annotated import Annotated  # noqa: PLC0415
    from corpus.annotation_rows import pieces  # noqa: PLC0415

    annotated = Annotated(table)
    answer = index.search(annotated.answered(query), limit, sort, spans)
    if not annotated.passages or spans == 0:
        return answer
    hits = []
    for hit in answer.hits:
        passages = sorted(annotated.passages.get(hit.name, ()))
        targets = dict.fromkeys(piece for passage in passages for piece in pieces(passage))
        hits.append(replace(hit, annotated=tuple(targets)))
    return replace(answer, hits=tuple(hits))


def asks_of_annotations(query: Query) -> bool:
    """Whether the annotation table is needed to answer `query`."""
    fields = (getattr(leaf, "field", None) for leaf in leaves_of(query))
    return any(field is not None and field.of_annotations for field in fields)


def as_it_is(hit: Hit, query: Query, document: Document, metadata: Metadata) -> Hit | None:
    """`hit` in its document as that is by now, looked for anew where the file has changed; None
    where it answers no more.

    What is asked of annotations counts as answered: they were looked at just now. Their passages
    stand where they are found in the text, and nowhere where that is not sure.
    """
    again = hit if document.state == hit.state else _asked_anew(hit, query, document, metadata)
    if again is None or not again.annotated:
        return again
    from annotations.landings import Exact, Moved  # noqa: PLC0415 - most ask of no annotations
    from corpus.anchors import anchors_of  # noqa: PLC0415

    landed = anchors_of(document, again.annotated)
    standing = [each.span for each in landed if isinstance(each, Exact | Moved)]
    spans = tuple(sorted({*again.spans, *standing}))
    return replace(again, spans=spans, lost=len(landed) - len(standing))


def _asked_anew(hit: Hit, query: Query, document: Document, metadata: Metadata) -> Hit | None:
    text = document.whole_text()
    fields = {
        Field.TEXT: text,
        Field.TITLE: metadata.title or "",
        Field.PATH: hit.name,
        Field.OUTLET: metadata.outlet or "",
    }
    asked = _of_the_document(query, hit.name)
    if not answers(asked, Searchable(hit.name, fields, metadata.date)):
        return None
    return replace(hit, state=document.state, spans=find(query, text))


def changed_since(found: Iterable[Hit], corpus: "Corpus") -> list[Hit]:
    """Those whose files have changed since they were indexed, or are gone."""
    return [hit for hit in found if not _is_unchanged(hit, corpus)]


def still_answering(found: Iterable[Hit], query: Query, corpus: "Corpus") -> list[Hit]:
    """Those of the documents that answer as they are by now; only changed ones are read again."""
    kept: list[Hit] = []
    for hit in found:
        if _is_unchanged(hit, corpus):
            kept.append(hit)
            continue
        with contextlib.suppress(DocumentError), corpus.open(hit.name) as document:
            again = as_it_is(hit, query, document, corpus.metadata(hit.name))
            kept += [again] if again is not None else []
    return kept


def _is_unchanged(hit: Hit, corpus: "Corpus") -> bool:
    # A path object for each of 30,000 documents would cost more than to look at them.
    try:
        found = os.stat(f"{corpus.root}/{hit.name}")  # noqa: PTH116
    except (OSError, ValueError):
        return False
    return FileState.of(found) == hit.state


def _of_the_document(query: Query, name: str, *, positive: bool = True) -> Query:
    """`query` with all that it asks of annotations taken as answered by the document `name`."""
    match query:
        case And(parts) | Or(parts):
            return type(query)(
                tuple(_of_the_document(part, name, positive=positive) for part in parts)
            )
        case Not(part):
            return Not(_of_the_document(part, name, positive=not positive))
        case leaf:
            if asks_of_annotations(leaf):
                return Documents(frozenset({name} if positive else ()))
            return leaf


def table_of(corpus: "Corpus") -> "AnnotationTable":
    """The annotation table of `corpus` in its cache folder, brought up to its sidecars.

    Raises CacheRefused.
    """
    # Most queries ask nothing of annotations.
    from corpus.annotation_table import AnnotationTable  # noqa: PLC0415

    table = AnnotationTable(corpus.cache_folder() / "annotations.sqlite")
    table.refresh(
        (entry.name, sidecar.path)
        for entry in corpus.known_documents() or corpus.documents()
        for sidecar in corpus.sidecar_paths(entry.name)
    )
    return table
