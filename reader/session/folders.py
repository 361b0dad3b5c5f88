"""What other programs change in the folders of a corpus while the reader is open.

The kernel tells of it where it can, which costs nothing while nothing changes. On network file
systems, where it cannot know, and wherever it will not watch so many folders, the files are looked
at by `stat`, a few at each look: see `reader.session.polling`.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from annotations.snapshot import Sidecar
from corpus.discovery import sidecar_name
from corpus.ignores import FILE_NAMES
from corpus.library import Corpus
from reader.session.noticed import Change, Noticed, Notices
from reader.session.notified import notifies
from reader.session.polling import Polled


class Folders:
    """The folders that documents are in. own: own sidecars as we saved them last."""

    def __init__(self, corpus: Corpus, own: Callable[[str], Sidecar | None]) -> None:
        self._corpus, self._own = corpus, own
        self._names: frozenset[str] = frozenset()
        self._notices: Notices | None = None

    def know(self, names: Iterable[str]) -> None:
        """Watch over these documents, which are all there are; a lone one is not watched here."""
        if self._corpus.only is not None:
            return
        self._names = frozenset(names)
        folders = tuple(dict.fromkeys(("", *(name.rpartition("/")[0] for name in self._names))))
        if self._notices is None:
            self._notices = notifies(self._corpus.root) or Polled(self._corpus.root)
        if not self._notices.watch(folders):
            self._notices.close()
            self._notices = Polled(self._corpus.root)
            self._notices.watch(folders)

    def changed(self) -> Noticed:
        """What came, went or changed since the last look, as far as this look got."""
        documents = sidecars = False
        for change in self._notices.changes() if self._notices is not None else ():
            if sidecar_name(change.file) is not None:
                sidecars = sidecars or not self._saved_by_us(change)
            else:
                documents = documents or self._is_of_documents(change)
        return Noticed(documents, sidecars)

    def close(self) -> None:
        """Watch no longer."""
        if self._notices is not None:
            self._notices.close()

    def _is_of_documents(self, change: Change) -> bool:
        """Whether a document came, went or changed; what is none may change as it likes."""
        if change.file in FILE_NAMES or change.unknown:
            return True
        if change.file.startswith("."):
            return False
        return change.came_or_went or change.name in self._names

    def _saved_by_us(self, change: Change) -> bool:
        """Whether a sidecar is as we ourselves saved it last."""
        named = sidecar_name(change.file)
        own = self._own("/".join(filter(None, (change.folder, named[0])))) if named else None
        if own is None or own.stamp is None:
            return False
        try:
            found = Path(self._corpus.root, change.name).stat()
        except OSError:
            return False
        return own.stamp[1:4] == (found.st_ino, found.st_size, found.st_mtime_ns)
