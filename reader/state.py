"""What is on the screen, as one frozen value. Transitions are in `reader.modes`."""

from dataclasses import field
from typing import TYPE_CHECKING

from annotations.changes import Edit
from annotations.codebook import Codebook
from annotations.history import History
from annotations.identifiers import Author
from annotations.selectors import Span
from annotations.topics import TopicUse
from annotations.values import dataclass
from reader.actions import Mode
from reader.around import Words
from reader.compared import Comparing
from reader.found import Facets, Finding, Matches, Reprinted
from reader.listed import LibraryLine, ListState, TagUses
from reader.paging import Place
from reader.prompt import Prompt, Unwritten
from reader.searches import Searches
from reader.shown import ShownDocument
from reader.windows import TextWindow

if TYPE_CHECKING:
    from corpus.attribution.candidates import Candidate
    from corpus.attribution.cuts import Cut
    from corpus.figures.readings import FigureReading


@dataclass(frozen=True, slots=True)
class Size:
    """Of the terminal, in cells."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pending:
    """What the next letter links.

    claim: the claim tagged, "" after `s`, where a letter tags a source alone. tail: the
    annotation that the next letter links from. letters: hint letter of each candidate, "" where
    there are more candidates than letters. chains: for each cut, the candidates (by index) it
    rests on, nearest first. linked: a source was linked since `c`: nothing is proposed any more.
    figures: how the figure of the cut can be read; figure: which of them the claim has, -1 for
    none. figure_chosen: a key chose it, so that no cut changes it.
    """

    claim: str
    tail: str
    sentence: Span
    window: TextWindow
    candidates: "tuple[Candidate, ...]" = ()
    letters: tuple[str, ...] = ()
    chains: tuple[tuple[int, ...], ...] = ()
    cuts: "tuple[Cut, ...]" = ()
    cut: int = 0
    linked: bool = False
    figures: "tuple[FigureReading, ...]" = ()
    figure: int = -1
    figure_chosen: bool = False
    suggesting: bool = True

    @property
    def own_voice_cut(self) -> bool:
        """Whether the claim is cut to what the outlet says itself."""
        return bool(self.cuts) and self.cuts[self.cut].own_voice

    @property
    def propose_own(self) -> bool:
        """Whether Enter says that it is the document's own voice."""
        return self.suggesting and self.own_voice_cut and not self.linked

    @property
    def proposed(self) -> tuple[int, ...]:
        """The candidates (by index) that Enter links one behind the other."""
        if not self.suggesting or self.linked or self.own_voice_cut or self.cut >= len(self.chains):
            return ()
        return self.chains[self.cut]


@dataclass(frozen=True, slots=True)
class Selection:
    """A selection in bytes: from `anchor` to `head`, whichever is first; `head` moves.

    pieces: further pieces kept with Space. edges: the annotation whose edges move. source_for:
    the pending that waits for a source selected by hand.
    """

    anchor: int
    head: int
    pieces: tuple[Span, ...] = ()
    edges: str = ""
    source_for: Pending | None = None
    cuts: tuple[tuple[Span, ...], ...] = ()
    cut: int = 0

    @property
    def span(self) -> Span:
        """The piece that moves, in bytes."""
        return Span(min(self.anchor, self.head), max(self.anchor, self.head))

    @property
    def spans(self) -> tuple[Span, ...]:
        """All pieces in text order, joined where they touch."""
        joined: list[Span] = []
        for span in sorted((*self.pieces, self.span)):
            if joined and span.start <= joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            elif span.length:
                joined.append(span)
        return tuple(joined)


@dataclass(frozen=True, slots=True)
class Repeat:
    """What `.` does again: the tag, and the source that the claim rests on (or own voice).

    cut: whether the claim was cut to what is said, without who says it.
    """

    tag: str
    to: str = ""
    own_voice: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Jump:
    """A place to come back to. byte: of the cursor's sentence."""

    name: str
    byte: int


@dataclass(frozen=True)
class Reading:
    """The document view. cursor: the sentence, in bytes; focus: the annotation meant by e x i a.

    pointed: the annotation that somebody went to, so that `t` means it and not the sentence.
    settling: the annotation whose place is being asked about, as after ``] o``.
    """

    document: ShownDocument
    place: Place
    cursor: Span
    focus: str = ""
    settling: str = ""
    pointed: str = ""
    pending: Pending | None = None
    selection: Selection | None = None
    matches: Matches = Matches()
    kind: str = ""
    backwards: bool = False
    last_jump_was_kind: bool = False
    furthest: int = 0


@dataclass(frozen=True, slots=True)
class Saving:
    """waiting: steps not yet on the disk; failure: why the oldest of them is not.

    kept: whether the journal has all of them, so that leaving loses nothing.
    """

    waiting: int = 0
    failure: str = ""
    ever: bool = False
    kept: bool = True


