"""Documents into a segment: tokens gathered in memory, sorted once, written as arrays."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.index.protocol import IndexedDocument
from corpus.index.whoosh_index.codec import lexicon, tokenplaces
from corpus.index.whoosh_index.codec.array_file import Array, ArrayFileWriter, smallest
from corpus.index.whoosh_index.codec.documents import (
    UNDATED,
    document_arrays,
    key_of,
    rounded_lengths,
)
from corpus.index.whoosh_index.codec.pieces import PIECE, cut_in_pieces
from corpus.index.whoosh_index.codec.tokenising import Tokeniser, Tokens
from corpus.index.whoosh_index.names import OUTLET, PATH, TEXT, TITLE, WORD_FIELDS

MOST_WORDS = 400_000
_SLICE = 1 << 20
_COUNTED = 1 << 16

Numbers = NDArray[Any]


class Written(NamedTuple):
    """A segment on disk. documents: how many it has; checksum: of its header."""

    documents: int
    checksum: int


class Builder:
    """Gathers documents for one segment after another. tokens: gathered so far.

    most_words: different words and runs that are remembered; with more, all are met anew.
    """

    def __init__(self, most_words: int = MOST_WORDS) -> None:
        self._most_words = most_words
        self._tokeniser = Tokeniser()
        self._begin()

    def _begin(self) -> None:
        if len(self._tokeniser) > self._most_words:
            self._tokeniser = Tokeniser()
        self.tokens = self.documents = 0
        self._fields = {field: _Gathered(field == TEXT) for field in WORD_FIELDS}
        self._waiting: list[IndexedDocument] = []
        self._size = 0
        self._names: list[bytes] = []
        self._states: list[tuple[int, int, int]] = []

    def add(self, document: IndexedDocument) -> None:
        """Gather one document; it gets the next number, from 0."""
        self.documents += 1
        self._waiting.append(document)
        self._size += len(document.text)
        if self._size >= PIECE:
            self._cut()

    def _cut(self) -> None:
        waiting, self._waiting, self._size = self._waiting, [], 0
        for document in waiting:
            day = document.day.toordinal() if document.day else UNDATED
            self._names.append(key_of(document.name))
            self._states.append((document.state.size, document.state.stamp, day))
        texts = {
            TEXT: [document.text for document in waiting],
            TITLE: [document.title for document in waiting],
            PATH: [document.name for document in waiting],
            OUTLET: [document.outlet for document in waiting],
        }
        for field, gathered in self._fields.items():
            gathered.add(cut_in_pieces(self._tokeniser, texts[field]))
        self.tokens = self._fields[TEXT].tokens

    def write(self, path: Path) -> Written:
        """Write what was gathered to the file `path` and begin anew."""
        self._cut()
        arrays = dict(document_arrays(self._names, self._states))
        words = list(self._tokeniser.words)
        values = {"documents": self.documents}
        lexicons: dict[str, list[bytes]] = {}
        for field, gathered in self._fields.items():
            values[f"{field}.tokens"] = gathered.tokens
            lexicons[field], found = gathered.arrays(words)
            arrays |= {f"{field}.{part}": items for part, items in found}
        capacities = {name: (items.dtype, len(items)) for name, items in arrays.items()}
        for field, of_field in lexicons.items():
            capacities |= dict(_lexicon_capacities(field, of_field))
        file = ArrayFileWriter(path, capacities)
        try:
            for name, items in arrays.items():
                file.append(name, items)
            for field, of_field in lexicons.items():
                writer = lexicon.LexiconWriter(file, field)
                writer.write(of_field)
                writer.finish()
        except BaseException:
            file.abandon()
            raise
        written = Written(self.documents, file.finish(values))
        self._begin()
        return written


def _lexicon_capacities(field: str, words: list[bytes]) -> Iterable[tuple[str, tuple[Any, int]]]:
    joined = b"".join(words)
    highest = 0x7F if joined.isascii() else max(map(ord, joined.decode("utf-8", "surrogatepass")))
    return lexicon.capacities(
        field, len(words), len(joined) + len(words), np.dtype(smallest(highest))
    )


class _Gathered:
    """The tokens of one field. placed: whether it is kept where they stand."""

    def __init__(self, placed: bool) -> None:
        self.tokens = 0
        self._words: list[NDArray[np.int32]] = []
        self._counts: list[Numbers] = []
        self._places: list[dict[str, Array]] = []
        self._placed = placed

    def add(self, found: Tokens) -> None:
        if self._placed:
            self._places.append(
                tokenplaces.packed(found.starts, found.ends, found.counts, self.tokens)
            )
        self.tokens += len(found.words)
        self._words.append(found.words)
        self._counts.append(found.counts)

    def arrays(self, words: list[bytes]) -> tuple[list[bytes], Iterable[tuple[str, Array]]]:
        """The words of the field, sorted, and its arrays by name. words: of the tokeniser."""
        numbers, counts = _joined(self._words, np.int32), _joined(self._counts, np.int64)
        self._words, self._counts = [], []
        used = np.flatnonzero(np.bincount(numbers, minlength=len(words)))
        order = sorted(used.tolist(), key=words.__getitem__)
        rank = np.zeros(len(words), np.uint32)
        rank[order] = np.arange(len(order), dtype=np.uint32)
        found = dict(inverted(rank[numbers], counts, len(order)))
        found["lengths"] = rounded_lengths(counts)
        if self._placed:
            found["token_starts"] = np.append(0, np.cumsum(counts)).astype(np.uint64)
            marks = np.cumsum(tokenplaces.marks_of(counts))
            found["mark_starts"] = np.append(0, marks).astype(np.uint64)
            for part, kind in tokenplaces.PARTS.items():
                found[part] = _joined([places[part] for places in self._places], kind)
        return [words[number] for number in order], found.items()


def inverted(ranks: NDArray[np.uint32], counts: Numbers, words: int) -> Iterable[tuple[str, Array]]:
    """For each word its documents, how often it is in each, and where.

    ranks: of the tokens of all documents, one document after another; counts: tokens of each.
    """
    total = len(ranks)
    position_starts = np.append(0, np.cumsum(np.bincount(ranks, minlength=words)))
    order = _order_of(ranks, words)
    document_of = np.repeat(np.arange(len(counts), dtype=smallest(len(counts))), counts)
    first_of = (np.cumsum(counts) - counts).astype(np.uint32)
    documents = document_of[order]
    positions = np.empty(total, smallest(int(counts.max(initial=0))))
    for at in range(0, total, _SLICE):
        tokens = order[at : at + _SLICE]
        positions[at : at + _SLICE] = tokens - first_of[documents[at : at + _SLICE]]
    del order, document_of
    begins = np.empty(total, bool)
    begins[:1] = True
    np.not_equal(documents[1:], documents[:-1], out=begins[1:])
    begins[position_starts[:-1]] = True
    postings = np.flatnonzero(begins)
    frequencies = np.diff(np.append(postings, total))
    yield "posting_starts", np.searchsorted(postings, position_starts).astype(np.uint64)
    yield "position_starts", position_starts.astype(np.uint64)
    yield "documents", documents[postings].astype(np.uint32)
    yield "frequencies", frequencies.astype(smallest(int(frequencies.max(initial=0))))
    yield "positions", positions


def _order_of(ranks: NDArray[np.uint32], words: int) -> NDArray[np.uint32]:
    """The tokens by rising rank, those of one rank as they stand.

    NumPy sorts 16 bits by counting, four times as fast as it compares.
    """
    if words <= _COUNTED:
        return np.argsort(ranks.astype(np.uint16), kind="stable").astype(np.uint32)
    order = np.argsort((ranks % _COUNTED).astype(np.uint16), kind="stable").astype(np.uint32)
    high = (ranks // _COUNTED)[order]
    small = high.astype(np.uint16 if words <= _COUNTED * _COUNTED else np.uint32)
    return order[np.argsort(small, kind="stable")]


def _joined(arrays: list[Array], kind: object) -> Array:
    return np.concatenate(arrays) if arrays else np.zeros(0, kind)  # type: ignore[call-overload] # of any kind
