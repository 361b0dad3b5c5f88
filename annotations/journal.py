"""What was about to be saved, so that a crash loses nothing: one file in the state folder.

A step is a line written before its save and ended by a second line after it. A step without an
end was cut short, or could not be saved yet. The parts of a step over several documents are
written in one go, and count only when all of them are there.
"""

import errno
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from annotations.changes import Change, Edit
from annotations.errors import SidecarError, SidecarUnwritable
from annotations.identifiers import new_id
from annotations.locking import digest_of, locked
from annotations.records import Record, append, line_of, outgrown, read, records_in, rewrite
from annotations.steps import NoStep, Step, record_of, step_of
from annotations.values import dataclass

LARGEST_JOURNAL = 4 * 1024 * 1024
"""Bytes over which what is over goes, at the next step that begins."""


class Part(NamedTuple):
    """An edit on its way. path, blank, annotator: see `Step`."""

    edit: Edit
    path: Path
    blank: str
    annotator: str = ""


@dataclass(frozen=True, slots=True)
class Unusable:
    """What stands in the journal and can't be done: no step, or a step that is not all there.

    ids: what ends it; label: what it would have done; path: of its file, as it stands there.
    """

    ids: tuple[str, ...]
    reason: str
    label: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What the journal holds that is not over: steps, the oldest first, and what is none."""

    steps: tuple[Step, ...] = ()
    unusable: tuple[Unusable, ...] = ()


class Journal:
    """The journal of one user on this machine. state_folder: made where it is missing.

    corpus: the folder whose documents are annotated; None keeps steps that no undo finds later.
    """

    def __init__(self, state_folder: Path, corpus: Path | None = None) -> None:
        self.state_folder, self.corpus = state_folder, corpus
        self.path = state_folder / "journal.jsonl"
        self._owed = b""
        """Ends that the disk refused. A step that was undone since must not be found open."""

    def begin(self, edit: Edit, path: Path, blank: str) -> Step:
        """Write down, on the disk itself, that `edit` goes into the file at `path`.

        Raises SidecarUnwritable where the state folder can't be written.
        """
        return self.begin_all([Part(edit, path, blank)])[0]

    def begin_all(self, parts: Sequence[Part]) -> tuple[Step, ...]:
        """As `begin`, for edits that are one step: all are written down at once, or none is."""
        corpus = "" if self.corpus is None else str(self.corpus)
        batch, count = (new_id(), len(parts)) if len(parts) > 1 else ("", 1)
        steps = tuple(
            Step(new_id(), x.edit, x.path, x.blank, corpus, x.annotator, batch, count)
            for x in parts
        )
        lines = b"".join(line_of(record_of(step)) for step in steps)
        self._append(self._owed + lines, durable=True, rotates=True)
        self._owed = b""
        return steps

    def end(self, step: Step) -> None:
        """Write down that `step` is over: saved, or refused with the user told so.

        Raises SidecarUnwritable; it is written then before the next step begins.
        """
        self.end_all([step.id])

    def end_all(self, ids: Iterable[str]) -> None:
        """As `end`, for steps and what is none, by their ids."""
        self._owed += b"".join(line_of({"end": id_}) for id_ in ids)
        self._append(self._owed, durable=False, rotates=False)
        self._owed = b""

    def pending(self) -> tuple[Step, ...]:
        """The steps that were begun and not ended, the oldest first."""
        return self.look().steps

    def look(self) -> Look:
        """All that is not over, seen between two steps of other processes."""
        try:
            with locked(self.state_folder / "locks" / "journal.lock", self.path):
                return _looked_at(self._records())
        except SidecarError:
            # What another process may be writing just now is left to it.
            return replace(_looked_at(self._records()), unusable=())

    def mark(self) -> tuple[int, int]:
        """Where the journal ends now, for `is_open`."""
        try:
            found = self.path.stat(follow_symlinks=False)
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
            # By its bytes: recovering thousands of steps asks this for each of them.
            return line_of({"end": step.id}) not in read(self.path, size)
        except OSError:
            return True

    def _records(self) -> Iterable[Record]:
        try:
            return records_in(read(self.path))
        except OSError:
            return ()

    def _append(self, lines: bytes, *, durable: bool, rotates: bool) -> None:
        try:
            with locked(self.state_folder / "locks" / "journal.lock", self.path):
                if rotates and outgrown(self.path, LARGEST_JOURNAL):
                    self._rotate()
                append(self.path, lines, durable=durable)
        except OSError as error:
            raise SidecarUnwritable(_why(error, self.path), self.path) from error

    def _rotate(self) -> None:
        """Keep only what is unfinished, all of it."""
        kept = _looked_at(self._records()).steps
        # Parts that are over go: what is left is all that there is to count.
        left = Counter(step.batch for step in kept)
        rewrite(self.path, (record_of(replace(s, parts=left[s.batch])) for s in kept))


def _why(error: OSError, path: Path) -> str:
    """What is in the way of the journal, and what to do about it."""
    next_steps = {
        errno.ENOSPC: "make room and do it again",
        errno.EDQUOT: "make room and do it again",
        errno.EFBIG: "run `gloss doctor --recover`, or move that file away",
        errno.EISDIR: f"move {path} away, which should be a file",
        errno.EINVAL: f"move {path} away, which should be a plain file",
        errno.ELOOP: f"move {path} away, which should be no link",
        errno.ENXIO: f"move {path} away, which should be a plain file",
    }
    step = next_steps.get(
        error.errno or 0, f"see that you may write {path}, or set GLOSS_STATE_DIR"
    )
    return f"not saved, since the journal can't be written ({error.strerror}); {step}"


def _looked_at(records: Iterable[Record]) -> Look:
    steps: dict[str, Step] = {}
    broken: dict[str, Unusable] = {}
    begun: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        ended = record.get("end")
        if isinstance(ended, str):
            steps.pop(ended, None)
            broken.pop(ended, None)
        elif "step" in record:
            try:
                step = step_of(record)
            except NoStep as why:
                unusable = _unusable(record, str(why))
                broken[unusable.ids[0]] = unusable
            else:
                steps[step.id] = step
                begun[step.batch].add(step.id)
    # How many were begun, not how many are open still: some may be over.
    torn = {s.batch for s in steps.values() if s.batch and len(begun[s.batch]) < s.parts}
    for batch in torn:
        parts = [step for step in steps.values() if step.batch == batch]
        for step in parts:
            del steps[step.id]
        reason = "it was cut short before it was written down, and nothing of it was done"
        ids = tuple(step.id for step in parts)
        broken[batch] = Unusable(ids, reason, parts[0].edit.label, str(parts[0].path))
    return Look(tuple(steps.values()), tuple(broken.values()))


def _unusable(record: Record, why: str) -> Unusable:
    id_, label, path = (record.get(key) for key in ("step", "label", "path"))
    return Unusable(
        (id_ if isinstance(id_, str) else digest_of(line_of(record).decode()),),
        f"a line of the journal is passed over: {why}",
        label if isinstance(label, str) else "",
        path if isinstance(path, str) else "",
    )


def as_done(step: Step, changes: tuple[Change, ...]) -> Step:
    """`step` as it was saved in the end, without what only an unsaved one needs."""
    return replace(step, blank="", batch="", parts=1, edit=replace(step.edit, changes=changes))
