"""The one way of an edit to the disk: journal, save, end of the step; and after a crash again."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import field, replace
from enum import StrEnum
from pathlib import Path

from annotations.archive import Archive
from annotations.changes import Change, Edit
from annotations.errors import SidecarError, SidecarRefused
from annotations.journal import Journal, Unusable, as_done
from annotations.sidecar import (
    Saved,
    Sidecar,
    is_leftover,
    leftovers,
    read_sidecar,
    remove_leftovers,
    save,
)
from annotations.steps import Step
from annotations.undoing import History
from annotations.values import dataclass

__all__ = ["History", "Journal", "Outcome", "Recovered", "commit", "finish", "recover"]


def commit(
    edit: Edit,
    path: Path,
    *,
    journal: Journal,
    blank: Sidecar,
    known: Sidecar | None = None,
) -> Saved:
    """Save `edit` into the sidecar at `path`; answers what the file holds then.

    The other arguments are those of `save`, as are the errors: where one is raised nothing was
    written, and the step is not tried again after a restart.
    """
    if edit.is_empty:
        return Saved(known or read_sidecar(path) or blank)
    step = journal.begin(edit, path, blank.emptied().render())
    try:
        return finish(step, journal=journal, blank=blank, known=known)
    except SidecarError:
        _end(journal, step)
        raise


def finish(
    step: Step,
    *,
    journal: Journal,
    blank: Sidecar,
    known: Sidecar | None = None,
) -> Saved:
    """Save a step that was begun, and end it. Where it can't be saved it stays in the journal.

    Errors are those of `save`; with SidecarRefused, which no waiting mends, the step is over.
    """
    try:
        saved = save(
            step.path,
            step.edit.changes,
            blank=blank,
            state_folder=journal.state_folder,
            known=known,
        )
    except SidecarRefused:
        _end(journal, step)
        raise
    return replace(saved, remembered=done(journal, step, saved.changes))


class Outcome(StrEnum):
    """What became of a step that a crash cut short."""

    RESTORED = "restored"
    REFUSED = "refused"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Recovered:
    """A step that was begun and not ended. reason: why it was not restored, for the user."""

    step: Step
    outcome: Outcome
    reason: str = ""

    @property
    def edit(self) -> Edit:
        """What was to be done."""
        return self.step.edit

    @property
    def path(self) -> Path:
        """The sidecar that it was to be done to."""
        return self.step.path


PutCodebook = Callable[[Step], bool]
"""Lets the codebook hold what a step makes of it; whether it was changed by that.

Raises SidecarRefused where somebody else changed it, SidecarUnwritable where the disk refuses.
"""


def recover(
    journal: Journal,
    within: Path | Iterable[Path] | None = None,
    *,
    codebook: PutCodebook | None = None,
    report: Callable[[int, int], object] = lambda _done, _total: None,
) -> tuple[Recovered, ...]:
    """Save what was journalled and not saved, merged with what the file holds by now.

    Called before the first edit of a corpus. A step that can't be saved yet (folder gone, disk
    full, sidecar torn) waits; one that never can be is given up and told of. The parts of one
    step over several documents are all of them done, or none where its codebook can't be had.

    within: only steps with a part below this folder, or one of these. codebook: without it steps
    that change a codebook wait. report: is told of how many steps of all are looked at.
    """
    mark, look = journal.mark(), journal.look()
    folders = None if within is None else (within,) if isinstance(within, Path) else tuple(within)
    found: list[Recovered] = []
    for unusable in look.unusable:
        if not unusable.path or is_within(unusable.path, folders):
            found.append(_passed_over(unusable, journal))
    by = _Recovery(journal, mark, codebook, report)
    wanted = [x for x in _batches(look.steps) if any(is_within(s.path, folders) for s in x)]
    by.total = sum(map(len, wanted))
    for batch in wanted:
        found += _recover_batch(batch, by)
    return tuple(found)


def is_within(path: Path | str, folders: Iterable[Path] | None) -> bool:
    """Whether `path` lies below one of `folders`, whatever links lead there; None is everywhere."""
    if folders is None:
        return True
    try:
        place = Path(os.path.realpath(path))
        return any(place.is_relative_to(os.path.realpath(folder)) for folder in folders)
    except (OSError, ValueError):
        return False


def _passed_over(unusable: Unusable, journal: Journal) -> Recovered:
    """Tell of what can't be done, once."""
    with suppress(SidecarError):
        journal.end_all(unusable.ids)
    edit = Edit(unusable.label or "a step", "", ())
    return Recovered(Step(unusable.ids[0], edit, journal.path), Outcome.REFUSED, unusable.reason)


