"""Answers to queries over the corpus: what of the search is not loaded before it is needed."""

from typing import Protocol

from annotations.selectors import Span
from corpus.annotation_table import AnnotationTable
from corpus.concordance import bar, dispersion
from corpus.errors import CorpusError, IndexMissing, QueryError
from corpus.index.protocol import Hit, Index, Sort
from corpus.library import Corpus
from corpus.names.register import read_register, with_register
from corpus.query import Query
from corpus.query_parser import lenient_parse, parse
from corpus.search import asks_of_annotations, found_again, search
from corpus.snippets import concordance
from corpus.suggesting import did_you_mean
from reader.effects import FindInCorpus
from reader.found import Finding, FoundDocument, Passage

LIMIT = 30
"""Documents shown for a query."""
PASSAGES = 12
"""Passages shown of each."""


class Shelf(Protocol):
    """What answers: the index and the annotation table of a corpus, opened when asked for."""

    @property
    def corpus(self) -> Corpus:
        """Whose documents are found."""
        ...

    @property
    def growing(self) -> bool:
        """Whether the index is being brought up to date."""
        ...

    def index(self) -> Index:
        """Raises IndexMissing."""
        ...

    def table(self) -> AnnotationTable | None:
        """None without a cache."""
        ...


def answer(asked: FindInCorpus, shelf: Shelf) -> Finding:
    """Answer a query: strictly where it was entered, leniently while it is typed."""
    try:
        query = parse(asked.query) if asked.finished else lenient_parse(asked.query)
        query = query and with_register(query, read_register())
        return _found(asked, query, shelf)
    except QueryError as error:
        return Finding(asked.query, asked.ticket, asked.ticket, error=str(error))
    except IndexMissing:
        return Finding(asked.query, asked.ticket, asked.ticket, complete=False)
    except CorpusError as error:
        return Finding(asked.query, asked.ticket, asked.ticket, error=str(error))


def _found(asked: FindInCorpus, query: Query | None, shelf: Shelf) -> Finding:
    if query is None:
        return Finding(asked.query, asked.ticket, asked.ticket)
    index = shelf.index()
    # Looking through the sidecars of 30,000 documents takes longer than a key may.
    table = shelf.table() if asks_of_annotations(query) else None
    answered = search(index, table, query, LIMIT, Sort(asked.sort), PASSAGES)
    if not answered.hits and not asked.finished:
        # What is half typed may answer all the same; where nothing does, its fault is why.
        parse(asked.query)
    documents = [_document(hit, query, shelf.corpus) for hit in answered.hits]
    meant = None
    if asked.finished and not answered.total:
        meant = did_you_mean(asked.query, query, index)
    return Finding(
        asked.query,
        asked.ticket,
        asked.ticket,
        tuple(d for d in documents if d is not None),
        answered.total,
        answered.complete and not shelf.growing,
        suggestion=meant or "",
    )


def _document(hit: Hit, query: Query, corpus: Corpus) -> FoundDocument | None:
    """A found document with its passages; None where it is gone by now."""
    try:
        hit = found_again(hit, query, corpus)
        metadata = corpus.metadata(hit.name)
        with corpus.open(hit.name) as document:
            text = document.whole_text()
    except CorpusError:
        return None
    passages = tuple(
        Passage(hit.name, p.span, p.before, p.text, p.after)
        for p in concordance(text, hit.spans[:PASSAGES])
    ) or (Passage(hit.name, Span(0, 0), "", metadata.title or hit.name, ""),)
    return FoundDocument(
        hit.name,
        metadata.title or hit.name,
        str(metadata.date or ""),
        "date" in metadata.detected,
        passages,
        bar(dispersion(len(text), hit.spans)),
    )
