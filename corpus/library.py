"""A corpus: its documents, their metadata and annotations. What scripts and the reader use."""

import contextlib
from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.errors import SidecarError
from annotations.selectors import Span
from annotations.values import dataclass
from corpus.catalogue import Catalogue
from corpus.changes import changes_between
from corpus.discovery import Found, LeftOut, Reason, discover, look_at, natural_order
from corpus.document import Document
from corpus.errors import CacheRefused, DocumentError
from corpus.files import unreadable
from corpus.fingerprint import Look
from corpus.folders import cache_folder
from corpus.formats.kinds import Kind, kind_of
from corpus.index.protocol import Changes, FileState
from corpus.metadata import HEAD, Metadata, read_metadata
from corpus.mirrors import remember, remembered
from corpus.root import Root
from corpus.unreadable import keep_unreadable, kept_unreadable

if TYPE_CHECKING:
    from annotations.collected import AnnotationSet
    from annotations.landings import Anchor
    from annotations.sidecar import Sidecar
    from corpus.sidecars import SidecarFile, SidecarFolders


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document in the list of a corpus. name: from `root`, with slashes."""

    name: str
    state: FileState
    root: Path

    @property
    def path(self) -> Path:
        """The file."""
        return self.root / self.name

    @property
    def kind(self) -> Kind:
        """How it is written, by its name."""
        return kind_of(self.name)


class Corpus:
    """The documents of exactly one folder, or one document alone.

    Reading writes nothing into the folder; what is remembered lies in the user's cache and may be
    deleted at any moment. Safe from several threads.
    """

    def __init__(self, root: Path, *, annotations_folder: Path | None = None) -> None:
        """Open the folder or the document `root`.

        annotations_folder: root of a mirrored tree in which sidecars are written.
        Attributes: given, as the user named it; root, the folder; only, the name of the only
        document, where a document was given and not a folder. Raises NotACorpus.
        """
        self._root = Root.of(Path(root))
        self.given, self.root, self.only = self._root.given, self._root.folder, self._root.only
        self.annotations_folder = annotations_folder
        self._left_out: list[LeftOut] | None = None
        self._known: tuple[int, list[ListedDocument]] | None = None

    def check_there(self) -> None:
        """Raise NotACorpus where the folder is there no more: a disk that is not mounted, say.

        What was in it counts as unchanged then, and not as deleted.
        """
        self._root.check_there()

    def cache_folder(self) -> Path:
        """The corpus' private folder in the user's cache. Raises CacheRefused."""
        return cache_folder(self._root.real)

    def documents(self) -> list[ListedDocument]:
        """The documents that are there, in natural order of their names; walks the folder."""
        return [self._entry(found) for found in self._walk()]

    def first_documents(self, count: int) -> list[ListedDocument]:
        """The first `count` of a folder, by a walk that goes no further and remembers nothing."""
        found = (each for each in discover(self.root) if isinstance(each, Found))
        return [self._entry(each) for each in islice(found, count)]

    def known_documents(self) -> list[ListedDocument]:
        """The documents of the last walk, also of an earlier process; empty before the first."""
        edition = self._catalogue.edition
        if self._known is None or self._known[0] != edition:
            found = [each.found for each in self._catalogue.records().values() if each.listed]
            # To order 30,000 names takes longer than a person wants to wait for each document.
            found.sort(key=lambda each: natural_order(each.name))
            self._known = edition, [self._entry(each) for each in found]
        return list(self._known[1])

    def known_metadata(self) -> dict[str, Metadata]:
        """The metadata that was read before, by name; of files as they were then."""
        records = self._catalogue.records().items()
        return {name: record.metadata for name, record in records if record.metadata is not None}

    def left_out(self) -> list[LeftOut]:
        """The files and folders that are no documents, and why, as of the last walk."""
        if self._left_out is None:
            self._walk()
        return list(self._left_out or ())

    def unread(self) -> tuple[str, ...]:
        """The files and folders that could not be read at the last walk, also an earlier process'.

        Nothing is walked for it.
        """
        if self._left_out is None:
            return kept_unreadable(self._unreadable)
        return tuple(x.name for x in self._left_out if x.reason is Reason.UNREADABLE)

    def open(self, name: str) -> Document:
        """Open the document `name`. Raises DocumentError."""
        cache = self._cache_or_none
        return Document(self._root.path_of(name), name=name, texts=cache and cache / "texts")

    def metadata(self, name: str) -> Metadata:
        """Title, outlet, author and date of the document `name`. Raises DocumentError.

        Read once for each state of its file.
        """
        path = self._root.path_of(name)
        try:
            found = path.stat()
        except OSError as error:
            raise unreadable(path, error) from error
        known = self._catalogue.metadata(name, FileState.of(found))
        if known is not None:
            return known
        with self.open(name) as document:
            head = document.read(0, HEAD).decode("utf-8", "replace")
            metadata = read_metadata(head, document.kind)
            self._catalogue.keep_metadata(name, document.kept_state, metadata)
        return metadata

    def sidecar_paths(self, name: str) -> "list[SidecarFile]":
        """Every annotator's sidecars of the document `name`; each folder is listed but once."""
        return self._sidecars.all_of(name)

    def sidecar_path(self, name: str, annotator: str) -> Path:
        """Where `annotator` keeps the annotations of `name`. Raises NoPlaceForSidecar."""
        return self._sidecars.own(name, annotator)

    def keep_annotations_in(self, folder: Path) -> None:
        """Write sidecars that cannot lie beside their documents below `folder`, also later on.

        Raises FolderRefused, OSError.
        """
        folder = folder.expanduser().absolute()
        folder.mkdir(parents=True, exist_ok=True)
        remember(self.root, folder)
        self.__dict__["_sidecars"] = self._sidecars_with(folder)

    def annotation_set(
        self,
        name: str,
        annotator: str,
        *,
        document: Document | None = None,
        report: Callable[[SidecarError], None] | None = None,
        near: Span | None = None,
    ) -> "AnnotationSet":
        """All annotators' annotations of the document `name`; those of `annotator` may be edited.

        document: the opened document, which is opened where it is needed and not given. report:
        told of each sidecar that cannot be read, which is then left out (a save never replaces
        it). Raises SidecarError for it where nobody is told. near: only the annotations about this
        stretch of code points, to be shown and not to be saved.
        """
        from corpus.sidecars import read_annotation_set  # noqa: PLC0415

        return read_annotation_set(
            self.sidecar_paths(name),
            name,
            self._sidecars.editable(name, annotator),
            blank=lambda: self._blank_sidecar(name, annotator, document),
            report=report,
            near=near,
        )

    def anchors(
        self, document: Document, annotation_set: "AnnotationSet"
    ) -> "Mapping[str, tuple[Anchor, ...]]":
        """Where the annotations land in the text of `document` as it is: an anchor for each target,
        by the id of the annotation.
        """
        from corpus.anchors import anchors_in  # noqa: PLC0415

        return anchors_in(document, annotation_set.annotations)

    def changes_since(self, known: Mapping[str, FileState]) -> Changes:
        """What happened to the documents since they had the states in `known`; walks the folder."""
        identities = {
            name: record.found.identity
            for name, record in self._catalogue.records().items()
            if record.found.state == known.get(name)
        }
        changes = changes_between(known, identities, self._walk())
        self._catalogue.forget_gone(known)
        return changes

    def fingerprint(self) -> str | None:
        """What stays the same as long as nothing changed in the folders of the last walk, also of
        an earlier process; None where that cannot be told. Takes a fourth of a walk.
        """
        return self._look.fingerprint()

    def look_ahead(self) -> None:
        """Let a process beside this one begin with what `fingerprint` will be asked for first."""
        self._look.begin()

    def name_of(self, path: Path) -> str:
        """What this corpus calls the file `path`. Raises DocumentError where it lies outside."""
        return self._root.name_of(path)

    def close(self) -> None:
        """Write what was remembered to the cache."""
        self._look.end()
        self._catalogue.save()

    def __enter__(self) -> "Corpus":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def _sidecars(self) -> "SidecarFolders":
        return self._sidecars_with(remembered(self.root))

    def _sidecars_with(self, fallback: Path | None) -> "SidecarFolders":
        # A search reads no sidecars, and what does takes as long to load as the search.
        from corpus.sidecars import SidecarFolders  # noqa: PLC0415

        return SidecarFolders(self.root, self.annotations_folder, fallback)

    @cached_property
    def _cache_or_none(self) -> Path | None:
        """Without a cache that can be trusted everything works, only slower."""
        try:
            return self.cache_folder()
        except CacheRefused:
            return None

    @cached_property
    def _look(self) -> Look:
        cache = self._cache_or_none if self.only is None else None
        return Look(self.root, cache and cache / "folders.json")

    @cached_property
    def _unreadable(self) -> Path | None:
        cache = self._cache_or_none if self.only is None else None
        return cache and cache / "unreadable.json"

    @cached_property
    def _catalogue(self) -> Catalogue:
        cache = self._cache_or_none
        return Catalogue(cache and cache / "catalogue.sqlite")

    def _blank_sidecar(self, name: str, annotator: str, document: Document | None) -> "Sidecar":
        """What `annotator` begins with; its header says how the document was read."""
        with contextlib.ExitStack() as opened:
            with contextlib.suppress(DocumentError):
                document = document or opened.enter_context(self.open(name))
            return self._sidecars.blank(name, annotator, document)

    def _entry(self, found: Found) -> ListedDocument:
        return ListedDocument(found.name, found.state, self.root)

    def _walk(self) -> list[Found]:
        records = self._catalogue.records()

        def seen(name: str, state: FileState) -> bool:
            record = records.get(name)
            return record is not None and record.found.state == state

        self.check_there()
        if self.only is None:
            entered: list[str] = []
            everything = list(discover(self.root, seen, entered))
            self._look.keep(entered)
        else:
            everything = [look_at(self.root / self.only)]
        found = [each for each in everything if isinstance(each, Found)]
        self._left_out = [each for each in everything if isinstance(each, LeftOut)]
        self._catalogue.list_documents(found)
        keep_unreadable(self._unreadable, self.unread())
        return sorted(found, key=lambda each: natural_order(each.name))
