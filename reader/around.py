"""What stands around hits, as the reader shows it: words beside them, places, commonest words."""

from enum import StrEnum
from typing import TYPE_CHECKING

from annotations.values import dataclass
from reader.listed import ListState

if TYPE_CHECKING:
    from corpus.concordance import Collocate


class Around(StrEnum):
    """What the screen lists."""

    BESIDE = "words beside the hits"
    PLACES = "where the hits fall"
    COMMON = "words of these documents"


@dataclass(frozen=True, slots=True)
class Fallen:
    """Where the hits of a document fall. counts: of as many equal parts; first: code point."""

    name: str
    title: str
    date: str
    hits: int
    counts: tuple[int, ...]
    first: int


@dataclass(frozen=True, slots=True)
class Words:
    """Of the documents that answer `query`; total: how many do, `places` has those looked at.

    beside: the most typical first; common: each word with how often, the commonest first.
    waiting: whether the answer is still to come; error: why there is none. view, listed: what of
    it is shown, and which line is selected. signs: for no, few and more hits, by what the terminal
    can show.
    """

    query: str = ""
    total: int = 0
    beside: "tuple[Collocate, ...]" = ()
    places: tuple[Fallen, ...] = ()
    common: tuple[tuple[str, int], ...] = ()
    waiting: bool = False
    error: str = ""
    view: Around = Around.BESIDE
    listed: ListState = ListState()
    signs: str = " .:|#"

    @property
    def hits(self) -> int:
        """In all documents that were looked at."""
        return sum(each.hits for each in self.places)

    @property
    def count(self) -> int:
        """Lines that can be selected."""
        views = {Around.BESIDE: self.beside, Around.PLACES: self.places, Around.COMMON: self.common}
        return len(views[self.view])
