"""What was saved in one corpus, so that undo outlives the program: a file in the state folder.

It holds both sides of every step, the latest last, and is bounded: old steps go first, and a step
over many documents goes whole or not at all.
"""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from annotations.errors import SidecarError
from annotations.locking import digest_of, locked
from annotations.records import append, line_of, outgrown, read, records_in, rewrite
from annotations.steps import NoStep, Step, record_of, step_of
from annotations.undoing import whole_from

MOST_STEPS = 1000
LARGEST_ARCHIVE = 8 * 1024 * 1024
"""Bytes at which the oldest steps go until half of it is left, or the latest step alone."""


class Archive:
    """The steps that were saved in one corpus, on this machine. corpus: its folder."""

    def __init__(self, state_folder: Path, corpus: Path) -> None:
        self._state_folder = state_folder
        self.path = state_folder / "history" / f"{digest_of(os.path.realpath(corpus))[:16]}.jsonl"

    def add(self, step: Step) -> bool:
        """Keep a step that was saved; False where that can't be written.

        Undo of it ends with the program then.
        """
        if not step.edit.changes:
            return True
        with suppress(OSError, SidecarError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with locked(self._state_folder / "locks" / "history.lock", self.path):
                append(self.path, line_of(record_of(step)), durable=False)
                if outgrown(self.path, LARGEST_ARCHIVE):
                    self._compact()
            return True
        return False

    def steps(self) -> tuple[Step, ...]:
        """The steps, the latest last; at most `MOST_STEPS`, unless the first is one of many."""
        found = self._all()
        return found[whole_from([step.edit for step in found], len(found) - MOST_STEPS) :]

    def _all(self) -> tuple[Step, ...]:
        by_id: dict[str, Step] = {}
        try:
            for record in records_in(read(self.path)):
                with suppress(NoStep):
                    step = step_of(record)
                    # A crash between keeping a step and ending it keeps it twice.
                    by_id[step.id] = step
        except OSError:
            return ()
        return _gathered(by_id.values())

    def _compact(self) -> None:
        steps = self._all()
        edits = [step.edit for step in steps]
        room, first = LARGEST_ARCHIVE // 2, len(steps)
        while first:
            start = whole_from(edits, first - 1)
            room -= _size(steps[start:first])
            if room < 0 and first < len(steps):
                break
            first = start
        rewrite(self.path, (record_of(step) for step in steps[first:]))


def _size(steps: Sequence[Step]) -> int:
    return sum(len(line_of(record_of(step))) for step in steps)


def _gathered(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The parts of one step side by side, where another process saved something between them.

    Undoing has parts of the same name; those are another step of several parts.
    """
    times: Counter[tuple[str, str]] = Counter()
    runs: dict[tuple[str, object], list[Step]] = {}
    for step in steps:
        group, document = step.edit.group, step.edit.document
        times[group, document] += 1
        key = (group, times[group, document]) if group else ("", step.id)
        runs.setdefault(key, []).append(step)
    return tuple(step for run in runs.values() for step in run)
