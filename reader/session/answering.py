"""Answers to queries over the corpus: what of the search is not loaded before it is needed."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from annotations.selectors import Span
from corpus.annotation_table import AnnotationTable
from corpus.concordance import bar, dispersion
from corpus.errors import CorpusError, IndexMissing, QueryError
from corpus.field_values import value_meant, values_in
from corpus.index.protocol import Hit, Index, Sort
from corpus.library import Corpus
from corpus.names.register import read_register, with_register
from corpus.query import Query
from corpus.query_parser import lenient_parse, parse
from corpus.search import as_it_is, asks_of_annotations, search
from corpus.snippets import concordance
from corpus.suggesting import FEW, did_you_mean
from corpus.typed_query import with_open_end
from reader.effects import FindInCorpus
from reader.found import FOLDED, Finding, Passage, ShownHit, lost_passages

LIMIT = 30
"""Documents shown for a query."""
TYPED = 20
"""The same while somebody types: more than a screen has, and made anew for every key."""
PASSAGES = FOLDED
"""Passages shown of each while somebody types: they are made for every key."""
LISTED = 1_000
"""The same of a list that one goes through: a tenth of a second where 30 have as many."""
COUNTED = 3_000
"""Documents whose hits are counted though they are not shown: some hundredths of a second."""
MOST = 1_000
"""Documents answered with where all are wanted: as many as one step can be undone in."""
IN_SIGHT = 8
"""Documents that are answered with at first, before all of them are read."""


class Shelf(Protocol):
    """What answers: the index and the annotation table of a corpus, opened when asked for."""

    corpus: Corpus
    """Whose documents are found."""
    growing: bool
    """Whether the index is being brought up to date."""
    owing: bool
    """Whether it still has to be, as another process is at it, or it failed."""

    def mend(self) -> bool:
        """Have an index that is lost or damaged made anew; false where that was tried just now."""
        ...

    def index(self) -> Index:
        """Raises CacheRefused."""
        ...

    def table(self) -> AnnotationTable | None:
        """None without a cache."""
        ...


def answers(asked: FindInCorpus, shelf: Shelf) -> Iterator[Finding]:
    """Answer a query: strictly where it was entered, leniently while it is typed.

    The documents in sight come first, then all. Where nothing answers what was entered, but a last
    word that goes on does, as the list said while it was typed, that is the query answered.
    """
    # Before the index is asked: what ends meanwhile is not in the answer.
    growing = shelf.growing
    complete = not (growing or shelf.owing)
    blank = Finding(asked.query, asked.ticket, asked.ticket, complete=complete)
    try:
        query = parse(asked.query) if asked.finished else lenient_parse(asked.query)
        query = query and with_register(query, read_register())
        yield from _found(blank, asked, query, shelf) if query else (blank,)
    except QueryError as error:
        yield replace(blank, error=str(error))
    except IndexMissing:
        yield replace(
            blank, complete=False, error="" if growing or shelf.growing else _missing(shelf)
        )
    except CorpusError as error:
        yield replace(blank, error=str(error))


def _missing(shelf: Shelf) -> str:
    """Why there is no answer, where no first index is under way, of which the list speaks."""
    if shelf.mend():
        return "the index is lost or damaged; it is being made anew, then this is answered"
    return "the index is lost and cannot be made anew; `gloss index` on this corpus says why"


def _found(blank: Finding, asked: FindInCorpus, query: Query, shelf: Shelf) -> Iterator[Finding]:
    """The answer with the first documents, and with all of them."""
    index = shelf.index()
    # Looking through the sidecars of 30,000 documents takes longer than a key may.
    table = shelf.table() if asks_of_annotations(query) else None
    listed = asked.finished or asked.listed
    passages = None if asked.everything else LISTED if listed else PASSAGES
    limit = MOST if asked.everything else LIMIT if listed else min(TYPED, LIMIT)
    # All places, though few are shown: how many there are and where is told, and costs little.
    answer = search(index, table, query, limit, Sort(asked.sort))
    if asked.finished and not answer.hits and (wider := going_on(asked.query)):
        begun = search(index, table, wider, limit, Sort(asked.sort))
        if begun.hits:
            query, answer = wider, begun
            blank = replace(blank, query=with_open_end(asked.query))
    if not answer.hits and not asked.finished:
        # What is half typed may answer all the same; where nothing does, its fault is why.
        parse(asked.query)
    meant = None
    if asked.finished and answer.total <= FEW:
        meant = did_you_mean(asked.query, query, index)
        if not answer.hits and meant is None:
            meant = value_meant(asked.query, lambda f: values_in(f, shelf.corpus, table))
    finding = replace(
        blank,
        total=answer.total,
        complete=answer.complete and blank.complete,
        suggestion=meant or "",
        unread=tuple(_by_name(shelf.corpus, each) for each in table.faults()) if table else (),
    )
    if listed and limit < answer.total <= COUNTED:
        every = search(index, table, query, answer.total, Sort.PATH)
        finding = replace(finding, hits=sum(hit.count for hit in every.hits))
    documents: list[ShownHit] = []
    for number, hit in enumerate(answer.hits, 1):
        document = _document(hit, query, shelf.corpus, passages)
        documents += [document] if document is not None else []
        whole = number == len(answer.hits)
        if whole or (number == IN_SIGHT and not asked.at_once):
            # What is gone or answers no more is not counted either.
            total = answer.total - number + len(documents)
            found = tuple(documents)
            yield replace(finding, total=total, documents=found, whole=whole)
    if not documents:
        shelf.corpus.check_there()
    if not answer.hits:
        yield finding


def _by_name(corpus: Corpus, fault: str) -> str:
    """What is wrong with a sidecar, by its name in the corpus: a row has no room for more."""
    return fault.removeprefix(f"{corpus.root}/")


def going_on(query: str) -> Query | None:
    """What was entered, its last word taken as the beginning of others."""
    wider = with_open_end(query)
    return with_register(parse(wider), read_register()) if wider else None


def _document(hit: Hit, query: Query, corpus: Corpus, most: int | None) -> ShownHit | None:
    """A found document with its first `most` passages, or all; None where it is gone."""
    try:
        with corpus.open(hit.name) as document:
            text = document.whole_text()
            metadata = corpus.metadata(hit.name)
            again = as_it_is(hit, query, document, metadata)
    except CorpusError:
        return None
    if again is None:
        return None
    spans = again.spans
    passages = tuple(
        Passage(hit.name, p.span, p.before, p.text, p.after, again.state)
        for p in concordance(text, spans[:most])
    )
    if not spans or (again.lost and len(passages) == len(spans)):
        title = metadata.title or hit.name
        passages += (Passage(hit.name, Span(0, 0), "", title, lost_passages(again.lost)),)
    return ShownHit(
        hit.name,
        metadata.title or hit.name,
        str(metadata.date or ""),
        "date" in metadata.detected,
        passages,
        bar(dispersion(len(text), spans)),
        len(spans),
    )
