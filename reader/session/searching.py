"""The corpus search and the search in a document, as the session's threads run them."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Event, Lock, Thread
from time import monotonic

from annotations.selectors import Span
from corpus.annotation_table import AnnotationTable
from corpus.concordance import bar, dispersion
from corpus.errors import CorpusError, IndexBusy, IndexMissing, QueryError
from corpus.index.builder import Builder
from corpus.index.factory import index_of
from corpus.index.protocol import Hit, Index, Sort
from corpus.library import Corpus
from corpus.matching import find
from corpus.names.register import keep_decision, read_register, with_register
from corpus.query import Query, Term
from corpus.query_parser import lenient_parse, parse
from corpus.search import asks_of_annotations, search, table_of
from corpus.snippets import concordance
from corpus.suggesting import FEW, did_you_mean
from reader.effects import FindInCorpus
from reader.found import Finding, FoundDocument, Passage
from reader.messages import Found, Indexed, Message

LIMIT = 30
"""Documents shown for a query."""
PASSAGES = 12
"""Passages shown of each."""
IN_SIGHT = 8
"""Documents that are answered with at first, before all of them are read."""
REST = 3.0
"""Times as long as it took to index rests before it is done again."""
FRESH = 3.0
"""Seconds after which sidecars that other programs write are looked at again."""


def decide_spelling(one: str, other: str, same: bool) -> None:
    """Keep a decision about a name. Raises FolderRefused."""
    keep_decision(one, other, same=same)


Post = Callable[[Message], object]


class Searcher:
    """The index and the annotation table of one corpus; used by one thread at a time."""

    def __init__(self, corpus: Corpus, post: Post) -> None:
        self._corpus, self._post = corpus, post
        self._index: Index | None = None
        self._builder: Builder | None = None
        self._stopped = Event()
        self._indexing = False
        self._rests_until = 0.0
        self._table: AnnotationTable | None = None
        self._refreshed = -FRESH
        self._lock = Lock()
        self._building = Lock()

    def table(self) -> AnnotationTable | None:
        """The annotation table as of a moment ago; None without a cache."""
        with self._lock:
            if self._table is None or monotonic() - self._refreshed > FRESH:
                self._open_table()
            return self._table

    def _open_table(self) -> None:
        before, self._table = self._table, None
        if before is not None:
            before.close()
        with contextlib.suppress(CorpusError):
            self._table = table_of(self._corpus)
        self._refreshed = monotonic()

    def outdated(self) -> None:
        """A sidecar was written: the table is brought up to it when it is asked next."""
        self._refreshed = -FRESH

    # ---- the index ---------------------------------------------------------------------

    def start_indexing(self) -> bool:
        """Have the index brought up to date by a process of its own; false where it is too soon.

        One at a time, and with a pause in proportion to how long the last one took, so that a file
        that is written to all the time does not keep a processor busy.
        """
        if self._indexing or monotonic() < self._rests_until:
            return False
        self._indexing = True
        Thread(target=self._watch, name="indexing", daemon=True).start()
        return True

    def _watch(self) -> None:
        """Tell how far the index is, until it is finished or we stop."""
        began, changed = monotonic(), False
        try:
            for progress in self._started().progress():
                changed = True
                self._post(Indexed(progress.done, progress.total))
        except (IndexBusy, CorpusError, OSError):
            # Another process indexes, or none can: what is indexed answers, and says so.
            pass
        finally:
            now = monotonic()
            self._rests_until = now + REST * (now - began)
            self._indexing = False
            self._end_builder()
            if not self._stopped.is_set():
                self._post(Indexed(0, 0, changed))

    def _started(self) -> Builder:
        """The process that indexes. Raises IndexBusy where none is wanted any more."""
        with self._building:
            if self._stopped.is_set():
                raise IndexBusy("the reader is closing")
            self._builder = Builder(self._corpus.given)
            return self._builder

    def _end_builder(self) -> None:
        with self._building:
            builder, self._builder = self._builder, None
        if builder is not None:
            with contextlib.suppress(OSError):
                builder.stop()

    def stop(self) -> None:
        """End the indexing process; what it committed stays."""
        self._stopped.set()
        self._end_builder()

    def close(self) -> None:
        """Let go of the index and the table."""
        if self._index is not None:
            self._index.close()
        if self._table is not None:
            self._table.close()

    # ---- the corpus --------------------------------------------------------------------

    def find(self, asked: FindInCorpus, wanted: Callable[[], bool] = lambda: True) -> None:
        """Answer a query: strictly where it was entered, leniently while it is typed.

        The documents in sight come first, then all. wanted: whether nothing newer was asked; else
        what is left to do is dropped.
        """
        blank = Finding(asked.query, asked.ticket, asked.ticket)
        try:
            query = parse(asked.query) if asked.finished else lenient_parse(asked.query)
            query = query and with_register(query, read_register())
            for finding in self._found(blank, asked, query) if query else (blank,):
                if not wanted():
                    return
                self._post(Found(finding))
        except QueryError as error:
            self._post(Found(replace(blank, error=str(error))))
        except IndexMissing:
            self._post(Found(replace(blank, complete=False)))
        except CorpusError as error:
            self._post(Found(replace(blank, error=str(error))))

    def _found(self, blank: Finding, asked: FindInCorpus, query: Query) -> Iterator[Finding]:
        """The answer with the first documents, and with all of them."""
        index = self.index()
        # Looking through the sidecars of 30,000 documents takes longer than a key may.
        table = self.table() if asks_of_annotations(query) else None
        answer = search(index, table, query, LIMIT, Sort(asked.sort), PASSAGES)
        if not answer.hits and not asked.finished:
            # What is half typed may answer all the same; where nothing does, its fault is why.
            parse(asked.query)
        meant = None
        if asked.finished and answer.total <= FEW:
            meant = did_you_mean(asked.query, query, index)
        finding = replace(
            blank,
            total=answer.total,
            complete=answer.complete and not self._indexing,
            suggestion=meant or "",
        )
        documents: list[FoundDocument] = []
        for number, hit in enumerate(answer.hits, 1):
            document = self._document(hit, query)
            documents += [document] if document is not None else []
            whole = number == len(answer.hits)
            if whole or (number == IN_SIGHT and not asked.at_once):
                yield replace(finding, documents=tuple(documents), whole=whole)
        if not answer.hits:
            yield finding

    def prepare(self) -> None:
        """Open the index, where there is one."""
        with contextlib.suppress(IndexMissing):
            self.index().search(Term("a"), 1, spans=1)

    def index(self) -> Index:
        """The index, opened when it is asked for first. Raises CacheRefused."""
        if self._index is None:
            self._index = index_of(self._corpus)
        return self._index

    def _document(self, hit: Hit, query: Query) -> FoundDocument | None:
        """A found document with its passages; None where it is gone by now."""
        try:
            with self._corpus.open(hit.name) as document:
                text = document.whole_text()
                same = document.state == hit.state
            metadata = self._corpus.metadata(hit.name)
        except CorpusError:
            return None
        spans = hit.spans if same else find(query, text)
        passages = tuple(
            Passage(hit.name, p.span, p.before, p.text, p.after)
            for p in concordance(text, spans[:PASSAGES])
        ) or (Passage(hit.name, Span(0, 0), "", metadata.title or hit.name, ""),)
        return FoundDocument(
            hit.name,
            metadata.title or hit.name,
            str(metadata.date or ""),
            "date" in metadata.detected,
            passages,
            bar(dispersion(len(text), spans)),
        )
