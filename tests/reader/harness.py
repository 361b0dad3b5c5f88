"""A reader without a terminal and without threads: keys in, rows and sidecars out.

Effects are done at once with the real corpus, journal and sidecars; the corpus search alone is a
plain one, so that no index has to be built.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

from annotations.changes import Edit
from annotations.errors import SidecarError
from annotations.history import Journal, commit
from annotations.identifiers import Author
from annotations.model import Annotation, Link
from annotations.selectors import Span
from annotations.sidecar import join_sides
from annotations.snapshot import Sidecar
from corpus.codebook_file import read_codebook_file
from corpus.codebook_writing import write_codebook
from corpus.comparison import compared
from corpus.completing import completions
from corpus.discovery import CONFIGURATION
from corpus.document import Document
from corpus.errors import CorpusError, QueryError
from corpus.facets import Facet
from corpus.folders import state_folder
from corpus.language import tokens
from corpus.library import Corpus
from corpus.matching import find
from corpus.names.register import read_register, with_register
from corpus.query import Field, Query
from corpus.query_parser import lenient_parse, parse
from corpus.search import table_of
from corpus.snippets import concordance
from reader.actions import Mode
from reader.around import Words
from reader.effects import (
    ApplyToReprints,
    ChangeTag,
    Commit,
    Compare,
    CompleteQuery,
    Copy,
    CountFacets,
    CountTags,
    CountWords,
    DecideSpelling,
    Effect,
    FindInCorpus,
    FindReprints,
    JoinSides,
    ListLibrary,
    NoteSearch,
    Open,
    ReadSearches,
    Reanchor,
    Remember,
    SaveSearch,
    SearchDocument,
    TagPassages,
)
from reader.found import Finding, Passage, ShownHit
from reader.launch import first_state
from reader.messages import (
    Anchored,
    CodebookRead,
    CodebookSaved,
    CommitFailed,
    Committed,
    Compared,
    Completed,
    FacetsCounted,
    Found,
    Listed,
    Matched,
    Message,
    Opened,
    OpenFailed,
    SearchesRead,
    WordsCounted,
)
from reader.modes.step import Step, with_reading
from reader.modes.view import jumped
from reader.receive import receive
from reader.router import first_effects, resized
from reader.screens.frame import Frame, plain
from reader.screens.render import render
from reader.searches import SearchFile
from reader.session import answering
from reader.session.bulk import Held, tag_passages
from reader.session.document_search import search_document
from reader.session.listing import known_names, library_entries
from reader.session.memory import Memory
from reader.session.migrating import counted_tags, migration
from reader.session.opening import landed, opened, read_annotations
from reader.session.reprinter import Reprinter
from reader.session.reprinting import apply_to_reprints
from reader.session.searching import decide_spelling
from reader.session.wording import Read, counted
from reader.state import Pending, Reading, Selection, Size, State
from reader.update import press
from tests.reader.shelf import write_shelf

SIZES = ((80, 24), (60, 20), (40, 10), (20, 5), (10, 3), (200, 50))
"""Columns and rows of the terminals that the screens are tested on."""


def fixed_author(annotator: str = "anna") -> Author:
    """An author whose clock ticks a second a look and whose ids count up."""
    ticks, ids = count(), count(1)
    mark = annotator.encode().hex()[:4]

    def now() -> str:
        minutes, seconds = divmod(next(ticks), 60)
        return f"2031-05-06T{minutes // 60 % 24:02}:{minutes % 60:02}:{seconds:02}Z"

    return Author(annotator, now, lambda: f"urn:uuid:0190a2b4-7c00-7000-8000-{mark}{next(ids):08x}")


class World:
    """What effects are done to: one corpus, with a memory and a journal of its own."""

    def __init__(self, corpus: Corpus, author: Author) -> None:
        self.corpus, self.author = corpus, author
        self.memory = Memory(state_folder(), corpus.root)
        self.journal = Journal(state_folder(), corpus.root)
        self.documents: dict[str, Document] = {}
        self.saved: dict[str, Sidecar] = {}
        self.reprints = Reprinter(corpus)
        self.searches = SearchFile(state_folder(), corpus.root)
        self.facets: tuple[Facet, ...] = ()
        """What every query is told to be narrowed by."""
        self.suggestion = ""
        """What is said to be meant where little is found."""
        self.refuses = ""
        """Why a save fails, as on a full disk; empty where it works."""

    def document(self, name: str) -> Document:
        if name not in self.documents or self.documents[name].changed():
            document = self.corpus.open(name)
            if not document.validate():
                document = document.reopened()
            self.documents[name] = document
        return self.documents[name]

    def held(self, name: str) -> Held:
        document = self.document(name)
        read = read_annotations(self.corpus, document, self.author)
        self.saved.setdefault(name, read.annotations.mine)
        annotations = read.annotations
        text = document.whole_text()
        return Held(name, document.digest(), text, annotations, document.state)

    def _kept(self, effect: NoteSearch | SaveSearch | ReadSearches) -> Iterable[Message]:
        match effect:
            case NoteSearch(query):
                self.searches.note(query)
            case SaveSearch(search):
                self.searches.keep(search)
            case ReadSearches():
                yield SearchesRead(self.searches.read())

    def answers(self, effect: Effect) -> Iterable[Message]:
        """The answers to `effect`, in the order in which a session gives them."""
        match effect:
            case Open():
                yield self._opened(effect)
            case Commit(edit) if edit.document == CONFIGURATION:
                yield self._codebook_saved(edit)
            case Commit():
                yield self._committed(effect)
            case CountTags():
                yield counted_tags(self.corpus, self.author.annotator)
            case ChangeTag():
                yield migration(self.corpus, self.author, effect)
            case Reanchor(name, shown):
                saved = self.saved[name].annotations
                yield Anchored(name, landed(self.document(name), saved if shown is None else shown))
            case SearchDocument(name, query, ticket, start):
                for found in search_document(self.document(name), query, start):
                    yield Matched(
                        name, ticket, found.spans, found.final, found.error, found.through
                    )
            case FindReprints(name):
                yield self.reprints.found(effect)
                yield self.reprints.marks(name)
            case ApplyToReprints():
                yield apply_to_reprints(effect, self.held, self.author)
            case TagPassages():
                yield tag_passages(effect, self.held, self.author)
            case DecideSpelling():
                yield decide_spelling(effect)
            case NoteSearch() | SaveSearch() | ReadSearches():
                yield from self._kept(effect)
            case CompleteQuery(left):
                yield Completed(left, *completions(left, self._words, self._values))
            case CountFacets(query):
                yield FacetsCounted(query, self.facets)
            case CountWords(query, _):
                yield WordsCounted(self._counted(query))
            case FindInCorpus():
                yield Found(self._found(effect))
            case JoinSides(name):
                path = self.corpus.sidecar_path(name, self.author.annotator)
                join_sides(path, state_folder=state_folder())
            case Remember():
                self.memory.remember(effect)
            case Compare():
                yield Compared(compared(self.corpus, self.author.annotator))
            case ListLibrary():
                yield from self._listed()
            case _:
                pass

    def _listed(self) -> Iterator[Message]:
        # A table is dear to make; it holds nothing before the first annotation.
        if not any(self.corpus.root.glob("*.annotations.json")):
            for entries, counted in library_entries(self.corpus, self.memory, lambda: None, str):
                yield Listed(entries, counted)
            return
        with closing(table_of(self.corpus)) as table:
            for entries, counted in library_entries(self.corpus, self.memory, lambda: table, str):
                yield Listed(entries, counted)
            yield known_names(lambda: table, self.author.annotator)

    def _opened(self, effect: Open) -> Message:
        try:
            document = self.document(effect.name)
        except CorpusError as error:
            return OpenFailed(effect.name, str(error))
        read = read_annotations(self.corpus, document, self.author)
        self.saved[effect.name] = read.annotations.mine
        left = self.memory.of(effect.name)
        numbers = left.numbers if left else {}
        shown = opened(self.corpus, document, read, numbers, through=True)
        byte = effect.byte
        if effect.point is not None:
            byte = document.offsets.byte_of(effect.point)
        if byte is None:
            byte = left.cursor if left else 0
        furthest = left.furthest if left else 0
        problems = "; ".join(read.problems)
        return Opened(shown, byte, furthest, problems, effect.focus, effect.anew)

    def _committed(self, effect: Commit) -> Message:
        edit = effect.edit
        if self.refuses:
            return CommitFailed(edit, self.refuses)
        path = self.corpus.sidecar_path(edit.document, self.author.annotator)
        known = self.saved.get(edit.document)
        if known is None:
            known = self.corpus.annotation_set(edit.document, self.author.annotator).mine
        try:
            saved = commit(edit, path, journal=self.journal, blank=known.emptied(), known=known)
        except SidecarError as error:
            return CommitFailed(edit, str(error), final=True)
        self.saved[edit.document] = saved.sidecar
        made = replace(edit, changes=saved.changes)
        return Committed(edit, saved.sidecar, made, tuple(x.id for x in saved.conflicts))

    def _codebook_saved(self, edit: Edit) -> Message:
        try:
            for change in edit.changes:
                write_codebook(self.corpus.root / CONFIGURATION, change.before, change.after)
        except CorpusError as error:
            return CommitFailed(edit, str(error), final=True)
        return CodebookSaved(edit)

    def _found(self, asked: FindInCorpus) -> Finding:
        try:
            query = parse(asked.query) if asked.finished else lenient_parse(asked.query)
            query = query and with_register(query, read_register())
        except QueryError as error:
            return Finding(asked.query, asked.ticket, asked.ticket, error=str(error))
        finding = self._holding(asked, query)
        if asked.finished and not finding.total and (wider := answering.going_on(asked.query)):
            begun = self._holding(asked._replace(query=f"{asked.query}*"), wider)
            finding = begun if begun.total else finding
        meant = self.suggestion if asked.finished and asked.query != self.suggestion else ""
        return replace(finding, suggestion=meant)

    def _holding(self, asked: FindInCorpus, query: Query | None) -> Finding:
        documents: list[ShownHit] = []
        limit = answering.MOST if asked.everything else answering.LIMIT
        listed = asked.finished or asked.listed
        few = answering.LISTED if listed else answering.PASSAGES
        most = None if asked.everything else few
        for entry in self.corpus.documents():
            document = self.document(entry.name)
            text = document.whole_text()
            spans = find(query, text) if query else ()
            passages = tuple(
                Passage(entry.name, p.span, p.before, p.text, p.after, document.state)
                for p in concordance(text, spans[:most])
            )
            if passages:
                title = self.corpus.metadata(entry.name).title or entry.name
                documents.append(ShownHit(entry.name, title, "", False, passages, "", len(spans)))
        total = len(documents)
        shown = tuple(documents[:limit])
        return Finding(asked.query, asked.ticket, asked.ticket, shown, total)

    def _counted(self, query: str) -> Words:
        asked, read = lenient_parse(query), []
        for entry in self.corpus.documents():
            text = self.document(entry.name).whole_text()
            if asked and (spans := find(asked, text)):
                read.append(Read(entry.name, entry.name, "", text, spans))
        return counted(Words(query), len(read), read)

    def _words(self, begun: str) -> list[str]:
        texts = (self.document(entry.name).whole_text() for entry in self.corpus.documents())
        counted = Counter(token.text for text in texts for token in set(tokens(text)))
        return [word for word, _ in counted.most_common() if word.startswith(begun)]

    def _values(self, field: Field) -> list[str]:
        return {Field.TAG: ["claim", "quote"], Field.SOURCE: ["Ilo Varr", "none"]}.get(field, [])


class Reader:
    """A person at the reader: types keys and looks at the screen.

    waits: effects are kept until `answer`, as when the disk is slow.
    """

    def __init__(
        self, corpus: Corpus, size: tuple[int, int] = (80, 24), author: Author | None = None
    ) -> None:
        author = author or fixed_author()
        self.world = World(corpus, author)
        self.state: State = replace(first_state(corpus, author), size=Size(*size))
        self.waits = False
        self.waiting: list[Effect] = []
        self.effects: list[Effect] = []
        self._take((self.state, first_effects(self.state)))
        self.hears(CodebookRead(read_codebook_file(corpus.root)))
        self.hears(SearchesRead(self.world.searches.read()))

    # ---- doing ---------------------------------------------------------------------------

    def type(self, keys: str) -> "Reader":
        """Press the keys named in `keys`, parted by blanks."""
        for key in keys.split():
            self._take(press(self.state, key))
        return self

    def say(self, text: str) -> "Reader":
        """Press the keys that type `text`, as into a prompt."""
        for character in text:
            self._take(press(self.state, "space" if character == " " else character))
        return self

    def does(self, step: Step) -> "Reader":
        """Take any step: of the router, the mouse, an answer."""
        self._take(step)
        return self

    def hears(self, message: Message) -> "Reader":
        return self.does(receive(self.state, message))

    def resize(self, width: int, height: int) -> "Reader":
        return self.does(resized(self.state, Size(width, height)))

    def open(self, name: str) -> "Reader":
        """Open a document from wherever one is."""
        self._take((replace(self.state, opening=name), (Open(name),)))
        assert self.reading.document.name == name
        return self

    def answer(self) -> "Reader":
        """Let what waits be done, and what follows from it."""
        self.waits = False
        effects, self.waiting = self.waiting, []
        self._do(effects)
        return self

    def to(self, words: str) -> "Reader":
        """Put the cursor on the first sentence that has `words`, nothing pending or selected."""
        # While pending, g is a hint letter, and G ends it.
        self.type("G g")
        document = self.reading.document
        text = document.text.read(0, document.text.size).decode("utf-8", "replace")
        found = re.search(r"\s+".join(map(re.escape, words.split())), text)
        assert found is not None, f"nothing has {words!r}"
        byte = len(text[: found.start()].encode())
        return self.does(with_reading(self.state, jumped(self.state, self.reading, byte)))

    def _take(self, step: Step) -> None:
        self.state, effects = step
        self.effects.extend(effects)
        self._do(effects)

    def _do(self, effects: Iterable[Effect]) -> None:
        for effect in effects:
            if self.waits:
                self.waiting.append(effect)
                continue
            for message in self.world.answers(effect):
                self._take(receive(self.state, message))

    # ---- looking -------------------------------------------------------------------------

    @property
    def frame(self) -> Frame:
        return render(self.state)

    def rows(self) -> list[str]:
        """The plain text of the screen, without blanks at the ends of rows."""
        return [plain(row).rstrip() for row in self.frame.rows]

    @property
    def detail(self) -> str:
        return self.rows()[-2]

    @property
    def status(self) -> str:
        return self.rows()[-1]

    @property
    def message(self) -> str:
        return self.state.message

    def mode(self) -> Mode:
        """Who hears the next key; a method, because a key changes it."""
        return self.state.mode

    @property
    def reading(self) -> Reading:
        assert self.state.reading is not None
        return self.state.reading

    @property
    def pending(self) -> Pending:
        assert self.reading.pending is not None
        return self.reading.pending

    @property
    def selection(self) -> Selection:
        assert self.reading.selection is not None
        return self.reading.selection

    def words(self, span: Span) -> str:
        """The text of a span of bytes, on one line."""
        return " ".join(self.reading.document.words(span).split())

    @property
    def sentence(self) -> str:
        """The cursor's sentence."""
        return self.words(self.reading.cursor)

    @property
    def selected(self) -> list[str]:
        """The pieces of the selection."""
        return [self.words(span) for span in self.selection.spans]

    def letter(self, entity: str) -> str:
        """The hint letter of a candidate."""
        pairs = zip(self.pending.candidates, self.pending.letters, strict=True)
        return next(letter for candidate, letter in pairs if candidate.entity == entity)

    def path(self, name: str = "") -> Path:
        name = name or self.reading.document.name
        return self.world.corpus.sidecar_path(name, self.world.author.annotator)

    def sidecar(self, name: str = "") -> bytes:
        """The sidecar's bytes; empty where there is none."""
        path = self.path(name)
        return path.read_bytes() if path.exists() else b""

    def saved(self, name: str = "") -> Sidecar:
        return Sidecar.parse(self.sidecar(name), self.path(name))

    def annotations(self, tag: str | None = None, name: str = "") -> list[Annotation]:
        """What the sidecar on the disk holds, by tag."""
        kept = self.saved(name).annotations.values() if self.sidecar(name) else ()
        return [a for a in kept if tag is None or a.tag == tag]

    def links(self, name: str = "") -> list[Link]:
        return list(self.saved(name).links.values()) if self.sidecar(name) else []

    def quotes(self, tag: str) -> list[list[str]]:
        """The words of each annotation with a tag, piece by piece, on one line each."""
        return [
            [" ".join(t.quote.exact.split()) for t in a.targets if t.quote is not None]
            for a in self.annotations(tag)
        ]

    def chain(self, words: str) -> list[str]:
        """What the claim that has `words` rests on, link by link, as the sidecar says."""
        claims = [
            a
            for a in self.annotations("claim")
            if any(t.quote and words in " ".join(t.quote.exact.split()) for t in a.targets)
        ]
        assert len(claims) == 1, f"{len(claims)} claims have {words!r}"
        names, at = [], claims[0].id
        by_id = {a.id: a for a in self.annotations()}
        while ends := [k.to for k in self.links() if k.attributed == at]:
            assert len(ends) == 1, "it forks"
            at = ends[0]
            names.append("own voice" if at not in by_id else by_id[at].entity or "?")
        return names

    def copied(self) -> list[str]:
        return [effect.text for effect in self.effects if isinstance(effect, Copy)]


def library_reader(tmp_path: Path, *names: str, size: tuple[int, int] = (80, 24)) -> Reader:
    """A reader in the library of a fresh corpus of these documents (all, where none is named)."""
    return Reader(Corpus(write_shelf(tmp_path / "corpus", *names)), size)


def reader_of(
    tmp_path: Path, name: str = "a-toll.txt", *, size: tuple[int, int] = (80, 24)
) -> Reader:
    """A reader with one document of the whole shelf open."""
    return library_reader(tmp_path, size=size).open(name)


def reader_of_text(tmp_path: Path, text: str, size: tuple[int, int] = (80, 24)) -> Reader:
    """A reader with a document of its own text open."""
    folder = tmp_path / "corpus"
    folder.mkdir(exist_ok=True)
    (folder / "own.txt").write_text(text, encoding="utf-8")
    return Reader(Corpus(folder), size).open("own.txt")


def again(reader: Reader) -> Reader:
    """The same corpus opened by a later start of the program, on the same document."""
    name = reader.reading.document.name
    return Reader(Corpus(reader.world.corpus.given), author=reader.world.author).open(name)
