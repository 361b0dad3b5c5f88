"""Documents into the index, committed in steps so that search finds them while it grows."""

import contextlib
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence

from corpus.errors import IndexFailure, IndexMissing
from corpus.index.protocol import (
    MANY,
    Changes,
    IndexedDocument,
    Progress,
    ReadDocument,
    ReportProgress,
)
from corpus.index.whoosh_index.codec.writer import SPILL, ArrayWriter, create, writer_of
from corpus.index.whoosh_index.helpers import Helpers, Read, StartHelper
from corpus.index.whoosh_index.pages import kept_pages
from corpus.index.whoosh_index.store import Store, cannot_write, unwritable

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


def bring_up_to(
    store: Store,
    changes: Changes,
    read: ReadDocument,
    report: ReportProgress | None = None,
    start_helper: StartHelper | None = None,
    jobs: int = 1,
    *,
    merges: bool = True,
    basis: int | None,
) -> int | None:
    """Bring the index in `store` up to `changes`; starts anew where there is no sound build.

    jobs: processes that `start_helper` may start for it where there is much to read. merges:
    whether to merge at the end what is due. basis: number of the build that `changes` were found
    against, None where there was none, so that they are all documents. Returns the build's number,
    None where somebody found damage in it meanwhile.

    Raises IndexBusy; IndexMissing where damage shows on the way, or where by now there is another
    build than `basis`, or none: in that one documents would be missing that did not change.
    IndexUnwritable where nothing can be written: the last commit stands.
    """
    gone = [*changes.removed, *(old for old, _ in changes.renamed)]
    wanted = list(dict.fromkeys([*changes.present, *(new for _, new in changes.renamed)]))
    if not gone and not wanted and basis is not None and _finished(store, basis):
        return basis  # nothing is written, so that it need not be possible
    with store.writing():
        store.clear_merging()
        run = _Run(store, _opened(store, basis, len(wanted)), report, len(wanted))
        try:
            with store.telling():
                store.set_progress(Progress(0, len(wanted)))
            run.find([*gone, *wanted])
            run.remove(gone)
            if start_helper and jobs > 1 and len(wanted) >= _MANY:
                run.put_by_helpers(wanted, start_helper, jobs)
                run.finish(merges=merges)
            else:
                # Not beside helpers: what each keeps would add up.
                with kept_pages() if len(wanted) >= _MANY else contextlib.nullcontext():
                    for name in wanted:
                        run.put(name, read(name))
                    run.finish(merges=merges)
            return store.number()
        except BaseException:
            run.give_up()
            raise


def _finished(store: Store, basis: int) -> bool:
    """Whether the build `basis` is sound, and no update of it was broken off."""
    return store.number() == basis and store.progress() is None


def _opened(store: Store, basis: int | None, total: int) -> ArrayWriter:
    if store.number() != basis:
        raise IndexMissing(
            f"{store.folder}: the index was deleted or begun anew by another process; update again"
        )
    if basis is None:
        with store.telling():
            return _begun(store, total)
    _, build = store.build()
    try:
        return writer_of(build)
    except Exception as error:  # whatever a damaged file makes Whoosh raise
        if isinstance(error, OSError) and cannot_write(error):
            raise unwritable(store.folder, error) from error
        store.mark_damaged()
        raise IndexMissing(
            f"{store.folder}: the index turned out to be damaged ({error}); "
            "update again to make it anew"
        ) from error


def _begun(store: Store, total: int) -> ArrayWriter:
    """The writer of a build that has nothing in it yet. Raises OSError."""
    build = store.new_build()
    try:
        create(build)
        writer = writer_of(build)
        # Before it is valid: killed right after that, an empty build must not pass for a whole one.
        store.set_progress(Progress(0, total))
        store.make_valid(build)
    except OSError:
        shutil.rmtree(build, ignore_errors=True)
        raise
    return writer


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
            with contextlib.suppress(OSError):  # the next commit tells of a full disk
                self.store.set_progress(progress)
        if self.report:
            self.report(progress)

    def finish(self, *, merges: bool) -> None:
        """Commit; then merge, which a search need not wait for."""
        with self._guarded():
            self.writer.commit()
            self.store.set_progress(None)
            merged = False
            while merges and self.writer.merge_due(settle=self.total >= MANY):
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
            raise unwritable(self.store.folder, error) from error
        except MemoryError as error:
            raise IndexFailure(
                f"{self.store.folder}: there is not memory enough to index; "
                "end some programs, or use `gloss index --jobs 1`"
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
        """Leave the last commit as it is, and nothing else."""
        with contextlib.suppress(Exception):
            self.writer.cancel()
