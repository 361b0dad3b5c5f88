"""Where the sidecars of a document lie: beside it, or in a tree that mirrors the corpus."""

import contextlib
import hashlib
import os
import re
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from annotations.collected import AnnotationSet
from annotations.errors import SidecarError
from annotations.identifiers import new_id
from annotations.selectors import Span
from annotations.sidecar import Sidecar, read_sidecar
from annotations.values import dataclass
from corpus.discovery import sidecar_name
from corpus.document import Document
from corpus.errors import CorpusError, NoPlaceForSidecar

_ANNOTATOR = re.compile(r"[a-z0-9_-]+")
_LONGEST_NAME = 255
"""Bytes of a file name that every common file system takes."""
_SETTLED_NS = 2_000_000_000
"""Age at which a folder's time tells of every further change, also on a network folder."""


@dataclass(frozen=True, slots=True, order=True)
class SidecarFile:
    """One annotator's sidecar of one document."""

    annotator: str
    path: Path


@dataclass(frozen=True, slots=True)
class _Listing:
    """The sidecars of a folder by the document's file name, and when that was seen."""

    sidecars: Mapping[str, list[SidecarFile]]
    mtime_ns: int
    seen_ns: int

    def holds(self, mtime_ns: int) -> bool:
        return mtime_ns == self.mtime_ns and self.seen_ns - mtime_ns > _SETTLED_NS


class SidecarFolders:
    """Finds sidecars; each folder is listed once and again only when it changed.

    root: the corpus' folder. mirror: the root of a mirrored tree in which all sidecars are
    written. fallback: of one for those alone that cannot lie beside their documents.
    """

    def __init__(
        self, root: Path, mirror: Path | None = None, fallback: Path | None = None
    ) -> None:
        self._root, self._mirror, self._fallback = root, mirror, fallback
        self._listings: dict[Path, _Listing] = {}

    def all_of(self, name: str) -> list[SidecarFile]:
        """Every annotator's sidecars of the document `name`, those in the mirror first."""
        found: list[SidecarFile] = []
        for tree in dict.fromkeys((self._mirror, self._fallback, self._root)):
            if tree is not None:
                document = tree / name
                listing = self._listing(document.parent)
                for stem in {document.name, _short(document.name)}:
                    found += sorted(listing.get(stem, ()))
        return found

    def own(self, name: str, annotator: str) -> Path:
        """Where `annotator` writes the sidecar of the document `name`.

        Raises NoPlaceForSidecar where it can only lie in a mirrored tree and none is given.
        """
        if not _ANNOTATOR.fullmatch(annotator):
            raise CorpusError(
                f"{annotator!r} is no annotator's name; use a-z, 0-9, _ and - (--as NAME)"
            )
        file_name = name.rpartition("/")[2]
        ending = f".{annotator}.annotations.json"
        too_long = len(os.fsencode(file_name + ending)) > _LONGEST_NAME
        stem = _short(file_name) if too_long else file_name
        folder = (self._root / name).parent
        beside = not too_long and os.access(folder, os.W_OK | os.X_OK)
        tree = self._mirror or (None if beside else self._fallback)
        if tree is not None:
            return (tree / name).parent / (stem + ending)
        if too_long:
            raise NoPlaceForSidecar(
                f"{name}: its name is too long for a sidecar beside it; "
                "choose a folder for annotations (--annotations DIR)"
            )
        if not beside:
            raise NoPlaceForSidecar(
                f"{folder}: you may not write here; "
                "choose a folder for annotations (--annotations DIR)"
            )
        return folder / (file_name + ending)

    def mirrored(self, name: str, annotator: str) -> bool:
        """Whether the sidecar of `annotator` lies elsewhere than beside the document `name`."""
        with contextlib.suppress(NoPlaceForSidecar):
            return self.own(name, annotator).parent != (self._root / name).parent
        return False

    def editable(self, name: str, annotator: str) -> Path | None:
        """As `own`, or the sidecar that `annotator` has where it can't be written."""
        try:
            return self.own(name, annotator)
        except NoPlaceForSidecar:
            files = self.all_of(name)
            return next((file.path for file in files if file.annotator == annotator), None)

    def blank(self, name: str, annotator: str, document: Document | None) -> Sidecar:
        """What `annotator` begins with for the document `name`.

        document: says in the header how it was read; None where it cannot be opened.
        """
        path = name if self.mirrored(name, annotator) else name.rpartition("/")[2]
        encoding = document.encoding if document else "utf-8"
        extractor = document.extractor if document else "text/1"
        return Sidecar.empty(path, annotator, new_id(), encoding=encoding, extractor=extractor)

    def _listing(self, folder: Path) -> Mapping[str, list[SidecarFile]]:
        try:
            mtime_ns = folder.stat().st_mtime_ns
            known = self._listings.get(folder)
            if known is not None and known.holds(mtime_ns):
                return known.sidecars
            seen_ns = time.time_ns()
            sidecars: dict[str, list[SidecarFile]] = {}
            with os.scandir(folder) as entries:
                for entry in entries:
                    if parts := sidecar_name(entry.name):
                        document, annotator = parts
                        file = SidecarFile(annotator, folder / entry.name)
                        sidecars.setdefault(document, []).append(file)
        except OSError:
            return {}
        self._listings[folder] = _Listing(sidecars, mtime_ns, seen_ns)
        return sidecars


def read_annotation_set(
    files: Iterable[SidecarFile],
    name: str,
    own: Path | None,
    *,
    blank: Callable[[], Sidecar],
    report: Callable[[SidecarError], None] | None = None,
    near: Span | None = None,
) -> AnnotationSet:
    """Read the sidecars `files` of the document `name`; the one at `own` may be edited.

    Every other is read only, also one's own beside the document while a mirrored tree is written:
    its annotations must not be copied there, where deleting them would not delete them here.

    blank: what to begin with where there is none at `own`. report: told of each sidecar that
    cannot be read; where nobody is told, SidecarError is raised. near: only the annotations about
    this stretch of code points, to be shown and not to be saved.
    """
    mine: Sidecar | None = None
    others = []
    for file in files:
        try:
            sidecar = read_sidecar(file.path, near)
        except SidecarError as error:
            if report is None:
                raise
            report(error)
            continue
        if sidecar is not None and file.path == own:
            mine = sidecar
        elif sidecar is not None:
            others.append(sidecar)
    return AnnotationSet(name, blank() if mine is None else mine, tuple(others))


def _short(file_name: str) -> str:
    """A name that leaves room for the ending of a sidecar and is still this document's alone."""
    name = os.fsencode(file_name)
    start = name[:140].decode("utf-8", "ignore")
    return f"{start}~{hashlib.sha256(name).hexdigest()[:16]}"
