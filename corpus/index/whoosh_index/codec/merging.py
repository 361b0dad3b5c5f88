"""Several segments into one, without their deleted documents, in pieces that fit into memory.

The words are gone through in ranges that all sources have in common. Within a range every posting
and position has its place worked out by sums over whole arrays and is copied there.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.index.whoosh_index.codec.array_file import ArrayFileWriter
from corpus.index.whoosh_index.codec.building import Written
from corpus.index.whoosh_index.codec.documents import merged_documents
from corpus.index.whoosh_index.codec.field_words import FieldWords
from corpus.index.whoosh_index.codec.lexicon import LexiconWriter, capacities
from corpus.index.whoosh_index.codec.merging_places import write_places
from corpus.index.whoosh_index.codec.segment import Segment
from corpus.index.whoosh_index.names import WORD_FIELDS

Numbers = NDArray[Any]

_POSITIONS = 500_000
"""About how many positions are sorted into place at once."""
_POSTINGS = 50_000
"""Documents of one word that are copied at once."""
_WORDS = 30_000


def merge(sources: Sequence[Segment], path: Path) -> Written:
    """Write the documents of `sources`, in their order, as the segment `path`. Raises Damaged."""
    file = ArrayFileWriter(path, dict(_capacities(sources)))
    try:
        values = _write(sources, file)
    except BaseException:
        file.abandon()
        raise
    return Written(values["documents"], file.finish(values))


def _write(sources: Sequence[Segment], file: ArrayFileWriter) -> dict[str, int]:
    numbers: list[Numbers] = []
    count = 0
    for source in sources:
        renumbered = np.full(source.count, -1, np.int64)
        alive = source.all_alive()
        renumbered[alive] = count + np.arange(len(alive))
        numbers.append(renumbered)
        count += len(alive)
    for name, items in merged_documents(sources, numbers):
        file.append(name, items)
    values = {"documents": count}
    for field in WORD_FIELDS:
        values[f"{field}.tokens"] = _FieldMerge(sources, numbers, field, file).write()
        for source in sources:
            file.append(f"{field}.lengths", source.field(field).lengths.whole()[source.all_alive()])
    write_places(sources, file)
    return values


def _capacities(sources: Sequence[Segment]) -> Iterator[tuple[str, tuple[Any, int]]]:
    """The types and the most items of every array of the merged segment."""
    of_lexicon = set()
    for field in WORD_FIELDS:
        views = [source.field(field) for source in sources]
        letter = max((view.letters.dtype for view in views), key=lambda kind: kind.itemsize)
        words = sum(view.count for view in views)
        size = sum(len(view.terms) for view in views)
        for name, room in capacities(field, words, size, letter):
            of_lexicon.add(name)
            yield name, room
    for name in sources[0].file.names:
        if name not in of_lexicon:
            sections = [source.file.section(name) for source in sources]
            kind = max((section.dtype for section in sections), key=lambda kind: kind.itemsize)
            yield name, (kind, sum(map(len, sections)))


class _Range(NamedTuple):
    """What one source has of a range of words, deleted documents left out.

    words: as they are; postings, positions: how many each has; documents (renumbered),
    frequencies, places: of all of them, one word after another.
    """

    words: list[bytes]
    postings: Numbers
    positions: Numbers
    documents: Numbers
    frequencies: NDArray[np.generic]
    places: NDArray[np.generic]


class _FieldMerge:
    """Merges one field. numbers: for each source what its documents are called, -1 for none."""

    def __init__(
        self,
        sources: Sequence[Segment],
        numbers: Sequence[Numbers],
        field: str,
        file: ArrayFileWriter,
    ) -> None:
        self._sources, self._numbers, self._name, self._file = sources, numbers, field, file
        self._views = [source.field(field) for source in sources]
        self._lexicon = LexiconWriter(file, field)
        self._postings = self._positions = 0

    def write(self) -> int:
        """Write the field's arrays; how many tokens it has."""
        for ranges in _ranges(self._views):
            if all(last - first <= 1 for first, last in ranges) and self._of_one_word(ranges):
                self._write_word(ranges)
            else:
                self._write_range(
                    [
                        _read(source, view, numbers, *words)
                        for source, view, numbers, words in zip(
                            self._sources, self._views, self._numbers, ranges, strict=True
                        )
                    ]
                )
            for source in self._sources:
                source.file.release()
        self._lexicon.finish()
        self._put("posting_starts", np.array([self._postings]))
        self._put("position_starts", np.array([self._positions]))
        return self._positions

    def _write_range(self, found: Sequence[_Range]) -> None:
        # Sorting what is sorted in pieces takes hardly longer than going through it.
        words = list(dict.fromkeys(sorted(chain.from_iterable(each.words for each in found))))
        index = dict(zip(words, range(len(words)), strict=True))
        into = [
            np.fromiter(map(index.__getitem__, each.words), np.int64, len(each.words))
            for each in found
        ]
        postings = _by_word(into, [each.postings for each in found], len(words))
        positions = _by_word(into, [each.positions for each in found], len(words))
        many, places = postings.sum(axis=1), positions.sum(axis=1)
        kept = many > 0
        self._lexicon.write([word for word, keep in zip(words, kept.tolist(), strict=True) if keep])
        self._put("posting_starts", (self._postings + np.cumsum(many) - many)[kept])
        self._put("position_starts", (self._positions + np.cumsum(places) - places)[kept])
        self._postings += int(many.sum())
        self._positions += int(places.sum())
        of_postings = _targets(into, postings)
        for part, columns in (
            ("documents", [each.documents for each in found]),
            ("frequencies", [each.frequencies for each in found]),
        ):
            self._put(part, _placed(columns, of_postings))
        self._put("positions", _placed([e.places for e in found], _targets(into, positions)))

    def _of_one_word(self, ranges: Sequence[tuple[int, int]]) -> bool:
        found = {
            view.word(first)
            for view, (first, last) in zip(self._views, ranges, strict=True)
            if first < last
        }
        return len(found) == 1

    def _write_word(self, ranges: Sequence[tuple[int, int]]) -> None:
        """One word, however often it occurs: source by source nothing has to be sorted."""
        postings, positions, word = self._postings, self._positions, b""
        for source, view, numbers, (first, last) in zip(
            self._sources, self._views, self._numbers, ranges, strict=True
        ):
            if first < last:
                word = view.word(first)
                for piece in _pieces(source, view, numbers, first):
                    self._put("documents", piece.documents)
                    self._put("frequencies", piece.frequencies)
                    self._put("positions", piece.places)
                    postings += len(piece.documents)
                    positions += len(piece.places)
        if postings > self._postings:
            self._lexicon.write([word])
            self._put("posting_starts", np.array([self._postings]))
            self._put("position_starts", np.array([self._positions]))
        self._postings, self._positions = postings, positions

    def _put(self, part: str, items: NDArray[np.generic]) -> None:
        self._file.append(f"{self._name}.{part}", items)


