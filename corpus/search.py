"""One query over texts and annotations: the index and the annotation table joined per query."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotations.selectors import Span
from corpus.index.protocol import Answer, Hit, Index, Sort
from corpus.matching import find, leaves_of, positive_leaves
from corpus.query import And, DateRange, Documents, Not, Or, Query

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
    """The best `limit` documents; their spans hold the annotated passages asked for, too.

    spans: so many of each document, the first ones, are enough; None for all.

    What is asked of annotations is answered by `table` first and goes to the index as a set of
    documents, so AND, OR and NOT mean the same for both. Raises IndexMissing.
    """
    answer = index.search(_answered(query, table), limit, sort, spans)
    annotated = _annotated_spans(query, table)
    if not annotated:
        return answer
    hits = (replace(hit, spans=_both(hit.spans, annotated[hit.name])) for hit in answer.hits)
    return replace(answer, hits=tuple(hits))


def asks_of_annotations(query: Query) -> bool:
    """Whether the annotation table is needed to answer `query`."""
    fields = (getattr(leaf, "field", None) for leaf in leaves_of(query))
    return any(field is not None and field.of_annotations for field in fields)


def found_again(hit: Hit, query: Query, corpus: "Corpus") -> Hit:
    """`hit` with its spans in the text as it is: looked for anew where the file has changed.

    Raises DocumentError.
    """
    with corpus.open(hit.name) as document:
        if document.state == hit.state:
            return hit
        return replace(hit, state=document.state, spans=find(query, document.whole_text()))


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


def _answered(query: Query, table: "AnnotationTable | None") -> Query:
    """`query` with sets of documents in the place of what it asks of annotations."""
    match query:
        case And(parts):
            return And(tuple(_answered(part, table) for part in parts))
        case Or(parts):
            return Or(tuple(_answered(part, table) for part in parts))
        case Not(part):
            return Not(_answered(part, table))
        case DateRange() | Documents():
            return query
        case leaf if leaf.field.of_annotations:
            return Documents(table.documents_with(leaf) if table else frozenset())
        case leaf:
            return leaf


def _annotated_spans(query: Query, table: "AnnotationTable | None") -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = defaultdict(list)
    for leaf in positive_leaves(query):
        if table and leaf.field.of_annotations:
            for document, found in table.spans_with(leaf).items():
                spans[document] += found
    return spans


def _both(of_words: Sequence[Span], of_annotations: list[Span]) -> tuple[Span, ...]:
    return tuple(sorted({*of_words, *of_annotations}))
