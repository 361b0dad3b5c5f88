"""The last commit of a build, open for reading: it needs neither Whoosh nor what it pickled."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.index.protocol import FileState, Sort
from corpus.index.whoosh_index.codec import record
from corpus.index.whoosh_index.codec.automaton import near_words
from corpus.index.whoosh_index.codec.damage import Damaged
from corpus.index.whoosh_index.codec.tiers import due
from corpus.index.whoosh_index.evaluating import Evaluation, Statistics
from corpus.index.whoosh_index.names import TEXT
from corpus.index.whoosh_index.phrases import Chains
from corpus.index.whoosh_index.words import Words
from corpus.query import Phrase, Query

_GENERATIONS = 1 << 32
"""More commits than a build will have: builds and commits make one rising number."""
_HALF = 32


class SegmentHit(NamedTuple):
    """A document that answers. words: of its segment; number: in it; score: 0 where not ranked."""

    words: Words
    number: int
    score: float


class Found(NamedTuple):
    """top: the best documents, best first; total: documents that answer; joined: the chains of
    phrases in each segment, which are known by then.
    """

    top: tuple[SegmentHit, ...]
    total: int
    joined: Mapping[Words, Mapping[Phrase, Chains]]


class OpenIndex:
    """The last commit of the build in `build`; `refresh` moves on to a later one.

    number: of the build. Raises Damaged, FileNotFoundError.
    """

    def __init__(self, number: int, build: Path) -> None:
        self.number, self.build = number, build
        self._segments: dict[record.SegmentRecord, Words] = {}
        self._seen: tuple[int, int] = (0, 0)
        self.refresh()

    @property
    def generation(self) -> int:
        """Of the open commit; larger for every later one, also of a later build."""
        return self.number * _GENERATIONS + self._record.generation

    @property
    def record(self) -> record.Record:
        """The open commit."""
        return self._record

    def refresh(self) -> None:
        """Open the latest commit; segments that stayed as they were stay open."""
        found = (self.build / record.NAME).stat()
        seen = found.st_ino, found.st_mtime_ns
        if seen == self._seen:
            return
        self._record = record.read(self.build)
        self._segments = {
            each: self._segments.get(each) or Words(record.open_segment(self.build, each))
            for each in self._record.segments
        }
        self._statistics = Statistics(list(self._segments.values()))
        self._seen = seen

    @property
    def segments(self) -> list[Words]:
        """The open segments."""
        return list(self._segments.values())

    def search(self, query: Query, limit: int, sort: Sort) -> Found:
        """The best `limit` documents."""
        answers = [Evaluation(query, words, self._statistics) for words in self.segments]
        total = sum(len(answer.documents) for answer in answers)
        choose = self._ranked if sort is Sort.RANK else self._sorted
        top = choose(answers, limit, sort)
        for words in self.segments:
            words.forget()
        joined = zip(self.segments, (answer.joined for answer in answers), strict=True)
        return Found(tuple(top), total, dict(joined))

    def _ranked(self, answers: list[Evaluation], limit: int, _: Sort) -> list[SegmentHit]:
        best: list[tuple[float, int, SegmentHit]] = []
        for nth, (words, answer) in enumerate(zip(self.segments, answers, strict=True)):
            if len(answer.documents):
                scores = answer.scores()
                for at in lowest(-scores, limit).tolist():
                    score = float(scores[at])
                    number = int(answer.documents[at])
                    best.append((-score, nth, SegmentHit(words, number, score)))
        best.sort(key=lambda one: (*one[:2], one[2].number))
        return [one for *_, one in best[:limit]]

    def _sorted(self, answers: list[Evaluation], limit: int, sort: Sort) -> list[SegmentHit]:
        first: list[tuple[int, bytes, SegmentHit]] = []
        for words, answer in zip(self.segments, answers, strict=True):
            segment, documents = words.segment, answer.documents
            keys = segment.column("name_ranks").whole()[documents].astype(np.int64)
            days = np.zeros(len(documents), np.int64)
            if sort is Sort.DATE:
                days = segment.column("days").whole()[documents].astype(np.int64)
            for at in lowest(keys | days << _HALF, limit).tolist():
                number = int(documents[at])
                key = int(days[at]), segment.key(number)
                first.append((*key, SegmentHit(words, number, 0.0)))
        first.sort(key=lambda one: one[:2])
        return [one for *_, one in first[:limit]]

    def known(self) -> dict[str, FileState]:
        """Name to file state of every document."""
        known: dict[str, FileState] = {}
        for words in self.segments:
            known |= words.segment.known()
        return known

    def vocabulary(self, prefix: str, limit: int | None = None) -> Sequence[tuple[str, int]]:
        """Words of texts that begin with `prefix`, and in how many documents they are: all of
        them by the alphabet, or the `limit` commonest.
        """
        counts: dict[bytes, int] = {}
        for words in self.segments:
            view = words.segment.field(TEXT)
            first, last = view.beginning(prefix.encode("utf-8", "surrogatepass"))
            many = view.document_counts(first, last)
            chosen = range(last - first) if limit is None else lowest(-many, limit).tolist()
            for at in chosen:
                word = view.word(first + at)
                counts[word] = counts.get(word, 0) + int(many[at])
        found = [(word.decode("utf-8", "surrogatepass"), n) for word, n in sorted(counts.items())]
        if limit is not None:
            found.sort(key=lambda one: -one[1])
        return found[:limit]

    def nearest(self, word: str, edits: int, commoner: int | None = None) -> str | None:
        """The word of texts nearest to `word` and not `word` itself, of several the commonest;
        None where nothing is near, or `word` is there and nothing so many times `commoner`.
        """
        own = 0
        found: dict[bytes, tuple[int, int]] = {}
        for words in self.segments:
            view = words.segment.field(TEXT)
            near = near_words(view, word, edits)
            for index, distance in zip(near.words.tolist(), near.edits.tolist(), strict=True):
                many = int(view.document_counts(index, index + 1)[0])
                if not distance:
                    own += many
                    continue
                other = view.word(index)
                found[other] = distance, found.get(other, (0, 0))[1] - many
        if own:
            least = own * commoner if commoner is not None else None
            found = {o: f for o, f in found.items() if least is not None and -f[1] >= least}
        if not found:
            return None
        return min(found, key=lambda other: (found[other], other)).decode("utf-8", "surrogatepass")

    def damage(self) -> str | None:
        """What of the files is damaged, every block of which is read; None where nothing is."""
        try:
            for words in self.segments:
                words.segment.file.check_all()
        except Damaged as damaged:
            return str(damaged)
        return None

    def close(self) -> None:
        """Let go of files and memory."""
        self._segments = {}


def due_in(opened: OpenIndex, *, settle: bool = False) -> list[int]:
    """Which of the open segments to merge next, by their places; see `codec.tiers`."""
    segments = [words.segment for words in opened.segments]
    sizes = [segment.field(TEXT).tokens for segment in segments]
    alive = [1 - segment.deleted / max(1, segment.count) for segment in segments]
    return due(sizes, alive, settle=settle)


def lowest(keys: NDArray[np.generic], limit: int) -> NDArray[np.int64]:
    """The places of the `limit` lowest keys, lowest first; of equal ones the first."""
    if len(keys) > limit:
        bound = np.partition(keys, limit - 1)[limit - 1]
        chosen = np.flatnonzero(keys <= bound)
    else:
        chosen = np.arange(len(keys))
    order = np.argsort(keys[chosen], kind="stable")
    return chosen[order][:limit]