def _ranges(views: Sequence[FieldWords]) -> Iterator[list[tuple[int, int]]]:
    """Ranges of words that together are all words, as indices of each view."""
    largest = max(views, key=lambda view: len(view.positions))
    total = sum(len(view.positions) for view in views)
    before = largest.position_starts.whole().astype(np.int64)
    pieces = total // _POSITIONS + 1
    targets = np.arange(1, pieces) * (len(largest.positions) / pieces)
    cuts = np.searchsorted(before, targets, "right") - 1
    heavy = np.flatnonzero(np.diff(before) > len(largest.positions) / pieces)
    cuts = np.unique(np.concatenate((cuts, heavy, heavy + 1, np.arange(0, largest.count, _WORDS))))
    bounds = [largest.word(cut) for cut in cuts.tolist() if 0 < cut < largest.count]
    firsts = [0] * len(views)
    for bound in bounds:
        lasts = [view.at_or_after(bound) for view in views]
        yield list(zip(firsts, lasts, strict=True))
        firsts = lasts
    yield [(first, view.count) for first, view in zip(firsts, views, strict=True)]


def _read(source: Segment, view: FieldWords, numbers: Numbers, first: int, last: int) -> _Range:
    starts = view.posting_starts.slice(first, last + 1).astype(np.int64)
    place_starts = view.position_starts.slice(first, last + 1).astype(np.int64)
    documents = view.documents.slice(int(starts[0]), int(starts[-1]))
    frequencies = view.frequencies.slice(int(starts[0]), int(starts[-1]))
    places = view.positions.slice(int(place_starts[0]), int(place_starts[-1]))
    words = view.words(first, last)
    postings, positions = np.diff(starts), np.diff(place_starts)
    if source.alive is not None:
        kept = source.alive[documents]
        before = np.append(0, np.cumsum(kept))
        tokens = np.append(0, np.cumsum(frequencies * kept, dtype=np.int64))
        at = starts - starts[0]
        postings, positions = np.diff(before[at]), np.diff(tokens[at])
        places = places[np.repeat(kept, frequencies)]
        documents, frequencies = documents[kept], frequencies[kept]
    return _Range(words, postings, positions, numbers[documents], frequencies, places)


def _pieces(source: Segment, view: FieldWords, numbers: Numbers, word: int) -> Iterator[_Range]:
    """What a source has of one word, some documents at a time."""
    start, end = view.posting_starts.slice(word, word + 2).tolist()
    place = view.position_starts.one(word)
    for at in range(start, end, _POSTINGS):
        documents = view.documents.slice(at, min(at + _POSTINGS, end))
        frequencies = view.frequencies.slice(at, min(at + _POSTINGS, end))
        many = int(frequencies.sum(dtype=np.int64))
        places = view.positions.slice(place, place + many)
        place += many
        if source.alive is not None:
            kept = source.alive[documents]
            places = places[np.repeat(kept, frequencies)]
            documents, frequencies = documents[kept], frequencies[kept]
        counts = np.array([len(documents)]), np.array([len(places)])
        yield _Range([], *counts, numbers[documents], frequencies, places)
        source.file.release()


def _by_word(into: Sequence[Numbers], counts: Sequence[Numbers], words: int) -> Numbers:
    """Counts as a table of words by sources."""
    table = np.zeros((words, len(counts)), np.int64)
    for source, (rows, column) in enumerate(zip(into, counts, strict=True)):
        table[rows, source] = column
    return table


def _targets(into: Sequence[Numbers], table: Numbers) -> list[Numbers]:
    """For each source where its items go: word by word, within a word source by source."""
    starts = (np.cumsum(table.ravel()) - table.ravel()).reshape(table.shape)
    targets = []
    for source, rows in enumerate(into):
        counts = table[rows, source]
        shift = starts[rows, source] - (np.cumsum(counts) - counts)
        targets.append(np.repeat(shift, counts) + np.arange(counts.sum()))
    return targets


def _placed(
    columns: Sequence[NDArray[np.generic]], targets: Sequence[Numbers]
) -> NDArray[np.generic]:
    kind = max((column.dtype for column in columns), key=lambda kind: kind.itemsize)
    placed = np.empty(sum(map(len, targets)), kind)
    for column, target in zip(columns, targets, strict=True):
        placed[target] = column
    return placed
