"""Everything that touches the disk or the index, in threads of its own; it answers by messages.

One thread saves, so that edits reach the disk in the order they were made; one searches; one
opens and anchors; one lists. Nothing here knows the screen.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Event, Lock

from annotations.errors import (
    AnnotationError,
)
from annotations.history import Journal
from annotations.identifiers import Author
from annotations.sidecar import join_sides
from corpus.comparison import compared
from corpus.document import Document
from corpus.errors import CorpusError
from corpus.folders import state_folder
from corpus.library import Corpus
from reader.document_search import search_document
from reader.effects import (
    Commit,
    Compare,
    Effect,
    FindInCorpus,
    JoinSides,
    KeepAnnotator,
    KeepPlace,
    ListLibrary,
    Open,
    Reanchor,
    Remember,
    SearchDocument,
)
from reader.listing import known_names, library_entries
from reader.memory import Memory
from reader.messages import (
    Anchored,
    ChangedOnDisk,
    Compared,
    Listed,
    Matched,
    Message,
    Opened,
    OpenFailed,
    ReadThrough,
    Told,
)
from reader.opening import landed, opened, read_annotations
from reader.saving import Saver
from reader.searching import Searcher
from reader.settings import keep_annotator

SMALL = 2_000_000
"""Bytes of a document that is read through before it is shown; a longer one afterwards."""
OPEN_AT_ONCE = 8

Post = Callable[[Message], object]


class Session:
    """The corpus as the reader uses it. post: takes answers, from any thread."""

    def __init__(self, corpus: Corpus, author: Author, post: Post) -> None:
        self.corpus, self.author, self._post = corpus, author, post
        self.memory = Memory(state_folder(), corpus.root)
        self.searcher = Searcher(corpus, post)
        self._pools = {
            name: ThreadPoolExecutor(1, thread_name_prefix=name)
            for name in ("saving", "finding", "opening", "listing")
        }
        self._documents: dict[str, Document] = {}
        self._ending = Event()
        self._saver = Saver(corpus, Journal(state_folder(), corpus.root), post, self._ending)
        self._lock = Lock()
        self._newest = 0
        self._wanted = 0
        self._watched: tuple[str, tuple[object, ...]] | None = None

    # ---- asking --------------------------------------------------------------------------

    def perform(self, effect: Effect) -> None:
        """Have an effect done; returns at once."""
        match effect:
            case Commit():
                self._saver.add(effect.edit, self.author.annotator)
                self._submit("saving", self._save)
            case Open():
                self._submit("opening", self._open, effect)
            case Reanchor():
                self._submit("opening", self._reanchor, effect.name)
            case FindInCorpus():
                self._newest = effect.ticket
                self._submit("finding", self._find, effect)
            case SearchDocument():
                self._wanted = effect.ticket
                self._submit("finding", self._search, effect)
            case Remember():
                self._submit("listing", self.memory.remember, effect)
            case Compare():
                self._submit("listing", self._compare_claims)
            case ListLibrary():
                self._submit("listing", self._list)
            case JoinSides():
                self._submit("opening", self._join, effect.name)
            case KeepPlace():
                folder = Path(effect.folder)
                self._submit("opening", self.corpus.keep_annotations_in, folder)
            case KeepAnnotator():
                self.author = Author(effect.name)
                self._saver.saved.clear()
                self._submit("listing", keep_annotator, effect.name)
            case _:
                raise TypeError(f"{effect!r} is not the session's")

    def start(self) -> None:
        """List the corpus, save what a crash cut short, and begin to index."""
        # Before any document is opened: what a crash cut short is not somebody's change.
        self._submit("opening", self._recover)
        self._submit("listing", self._list)
        if self.corpus.only is None:
            self._submit("finding", self.searcher.start_indexing)

    def close(self) -> None:
        """Save what waits, stop the index, let go of files."""
        self._ending.set()
        self._saver.wake()
        self.searcher.stop()
        for pool in self._pools.values():
            pool.shutdown(wait=True)
        self._saver.save_last()
        self.searcher.close()
        for document in self._documents.values():
            document.close()
        self.corpus.close()

    def _submit(self, pool: str, work: Callable[..., object], *args: object) -> None:
        if not self._ending.is_set():
            self._pools[pool].submit(self._guarded, work, *args)

    def _guarded(self, work: Callable[..., object], *args: object) -> None:
        try:
            work(*args)
        except (CorpusError, AnnotationError, OSError) as error:
            self._post(Told(str(error)))
        except Exception as error:
            self._post(Told(f"{work.__name__.strip('_')} failed ({error!r}); please report it"))

    # ---- documents -----------------------------------------------------------------------

    def _document(self, name: str) -> Document:
        """The open document `name`, opened anew where its file has changed."""
        with self._lock:
            document = self._documents.pop(name, None)
            if document is not None and document.changed():
                document = document.reopened()
            document = self._documents[name] = document or self.corpus.open(name)
            for oldest in list(self._documents)[:-OPEN_AT_ONCE]:
                # What still shows it keeps its file open.
                del self._documents[oldest]
            return document

    def _open(self, effect: Open) -> None:
        try:
            document = self._document(effect.name)
            small = document.size <= SMALL
            if small and not document.validate():
                document = self._documents[effect.name] = document.reopened()
            self._show(document, effect, through=small)
            if not small:
                self._read_through(document, effect)
        except (CorpusError, AnnotationError, OSError) as error:
            self._post(OpenFailed(effect.name, str(error)))
        except Exception as error:
            # Keys wait for an answer: without one nobody would be heard any more.
            self._post(OpenFailed(effect.name, f"cannot be opened ({error!r}); please report it"))

    def _show(self, document: Document, effect: Open, *, through: bool) -> None:
        # Taken before the disk is read: an edit that is saved meanwhile is applied to no effect.
        waiting = self._saver.waiting_for(effect.name)
        known = self._saver.saved
        saved = known.get(effect.name)
        read = read_annotations(self.corpus, document, self.author)
        if known.get(effect.name) is saved:
            known[effect.name] = read.annotations.mine
        for edit in waiting:
            read = replace(read, annotations=read.annotations.applied(edit))
        left = self.memory.of(effect.name)
        numbers = left.numbers if left else {}
        shown = opened(self.corpus, document, read, numbers, through=through)
        self._watched = (effect.name, self._look(document))
        byte = effect.byte
        if effect.point is not None:
            byte = document.offsets.byte_of(effect.point)
        if byte is None:
            byte = left.cursor if left else 0
        furthest = left.furthest if left else 0
        self._post(Opened(shown, byte, furthest, "; ".join(read.problems)))

    def _read_through(self, document: Document, effect: Open) -> None:
        """Validate and hash a long document; it is shown again where it is not UTF-8."""
        if document.validate():
            self._post(ReadThrough(effect.name, document.digest()))
            return
        document = self._documents[effect.name] = document.reopened()
        self._show(document, effect, through=True)

    def _reanchor(self, name: str) -> None:
        document = self._document(name)
        read = read_annotations(self.corpus, document, self.author)
        annotations = {**read.annotations.annotations, **self._saver.saved[name].annotations}
        self._post(Anchored(name, landed(document, annotations)))

    def _join(self, name: str) -> None:
        path = self.corpus.sidecar_path(name, self.author.annotator)
        merged = join_sides(path, state_folder=state_folder())
        kept = len(merged.conflicts)
        more = f"; {kept} kept in two versions: o lists them" if kept else ""
        self._post(Told(f"both sides are merged{more}"))

    def watch(self) -> None:
        """Look whether other programs changed what is shown; asked every few seconds."""
        if self._watched is not None and not self._saver.waits:
            self._submit("opening", self._compare)

    def _compare(self) -> None:
        if self._watched is None or self._saver.waits:
            return
        name, before = self._watched
        document = self._documents.get(name)
        if document is None:
            return
        if document.changed() or self._look(document) != before:
            self._post(ChangedOnDisk(name))

    def _look(self, document: Document) -> tuple[object, ...]:
        """What the sidecars of a document look like, but for what we ourselves saved last."""
        own = self._saver.saved.get(document.name)
        seen: list[object] = []
        for sidecar in self.corpus.sidecar_paths(document.name):
            with suppress(OSError):
                found = sidecar.path.stat()
                stamp = (found.st_ino, found.st_size, found.st_mtime_ns)
                if own is None or own.stamp is None or stamp != (own.stamp[1:4]):
                    seen.append((str(sidecar.path), stamp))
        return tuple(seen)

    def _recover(self) -> None:
        self._saver.recover(self.author.annotator)
        if self._saver.waits:
            self._submit("saving", self._save)

    def _save(self) -> None:
        self._saver.save()
        self.searcher.outdated()

    # ---- finding and listing -------------------------------------------------------------

    def _find(self, effect: FindInCorpus) -> None:
        if effect.ticket == self._newest:
            self.searcher.find(effect)

    def _search(self, effect: SearchDocument) -> None:
        document = self._document(effect.name)
        for found in search_document(document, effect.query, effect.start):
            if self._ending.is_set() or effect.ticket != self._wanted:
                return
            self._post(Matched(effect.name, effect.ticket, found.spans, found.final, found.error))

    def _compare_claims(self) -> None:
        self._post(Compared(compared(self.corpus, self.author.annotator)))

    def _list(self) -> None:
        listed = library_entries(self.corpus, self.memory, self.searcher.table)
        for entries, counted in listed:
            self._post(Listed(entries, counted))
        self._post(known_names(self.searcher.table, self.author.annotator))
