"""What every index can do, and the values that cross the seam.

An index speaks the query tree of `corpus.query` and nothing of its engine shows here. It holds
document text and metadata only: annotations are joined by `corpus.annotation_table`.
"""

import os
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from annotations.selectors import Span
from annotations.values import dataclass

if TYPE_CHECKING:
    from annotations.model import Target
    from corpus.query import Query


@dataclass(frozen=True, slots=True)
class FileState:
    """By what a file is known to have changed. size: bytes; stamp: of its times and inode, below
    zero where it was read so soon after a change that another one may leave all of them alone.
    """

    size: int
    stamp: int

    @classmethod
    def of(cls, found: os.stat_result) -> "FileState":
        """Of a file as the system describes it.

        Its own time is what a program says it is (`touch -d`, `cp -p`, `rsync -t`), so the time at
        which the system saw it change and its inode count as well.
        """
        return cls(found.st_size, number_of(found.st_mtime_ns, found.st_ctime_ns, found.st_ino))

    @property
    def is_settled(self) -> bool:
        """Whether any change of the file after this state shows in its next one."""
        return self.stamp >= 0

    def unsettled(self) -> "FileState":
        """What to remember of a reading that is to be repeated: no file has this state."""
        return FileState(self.size, ~self.stamp) if self.stamp >= 0 else self

    def seen(self) -> "FileState":
        """What the system said of the file when it was read."""
        return FileState(self.size, ~self.stamp) if self.stamp < 0 else self


_FINE, COARSE, _AHEAD = 20_000_000, 2_000_000_000, 60_000_000_000
"""Nanoseconds: more than a tick of the clock of a file system that counts parts of a second; than
one of a file system that does not; and how far the clock of another machine may be ahead. What
claims to have changed later than that has a wrong date, and would be read for ever."""


def is_settled(found: os.stat_result, now: int) -> bool:
    """Whether any change of a file after `now` shows in its state, `found` at that moment.

    now: nanoseconds since 1970. Two writes within one tick of the file system's clock leave the
    same times, and may leave the same size.
    """
    age = now - found.st_ctime_ns
    if age >= COARSE or age < -_AHEAD:
        return True
    return age >= _FINE and found.st_ctime_ns % 1_000_000_000 != 0


def number_of(*numbers: int) -> int:
    """One number of 63 bits for several, the same in every process and practically no other's."""
    # Python mixes whole numbers without a seed, at a tenth of the cost of a digest.
    return hash(numbers) & 0x7FFF_FFFF_FFFF_FFFF


MANY = 1_000
"""Documents of a long update, after which an index is tidied up more thoroughly."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened to the corpus since it was last indexed; names are relative, with slashes."""

    present: tuple[str, ...] = ()
    """Every document that should be indexed now and was added or changed."""
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    """(old name, new name) of documents whose text did not change."""

    @property
    def are_many(self) -> bool:
        """Whether an update by these is a long one."""
        return len(self.present) + len(self.renamed) >= MANY


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """What an index is told of one document.

    name: relative to the corpus, with slashes; state: of the file when it was read; text: the
    canonical text; day: None where the document is not dated.
    """

    name: str
    state: FileState
    text: str
    title: str = ""
    outlet: str = ""
    day: date | None = None


ReadDocument = Callable[[str], IndexedDocument | None]
"""Reads one document by its name; None where it is gone or cannot be read, which leaves it out."""


class Sort(StrEnum):
    """The order of hits."""

    RANK = "rank"
    DATE = "date"
    """Oldest first, undated documents last."""
    PATH = "path"


@dataclass(frozen=True, slots=True)
class Hit:
    """One document that answers a query.

    name: relative to the corpus, with slashes. score: higher is better, comparable within one
    answer only. spans: the passages that answer, in code points of the canonical text, in text
    order; exact for `state`, to be found again where the file has another by now. annotated: pieces
    of annotated passages that answer, too, to be placed among the spans where the text is at hand
    (`search.as_it_is`); lost: how many of them have no sure place in it, None before that.
    """

    name: str
    score: float
    state: FileState
    spans: Sequence[Span]
    annotated: "tuple[Target, ...]" = ()
    lost: int | None = None

    @property
    def count(self) -> int:
        """How many places answer, as far as that is known without the text."""
        if self.lost is not None or not self.annotated:
            return len(self.spans) + (self.lost or 0)
        return len({*self.spans, *(each.position for each in self.annotated)})


@dataclass(frozen=True, slots=True)
class Answer:
    """hits: the best `limit`; total: documents that answer; complete: false while the index
    grows or where an engine timed out; generation: changes with every commit of the index.
    """

    hits: tuple[Hit, ...]
    total: int
    complete: bool
    generation: int


@dataclass(frozen=True, slots=True)
class Progress:
    """done of total documents were looked at; name: the one just finished, "" for none."""

    done: int
    total: int
    name: str = ""


ReportProgress = Callable[[Progress], None]


class Index(Protocol):
    """A full-text index of one corpus."""

    def search(
        self,
        query: "Query",
        limit: int = 20,
        sort: Sort = Sort.RANK,
        spans: int | None = None,
    ) -> Answer:
        """The best `limit` documents. Raises IndexMissing before the first update.

        spans: so many of each document, the first ones, are enough; None for all.
        """
        ...

    def update(
        self,
        changes: Changes,
        progress: ReportProgress | None = None,
        jobs: int = 1,
        *,
        merges: bool = True,
    ) -> None:
        """Bring the index up to `changes`, commit in steps. Raises IndexBusy, IndexUnwritable.

        They are those since `known` answered: where it is another index by now, or damage shows,
        IndexMissing is raised, and `known` is to be asked again. jobs: processes that may read
        documents at once, where the engine can use several. merges: whether to tidy up at the end,
        which a search need not wait for and `merge` does later.
        """
        ...

    def is_untidy(self, *, settle: bool = False) -> bool:
        """Whether there is something for `merge` to do."""
        ...

    def merge(self, *, settle: bool = False) -> None:
        """Tidy up beside searches and updates, which wait but for a moment at its end.

        settle: more thoroughly, as after a long update. Raises IndexBusy, IndexUnwritable.
        """
        ...

    def known(self) -> dict[str, FileState]:
        """What is indexed: name to the file state it was read at; empty before the first update."""
        ...

    def vocabulary(self, prefix: str, limit: int | None = None) -> Sequence[tuple[str, int]]:
        """Indexed words that begin with `prefix` and the number of documents that have them.

        By the alphabet; with `limit` only so many, the commonest first.
        """
        ...

    def nearest(self, word: str, edits: int, commoner: int | None = None) -> str | None:
        """The indexed word nearest to `word`, at most `edits` away, of several the commonest.

        None where `word` is indexed itself, or nothing is near. commoner: where it is indexed, a
        word that is in so many times more documents counts. Raises IndexMissing.
        """
        ...

    def was_damaged(self) -> bool:
        """Whether it was found damaged since this was last asked; the next update mends it."""
        ...

    def settle(self, fingerprint: str) -> None:
        """Remember that it is up to date with a corpus of this fingerprint."""
        ...

    def settled(self, fingerprint: str) -> bool:
        """Whether it is as it was when `settle` was told this."""
        ...

    def close(self) -> None:
        """Let go of files and memory."""
        ...
