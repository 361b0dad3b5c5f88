"""The index and the annotation table of a corpus, as the session's threads use them."""

import contextlib
from collections.abc import Callable
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING

from corpus.errors import CorpusError, IndexBusy, IndexMissing, IndexUnwritable
from corpus.index.builder import Builder
from corpus.index.factory import index_of
from corpus.index.protocol import Index
from corpus.library import Corpus
from reader.effects import DecideSpelling, FindInCorpus
from reader.messages import Found, Indexed, Message, SpellingDecided, Told

if TYPE_CHECKING:
    from corpus.annotation_table import AnnotationTable

TELL = 0.25
"""Seconds between two words on how far the index is."""
REST = 3.0
"""Times as long as it took to index rests before it is done again."""
MENDS_EVERY = 60.0
"""Seconds in which an index that is lost twice is made anew at once but once."""
AGAIN = 2.0
"""Seconds until it is tried again where another process was indexing."""
LATER = 20.0
"""The same where it could not be done."""
PATIENCE = 0.2
"""Seconds that the indexing process has to end by itself."""
FRESH = 30.0
"""Seconds after which sidecars are looked at again that nobody told of, as in a mirrored tree."""


def decide_spelling(effect: DecideSpelling) -> SpellingDecided:
    """Keep a decision about a name. Raises FolderRefused."""
    from corpus.names.register import keep_decision, read_register  # noqa: PLC0415 - see `loading`

    was = read_register().decision(effect.one, effect.other)
    keep_decision(effect.one, effect.other, same=effect.same)
    return SpellingDecided(effect, was)


Post = Callable[[Message], object]


class Searcher:
    """The index and the annotation table of one corpus; used by one thread at a time."""

    def __init__(self, corpus: Corpus, post: Post) -> None:
        self.corpus, self._post = corpus, post
        self._index: Index | None = None
        self._builder: Builder | None = None
        self._stopped = Event()
        self.growing = False
        """Whether the index is being brought up to date."""
        self.owing = False
        """Whether it still has to be: another process was at it, or it failed."""
        self._rests_until = self._mends_after = 0.0
        self._said = ""
        self._table: AnnotationTable | None = None
        self._refreshed = -FRESH
        self._lock = Lock()
        self._building = Lock()

    def table(self) -> "AnnotationTable | None":
        """The annotation table as of a moment ago; None without a cache."""
        with self._lock:
            if self._table is None or monotonic() - self._refreshed > FRESH:
                self._open_table()
            return self._table

    def _open_table(self) -> None:
        from corpus.search import table_of  # noqa: PLC0415 - see `loading`

        before, self._table = self._table, None
        if before is not None:
            before.close()
        with contextlib.suppress(CorpusError):
            self._table = table_of(self.corpus)
        self._refreshed = monotonic()

    def outdated(self) -> None:
        """A sidecar was written: the table is brought up to it when it is asked next."""
        self._refreshed = -FRESH

    # ---- the index ---------------------------------------------------------------------

    def start_indexing(self, *, noticed: bool = False) -> bool:
        """Have the index brought up to date by a process of its own; false where it is too soon.

        One at a time, and with a pause in proportion to how long the last one took, so that a file
        that is written to all the time does not keep a processor busy. noticed: whether documents
        are known to have changed, by whomever they are indexed in the end.
        """
        if self.growing or monotonic() < self._rests_until:
            return False
        self.growing = True
        noticed, self.owing = noticed or self.owing, False
        Thread(target=self._watch, args=(noticed,), name="indexing", daemon=True).start()
        return True

    def mend(self) -> bool:
        """Have an index that is lost or damaged made anew, now or soon; false where it failed."""
        self.owing = True
        if (now := monotonic()) >= self._mends_after:
            self._mends_after, self._rests_until = now + MENDS_EVERY, 0.0
        return self.start_indexing() or self.growing or not self._said

    def _watch(self, noticed: bool = False) -> None:
        """Tell how far the index is, until it is finished or we stop."""
        began, changed, rest = monotonic(), noticed, 0.0
        try:
            told = -TELL
            builder = self._started()
            for progress in builder.progress():
                changed = True
                # Each is a frame, and the keys typed meanwhile wait for it.
                if monotonic() - told >= TELL:
                    told = monotonic()
                    self._post(Indexed(progress.done, progress.total))
            changed |= builder.changed  # no progress is made with documents that went
            self._said = ""
        except IndexBusy:  # it may have looked before the last change: what is indexed answers
            self.owing, rest = True, AGAIN
        except (CorpusError, OSError) as error:
            self.owing, rest = True, LATER
            self._tell_of(error)
        finally:
            now = monotonic()
            self._rests_until = now + max(rest, REST * (now - began))
            self.growing = False
            self._end_builder()
            if not self._stopped.is_set():
                self._post(Indexed(0, 0, changed))

    def _tell_of(self, error: Exception) -> None:
        """Say once why the index cannot be brought up to date; what is indexed still answers."""
        said = str(error)
        if isinstance(error, IndexUnwritable):  # the whole of it is longer than a row
            said = f"{error.reason}; `gloss index` says what to do"
        if said != self._said and not self._stopped.is_set():
            self._post(Told(f"index not updated: {said}"))
        self._said = said

    def _started(self) -> Builder:
        """The process that indexes. Raises IndexBusy where none is wanted any more."""
        with self._building:
            if self._stopped.is_set():
                raise IndexBusy("the reader is closing")
            self._builder = Builder(self.corpus.given)
            return self._builder

    def _end_builder(self) -> None:
        with self._building:
            builder, self._builder = self._builder, None
        if builder is not None:
            with contextlib.suppress(OSError):
                builder.stop(PATIENCE)

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
        """Answer a query, the documents in sight first.

        wanted: whether nothing newer was asked; else what is left to do is dropped.
        """
        from reader.session.answering import answers  # noqa: PLC0415 - see `loading`

        for finding in answers(asked, self):
            if not wanted():
                return
            self._post(Found(finding))

    def prepare(self) -> None:
        """Open the index, where there is one."""
        from corpus.query import Term  # noqa: PLC0415 - see `loading`

        with contextlib.suppress(IndexMissing):
            self.index().search(Term("a"), 1, spans=1)

    def index(self) -> Index:
        """The index, opened when it is asked for first. Raises CacheRefused."""
        if self._index is None:
            self._index = index_of(self.corpus)
        return self._index
