"""Bringing an index up to date while telling how far it is."""

import os
import sys
import time
from typing import Final, Protocol

from corpus.index.builder import build
from corpus.index.protocol import Changes, Index, Progress
from corpus.library import Corpus
from reader.commands.common import counted
from reader.terminal.output import is_terminal, show_progress, tell

_BAR: Final = 30
_PATIENCE: Final = 1.0
_EVERY: Final = 0.1
_MOST_JOBS: Final = 4


class Searchable(Index, Protocol):
    """An index that can be made anew."""

    def discard(self) -> None:
        """Let the next update start anew."""
        ...


class Meter:
    """Progress on stderr: a bar where that is a terminal, else one line once it takes long."""

    def __init__(self, patience: float = 0.0) -> None:
        """patience: seconds before anything is said."""
        self._begun = time.monotonic()
        self._next = self._begun + patience
        self._on_terminal = is_terminal(sys.stderr)
        self._said = False

    def __call__(self, progress: Progress) -> None:
        """Tell of `progress`, not too often."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _EVERY
        if self._on_terminal:
            show_progress(_bar(progress))
        elif not self._said:
            tell(f"gloss: indexing {counted(progress.total, 'document')}")
        self._said = True

    def finish(self) -> float:
        """Clear the bar; the seconds that it took."""
        if self._on_terminal and self._said:
            show_progress("")
        return time.monotonic() - self._begun


def brought_up(
    corpus: Corpus,
    index: Index,
    patience: float = _PATIENCE,
    jobs: int | None = None,
    *,
    merges: bool = True,
) -> tuple[Changes, float]:
    """Bring `index` up to `corpus`: what had changed, and the seconds it took. Raises IndexBusy.

    jobs: processes that read documents at once; None for as many as is sensible here. merges: see
    `Index.update`.
    """
    meter = Meter(patience)
    try:
        changes = build(corpus, index, meter, jobs or default_jobs(), merges=merges)
    finally:
        seconds = meter.finish()
    if index.was_damaged():
        tell("gloss: the index was damaged; it has been made anew")
    return changes, seconds


def default_jobs() -> int:
    """As many processes as there are processors that we may use, but few: disks are slow, too."""
    if hasattr(os, "sched_getaffinity"):
        return min(_MOST_JOBS, len(os.sched_getaffinity(0)))
    return min(_MOST_JOBS, os.cpu_count() or 1)


def _bar(progress: Progress) -> str:
    total = max(progress.total, 1)
    full = min(_BAR, _BAR * progress.done // total)
    bar = "#" * full + "." * (_BAR - full)
    return f"indexing [{bar}] {progress.done:,} of {progress.total:,}"
