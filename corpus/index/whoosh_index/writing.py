"""Documents into the index, committed in steps so that search finds them while it grows."""

# Whoosh exports names without saying so, and leaves constructors untyped.
# mypy: disable-error-code="no-untyped-call, attr-defined, override, union-attr"

import contextlib
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.writing import MERGE_SMALL, NO_MERGE

from corpus.errors import IndexFailure, IndexMissing
from corpus.index.protocol import Changes, IndexedDocument, Progress, ReadDocument, ReportProgress
from corpus.index.whoosh_index.schema import NAME, schema, values_of
from corpus.index.whoosh_index.store import Store

_FIRST_STEP = 1.0
"""Seconds until the first commit; each further step takes twice as long, so that there are few
segments however large the corpus."""
_LONGEST_STEP = 60.0
_PROGRESS_EVERY = 0.2
_POOL_MEGABYTES = 64
"""Postings that are held in memory before they are sorted and written away."""


def bring_up_to(
    store: Store, changes: Changes, read: ReadDocument, report: ReportProgress | None = None
) -> None:
    """Bring the index in `store` up to `changes`; starts anew where it is damaged.

    Starting anew knows only the documents of `changes`: `engine` answers that nothing is known
    where the store is damaged, so that those are all. Raises IndexBusy, IndexMissing where damage
    shows on the way, IndexFailure where nothing can be written.
    """
    with store.writing():
        index = _opened(store)
        gone = [*changes.removed, *(old for old, _ in changes.renamed)]
        wanted = [*changes.present, *(new for _, new in changes.renamed)]
        if not gone and not wanted and store.progress() is None:
            return
        store.set_progress(Progress(0, len(wanted)))
        run = _Run(store, index, report, len(wanted))
        try:
            run.remove(gone)
            for name in wanted:
                run.put(name, read(name))
            run.finish()
        except BaseException:
            run.give_up()
            raise


def _opened(store: Store) -> Any:
    try:
        _, build = store.build()
        _remove_leftovers(build)
        index = FileStorage(str(build)).open_index(schema=schema())
        index.reader().close()
        return index
    except Exception:  # whatever a damaged file makes Whoosh raise, the answer is a new build
        build = store.new_build()
        index = FileStorage(str(build)).create_index(schema())
        store.record_files(build)
        store.make_valid(build)
        return index


def _remove_leftovers(build: Path) -> None:
    """Delete what a killed writer left; nobody else writes now."""
    for path in build.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)


class _Run:
    """One update: a writer at a time, from commit to commit."""

    def __init__(self, store: Store, index: Any, report: ReportProgress | None, total: int) -> None:
        self.store, self.index, self.report, self.total = store, index, report, total
        self.done = 0
        self.step = _FIRST_STEP
        self.commit_at = self.report_at = 0.0
        self.writer: Any = None
        self.reader: Any = None

    def remove(self, names: Iterable[str]) -> None:
        for name in names:
            with self._step():
                self._delete(name)

    def put(self, name: str, document: IndexedDocument | None) -> None:
        """Replace what the index has of `name`; None takes it out."""
        with self._step():
            self._delete(name)
            if document is not None:
                self.writer.add_document(**values_of(document))
        self.done += 1
        progress = Progress(self.done, self.total, name)
        if time.monotonic() >= self.report_at:
            self.report_at = time.monotonic() + _PROGRESS_EVERY
            self.store.set_progress(progress)
        if self.report:
            self.report(progress)

    def finish(self) -> None:
        with self._guarded():
            self._commit(MERGE_SMALL)
        self.store.set_progress(None)

    @contextlib.contextmanager
    def _step(self) -> Iterator[None]:
        with self._guarded():
            if self.writer is None:
                self.writer = self.index.writer(limitmb=_POOL_MEGABYTES, compound=False)
                self.reader = self.index.reader()
                self.commit_at = time.monotonic() + self.step
            yield
            if time.monotonic() >= self.commit_at:
                self.step = min(self.step * 2, _LONGEST_STEP)
                self._commit(NO_MERGE)

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
        except Exception as error:
            self.store.mark_damaged()
            raise IndexMissing(
                f"{self.store.folder}: the index turned out to be damaged ({error}); "
                "update again to make it anew"
            ) from error

    def _delete(self, name: str) -> None:
        key = self.reader.schema[NAME].to_bytes(name)
        if (NAME, key) in self.reader:
            for number in list(self.reader.postings(NAME, key).all_ids()):
                self.writer.delete_document(number)

    def _commit(self, merge: Callable[..., Any]) -> None:
        if self.writer is None:
            return
        self.reader.close()
        self.writer.commit(mergetype=merge)
        self.writer = None
        self.store.record_files(Path(self.index.storage.folder))

    def give_up(self) -> None:
        """Leave the last commit as it is."""
        if self.writer is not None:
            self.reader.close()
            with contextlib.suppress(Exception):
                self.writer.cancel()
            self.writer = None
