"""What was about to be saved, so that a crash loses nothing: one file in the state folder.

A step is a line written before its save and ended by a second line after it. A step without an
end was cut short, or could not be saved yet.
"""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotations.changes import Change, Edit
from annotations.errors import SidecarUnwritable
from annotations.identifiers import new_id
from annotations.locking import locked
from annotations.steps import Step, line_of, record_of, records_in, step_of

LARGEST_JOURNAL = 4 * 1024 * 1024
MOST_PENDING = 1000
"""Unfinished steps that a rotation keeps: more pile up only where nothing can be saved at all."""


class Journal:
    """The journal of one user on this machine. state_folder: made where it is missing.

    corpus: the folder whose documents are annotated; None keeps steps that no undo finds later.
    """

    def __init__(self, state_folder: Path, corpus: Path | None = None) -> None:
        self.state_folder, self.corpus = state_folder, corpus
        self.path = state_folder / "journal.jsonl"

    def begin(self, edit: Edit, path: Path, blank: str) -> Step:
        """Write down, on the disk itself, that `edit` goes into the sidecar at `path`.

        Raises SidecarUnwritable where the state folder can't be written.
        """
        corpus = "" if self.corpus is None else str(self.corpus)
        step = Step(new_id(), edit, path, blank, corpus)
        self._append(record_of(step), durable=True)
        return step

    def end(self, step: Step) -> None:
        """Write down that `step` is over: saved, or refused with the user told so."""
        self._append({"end": step.id}, durable=False)

    def pending(self) -> tuple[Step, ...]:
        """The steps that were begun and not ended, the oldest first."""
        return tuple(_pending(self._records()))

    def mark(self) -> tuple[int, int]:
        """Where the journal ends now, for `is_open`."""
        try:
            found = self.path.stat()
        except OSError:
            return 0, 0
        return found.st_ino, found.st_size

    def is_open(self, step: Step, since: tuple[int, int]) -> bool:
        """Whether `step`, which was pending at the mark `since`, still is.

        Only what came after the mark is read, unless the journal was rotated.
        """
        file, size = since
        if self.mark()[0] != file:
            return any(other.id == step.id for other in self.pending())
        try:
            with self.path.open("rb") as journal:
                journal.seek(size)
                return all(record.get("end") != step.id for record in records_in(journal.read()))
        except OSError:
            return True

    def _records(self) -> Iterable[dict[str, Any]]:
        try:
            return records_in(self.path.read_bytes())
        except OSError:
            return ()

    def _append(self, record: dict[str, Any], *, durable: bool) -> None:
        try:
            with locked(self.state_folder / "locks" / "journal.lock", self.path):
                self._rotate()
                append(self.path, line_of(record), durable=durable)
        except OSError as error:
            message = f"not saved, since the journal can't be written ({error.strerror})"
            raise SidecarUnwritable(f"{message}; make room and do it again", self.path) from error

    def _rotate(self) -> None:
        """Keep only what is unfinished once the journal is large."""
        if size_of(self.path) < LARGEST_JOURNAL:
            return
        kept = list(_pending(self._records()))[-MOST_PENDING:]
        rewrite(self.path, (record_of(step) for step in kept))


def _pending(records: Iterable[dict[str, Any]]) -> Iterable[Step]:
    open_steps: dict[str, Step] = {}
    for record in records:
        ended = record.get("end")
        if isinstance(ended, str):
            open_steps.pop(ended, None)
        elif (step := step_of(record)) is not None:
            open_steps[step.id] = step
    return open_steps.values()


def as_done(step: Step, changes: tuple[Change, ...]) -> Step:
    """`step` as it was saved in the end, without what only an unsaved one needs."""
    return replace(step, blank="", edit=replace(step.edit, changes=changes))


def size_of(path: Path) -> int:
    """Bytes of a file, 0 where there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def append(path: Path, line: bytes, *, durable: bool) -> None:
    """Append a line to a file of the user's own, made where it is missing. Raises OSError.

    A line that was torn before is closed first; one that is torn by this is taken back.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW
    with os.fdopen(os.open(path, flags, 0o600), "r+b", buffering=0) as file:
        size = os.fstat(file.fileno()).st_size
        torn = size > 0 and os.pread(file.fileno(), 1, size - 1) != b"\n"
        data = b"\n" + line if torn else line
        written = file.write(data)
        if written != len(data):
            os.ftruncate(file.fileno(), size)
            raise OSError(28, "no room for the whole line")
        if durable:
            os.fsync(file.fileno())


def rewrite(path: Path, records: Iterable[dict[str, Any]]) -> None:
    """Replace a file of the user's own by these records. Raises OSError."""
    fresh = path.with_suffix(".tmp")
    with fresh.open("wb") as file:
        fresh.chmod(0o600)
        file.writelines(line_of(record) for record in records)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
