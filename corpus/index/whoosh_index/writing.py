"""Documents into the index, committed in steps so that search finds them while it grows."""

import contextlib
import time
from collections.abc import Iterable, Iterator, Sequence

from corpus.errors import IndexFailure, IndexMissing
from corpus.index.protocol import Changes, IndexedDocument, Progress, ReadDocument, ReportProgress
from corpus.index.whoosh_index.codec.damage import Damaged
from corpus.index.whoosh_index.codec.writer import SPILL, ArrayWriter, create, writer_of
from corpus.index.whoosh_index.helpers import Helpers, Read, StartHelper
from corpus.index.whoosh_index.store import Store

_FIRST_STEP = 1.0
"""Seconds until the first commit; each further step takes twice as long, so that there are few
segments however large the corpus."""
_LONGEST_STEP = 60.0
_SOON = 2.0
"""Seconds before its end in which an update commits no step: that would only have to be merged."""
_PROGRESS_EVERY = 0.2
_MANY = 300
"""Documents to read from which on helpers are worth their start."""
_OF_WRITER = SPILL // 3
"""Tokens whose memory helpers leave to the writer, which merges meanwhile."""
_LONG = 1_000
"""Documents of an update after which the segments are settled into few."""


def bring_up_to(
    store: Store,
    changes: Changes,
    read: ReadDocument,
    report: ReportProgress | None = None,
    start_helper: StartHelper | None = None,
    jobs: int = 1,
) -> None:
    """Bring the index in `store` up to `changes`; starts anew where it is damaged.

    jobs: processes that `start_helper` may start for it where there is much to read.

    Starting anew knows only the documents of `changes`: `engine` answers that nothing is known
    where there is no sound build, so that those are all. Raises IndexBusy; IndexMissing where
    damage shows on the way; IndexFailure where nothing can be written.
    """
    with store.writing():
        writer = _opened(store)
        gone = [*changes.removed, *(old for old, _ in changes.renamed)]
        wanted = list(dict.fromkeys([*changes.present, *(new for _, new in changes.renamed)]))
        if not gone and not wanted and store.progress() is None:
            writer.close()
            return
        store.set_progress(Progress(0, len(wanted)))
        run = _Run(store, writer, report, len(wanted))
        try:
            run.find([*gone, *wanted])
            run.remove(gone)
            if start_helper and jobs > 1 and len(wanted) >= _MANY:
                run.put_by_helpers(wanted, start_helper, jobs)
            else:
                for name in wanted:
                    run.put(name, read(name))
            run.finish()
        except BaseException:
            run.give_up()
            raise


def _opened(store: Store) -> ArrayWriter:
    try:
        _, build = store.build()
    except Damaged:
        build = store.new_build()
        create(build)
        writer = writer_of(build)
        store.make_valid(build)
        return writer
    try:
        return writer_of(build)
    except Exception as error:  # whatever a damaged file makes Whoosh raise
        store.mark_damaged()
        raise IndexMissing(
            f"{store.folder}: the index turned out to be damaged ({error}); "
            "update again to make it anew"
        ) from error


class _Run:
    """One update: a writer, from commit to commit."""

    def __init__(
        self, store: Store, writer: ArrayWriter, report: ReportProgress | None, total: int
    ) -> None:
        self.store, self.writer, self.report, self.total = store, writer, report, total
        self.done = 0
        self.step = _FIRST_STEP
        self.begun = time.monotonic()
        self.commit_at = self.begun + self.step
        self.report_at = 0.0
        self.held: set[str] = set()
        self.segments = len(writer.segments)

    def find(self, names: Sequence[str]) -> None:
        """Find which of the names that this update is about are in the index."""
        with self._guarded():
            self.held = self.writer.holding(names)

    def remove(self, names: Iterable[str]) -> None:
        with self._guarded():
            self.writer.delete_names([name for name in names if name in self.held])

    def put(self, name: str, document: IndexedDocument | None) -> None:
        """Replace what the index has of `name`; None takes it out."""
        with self._guarded():
            if name in self.held:
                self.writer.delete_names([name])
            if document is not None:
                self.writer.add(document)
            self._commit_in_steps()
        self._tell(1, name)

    def put_by_helpers(self, names: Sequence[str], start: StartHelper, jobs: int) -> None:
        """Replace what the index has of `names`, read by processes of their own.

        Merging goes on here meanwhile.
        """
        helpers = Helpers(start, self.writer.folder, jobs, SPILL - _OF_WRITER)
        try:
            for said in helpers.work(names):
                if isinstance(said, Read):
                    self._tell(said.many, said.name)
                    continue
                with self._guarded():
                    self.writer.delete_names([n for n in said.names if n in self.held])
                    self.writer.adopt(said.path, said.written)
                    self._commit_in_steps()
        finally:
            helpers.stop()
            helpers.clear()

    def _commit_in_steps(self) -> None:
        if (now := time.monotonic()) >= self.commit_at and not self._ends_soon(now):
            self.step = min(self.step * 2, _LONGEST_STEP)
            self.writer.commit()
            self.commit_at = time.monotonic() + self.step
        if len(self.writer.segments) > self.segments:  # else nothing can have become due
            while self.writer.merge_due():
                pass
        self.segments = len(self.writer.segments)

    def _ends_soon(self, now: float) -> bool:
        return (now - self.begun) * (self.total - self.done) <= _SOON * self.done

    def _tell(self, count: int, name: str) -> None:
        self.done += count
        progress = Progress(self.done, self.total, name)
        if time.monotonic() >= self.report_at:
            self.report_at = time.monotonic() + _PROGRESS_EVERY
            self.store.set_progress(progress)
        if self.report:
            self.report(progress)

    def finish(self) -> None:
        """Commit; then merge, which a search need not wait for."""
        with self._guarded():
            self.writer.commit()
            self.store.set_progress(None)
            merged = False
            while self.writer.merge_due(settle=self.total >= _LONG):
                merged = True
            if merged:
                self.writer.commit()
        self.writer.close()

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[None]:
        """Tell a disk that is full from a damaged index, which the next update makes anew."""
        try:
            yield
        except OSError as error:
            raise IndexFailure(
                f"{self.store.folder}: the index cannot be written ({error.strerror or error}); "
                "free some space, or move the cache with GLOSS_CACHE_DIR"
            ) from error
        except IndexFailure:
            raise
        except Exception as error:
            self.store.mark_damaged()
            raise IndexMissing(
                f"{self.store.folder}: the index turned out to be damaged ({error}); "
                "update again to make it anew"
            ) from error

    def give_up(self) -> None:
        """Leave the last commit as it is."""
        with contextlib.suppress(Exception):
            self.writer.close()
