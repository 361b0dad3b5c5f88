"""What was saved in one corpus, so that undo outlives the program: a file in the state folder.

It holds both sides of every step, the latest last, and is bounded: old steps go first.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from annotations.errors import SidecarError
from annotations.journal import append, rewrite, size_of
from annotations.locking import digest_of, locked
from annotations.steps import Step, line_of, record_of, records_in, step_of

MOST_STEPS = 1000
LARGEST_ARCHIVE = 8 * 1024 * 1024
"""Bytes at which the oldest steps go until half of it is left."""


class Archive:
    """The steps that were saved in one corpus, on this machine. corpus: its folder."""

    def __init__(self, state_folder: Path, corpus: Path) -> None:
        self._state_folder = state_folder
        self.path = state_folder / "history" / f"{digest_of(os.path.realpath(corpus))[:16]}.jsonl"

    def add(self, step: Step) -> None:
        """Keep a step that was saved. Where that can't be written, undo ends with the program."""
        if not step.edit.changes:
            return
        with suppress(OSError, SidecarError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with locked(self._state_folder / "locks" / "history.lock", self.path):
                append(self.path, line_of(record_of(step)), durable=False)
                if size_of(self.path) > LARGEST_ARCHIVE:
                    self._compact()

    def steps(self) -> tuple[Step, ...]:
        """The steps, the latest last; at most `MOST_STEPS`."""
        try:
            found = map(step_of, records_in(self.path.read_bytes()))
        except OSError:
            return ()
        # A crash between keeping a step and ending it keeps it twice.
        by_id = {step.id: step for step in found if step is not None}
        return tuple(by_id.values())[-MOST_STEPS:]

    def _compact(self) -> None:
        kept: list[Step] = []
        room = LARGEST_ARCHIVE // 2
        for step in reversed(self.steps()):
            room -= len(line_of(record_of(step)))
            if room < 0:
                break
            kept.append(step)
        rewrite(self.path, _records(reversed(kept)))


def _records(steps: Iterable[Step]) -> Iterable[dict[str, object]]:
    return (record_of(step) for step in steps)
