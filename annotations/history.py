"""The one way of an edit to the disk: journal, save, end of the step; and after a crash again."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from annotations.archive import Archive
from annotations.changes import Edit
from annotations.errors import SidecarError, SidecarRefused
from annotations.journal import Journal, as_done
from annotations.sidecar import Saved, Sidecar, read_sidecar, remove_leftovers, save
from annotations.steps import Step
from annotations.undoing import History

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
    _done(journal, step, saved)
    return saved


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


def recover(journal: Journal, within: Path | Iterable[Path] | None = None) -> tuple[Recovered, ...]:
    """Save what was journalled and not saved, merged with what the file holds by now.

    Called before the first edit of a corpus. A step that can't be saved yet (folder gone, disk
    full, sidecar torn) waits; one that never can be is given up and told of. within: only
    sidecars below this folder, or one of these.
    """
    mark, steps = journal.mark(), journal.pending()
    if within is not None:
        folders = [f.resolve() for f in ((within,) if isinstance(within, Path) else within)]
        places = [(step, step.path.resolve()) for step in steps]
        steps = tuple(s for s, place in places if any(place.is_relative_to(f) for f in folders))
    found = (_recover(step, journal, mark) for step in steps)
    return tuple(recovered for recovered in found if recovered is not None)


def _recover(step: Step, journal: Journal, mark: tuple[int, int]) -> Recovered | None:
    """What became of `step`; None where the crash came after its save."""
    path = step.path
    if not path.parent.is_dir():
        reason = f"{path.parent}: the folder is gone; bring it back"
        return Recovered(step, Outcome.WAITING, reason)

    def still_wanted() -> bool:
        # Another process may have saved it, and undone it again, since the journal was read.
        return journal.is_open(step, mark)

    try:
        blank = Sidecar.parse(step.blank.encode("utf-8"), path)
    except (SidecarError, UnicodeEncodeError) as error:
        _end(journal, step)
        return Recovered(step, Outcome.REFUSED, str(error))
    try:
        remove_leftovers(path, journal.state_folder)
        current = read_sidecar(path)
        if current is not None and current.holds(step.edit.changes):
            _done(journal, step, Saved(current, step.edit.changes))
            return None
        saved = save(
            path,
            step.edit.changes,
            blank=blank,
            state_folder=journal.state_folder,
            known=current,
            wanted=still_wanted,
        )
    except SidecarRefused as error:
        _end(journal, step)
        return Recovered(step, Outcome.REFUSED, str(error))
    except SidecarError as error:
        return Recovered(step, Outcome.WAITING, str(error))
    _done(journal, step, saved)
    return Recovered(step, Outcome.RESTORED) if saved.changes else None


def _done(journal: Journal, step: Step, saved: Saved) -> None:
    if step.corpus:
        Archive(journal.state_folder, Path(step.corpus)).add(as_done(step, saved.changes))
    _end(journal, step)


def _end(journal: Journal, step: Step) -> None:
    # A step whose end can't be written is found saved already when it is recovered.
    with suppress(SidecarError):
        journal.end(step)
