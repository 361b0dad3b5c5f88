"""What other programs change while the reader is open: the document shown, and the config.

Looked at every few seconds by `stat`, which network folders answer too.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from annotations.snapshot import Sidecar
from corpus.document import Document
from corpus.library import Corpus
from reader.errors import SettingsError
from reader.settings import config_file, keys_layout

Look = tuple[object, ...]


class Watch:
    """Compares what was seen with what is there. own: own sidecars as we saved them last."""

    def __init__(self, corpus: Corpus, own: Callable[[str], Sidecar | None]) -> None:
        self._corpus, self._own = corpus, own
        self._shown: tuple[str, Look] | None = None
        self._config, self._layout = _stamp(config_file()), _layout("")

    # ---- the document that is shown ------------------------------------------------------

    def show(self, document: Document) -> None:
        """Remember what a document and its sidecars look like when it is shown."""
        self._shown = (document.name, self._look(document.name))

    @property
    def shown(self) -> str:
        """The name of the document that is shown, "" before the first."""
        return self._shown[0] if self._shown else ""

    def changed(self, document: Document) -> bool:
        """Whether somebody else changed the document that is shown, or a sidecar of it."""
        if self._shown is None or self._shown[0] != document.name:
            return False
        return document.changed() or self._look(document.name) != self._shown[1]

    def _look(self, name: str) -> Look:
        """What the sidecars of a document look like, but for what we ourselves saved last."""
        own = self._own(name)
        seen: list[object] = []
        for sidecar in self._corpus.sidecar_paths(name):
            with suppress(OSError):
                found = sidecar.path.stat()
                stamp = (found.st_ino, found.st_size, found.st_mtime_ns)
                if own is None or own.stamp is None or stamp != own.stamp[1:4]:
                    seen.append((str(sidecar.path), stamp))
        return tuple(seen)

    # ---- the user's configuration --------------------------------------------------------

    def layout_changed(self) -> str | None:
        """The keyboard layout that the user's config names by now, None where it is as it was."""
        before, self._config = self._config, _stamp(config_file())
        if before == self._config:
            return None
        known, self._layout = self._layout, _layout(self._layout)
        return None if known == self._layout else self._layout


def _layout(known: str) -> str:
    """The layout that the config names; `known` where it can't be read: half written, say."""
    try:
        return keys_layout() or ""
    except SettingsError:
        return known


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
