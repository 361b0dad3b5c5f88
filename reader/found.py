"""What searches found: in the corpus, and in the document on the screen."""

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from annotations.selectors import Span
from annotations.values import dataclass

if TYPE_CHECKING:
    from corpus.facets import Facet
    from corpus.index.protocol import FileState

FOLDED = 12
"""Passages of a document that the list shows as long as none behind them is selected."""
LONGEST = 4096
"""Bytes of the longest match whose beginning is looked for off the screen."""
_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of a found document. span: code points; text: the words that answer.

    state: of the file that it was found in.
    """

    name: str
    span: Span
    before: str
    text: str
    after: str
    state: "FileState | None" = None


def lost_passages(count: int | None) -> str:
    """What stands behind a document that has annotations, answering, whose place is not sure."""
    many = "passage" if count == 1 else "passages"
    return f" ({count} {many} lost or in doubt)" if count else ""


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A document that answers a query, with its passages in context.

    bar: where in it the hits fall, from start to end, a sign for each part; hits: how many it has,
    all of them, and none where it answers by its title, date or path alone; `passages` has the
    first ones, and the document itself where it has none or the place of some is not sure.
    """

    name: str
    title: str
    date: str
    date_detected: bool
    passages: tuple[Passage, ...]
    bar: str = ""
    hits: int = 0

    @property
    def lines(self) -> int:
        """Places in it that the list counts."""
        return max(self.hits, len(self.passages))

    @property
    def is_cut(self) -> bool:
        """Whether some of its hits are not among the passages."""
        return self.hits > len(self.passages)


@dataclass(frozen=True, slots=True)
class Finding:
    """The corpus search. ticket: of the newest question; answered: of the answer shown.

    entered: the newest question was entered, and is not being typed;
    shown: the query that the documents answer;
    steady: the passage selected stays so when the answer comes;
    suggestion: where nothing was found, what may have been meant;
    unread: why sidecars cannot be read without which it was answered;
    marked: passages, by their place, that are tagged together;
    whole: whether all documents that are shown are there, and not only the first of them;
    everything: all hits were asked for; marking: all are marked when the answer comes;
    hits: of all documents, where they were counted and more answer than are shown;
    outdated: the corpus has changed since the newest question was asked, so the answer on its way
    may be from before;
    begun: what stands behind the query where it was taken as one that is being typed: `*` where
    its last word may go on, `…` where more than that is still open.
    """

    query: str = ""
    ticket: int = 0
    answered: int = 0
    documents: tuple[ShownHit, ...] = ()
    total: int = 0
    complete: bool = True
    error: str = ""
    sort: str = "rank"
    open_when_ready: bool = False
    marked: frozenset[int] = frozenset()
    entered: bool = False
    shown: str = ""
    steady: bool = False
    suggestion: str = ""
    unread: tuple[str, ...] = ()
    whole: bool = True
    everything: bool = False
    marking: bool = False
    hits: int | None = None
    outdated: bool = False
    begun: str = ""

    @property
    def is_cut(self) -> bool:
        """Whether hits of documents that are shown are not among the passages."""
        return any(document.is_cut for document in self.documents)

    @property
    def is_part(self) -> bool:
        """Whether there are hits that are not among the passages."""
        return self.is_cut or self.total > len(self.documents)

    @property
    def lines(self) -> int:
        """Places that the list counts, in the documents that are shown."""
        return sum(document.lines for document in self.documents)

    def unfolded(self, selected: int) -> list[int]:
        """The places of the passages that the list shows while `selected` is.

        Of a document with many, the first ones, unless the selected one is behind them.
        """
        shown: list[int] = []
        first = 0
        for document in self.documents:
            behind = first + len(document.passages)
            most = behind if first + FOLDED <= selected < behind else first + FOLDED
            shown += range(first, min(behind, most))
            first = behind
        return shown

    @property
    def every(self) -> frozenset[int]:
        """The places of all passages."""
        return frozenset(range(len(self.passages)))

    @property
    def extent(self) -> str:
        """How much is marked when all is: seen before it is tagged."""
        count, among = len(self.passages), len(self.documents)
        more = f"; {self.total - among} more are left out" if self.total > among else ""
        return f"{count} marked in {among} document{'' if among == 1 else 's'}{more}"

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage, in the order shown."""
        return tuple(p for document in self.documents for p in document.passages)

    @property
    def waiting(self) -> bool:
        """Whether the answer to what was typed is still to come."""
        return self.answered != self.ticket

    @property
    def stale(self) -> bool:
        """Whether what is shown will not be there, or not in this order, when the answer comes."""
        return self.waiting and (self.query != self.shown or not self.steady)


@dataclass(frozen=True, slots=True)
class Facets:
    """By what the documents that answer `query` can be told apart.

    waiting: whether the answer is still to come; error: why there is none.
    """

    query: str = ""
    facets: "tuple[Facet, ...]" = ()
    waiting: bool = False
    error: str = ""


@dataclass(frozen=True, slots=True)
class OtherPassage:
    """A near-identical passage of another document.

    here, there: where it stands in both, in code points; here_text, there_text: its words.
    """

    name: str
    title: str
    date: str
    here: Span
    there: Span
    here_text: str
    there_text: str
    words: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Reprinted:
    """The reprints of a passage of the document `name`, or of all of it where `whole`.

    waiting: whether the answer is still to come.
    """

    name: str = ""
    passages: tuple[OtherPassage, ...] = ()
    whole: bool = False
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Matches:
    """The search in the document. spans: bytes, all of them where it is `final`.

    move: how many matches on to go when it is known where that is; origin: the match that was gone
    to last.
    """

    query: str = ""
    ticket: int = 0
    answered: int = 0
    spans: tuple[Span, ...] = ()
    final: bool = True
    move: int = 0
    origin: int = 0

    @property
    def is_waited_for(self) -> bool:
        """Whether somebody waits for where to go, at first or round the end."""
        return self.answered != self.ticket or self.move != 0

    def over(self, span: Span) -> list[Span]:
        """The matches that share a byte with `span`; those elsewhere cost nothing."""
        first = bisect_left(self.spans, span.start - LONGEST, key=_start)
        last = bisect_left(self.spans, span.end, key=_start)
        return [match for match in self.spans[first:last] if match.overlaps(span)]
