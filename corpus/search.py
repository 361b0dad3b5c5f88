"""One query over texts and annotations: the index and the annotation table joined per query."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotations.selectors import Span
from corpus.index.protocol import Answer, Hit, Index, Sort
from corpus.matching import find, leaves_of
from corpus.query import Query

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
    if not asks_of_annotations(query):
        return index.search(query, limit, sort, spans)
    # It loads the model of annotations, which most searches do without.
    from corpus.annotated import Annotated  # noqa: PLC0415

    annotated = Annotated(table)
    answer = index.search(annotated.answered(query), limit, sort, spans)
    if not annotated.spans:
        return answer
    hits = (
        replace(hit, spans=_both(hit.spans, annotated.spans.get(hit.name, ())))
        for hit in answer.hits
    )
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


def answers_no_more(hit: Hit, spans: Sequence[Span], query: Query) -> bool:
    """Whether a file that changed since it was indexed, and in which `spans` answer, is no hit."""
    return bool(hit.spans) and not spans and not asks_of_annotations(query)


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


def _both(of_words: Sequence[Span], of_annotations: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted({*of_words, *of_annotations}))
