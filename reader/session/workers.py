"""Threads that do one job after the other; the end waits for what is to be kept, for nothing else.

What only reads may take as long as a folder or a document is large, so that somebody who leaves
must not wait for it: such a thread is given up, and ends with the process at the latest.
"""

from collections import deque
from collections.abc import Callable, Iterable
from threading import Condition, Thread
from time import monotonic
from typing import NamedTuple

Work = Callable[[], object]
"""It raises nothing."""


class _Job(NamedTuple):
    work: Work
    keeps: bool


class Worker:
    """One thread with its jobs in the order they were given; safe from several threads."""

    def __init__(self, name: str) -> None:
        self._jobs: deque[_Job] = deque()
        self._now: _Job | None = None
        self._ending = False
        self._changed = Condition()
        # Not one of `concurrent.futures`: the interpreter waits for those before it ends.
        self._thread = Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, work: Work, *, keeps: bool = False) -> None:
        """Have `work` done after all that was given before.

        keeps: something is lost without it; what does not is dropped at the end.
        """
        with self._changed:
            if not self._ending:
                self._jobs.append(_Job(work, keeps))
                self._changed.notify_all()

    def end(self) -> None:
        """Take no more work; returns once everything is kept that is to be kept."""
        with self._changed:
            self._ending = True
            left = [job for job in self._jobs if job.keeps]
            self._jobs.clear()
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._now is None or not self._now.keeps)
        # Here, as the thread may be at something that takes long.
        for job in left:
            job.work()

    def has_ended(self, patience: float) -> bool:
        """Whether the thread is at nothing any more; waits for that at most `patience` seconds."""
        self._thread.join(patience)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (job := self._next()) is not None:
            job.work()

    def _next(self) -> _Job | None:
        """The job that is to be done; None at the end."""
        with self._changed:
            self._now = None
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._jobs or self._ending)
            self._now = self._jobs.popleft() if self._jobs else None
            return self._now


def have_ended(workers: Iterable[Worker], patience: float) -> bool:
    """Whether all threads are at nothing any more, after `patience` seconds at most."""
    until = monotonic() + patience
    return all(worker.has_ended(max(0.0, until - monotonic())) for worker in workers)
