"""The words of one field of a segment, and where they are: looked up, ranged over, joined."""

# What indexing an array gives is typed as Any.
# mypy: disable-error-code="no-any-return"

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.index.whoosh_index.codec.array_file import Array, ArrayFile, Section
from corpus.index.whoosh_index.codec.lexicon import SEPARATOR

Numbers = NDArray[Any]
_HALF = 32
_WAYPOINTS = 2_000
"""Words that are remembered of a field to find others by."""


class Postings(NamedTuple):
    """documents: rising numbers; frequencies: how often in each."""

    documents: Array
    frequencies: Array


class FieldWords:
    """The words of one field of a segment. tokens: of all documents together."""

    def __init__(self, file: ArrayFile, field: str, count: int) -> None:
        def section(part: str) -> Section:
            return file.section(f"{field}.{part}")

        self.tokens = file.values[f"{field}.tokens"]
        self.terms, self.term_starts = section("terms"), section("term_starts")
        self.letters, self.letter_starts = section("letters"), section("letter_starts")
        self.forks, self.fork_starts = section("forks"), section("fork_starts")
        self.posting_starts = section("posting_starts")
        self.position_starts = section("position_starts")
        self.documents, self.frequencies = section("documents"), section("frequencies")
        self.positions, self.lengths = section("positions"), section("lengths")
        self.count = len(self.term_starts) - 1
        self._documents_in_all = count
        self._waypoints: dict[int, bytes] = {}

    def word(self, index: int) -> bytes:
        """A word by its index, from 0."""
        start, end = self.term_starts.slice(index, index + 2).tolist()
        return self.terms.slice(start, end - 1).tobytes()

    def words(self, first: int, last: int) -> list[bytes]:
        """The words from one index up to another."""
        if last <= first:
            return []
        ends = self.term_starts
        blob = self.terms.slice(ends.one(first), ends.one(last) - 1).tobytes()
        return blob.split(SEPARATOR)

    def at_or_after(self, word: bytes) -> int:
        """The index of the first word that does not sort before `word`."""
        low, high = 0, self.count
        waypoints = self._waypoints  # every search begins with the same words
        while low < high:
            middle = (low + high) // 2
            found = waypoints.get(middle)
            if found is None:
                found = self.word(middle)
                if len(waypoints) < _WAYPOINTS:
                    waypoints[middle] = found
            if found < word:
                low = middle + 1
            else:
                high = middle
        return low

    def index(self, word: bytes) -> int:
        """The index of `word`; -1 where it does not occur."""
        found = self.at_or_after(word)
        return found if found < self.count and self.word(found) == word else -1

    def beginning(self, prefix: bytes) -> tuple[int, int]:
        """The range of words that begin with `prefix`; empty ranges have equal ends."""
        if not prefix:
            return 0, self.count
        first = self.at_or_after(prefix)
        # No byte of UTF-8 is 0xFF.
        return first, max(first, self.at_or_after(prefix + b"\xff"))

    def shaped(self, shape: "re.Pattern[bytes]", prefix: bytes) -> Numbers:
        """The words that begin with `prefix` and match `shape`, a pattern of whole lines."""
        first, last = self.beginning(prefix)
        if first == last:
            return np.zeros(0, np.int64)
        starts = self.term_starts.slice(first, last)
        base = int(starts[0])
        # Without the last separator, behind which an empty line would begin.
        blob = self.terms.slice(base, self.term_starts.one(last) - 1)
        found = [match.start() for match in shape.finditer(blob.data)]
        return np.searchsorted(starts, np.array(found, starts.dtype) + base) + first

    def document_counts(self, first: int, last: int) -> Numbers:
        """In how many documents each word of a range is, those deleted too."""
        return np.diff(self.posting_starts.slice(first, last + 1).astype(np.int64))

    def postings(self, index: int) -> Postings:
        """The documents of one word."""
        start, end = self.posting_starts.slice(index, index + 2).tolist()
        return Postings(self.documents.slice(start, end), self.frequencies.slice(start, end))

    def joint_postings(self, ranges: Iterable[tuple[int, int]]) -> Postings:
        """The documents of several words as if they were one."""
        total = np.zeros(self._documents_in_all)
        for first, last in ranges:
            start, end = self.posting_starts.one(first), self.posting_starts.one(last)
            documents = self.documents.slice(start, end)
            frequencies = self.frequencies.slice(start, end)
            if last - first == 1:
                total[documents] += frequencies
            else:
                total += np.bincount(documents, frequencies, self._documents_in_all)
        documents = np.flatnonzero(total)
        return Postings(documents.astype(np.uint32), total[documents])

    def occurrences(
        self, ranges: Iterable[tuple[int, int]], within: Numbers, most: int | None = None
    ) -> Numbers:
        """Where any of some words stand in the documents `within` (rising numbers): document in
        the upper, position in the lower half of each number, rising.

        most: so many of each word in each document, the first ones, are enough.
        """
        ranges = list(ranges)
        found = [self._occurrences(first, last, within, most) for first, last in ranges]
        if len(found) == 1 and ranges[0][1] - ranges[0][0] == 1:
            return found[0]
        return np.sort(np.concatenate(found)) if found else np.zeros(0, np.int64)

    def _occurrences(self, first: int, last: int, within: Numbers, most: int | None) -> Numbers:
        start, end = self.posting_starts.one(first), self.posting_starts.one(last)
        documents = self.documents.slice(start, end)
        base = self.position_starts.one(first)
        if last - first == 1 and len(within) < len(documents):
            at = documents.searchsorted(within.astype(documents.dtype))
            at = at[at < len(documents)]
            wanted = at[documents[at] == within[: len(at)]]
        else:
            inside = np.zeros(self._documents_in_all, bool)
            inside[within] = True
            wanted = inside[documents].nonzero()[0]
        if not len(wanted):
            return np.zeros(0, np.int64)
        frequencies = self.frequencies.slice(start, end)
        ends = frequencies.cumsum(dtype=np.int64)
        many = frequencies[wanted].astype(np.int64)
        if most is None and len(wanted) == len(documents):
            positions = self.positions.slice(base, base + int(ends[-1]))
        else:
            firsts = ends[wanted] - many + base
            if most is not None:
                many = np.minimum(many, most)
            before = many.cumsum() - many
            places = (firsts - before).repeat(many)
            places += np.arange(len(places))
            positions = self.positions.at(places)
        found = (documents[wanted].astype(np.int64) << _HALF).repeat(many)
        found |= positions
        return found
