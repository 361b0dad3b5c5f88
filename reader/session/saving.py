"""Edits on their way to the disk, in the order they were made; none is lost on the way."""

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Event

from annotations.archive import Archive
from annotations.changes import Change, Edit
from annotations.errors import SidecarError, SidecarRefused
from annotations.history import Journal, Outcome, Recovered, done, finish, recover
from annotations.identifiers import new_id
from annotations.journal import Part
from annotations.sidecar import Saved, read_sidecar, save, sidecar_path
from annotations.snapshot import Sidecar
from annotations.steps import Step
from annotations.undoing import replayed
from annotations.values import dataclass
from corpus.codebook_steps import put_codebook
from corpus.codebook_writing import write_codebook
from corpus.discovery import CONFIGURATION
from corpus.errors import CorpusError, NoPlaceForSidecar
from corpus.library import Corpus
from reader.messages import CodebookSaved, CommitFailed, Committed, Message, Remembered, Told
from reader.session.progress import Progress, told_of_restored

_FORGETS = "can't be written: undo of this ends with the program; make room there"
RETRY = 2.0
"""Seconds between two tries to save what could not be saved."""


@dataclass(slots=True)
class _Waiting:
    """An edit that is not in its sidecar yet. step: as the journal has it, None without it."""

    edit: Edit
    annotator: str
    step: Step | None = None


