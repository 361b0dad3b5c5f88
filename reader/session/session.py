"""Everything that touches the disk or the index, in threads of its own; it answers by messages.

One thread saves, so that edits reach the disk in the order they were made; one finds in the corpus,
one searches the document; one opens and anchors; one lists; one compares documents, which can take
long. Nothing here knows the screen.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import assert_never

from annotations.history import Journal
from annotations.identifiers import Author
from annotations.sidecar import join_sides
from corpus.folders import state_folder
from corpus.library import Corpus
from reader.ahead import ThinkAhead
from reader.effects import (
    ApplyToReprints,
    ChangeTag,
    Commit,
    CommitAll,
    Compare,
    CompleteQuery,
    CountFacets,
    CountTags,
    CountWords,
    DecideSpelling,
    FindInCorpus,
    FindReprints,
    JoinSides,
    KeepAnnotator,
    KeepLibrary,
    KeepPlace,
    ListLibrary,
    NoteSearch,
    OfSession,
    Open,
    PrepareToFind,
    ReadSearches,
    Reanchor,
    Remember,
    SaveSearch,
    SearchDocument,
    StopSearch,
    TagPassages,
)
from reader.failures import of_work
from reader.kept_library import keep as keep_library
from reader.keys import preferred_layout
from reader.messages import Compared, LayoutChanged, Message, Told
from reader.searches import SearchFile
from reader.session.asking import Asking
from reader.session.bulk import tag_passages
from reader.session.courtesy import Courtesy
from reader.session.keeping_up import KeepingUp
from reader.session.loading import load_the_rest
from reader.session.memory import Memory
from reader.session.migrating import CodebookWork
from reader.session.presenting import Presenter
from reader.session.progress import Progress
from reader.session.reprinter import Reprinter
from reader.session.saving import Saver
from reader.session.searching import Searcher, decide_spelling
from reader.session.seeking import Seeker
from reader.session.thinking import Thinker
from reader.session.workers import Worker, have_ended
from reader.settings import keep_annotator

_THREADS = ("saving", "finding", "searching", "opening", "listing", "loading", "comparing")
PATIENCE = 10.0
"""Seconds that the end waits for threads that only read, where the process goes on after it."""

Post = Callable[[Message], object]


class Session:
    """The corpus as the reader uses it. post: takes answers, from any thread."""

    def __init__(self, corpus: Corpus, author: Author, post: Post) -> None:
        self.corpus, self.author, self._post = corpus, author, post
        self.memory = Memory(state_folder(), corpus.root)
        self.searcher = Searcher(corpus, post)
        self.reprints = Reprinter(corpus)
        searches = SearchFile(state_folder(), corpus.root)
        self._asking = Asking(corpus, self.searcher, searches, post)
        self._workers = {name: Worker(name) for name in _THREADS}
        self._ending = Event()
        self._saver = Saver(corpus, Journal(state_folder(), corpus.root), post, self._ending)
        self._codebook = CodebookWork(corpus, self._saver, post, self._ending)
        self._newest = 0
        self._presenter = Presenter(corpus, author, self.memory, self._saver, post)
        self._seeker = Seeker(self._presenter.document, self._ending, post)
        own = self._saver.saved.get
        self.courtesy = Courtesy()
        self._thinker = Thinker(self.courtesy)
        give_way = self.courtesy.give_way
        self._keeping_up = KeepingUp(corpus, self.memory, self.searcher, own, post, give_way)

    # ---- asking --------------------------------------------------------------------------

    def perform(self, effect: OfSession) -> None:
        """Have an effect done; returns at once."""
        match effect:
            case Commit() | CommitAll():
                edits = [effect.edit] if isinstance(effect, Commit) else effect.edits
                self._saver.add(edits, self.author.annotator)
                self._keep("saving", self._save)
            case Open():
                self._submit("opening", self._open, effect)
            case Reanchor():
                self._submit("opening", self._presenter.reanchor, effect)
            case FindInCorpus():
                self._newest = effect.ticket
                self._submit("finding", self._find, effect)
            case NoteSearch() | SaveSearch() | ReadSearches():
                self._keep("finding", self._asking.keep, effect)
            case PrepareToFind() | CompleteQuery() | CountFacets() | CountWords():
                self._submit("finding", self._asking.answer, effect)
            case SearchDocument():
                self._seeker.want(effect)
                self._submit("searching", self._seeker.search, effect)
            case StopSearch():
                self._seeker.want(None)
            case Remember():
                # Known at once: the document may be opened again before it is written down.
                self.memory.note(effect)
                self._keep("listing", self.memory.keep)
            case Compare():
                self._submit("listing", self._compare_claims)
            case FindReprints():
                self._submit("comparing", self._find_reprints, effect)
            case ApplyToReprints() | TagPassages():
                self._submit("opening", self._prepare, effect)
            case DecideSpelling():
                # Before the question that follows it, by the same thread.
                self._keep("finding", self._decide, effect)
            case ListLibrary():
                self._submit("listing", self._list)
            case KeepLibrary():
                self._keep("listing", keep_library, effect, self.corpus.root)
            case JoinSides():
                self._keep("opening", self._join, effect.name)
            case CountTags() | ChangeTag():
                self._perform_on_codebook(effect)
            case ThinkAhead():
                self._thinker.want(effect)
                self._submit("loading", self._thinker.think, effect)
            case KeepPlace():
                self._keep("opening", self.corpus.keep_annotations_in, Path(effect.folder))
            case KeepAnnotator():
                self._annotate_as(effect.name)
            case _:
                assert_never(effect)

    def _perform_on_codebook(self, effect: CountTags | ChangeTag) -> None:
        if isinstance(effect, CountTags):
            self._submit("listing", self._codebook.count, self.author.annotator)
        else:
            # After what waits is saved: the edits start from what the sidecars hold.
            self._submit("saving", self._codebook.change, effect, self.author)

    def start(self) -> None:
        """List the corpus, save what a crash cut short, and begin to index."""
        self._submit("listing", self._codebook.look)
        self._submit("listing", self._asking.read)
        # Before any document is opened: what a crash cut short is not somebody's change.
        self._submit("opening", self._recover)
        self._submit("listing", self._list)
        if self.corpus.only is None:
            self._submit("finding", self.searcher.start_indexing)

    def close(self, patience: float = PATIENCE) -> bool:
        """Save what waits and write down what is remembered; whether no thread is at work any more.

        What only reads is given up. Where that takes more than `patience` seconds, files stay open
        for it.
        """
        self._ending.set()
        self._saver.wake()
        for worker in self._workers.values():
            worker.end()
        self._saver.save_last()
        self.searcher.stop()
        if not have_ended(self._workers.values(), patience):
            return False
        self.searcher.close()
        self._keeping_up.close()
        self._presenter.close()
        self.corpus.close()
        return True

    def _annotate_as(self, name: str) -> None:
        self.author = self._presenter.author = Author(name)
        self._saver.saved.clear()
        self._keep("listing", keep_annotator, name)
        # What this one can undo; what waited was saved before.
        self._submit("opening", self._recover)

    def _submit(self, name: str, work: Callable[..., object], *args: object) -> None:
        """Have work done by the thread `name` that is dropped where the reader ends before."""
        self._workers[name].submit(partial(self._guarded, work, *args))

    def _keep(self, name: str, work: Callable[..., object], *args: object) -> None:
        """Have work done by the thread `name` without which something is lost."""
        self._workers[name].submit(partial(self._guarded, work, *args), keeps=True)

    def _guarded(self, work: Callable[..., object], *args: object) -> None:
        try:
            work(*args)
        except Exception as error:
            self._post(Told(of_work(work, error)))

    # ---- documents -----------------------------------------------------------------------

    def _open(self, effect: Open) -> None:
        if self._presenter.open(effect):
            self._submit("comparing", self._mark_reprints, effect.name)
        self._submit("loading", load_the_rest, self._ending)

    def _join(self, name: str) -> None:
        path = self.corpus.sidecar_path(name, self.author.annotator)
        merged = join_sides(path, state_folder=state_folder())
        kept = len(merged.conflicts)
        more = f"; {kept} kept in two versions: o lists them" if kept else ""
        self._post(Told(f"both sides are merged{more}"))

    def watch(self) -> None:
        """Look whether other programs changed what is known here; asked every few seconds."""
        if not self._saver.waits:
            self._submit("opening", self._presenter.compare)
            self._submit("listing", self._look_around)

    def _look_around(self) -> None:
        self._codebook.look()
        self._asking.look()
        layout = self._presenter.watch.layout_changed()
        if layout is not None:
            self._post(LayoutChanged(preferred_layout(layout)))
        self._keeping_up.look(self.author.annotator)

    def _recover(self) -> None:
        self._saver.recover(self.author.annotator)
        # On another thread: a long history must not hold up the first document.
        self._submit("listing", self._saver.remember, self.author.annotator)
        if self._saver.waits:
            self._keep("saving", self._save)

    def _save(self) -> None:
        self._saver.save()
        self.searcher.outdated()

    # ---- many documents at once ----------------------------------------------------------

    def _prepare(self, effect: ApplyToReprints | TagPassages) -> None:
        """Build one action's edits of several documents; the answer does them all, or nothing."""
        if isinstance(effect, TagPassages):
            report = Progress("tagging", self._post)
            self._post(tag_passages(effect, self._presenter.hold, self.author, report))
        else:
            from reader.session.reprinting import apply_to_reprints  # noqa: PLC0415 - rapidfuzz, rarely

            self._post(apply_to_reprints(effect, self._presenter.hold, self.author))

    def _find_reprints(self, effect: FindReprints) -> None:
        for answer in self.reprints.answers(effect):
            self._post(answer)

    def _mark_reprints(self, name: str) -> None:
        if not self._ending.is_set() and self.reprints.at_hand:
            self._post(self.reprints.marks(name))

    # ---- finding and listing -------------------------------------------------------------

    def _find(self, effect: FindInCorpus) -> None:
        def wanted() -> bool:
            return effect.ticket == self._newest and not self._ending.is_set()

        if wanted():
            self.searcher.find(effect, wanted)

    def _decide(self, effect: DecideSpelling) -> None:
        self._post(decide_spelling(effect))

    def _compare_claims(self) -> None:
        from corpus.comparison import compared  # noqa: PLC0415 - not before the first page

        matrix = compared(self.corpus, self.author.annotator)
        # Worked out here, so that no key waits for it.
        _ = matrix.disputed
        self._post(Compared(matrix))

    def _list(self) -> None:
        self._keeping_up.list(self.author.annotator)
