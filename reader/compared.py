"""What the matrix screen shows: the claims of the corpus, one topic of them or all."""

from enum import StrEnum

from annotations.entries import Entry
from annotations.matrix import Columns, Matrix
from annotations.values import dataclass
from reader.listed import ListState


class View(StrEnum):
    """One topic by time said, or all topics by what they are compared over."""

    TOPIC = "topic"
    DOCUMENTS = "documents"
    OUTLETS = "outlets"
    SOURCES = "sources"


COLUMNS = {
    View.DOCUMENTS: Columns.DOCUMENTS,
    View.OUTLETS: Columns.OUTLETS,
    View.SOURCES: Columns.SOURCES,
}


COLUMN = 12
"""Cells of a column, at least."""
_WIDEST = 26


@dataclass(frozen=True)
class Comparing:
    """matrix: None until it was gathered; stale: whether claims were changed since.

    view, topic: what is shown; listed: which line of it is selected. about: ids of the claims that
    the screen was asked from, the one in focus first. then: the key that waits for the matrix,
    ``next``, ``previous`` or "". first: the column that stands first where topics have columns.
    disputed: whether the topics are in the order of how disputed they are, not A to Z. asked:
    whether the screen was gone to just now, and shows what it showed before until the answer.
    """

    matrix: Matrix | None = None
    stale: bool = True
    view: View = View.TOPIC
    topic: str = ""
    listed: ListState = ListState()
    about: tuple[str, ...] = ()
    then: str = ""
    first: int = 0
    disputed: bool = False
    asked: bool = False

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The claims on the topic."""
        return self.matrix.about(self.topic) if self.matrix and self.topic else ()

    @property
    def topics(self) -> tuple[str, ...]:
        """All topics, in the order in which they are gone through."""
        if self.matrix is None:
            return ()
        return self.matrix.disputed if self.disputed else self.matrix.topics

    @property
    def columns(self) -> int:
        """How many columns all topics are compared over."""
        if self.matrix is None or self.view is View.TOPIC:
            return 0
        return len(self.matrix.grid(COLUMNS[self.view])[0])

    def room(self, cells: int) -> tuple[int, int, int]:
        """Cells for the topics, columns that fit beside them in `cells`, cells of each."""
        topic = max(len("topic"), *(len(topic) for topic in self.topics))
        topic = min(topic + 2, max(COLUMN, cells // 3))
        left = cells - topic - 2
        fit = max(1, min(left // COLUMN, self.columns))
        return topic, fit, max(COLUMN, min(left // fit, _WIDEST))

    @property
    def count(self) -> int:
        """Lines that can be selected."""
        return len(self.entries if self.view is View.TOPIC else self.topics)
