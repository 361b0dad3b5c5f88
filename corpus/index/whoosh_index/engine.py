"""`WhooshIndex`: a full-text index of one corpus in a folder of the user's cache."""

import contextlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from corpus.errors import IndexFailure, IndexMissing
from corpus.index.protocol import (
    Answer,
    Changes,
    FileState,
    Hit,
    Progress,
    ReadDocument,
    ReportProgress,
    Sort,
)
from corpus.index.whoosh_index.codec.damage import Damaged
from corpus.index.whoosh_index.opened import OpenIndex, due_in
from corpus.index.whoosh_index.places import spans_of_hits
from corpus.index.whoosh_index.store import Store
from corpus.index.whoosh_index.words import Words
from corpus.language import fold
from corpus.query import Query

if TYPE_CHECKING:
    from corpus.index.whoosh_index.helpers import StartHelper

T = TypeVar("T")


class WhooshIndex:
    """The `Index` protocol over Whoosh.

    folder: of this index alone, private to the user; read: reads a document of the corpus;
    start_helper: starts a process that does, for updates with several jobs.
    One searcher is kept open and replaced when another process has committed.
    """

    def __init__(
        self, folder: Path, read: ReadDocument, start_helper: "StartHelper | None" = None
    ) -> None:
        self._store = Store(folder)
        self._read = read
        self._start_helper = start_helper
        self._open: OpenIndex | None = None
        self._was_damaged = self._was_discarded = False
        self._basis: int | None = None
        """The build that `known` answered of, or that was brought up to date; None without one."""

    def search(
        self,
        query: Query,
        limit: int = 20,
        sort: Sort = Sort.RANK,
        spans: int | None = None,
    ) -> Answer:
        """The best `limit` documents, each with its first `spans` spans, or all.

        Raises IndexMissing before the first update or where the index turns out to be damaged:
        the next `update` starts anew. Raises IndexFailure where a sound index cannot answer.
        """
        # Before the index is opened: an update that ends between the two is not in the answer.
        complete = self._store.progress() is None
        answer = self._asked_twice(lambda o: self._answer(o, query, limit, sort, spans))
        return replace(answer, complete=complete)

    def update(
        self,
        changes: Changes,
        progress: ReportProgress | None = None,
        jobs: int = 1,
        *,
        merges: bool = True,
    ) -> None:
        """Bring the index up to `changes`, commit in steps.

        They are those since `known` answered. Raises IndexBusy, IndexUnwritable, and IndexMissing
        where it is not that index any more, or damage shows: `known` is to be asked again.
        """
        # Writing needs Whoosh itself, searching does not.
        from corpus.index.whoosh_index.writing import bring_up_to  # noqa: PLC0415

        self._basis = bring_up_to(
            *(self._store, changes, self._read, progress, self._start_helper, jobs),
            merges=merges,
            basis=self._basis,
        )
        self._was_discarded = False

    def is_untidy(self, *, settle: bool = False) -> bool:
        """Whether there are segments to merge. settle: as after a long update."""
        try:
            return bool(self._asked_twice(lambda opened: due_in(opened, settle=settle)))
        except IndexMissing:
            return False

    def merge(self, *, settle: bool = False) -> None:
        """Merge segments beside searches and updates. Raises IndexBusy, IndexUnwritable."""
        from corpus.index.whoosh_index.merging_apart import merge_apart  # noqa: PLC0415 - see above

        merge_apart(self._store, settle=settle)

    def known(self) -> dict[str, FileState]:
        """Name to file state of what is indexed; empty where there is no sound index."""
        try:
            found, self._basis = self._asked_twice(lambda opened: (opened.known(), opened.number))
        except IndexMissing:
            found, self._basis = {}, None
        return found

    def vocabulary(self, prefix: str, limit: int | None = None) -> Sequence[tuple[str, int]]:
        """Indexed words that begin with `prefix` and the number of documents that have them."""
        return self._asked_twice(lambda opened: opened.vocabulary(fold(prefix), limit))

    def nearest(self, word: str, edits: int, commoner: int | None = None) -> str | None:
        """The indexed word nearest to `word`, at most `edits` away, of several the commonest.

        None where nothing is near, or `word` is indexed itself and nothing `commoner`.
        """
        return self._asked_twice(lambda opened: opened.nearest(word, edits, commoner))

    def was_damaged(self) -> bool:
        """Whether it was found damaged since this was last asked; the next update mends it."""
        was, self._was_damaged = self._was_damaged, False
        return was

    def settled(self, fingerprint: str) -> bool:
        """Whether it is as it was when `settle` was told this."""
        try:
            generation = self._asked_twice(lambda opened: opened.generation)
        except IndexMissing:
            return False
        return self._store.settled() == (fingerprint, generation) and self.progress() is None

    def settle(self, fingerprint: str) -> None:
        """Remember that it is up to date with a corpus of this fingerprint.

        Not where another process has begun it anew since: of that one nothing is known.
        """
        with contextlib.suppress(IndexMissing, OSError):
            number, generation = self._asked_twice(lambda o: (o.number, o.generation))
            if number == self._basis:
                self._store.settle(fingerprint, generation)

    def progress(self) -> Progress | None:
        """How far an unfinished update of any process is; None where there is none."""
        return self._store.progress()

    def check(self) -> str | None:
        """Read every file of the index; what is damaged, None where nothing is.

        Raises IndexMissing where there is no index.
        """
        return self._asked_twice(OpenIndex.damage)

    def discard(self) -> None:
        """Let the next update start anew; who searches meanwhile is told that there is no index."""
        self.close()
        self._store.mark_damaged()
        self._was_damaged, self._was_discarded = False, True

    def close(self) -> None:
        """Let go of files and memory."""
        if self._open:
            self._open.close()
            self._open = None

    def _answer(
        self, opened: OpenIndex, query: Query, limit: int, sort: Sort, most: int | None
    ) -> Answer:
        found = opened.search(query, max(1, limit), sort)
        by_segment: dict[Words, list[int]] = defaultdict(list)
        for document in found.top:
            by_segment[document.words].append(document.number)
        shown = {
            words: (
                dict(zip(numbers, words.segment.entries(numbers), strict=True)),
                spans_of_hits(query, numbers, words, most, found.joined[words]),
            )
            for words, numbers in by_segment.items()
        }
        hits = []
        for words, number, score in found.top:
            entries, spans = shown[words]
            name, state = entries[number]
            hits.append(Hit(name, score, state.seen(), spans[number]))
        return Answer(tuple(hits), found.total, complete=True, generation=opened.generation)

    def _current(self) -> OpenIndex:
        number, build = self._store.build()
        if self._open and self._open.number == number:
            self._open.refresh()
        else:
            self.close()
            self._open = OpenIndex(number, build)
        return self._open

    def _asked_twice(self, ask: Callable[[OpenIndex], T]) -> T:
        """What `ask` answers of the open index; opened afresh where the first try fails.

        A commit of another process may take files away that were not opened yet, so one failure
        proves nothing; nor does a fault of ours over one query, after which the files decide.
        """
        try:
            return ask(self._current())
        except Exception:
            self.close()
        try:
            return ask(self._current())
        except (Damaged, OSError) as error:
            raise self._missing(error) from error
        except Exception as error:
            try:
                damage = self._current().damage()
            except (Damaged, OSError) as found:
                damage = str(found)
            if damage is not None:
                raise self._missing(error) from error
            raise IndexFailure(
                f"the index is sound and cannot answer this ({type(error).__name__}: {error});"
                " ask in other words, and report it"
            ) from error

    def _missing(self, reason: Exception) -> IndexMissing:
        self._was_damaged |= self._store.is_begun() and not self._was_discarded
        self._store.mark_damaged()
        self.close()
        return IndexMissing(
            f"{self._store.folder}: there is no sound index ({reason}); `gloss index` makes it anew"
        )
