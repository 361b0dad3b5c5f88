"""Edits on their way to the disk, in the order they were made; none is lost on the way."""

from collections import deque
from collections.abc import Callable
from threading import Event

from annotations.changes import Edit
from annotations.errors import (
    SidecarChanged,
    SidecarError,
    SidecarRefused,
    SidecarUnreadable,
)
from annotations.history import Journal, commit, recover
from annotations.snapshot import Sidecar
from corpus.errors import CorpusError
from corpus.library import Corpus
from reader.messages import CommitFailed, Committed, Message, Told

RETRY = 2.0
"""Seconds between two tries to save what could not be saved."""


class Saver:
    """Saves edits to one annotator's sidecars of a corpus; one thread runs it.

    ending: set when the reader ends, so that nothing is waited for any more. saved: own sidecars
    as they are on the disk, by document.
    """

    def __init__(
        self, corpus: Corpus, journal: Journal, post: Callable[[Message], object], ending: Event
    ) -> None:
        self._corpus, self._journal, self._post, self._ending = corpus, journal, post, ending
        self._waiting: deque[tuple[Edit, str]] = deque()
        self.saved: dict[str, Sidecar] = {}

    def add(self, edit: Edit, annotator: str) -> None:
        """Have `edit` saved for `annotator` when its turn comes."""
        self._waiting.append((edit, annotator))

    @property
    def waits(self) -> bool:
        """Whether something is not on the disk yet."""
        return bool(self._waiting)

    def waiting_for(self, document: str) -> list[Edit]:
        """The edits of one document that are not on the disk yet."""
        return [edit for edit, _ in tuple(self._waiting) if edit.document == document]

    def recover(self) -> None:
        """Save what a crash cut short."""
        for found in recover(self._journal, self._corpus.root):
            self._post(Told(f"{found.outcome}: {found.edit.label} in {found.path.name}"))

    def save(self) -> None:
        """Save what waits; what can't be saved stays first and is tried again."""
        while self._waiting:
            if not self._save_first() and self._ending.wait(RETRY):
                return

    def save_last(self) -> None:
        """Save what waits, without waiting for what can't be saved: the journal has it."""
        while self._waiting and self._save_first():
            pass

    def _save_first(self) -> bool:
        """Save the edit that waits longest; false where it must wait longer."""
        edit, annotator = self._waiting[0]
        try:
            sidecar = self._commit(edit, annotator)
        except (SidecarChanged, SidecarRefused, SidecarUnreadable, CorpusError) as error:
            self._waiting.popleft()
            self._post(CommitFailed(edit, str(error), final=True))
            return True
        except (SidecarError, OSError) as error:
            self._post(CommitFailed(edit, str(error)))
            return False
        self.saved[edit.document] = sidecar
        self._waiting.popleft()
        self._post(Committed(edit, sidecar))
        return True

    def _commit(self, edit: Edit, annotator: str) -> Sidecar:
        path = self._corpus.sidecar_path(edit.document, annotator)
        known = self.saved.get(edit.document)
        if known is None:
            known = self._corpus.annotation_set(edit.document, annotator).mine
        return commit(edit, path, journal=self._journal, blank=known.emptied(), known=known)