class Saver:
    """Saves edits to one annotator's sidecars of a corpus; one thread runs it.

    ending: set when the reader ends, so that nothing is waited for any more. saved: own sidecars
    as they are on the disk, by document.
    """

    def __init__(
        self, corpus: Corpus, journal: Journal, post: Callable[[Message], object], ending: Event
    ) -> None:
        self._corpus, self._journal, self._post, self._ending = corpus, journal, post, ending
        self._waiting: deque[_Waiting] = deque()
        self._wake = Event()
        self._refused: set[str] = set()
        self._forgets = self._told_so = False
        self.saved: dict[str, Sidecar] = {}

    def add(self, edits: Iterable[Edit], annotator: str) -> None:
        """Have `edits` saved for `annotator` when their turn comes; parts of one step at once."""
        self._waiting.extend([_Waiting(edit, annotator) for edit in edits])
        self._wake.set()

    def wake(self) -> None:
        """Try again at once what could not be saved, or end where the reader ends."""
        self._wake.set()

    @property
    def waits(self) -> bool:
        """Whether something is not on the disk yet."""
        return bool(self._waiting)

    def waiting_for(self, document: str) -> list[Edit]:
        """The edits of one document that are not on the disk yet."""
        return [each.edit for each in tuple(self._waiting) if each.edit.document == document]

    # ---- starting ------------------------------------------------------------------------

    def recover(self, annotator: str) -> None:
        """Save what a crash cut short; what of `annotator` can't be saved yet waits."""
        mirror = self._corpus.annotations_folder
        folders = [self._corpus.root] if mirror is None else [self._corpus.root, mirror]
        report = Progress("bringing back what was cut short", self._post)
        work = recover(self._journal, folders, codebook=put_codebook, report=report)
        for found in work:
            if found.outcome is not Outcome.RESTORED:
                self._tell(found, annotator)
        restored = [found for found in work if found.outcome is Outcome.RESTORED]
        if restored:
            self._post(Told(told_of_restored(restored)))

    def remember(self, annotator: str) -> None:
        """Bring back what `annotator` can undo."""
        steps = Archive(self._journal.state_folder, self._corpus.root).steps()
        edits = [step.edit for step in steps if self._own(step, annotator)]
        if edits:
            self._post(Remembered(replayed(edits)))

    def _tell(self, found: Recovered, annotator: str) -> None:
        """Say what became of a step; one's own that still can't be saved waits here from now on."""
        edit = found.edit
        if found.outcome is Outcome.WAITING and self._own(found.step, annotator):
            self._waiting.append(_Waiting(edit, annotator, found.step))
            self._post(CommitFailed(edit, found.reason, len(self._waiting), kept=True))
            return
        why = f": {found.reason}" if found.reason else ""
        self._post(Told(f"{found.outcome}: {edit.label} in {found.path.name}{why}"))

    def _own(self, step: Step, annotator: str) -> bool:
        """Whether `step` went into a sidecar that is written here."""
        document = step.edit.document
        if document == CONFIGURATION:
            # The others' sidecars stay as they are: theirs alone is the step as a whole.
            own = step.annotator in ("", annotator)
            return own and step.path == self._corpus.root / CONFIGURATION
        try:
            listed = self._corpus.only in (None, document)
            return listed and step.path == self._corpus.sidecar_path(document, annotator)
        except CorpusError:
            return False

    # ---- saving --------------------------------------------------------------------------

    def save(self) -> None:
        """Save what waits; what can't be saved stays first and is tried again."""
        while self._waiting:
            self._wake.clear()
            self._write_down()
            if not self._save_first() and not self._ending.is_set():
                self._wake.wait(RETRY)
            if self._ending.is_set():
                return

    def save_last(self) -> None:
        """Save what waits, without waiting for what can't be saved: the journal has it."""
        self._write_down()
        while self._waiting and self._save_first():
            pass

    def _write_down(self) -> None:
        """Enter into the journal what waits and is not there, the parts of a step in one go."""
        missing = [each for each in tuple(self._waiting) if each.step is None]
        try:
            for parts in _steps_of(missing):
                entries = [
                    Part(each.edit, path, self._blank(each, path, parts), _signature(each))
                    for each in parts
                    for path in (self._path(each),)
                ]
                for each, step in zip(parts, self._journal.begin_all(entries), strict=True):
                    each.step = step
        except (SidecarError, CorpusError, OSError):
            # It is saved without the journal's net, or said not to be.
            return

    def _save_first(self) -> bool:
        """Save the edit that waits longest; false where it must wait longer."""
        first = self._waiting[0]
        if first.edit.group and first.edit.group in self._refused:
            self._give_up(first, "another part of this step could not be done")
            return True
        try:
            saved = self._save(first)
        except (SidecarRefused, CorpusError) as error:
            self._give_up(first, str(error))
            return True
        except (SidecarError, OSError) as error:
            kept = all(each.step is not None for each in tuple(self._waiting))
            self._post(CommitFailed(first.edit, _why(error), len(self._waiting), kept=kept))
            return False
        if saved is None:
            self._waiting.popleft()
            self._post(CodebookSaved(first.edit))
            self._tell_of_undo()
            return True
        self.saved[first.edit.document] = saved.sidecar
        self._waiting.popleft()
        made = replace(first.edit, changes=saved.changes)
        conflicts = tuple(conflict.id for conflict in saved.conflicts)
        self._post(Committed(first.edit, saved.sidecar, made, conflicts))
        self._tell_of_undo()
        return True

    def _tell_of_undo(self) -> None:
        """Say once that undo of what is saved will end with the program."""
        if self._forgets and not self._told_so:
            self._post(Told(f"saved, but {self._journal.state_folder} {_FORGETS}"))
        self._told_so = self._forgets

    def _give_up(self, first: _Waiting, reason: str) -> None:
        """Tell that an edit can't be done; where it is the codebook's, so are its other parts."""
        refused = first.edit.document == CONFIGURATION or first.edit.group in self._refused
        group = first.edit.group if refused else ""
        if group:
            # Parts that come only now must not be saved without the others.
            self._refused.add(group)
        gone = [
            each for each in self._waiting if each is first or (group and each.edit.group == group)
        ]
        with suppress(SidecarError):
            self._journal.end_all(each.step.id for each in gone if each.step is not None)
        for each in gone:
            self._waiting.remove(each)
            self._post(CommitFailed(each.edit, reason, len(self._waiting), final=True))

    def _save_codebook(self, first: _Waiting) -> None:
        path = self._path(first)
        for change in first.edit.changes:
            write_codebook(path, change.before, change.after)
        self._remember(first, first.edit.changes)

    def _save(self, first: _Waiting) -> Saved | None:
        """Save one edit; None where it is the codebook's."""
        if first.edit.document == CONFIGURATION:
            self._save_codebook(first)
            return None
        known = self._known(first)
        blank = known.emptied()
        if first.step is not None:
            saved = finish(first.step, journal=self._journal, blank=blank, known=known)
            self._forgets = not saved.remembered
            return saved
        path = self._path(first)
        folder = self._journal.state_folder
        saved = save(path, first.edit.changes, blank=blank, state_folder=folder, known=known)
        self._remember(first, saved.changes)
        return saved

    def _remember(self, first: _Waiting, changes: tuple[Change, ...]) -> None:
        """Keep for undo what was saved, in the journal or not."""
        step = first.step or Step(
            new_id(),
            first.edit,
            self._path(first),
            corpus=str(self._corpus.root),
            annotator=_signature(first),
        )
        self._forgets = not done(self._journal, step, changes) or first.step is None

    def _blank(self, each: _Waiting, path: Path, parts: list[_Waiting]) -> str:
        """What to begin its sidecar with; of many only those that are not there are looked into."""
        if each.edit.document == CONFIGURATION or (len(parts) > 1 and path.exists()):
            return ""
        return self._known(each).emptied().render()

    def _path(self, each: _Waiting) -> Path:
        """Where an edit goes; beside the document too where that may not be written just now."""
        document = each.edit.document
        if document == CONFIGURATION:
            return self._corpus.root / CONFIGURATION
        try:
            return self._corpus.sidecar_path(document, each.annotator)
        except NoPlaceForSidecar:
            # The reader asks for a place before it edits: this folder could be written then.
            return sidecar_path(self._corpus.root / document, each.annotator)

    def _known(self, each: _Waiting) -> Sidecar:
        document = each.edit.document
        known = self.saved.get(document)
        if known is None:
            # The file alone: to look for the others' too lists the folder anew after each save.
            with suppress(SidecarError, CorpusError):
                known = read_sidecar(self._path(each))
            if known is not None:
                self.saved[document] = known
        if known is None:
            # One's own that can't be read is found so again, and kept, when it is saved.
            found = self._corpus.annotation_set(document, each.annotator, report=lambda _: None)
            known = self.saved.setdefault(document, found.mine)
        return known


def _why(error: SidecarError | OSError) -> str:
    """What is in the way, without the sidecar's path: the bottom row has room for one of them."""
    text = str(error)
    return text.removeprefix(f"{error.path}: ") if isinstance(error, SidecarError) else text


def _steps_of(waiting: Iterable[_Waiting]) -> Iterable[list[_Waiting]]:
    """What waits as the steps that were made, each with all its parts."""
    steps: dict[object, list[_Waiting]] = {}
    for each in waiting:
        steps.setdefault(each.edit.group or id(each), []).append(each)
    return steps.values()


def _signature(each: _Waiting) -> str:
    """Who did it, where the name of the file does not tell."""
    return each.annotator if each.edit.document == CONFIGURATION else ""
