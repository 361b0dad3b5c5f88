"""What was about to be saved, so that a crash loses nothing: one file in the state folder.

A step is a line written before its save and ended by a second line after it. A step without an
end was cut short. Lines that cannot be read, as a torn last one, are passed over.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotations.changes import Change, Edit
from annotations.errors import SidecarUnwritable
from annotations.identifiers import new_id
from annotations.locking import locked

LARGEST_JOURNAL = 4 * 1024 * 1024
MOST_PENDING = 100
"""Unfinished steps that a rotation keeps: more pile up only where nothing can be saved at all."""


@dataclass(frozen=True, slots=True)
class Step:
    """One edit on its way into the sidecar at `path`.

    blank: the text of the sidecar to begin with where there is no file.
    """

    id: str
    edit: Edit
    path: Path
    blank: str


class Journal:
    """The journal of one user on this machine. state_folder: made where it is missing."""

    def __init__(self, state_folder: Path) -> None:
        self.state_folder = state_folder
        self.path = state_folder / "journal.jsonl"

    def begin(self, edit: Edit, path: Path, blank: str) -> Step:
        """Write down, on the disk itself, that `edit` goes into the sidecar at `path`.

        Raises SidecarUnwritable where the state folder can't be written.
        """
        step = Step(new_id(), edit, path, blank)
        self._append(_record(step), durable=True)
        return step

    def end(self, step: Step) -> None:
        """Write down that `step` is over: saved, or refused with the user told so."""
        self._append({"end": step.id}, durable=False)

    def pending(self) -> tuple[Step, ...]:
        """The steps that were begun and not ended, the oldest first."""
        return tuple(_pending(self._records()))

    def _records(self) -> Iterator[dict[str, Any]]:
        try:
            lines = self.path.read_bytes().split(b"\n")
        except OSError:
            return
        for line in lines:
            try:
                record = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(record, dict):
                yield record

    def _append(self, record: dict[str, Any], *, durable: bool) -> None:
        # Escaped, so that a file name that is not UTF-8 comes back as it was.
        line = json.dumps(record, separators=(",", ":")).encode("ascii") + b"\n"
        try:
            with locked(self.state_folder / "locks" / "journal.lock", self.path):
                self._rotate()
                self._write(line, durable=durable)
        except OSError as error:
            message = f"not saved, since the journal can't be written ({error.strerror})"
            raise SidecarUnwritable(f"{message}; make room and do it again", self.path) from error

    def _write(self, line: bytes, *, durable: bool) -> None:
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW
        with os.fdopen(os.open(self.path, flags, 0o600), "r+b", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            torn = size > 0 and os.pread(file.fileno(), 1, size - 1) != b"\n"
            file.write(b"\n" + line if torn else line)
            if durable:
                os.fsync(file.fileno())

    def _rotate(self) -> None:
        """Keep only what is unfinished once the journal is large."""
        try:
            if self.path.stat().st_size < LARGEST_JOURNAL:
                return
        except FileNotFoundError:
            return
        kept = list(_pending(self._records()))[-MOST_PENDING:]
        text = "".join(json.dumps(_record(step), separators=(",", ":")) + "\n" for step in kept)
        fresh = self.path.with_suffix(".tmp")
        with fresh.open("w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)


def _record(step: Step) -> dict[str, Any]:
    edit = step.edit
    return {
        "step": step.id,
        "path": str(step.path),
        "label": edit.label,
        "document": edit.document,
        "cursor": edit.cursor,
        "blank": step.blank,
        "changes": [[change.id, change.before, change.after] for change in edit.changes],
    }


def _pending(records: Iterable[dict[str, Any]]) -> Iterable[Step]:
    open_steps: dict[str, Step] = {}
    for record in records:
        try:
            if "end" in record:
                open_steps.pop(record["end"], None)
                continue
            changes = tuple(Change(*change) for change in record["changes"])
            edit = Edit(record["label"], record["document"], changes, record["cursor"])
            step = Step(record["step"], edit, Path(record["path"]), record["blank"])
        except (KeyError, TypeError):
            continue
        open_steps[step.id] = step
    return open_steps.values()