def _batches(steps: Iterable[Step]) -> Iterable[list[Step]]:
    """The steps that were written down together, each alone that was written alone."""
    batches: dict[str, list[Step]] = {}
    for step in steps:
        batches.setdefault(step.batch or step.id, []).append(step)
    return batches.values()


@dataclass(slots=True)
class _Recovery:
    """What recovering needs.

    mark: where the journal ended; leftovers: temporary files of saves, by folder, looked for once.
    """

    journal: Journal
    mark: tuple[int, int]
    codebook: PutCodebook | None
    report: Callable[[int, int], object]
    done: int = 0
    total: int = 0
    leftovers: dict[Path, tuple[str, ...]] = field(default_factory=dict)


def _recover_batch(batch: list[Step], by: _Recovery) -> list[Recovered]:
    """What became of steps that are one; one that is refused as a whole is told of once."""
    found: list[Recovered] = []
    if batch[0].of_codebook:
        first, *rest = batch
        done = _recover_codebook(first, by)
        if done is not None and done.outcome is not Outcome.RESTORED and not _begun(rest):
            if done.outcome is Outcome.WAITING:
                return [replace(done, step=step) for step in batch]
            with suppress(SidecarError):
                by.journal.end_all(step.id for step in batch)
            return [done]
        found, batch = [] if done is None else [done], rest
    found += [done for step in batch if (done := _recover(step, by)) is not None]
    return found


def _begun(parts: Iterable[Step]) -> bool:
    """Whether one of them is in its sidecar: then the codebook had been changed before it."""
    for step in parts:
        with suppress(SidecarError):
            current = read_sidecar(step.path)
            if step.edit.changes and current is not None and current.holds(step.edit.changes):
                return True
    return False


def _recover_codebook(step: Step, by: _Recovery) -> Recovered | None:
    if by.codebook is None:
        return Recovered(step, Outcome.WAITING, "the codebook is restored by opening its corpus")
    if not by.journal.is_open(step, by.mark):
        return None
    try:
        changed = by.codebook(step)
    except SidecarRefused as error:
        _end(by.journal, step)
        return Recovered(step, Outcome.REFUSED, str(error))
    except SidecarError as error:
        return Recovered(step, Outcome.WAITING, str(error))
    done(by.journal, step, step.edit.changes)
    return Recovered(step, Outcome.RESTORED) if changed else None


def _recover(step: Step, by: _Recovery) -> Recovered | None:
    """What became of `step`; None where the crash came after its save."""
    path, journal = step.path, by.journal
    by.done += 1
    by.report(by.done, by.total)
    if not os.path.isdir(path.parent):  # noqa: PTH112 - Path's raises where a name is too long
        reason = f"{path.parent}: the folder is gone; bring it back"
        return Recovered(step, Outcome.WAITING, reason)

    def still_wanted() -> bool:
        # Another process may have saved it, and undone it again, since the journal was read.
        return journal.is_open(step, by.mark)

    try:
        blank = Sidecar.parse(step.blank.encode("utf-8"), path) if step.blank else None
    except (SidecarError, UnicodeEncodeError) as error:
        _end(journal, step)
        return Recovered(step, Outcome.REFUSED, str(error))
    try:
        if path.parent not in by.leftovers:
            by.leftovers[path.parent] = leftovers(path.parent)
        if any(is_leftover(name, path) for name in by.leftovers[path.parent]):
            remove_leftovers(path, journal.state_folder)
        current = read_sidecar(path)
        if current is not None and current.holds(step.edit.changes):
            done(journal, step, step.edit.changes)
            return None
        start = blank or current
        if start is None:
            return Recovered(step, Outcome.WAITING, f"{path} is gone; bring it back")
        saved = save(
            path,
            step.edit.changes,
            blank=start.emptied(),
            state_folder=journal.state_folder,
            known=current,
            wanted=still_wanted,
        )
    except SidecarRefused as error:
        _end(journal, step)
        return Recovered(step, Outcome.REFUSED, str(error))
    except SidecarError as error:
        return Recovered(step, Outcome.WAITING, str(error))
    done(journal, step, saved.changes)
    return Recovered(step, Outcome.RESTORED) if saved.changes else None


def done(journal: Journal, step: Step, changes: tuple[Change, ...]) -> bool:
    """End a step that was saved, and keep it for undo; whether that could be kept.

    changes: what was done in the end.
    """
    kept = True
    if step.corpus:
        kept = Archive(journal.state_folder, Path(step.corpus)).add(as_done(step, changes))
    _end(journal, step)
    return kept


def _end(journal: Journal, step: Step) -> None:
    # A step whose end can't be written is found saved already when it is recovered.
    with suppress(SidecarError):
        journal.end(step)
