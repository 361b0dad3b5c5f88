"""The index as a search asks it: brought up to date first, made anew where it is damaged."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from typing import TypeVar

from corpus.errors import IndexBusy, IndexMissing, IndexUnwritable
from corpus.index.protocol import Answer, Changes, Index, Sort
from corpus.library import Corpus
from corpus.query import Query
from reader.commands.indexing import brought_up
from reader.terminal.output import tell

T = TypeVar("T")

MOST_TOLD = 5
"""Sidecars that cannot be read, and are told of by name."""
ALL = 1 << 30
"""More documents than a corpus has."""


class AskedIndex:
    """The index of a corpus for one search. update: whether it may be written."""

    def __init__(self, corpus: Corpus, index: Index, *, update: bool) -> None:
        self._corpus, self._index, self._may_update = corpus, index, update
        self._refused: IndexUnwritable | None = None
        self._is_current = self._was_left = False
        self._changes = Changes()
        self._told: Sequence[str] = ()
        if update:
            self._bring_up()

    def _asked(self, ask: Callable[[], T]) -> T:
        """What `ask` asks of the index; asked once more where it turned out damaged.

        An index that cannot be written answers as it was left.
        """
        try:
            answer = ask()
        except IndexMissing:
            if not self._may_update:
                raise
            if self._refused is None:
                self._bring_up()
            if self._refused is not None:
                raise self._refused from None
            answer = ask()
        if self._refused is not None:
            if not self._index.known():  # it was begun just now, and nothing came into it
                raise self._refused
            tell(f"gloss: answered from the index as it was left: {self._refused}")
            self._may_update, self._refused, self._was_left = False, None, True
        return answer

    def search(self, query: Query, limit: int, sort: Sort, spans: int | None = None) -> Answer:
        """The best `limit` documents, and how many there are.

        spans: so many of each document are enough; None for all. Documents that have changed since
        they were indexed count where they still answer. Raises IndexMissing where there is no
        index and none may be made, IndexUnwritable where none can.
        """
        if self._is_current:
            return self._asked(lambda: self._search(query, limit, sort, spans))
        from corpus.search import changed_since, still_answering  # noqa: PLC0415 - not for the help

        whole = self._asked(lambda: self._search(query, ALL, sort, spans=0))
        changed = changed_since(whole.hits, self._corpus)
        gone = len(changed) - len(still_answering(changed, query, self._corpus))
        answer = self._search(query, limit + gone, sort, spans)
        hits = still_answering(answer.hits, query, self._corpus)[:limit] if changed else answer.hits
        # What was left does not grow, and was told of.
        complete = answer.complete or self._was_left
        return replace(answer, hits=tuple(hits), total=answer.total - gone, complete=complete)

    def tidy_up(self) -> None:
        """Once it is answered, have segments merged where that is due, by a process apart."""
        if self._is_current:
            from corpus.index.merger import merge_later  # noqa: PLC0415 - once the answer stands

            merge_later(self._corpus, self._index, self._changes)

    def _bring_up(self) -> None:
        try:
            self._changes, _ = brought_up(self._corpus, self._index, merges=False)
            self._is_current = True
        except IndexBusy:
            tell("gloss: another process is indexing; this is what it has got so far")
        except IndexUnwritable as error:
            self._refused = error

    def _tell_of(self, faults: Sequence[str]) -> None:
        """Say once which sidecars are left out of the answer."""
        untold, self._told = faults[len(self._told) :], faults
        for fault in untold[:MOST_TOLD]:
            tell(f"gloss: left out {fault}")
        if len(untold) > MOST_TOLD:
            tell(f"gloss: left out {len(untold) - MOST_TOLD} more; `gloss check` lists all")

    def _search(self, query: Query, limit: int, sort: Sort, spans: int | None) -> Answer:
        # Folding and joining load regex and SQLite, which the help does without.
        from corpus.search import asks_of_annotations, search, table_of  # noqa: PLC0415

        if not asks_of_annotations(query):
            return search(self._index, None, query, limit, sort, spans)
        with closing(table_of(self._corpus)) as table:
            self._tell_of(table.faults())
            return search(self._index, table, query, limit, sort, spans)
