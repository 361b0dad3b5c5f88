"""Undo and redo, and the one way of an edit to the disk: journal, save, end of the step."""

from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from annotations.changes import Edit
from annotations.errors import (
    SidecarChanged,
    SidecarError,
    SidecarRefused,
    SidecarUnreadable,
)
from annotations.journal import Journal, Step
from annotations.sidecar import Sidecar, read_sidecar, remove_leftovers, save

MOST_STEPS = 1000

__all__ = ["History", "Journal", "Outcome", "Recovered", "commit", "recover"]


@dataclass(frozen=True, slots=True)
class History:
    """The steps that can be undone and redone, across documents, the latest last."""

    done: tuple[Edit, ...] = ()
    undone: tuple[Edit, ...] = ()

    def push(self, edit: Edit) -> "History":
        """After `edit` was saved; what was undone before can't be redone any more."""
        return self if edit.is_empty else History((*self.done, edit)[-MOST_STEPS:])

    def undo(self) -> "tuple[History, Edit] | None":
        """The edit to save now, and the history once it is saved; None with nothing to undo."""
        if not self.done:
            return None
        last = self.done[-1]
        return History(self.done[:-1], (*self.undone, last)), last.inverse()

    def redo(self) -> "tuple[History, Edit] | None":
        """As `undo`, for what was undone last."""
        if not self.undone:
            return None
        last = self.undone[-1]
        return History((*self.done, last), self.undone[:-1]), last


def commit(
    edit: Edit,
    path: Path,
    *,
    journal: Journal,
    blank: Sidecar,
    known: Sidecar | None = None,
) -> Sidecar:
    """Save `edit` into the sidecar at `path`; answers what the file holds then.

    The other arguments are those of `save`, as are the errors: where one is raised nothing was
    written, and the step is not tried again after a restart.
    """
    if edit.is_empty:
        return known or read_sidecar(path) or blank
    step = journal.begin(edit, path, blank.emptied().render())
    try:
        saved = save(
            path, edit.changes, blank=blank, state_folder=journal.state_folder, known=known
        )
    except SidecarError:
        _end(journal, step)
        raise
    _end(journal, step)
    return saved


class Outcome(StrEnum):
    """What became of a step that a crash cut short."""

    RESTORED = "restored"
    REFUSED = "refused"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Recovered:
    """A step that was begun and not ended. reason: why it was not restored, for the user."""

    edit: Edit
    path: Path
    outcome: Outcome
    reason: str = ""


def recover(journal: Journal, within: Path | None = None) -> tuple[Recovered, ...]:
    """Save what was journalled and not saved, where it still fits what the file holds.

    Called before the first edit of a corpus. A step that no longer fits is given up and told of;
    one that can't be saved yet (folder gone, disk full) waits. within: only sidecars below it.
    """
    steps = journal.pending()
    if within is not None:
        folder = within.resolve()
        steps = tuple(step for step in steps if step.path.resolve().is_relative_to(folder))
    found = (_recover(step, journal) for step in steps)
    return tuple(recovered for recovered in found if recovered is not None)


def _recover(step: Step, journal: Journal) -> Recovered | None:
    """What became of `step`; None where the crash came after its save."""
    edit, path = step.edit, step.path
    if not path.parent.is_dir():
        reason = f"{path.parent}: the folder is gone; bring it back"
        return Recovered(edit, path, Outcome.WAITING, reason)
    try:
        remove_leftovers(path, journal.state_folder)
        current = read_sidecar(path)
        if current is not None and current.holds(edit.changes):
            _end(journal, step)
            return None
        blank = Sidecar.parse(step.blank.encode("utf-8"), path)
        save(path, edit.changes, blank=blank, state_folder=journal.state_folder, known=current)
    except (SidecarChanged, SidecarRefused, SidecarUnreadable) as error:
        _end(journal, step)
        return Recovered(edit, path, Outcome.REFUSED, str(error))
    except SidecarError as error:
        return Recovered(edit, path, Outcome.WAITING, str(error))
    _end(journal, step)
    return Recovered(edit, path, Outcome.RESTORED)


def _end(journal: Journal, step: Step) -> None:
    # A step whose end can't be written is found saved already when it is recovered.
    with suppress(SidecarError):
        journal.end(step)