@dataclass(frozen=True)
class State:
    """Everything that is on the screen or decides what the next key does.

    corpus: its name; author: whose edits are made; layout: of the keyboard, tried first for
    letters of other scripts; single: a lone document was opened, there is no library.

    screens: from the bottom up, the last one is seen; overlay: the mode that hears the next key
    alone; message: for the bottom row, until the next key; asked: the action that the palette
    chose; leaving: whether the last key asked to leave; refused: whether it was refused, and would
    have given letters another meaning; beneath: the documents that lists lie upon, as they were
    left, from the bottom up; entering: whether the topmost screen was put there for `opening`.

    library, listed: the documents, and whether they are known yet: until then the first of those
    that there were the last time, count_before in all, or of those that are there, and nobody knows
    how many (None); middle_day: amid those of the documents, "" where none is known; indexed:
    documents done and in all while the index grows; sources, tags, topics: names in use, to choose
    from; suggesting: whether sources and figures are proposed; own_claims: how many claims the
    author has, at least.

    codebook, codebook_text: the tags and attributes of the corpus, and the text of its file, None
    where there is none; tag_uses: how often each tag is used, as of the last look; new_tag: one
    that was typed and waits for a person to say that it is meant; unwritten: for the next `i`.

    searches: that were asked before, or kept under a name; facets: by what the documents found can
    be told apart.

    opening: name of the document that is being opened; queued: keys as they came meanwhile, heard
    afterwards; hurried: whether one of them came together with another key; after_open: edits to
    show then, with what to say.

    history, saving: what can be undone, what waits for the disk; repeat: what `.` does;
    repeats: steps that changed that, each with what it was before; held: id of the claim that `y`
    holds; jumps: places to come back to, the newest last.
    """

    size: Size
    corpus: str
    author: Author
    layout: str = ""
    single: bool = False
    screens: tuple[Mode, ...] = (Mode.LIBRARY,)
    beneath: tuple[Reading, ...] = ()
    entering: bool = False
    overlay: Mode | None = None
    prompt: Prompt | None = None
    message: str = ""
    library: tuple[LibraryLine, ...] = ()
    library_list: ListState = ListState()
    listed: bool = True
    middle_day: str = ""
    count_before: int | None = 0
    indexed: tuple[int, int] | None = None
    reading: Reading | None = None
    opening: str = ""
    queued: tuple[str, ...] = ()
    hurried: bool = False
    finding: Finding = Finding()
    finding_list: ListState = ListState()
    searches: Searches = field(default_factory=Searches)
    facets: Facets = field(default_factory=Facets)
    words: Words = field(default_factory=Words)
    reprinted: Reprinted = Reprinted()
    reprints_list: ListState = ListState()
    listing_list: ListState = ListState()
    listing_to_do: bool = False
    comparing: Comparing = field(default_factory=Comparing)
    help_list: ListState = ListState()
    help_of: Mode = Mode.READING
    history: History = field(default_factory=History)
    repeat: Repeat | None = None
    repeats: tuple[tuple[Edit, Repeat | None], ...] = ()
    held: str = ""
    jumps: tuple[Jump, ...] = ()
    tags: tuple[str, ...] = ()
    topics: tuple[TopicUse, ...] = ()
    suggesting: bool = True
    own_claims: int = 0
    sources: tuple[str, ...] = ()
    codebook: Codebook = Codebook()
    codebook_text: str | None = None
    codebook_list: ListState = ListState()
    tag_uses: TagUses = TagUses()
    new_tag: str = ""
    unwritten: Unwritten | None = None
    saving: Saving = Saving()
    after_open: tuple[tuple[Edit, str], ...] = ()
    leaving: bool = False
    refused: bool = False
    asked: str = ""

    @property
    def screen(self) -> Mode:
        """The screen on top: one of the modes with a screen."""
        return self.screens[-1]

    @property
    def mode(self) -> Mode:
        """Who hears the next key."""
        if self.prompt is not None:
            return Mode.PROMPT
        if self.overlay is not None:
            return self.overlay
        if self.screen is Mode.READING and self.reading is not None:
            if self.reading.selection is not None:
                return Mode.SELECTING
            if self.reading.pending is not None:
                return Mode.PENDING
            if self.reading.settling:
                return Mode.SETTLING
        return self.screen

    @property
    def document_count(self) -> int | None:
        """How many documents there are, as far as is known; None where nobody knows."""
        if not self.listed and self.count_before is not None:
            return max(len(self.library), self.count_before)
        return len(self.library) if self.listed else None

    @property
    def rows(self) -> int:
        """Rows of the middle part: the screen without its title and its two bottom rows."""
        return max(1, self.size.height - 3)

    @property
    def document(self) -> ShownDocument | None:
        """The document that is open."""
        return self.reading.document if self.reading else None
