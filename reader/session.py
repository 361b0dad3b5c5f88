"""Everything that touches the disk or the index, in threads of its own; it answers by messages.

One thread saves, so that edits reach the disk in the order they were made; one searches; one
opens and anchors; one lists. Nothing here knows the screen.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from threading import Event, Lock

from annotations.errors import (
    AnnotationError,
)
from annotations.history import Journal
from annotations.identifiers import Author
from annotations.selectors import Span
from annotations.sidecar import join_sides
from annotations.snapshot import no_collection
from corpus.document import Document
from corpus.errors import CorpusError
from corpus.folders import state_folder
from corpus.library import Corpus
from reader.bulk import Held, tag_passages
from reader.effects import (
    ApplyToReprints,
    ChangeTag,
    Commit,
    Compare,
    CountTags,
    DecideSpelling,
    Effect,
    FindInCorpus,
    FindReprints,
    JoinSides,
    KeepAnnotator,
    KeepPlace,
    ListLibrary,
    Open,
    Reanchor,
    Remember,
    SearchDocument,
    TagPassages,
)
from reader.found import Reprinted
from reader.keys import preferred_layout
from reader.listing import known_names, library_entries
from reader.memory import Memory
from reader.messages import (
    Anchored,
    AnnotationsRead,
    ChangedOnDisk,
    Compared,
    LayoutChanged,
    Listed,
    Matched,
    Message,
    Opened,
    OpenFailed,
    ReadThrough,
    ReprintsFound,
    Told,
)
from reader.migrating import CodebookWork
from reader.opening import Read, landed, opened, read_annotations
from reader.reprinter import Reprinter
from reader.saving import Saver
from reader.searching import Searcher, decide_spelling
from reader.settings import keep_annotator
from reader.watching import Watch

SMALL = 2_000_000
"""Bytes of a document that is read through before it is shown; a longer one afterwards."""
LONG = 500_000
"""Bytes of sidecars from which on the annotations in sight are shown before all are read."""
IN_SIGHT = 20_000
"""Code points on either side of a place that count as in sight."""
_LATER = (
    *("corpus.attribution.candidates", "corpus.attribution.cuts", "corpus.attribution.entities"),
    *("corpus.figures.readings", "corpus.figures.topics", "corpus.comparison"),
    "reader.document_search",
)
"""What is not loaded before the first page can be read."""
OPEN_AT_ONCE = 8

Post = Callable[[Message], object]


class Session:
    """The corpus as the reader uses it. post: takes answers, from any thread."""

    def __init__(self, corpus: Corpus, author: Author, post: Post) -> None:
        self.corpus, self.author, self._post = corpus, author, post
        self.memory = Memory(state_folder(), corpus.root)
        self.searcher = Searcher(corpus, post)
        self.reprints = Reprinter(corpus)
        self._pools = {
            name: ThreadPoolExecutor(1, thread_name_prefix=name)
            for name in ("saving", "finding", "opening", "listing")
        }
        self._documents: dict[str, Document] = {}
        self._ending = Event()
        self._saver = Saver(corpus, Journal(state_folder(), corpus.root), post, self._ending)
        self._codebook = CodebookWork(corpus, self._saver, post, self._ending)
        self._lock = Lock()
        self._newest = 0
        self._wanted = 0
        self._watch = Watch(corpus, self._saver.saved.get)

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
                self._submit("opening", self._reanchor, effect)
            case FindInCorpus():
                self._newest = effect.ticket
                self._submit("finding", self._find, effect)
            case SearchDocument():
                self._wanted = effect.ticket
                self._submit("finding", self._search, effect)
            case Remember():
                # Known at once: the document may be opened again before it is written down.
                self.memory.note(effect)
                self._submit("listing", self.memory.keep)
            case Compare():
                self._submit("listing", self._compare_claims)
            case FindReprints():
                self._submit("finding", self._find_reprints, effect)
            case ApplyToReprints() | TagPassages():
                self._submit("opening", self._prepare, effect)
            case DecideSpelling(one, other, same):
                # Before the question that follows it, by the same thread.
                self._submit("finding", decide_spelling, one, other, same)
            case ListLibrary():
                self._submit("listing", self._list)
            case JoinSides():
                self._submit("opening", self._join, effect.name)
            case CountTags():
                self._submit("listing", self._codebook.count, self.author.annotator)
            case ChangeTag():
                # After what waits is saved: the edits start from what the sidecars hold.
                self._submit("saving", self._codebook.change, effect, self.author)
            case KeepPlace():
                folder = Path(effect.folder)
                self._submit("opening", self.corpus.keep_annotations_in, folder)
            case KeepAnnotator():
                self.author = Author(effect.name)
                self._saver.saved.clear()
                self._submit("listing", keep_annotator, effect.name)
                # What this one can undo; what waited was saved before.
                self._submit("opening", self._recover)
            case _:
                raise TypeError(f"{effect!r} is not the session's")

    def start(self) -> None:
        """List the corpus, save what a crash cut short, and begin to index."""
        self._submit("listing", self._codebook.look)
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

        self._load_the_rest()

    def _load_the_rest(self) -> None:
        """Load what tagging and searching need, so that neither waits for it when it is asked."""
        for name in _LATER:
            import_module(name)

    def _show(self, document: Document, effect: Open, *, through: bool) -> None:
        """Show a document: with the annotations in sight first, where reading all is felt."""
        left = self.memory.of(effect.name)
        byte = effect.byte
        if effect.point is not None:
            byte = document.offsets.byte_of(effect.point)
        if byte is None:
            byte = left.cursor if left else 0
        furthest = left.furthest if left else 0
        numbers = left.numbers if left else {}
        glimpsed = self._is_long(document) and not self._saver.waiting_for(effect.name)
        if glimpsed:
            point = document.offsets.code_point_of(byte)
            near = Span(max(0, point - IN_SIGHT), point + IN_SIGHT)
            read = read_annotations(self.corpus, document, self.author, near)
            shown = opened(self.corpus, document, read, numbers, through=False, partial=True)
            self._post(Opened(shown, byte, furthest, "; ".join(read.problems)))
        with no_collection():
            read = self._all_annotations(document)
            shown = opened(self.corpus, document, read, numbers, through=through)
            # Worked out here, so that no key waits for it.
            _ = shown.graph, shown.marks
        self._watch.show(document)
        warning = "; ".join(read.problems)
        self._post(AnnotationsRead(shown) if glimpsed else Opened(shown, byte, furthest, warning))
        self._submit("finding", self._mark_reprints, document.name)

    def _is_long(self, document: Document) -> bool:
        """Whether its sidecars are such that reading them is felt."""
        sizes = 0
        for sidecar in self.corpus.sidecar_paths(document.name):
            with suppress(OSError):
                sizes += sidecar.path.stat().st_size
        return sizes > LONG

    def _all_annotations(self, document: Document) -> Read:
        # Taken before the disk is read: an edit that is saved meanwhile is applied to no effect.
        waiting = self._saver.waiting_for(document.name)
        known = self._saver.saved
        saved = known.get(document.name)
        read = read_annotations(self.corpus, document, self.author)
        if known.get(document.name) is saved:
            known[document.name] = read.annotations.mine
        for edit in waiting:
            read = replace(read, annotations=read.annotations.applied(edit))
        return read

    def _read_through(self, document: Document, effect: Open) -> None:
        """Validate and hash a long document; it is shown again where it is not UTF-8."""
        if document.validate():
            self._post(ReadThrough(effect.name, document.digest()))
            return
        document = self._documents[effect.name] = document.reopened()
        self._show(document, effect, through=True)

    def _reanchor(self, asked: Reanchor) -> None:
        document, annotations = self._document(asked.name), asked.annotations
        if annotations is None:
            read = read_annotations(self.corpus, document, self.author)
            saved = self._saver.saved[asked.name].annotations
            annotations = {**read.annotations.annotations, **saved}
        self._post(Anchored(asked.name, landed(document, annotations)))

    def _join(self, name: str) -> None:
        path = self.corpus.sidecar_path(name, self.author.annotator)
        merged = join_sides(path, state_folder=state_folder())
        kept = len(merged.conflicts)
        more = f"; {kept} kept in two versions: o lists them" if kept else ""
        self._post(Told(f"both sides are merged{more}"))

    def watch(self) -> None:
        """Look whether other programs changed what is known here; asked every few seconds."""
        if not self._saver.waits:
            self._submit("opening", self._compare)
            self._submit("listing", self._look_around)

    def _compare(self) -> None:
        document = self._documents.get(self._watch.shown)
        if document is not None and not self._saver.waits and self._watch.changed(document):
            self._post(ChangedOnDisk(document.name))

    def _look_around(self) -> None:
        self._codebook.look()
        layout = self._watch.layout_changed()
        if layout is not None:
            self._post(LayoutChanged(preferred_layout(layout)))
        if self._watch.files_changed():
            self.searcher.outdated()
            self._list()
            self._submit("finding", self.searcher.start_indexing)

    def _recover(self) -> None:
        self._saver.recover(self.author.annotator)
        # On another thread: a long history must not hold up the first document.
        self._submit("listing", self._saver.remember, self.author.annotator)
        if self._saver.waits:
            self._submit("saving", self._save)

    def _save(self) -> None:
        self._saver.save()
        self.searcher.outdated()

    # ---- many documents at once ----------------------------------------------------------

    def _prepare(self, effect: ApplyToReprints | TagPassages) -> None:
        """Build one action's edits of several documents; the answer does them all, or nothing."""
        if isinstance(effect, TagPassages):
            self._post(tag_passages(effect, self._hold, self.author))
        else:
            from reader.reprinting import apply_to_reprints  # noqa: PLC0415 - rapidfuzz, rarely

            self._post(apply_to_reprints(effect, self._hold, self.author))

    def _hold(self, name: str) -> Held:
        document = self._document(name)
        if not document.validate():
            document = self._documents[name] = document.reopened()
        read = self._all_annotations(document)
        if read.blocked:
            raise AnnotationError(f"nothing was tagged: {name}: {read.blocked}")
        return Held(name, document.digest(), document.whole_text(), read.annotations)

    def _find_reprints(self, effect: FindReprints) -> None:
        try:
            self._post(self.reprints.found(effect))
            self._post(self.reprints.marks(effect.name))
        except (CorpusError, OSError) as error:
            self._post(ReprintsFound(Reprinted(effect.name), str(error)))

    def _mark_reprints(self, name: str) -> None:
        if not self._ending.is_set() and self.reprints.at_hand:
            self._post(self.reprints.marks(name))

    # ---- finding and listing -------------------------------------------------------------

    def _find(self, effect: FindInCorpus) -> None:
        if effect.ticket == self._newest:
            self.searcher.find(effect)

    def _search(self, effect: SearchDocument) -> None:
        document = self._document(effect.name)
        from reader.document_search import search_document  # noqa: PLC0415 - see `_LATER`

        for found in search_document(document, effect.query, effect.start):
            if self._ending.is_set() or effect.ticket != self._wanted:
                return
            self._post(Matched(effect.name, effect.ticket, found.spans, found.final, found.error))

    def _compare_claims(self) -> None:
        from corpus.comparison import compared  # noqa: PLC0415 - not before the first page

        self._post(Compared(compared(self.corpus, self.author.annotator)))

    def _list(self) -> None:
        listed = library_entries(self.corpus, self.memory, self.searcher.table)
        for entries, counted in listed:
            self._post(Listed(entries, counted))
        self._post(known_names(self.searcher.table, self.author.annotator))
