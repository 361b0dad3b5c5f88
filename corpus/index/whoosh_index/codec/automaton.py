"""Words within a few edits of another, found by walking the tree of a lexicon.

All branches of one depth are walked at once. For each branch the row of edit distances between its
letters and every beginning of the wanted word is kept, but only the cells that lie close enough to
the diagonal to matter. A branch ends where no cell is small enough. Edits are those of
`corpus.edits`: insertions, deletions, substitutions, swaps of neighbours (no letter edited twice).
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.index.whoosh_index.codec.lexicon import DEPTHS
from corpus.index.whoosh_index.codec.segment import FieldWords

Numbers = NDArray[Any]
Rows = NDArray[Any]


class Near(NamedTuple):
    """words: their indices, rising; edits: how far each is from the word asked for."""

    words: Numbers
    edits: Numbers


class _Branches(NamedTuple):
    """first, last: the range of words on each branch; row, before: cells of edit distances after
    its last letter and the one before; letter: its last.
    """

    first: Numbers
    last: Numbers
    row: Rows
    before: Rows
    letter: Numbers


def near_words(field: FieldWords, word: str, edits: int) -> Near:
    """The words of `field` that are at most `edits` away from `word`."""
    wanted = np.array([ord(char) for char in word], np.int64)
    if not field.count:
        return Near(np.zeros(0, np.int64), np.zeros(0, np.int64))
    width = 2 * edits + 1
    row = np.abs(np.arange(width, dtype=np.int8) - edits).reshape(-1, 1)
    row[:edits] = edits + 1  # cells before the beginning of the word
    far = np.full((width, 1), edits + 1, np.int8)
    branches = _Branches(
        np.zeros(1, np.int64), np.array([field.count]), row, far, np.full(1, -1, np.int64)
    )
    words, distances = [], []
    for depth in range(min(len(word) + edits, DEPTHS - 2) + 1):
        found, distance, branches = _ended(field, branches, depth, len(word), edits)
        words.append(found)
        distances.append(distance)
        if not len(branches.first) or depth == len(word) + edits:
            break
        branches = _longer(field, branches, depth, wanted, edits)
    all_words, all_distances = np.concatenate(words), np.concatenate(distances)
    order = np.argsort(all_words)
    return Near(all_words[order], all_distances[order])


def _ended(
    field: FieldWords, branches: _Branches, depth: int, length: int, edits: int
) -> tuple[Numbers, Numbers, _Branches]:
    """The words that end at this depth and are near enough, and the branches that go on."""
    first = branches.first
    starts, ends = field.letter_starts.at(first), field.letter_starts.at(first + 1)
    ended = (ends.astype(np.int64) - starts.astype(np.int64)) == depth
    cell = length - depth + edits
    found = np.zeros(0, np.int64), np.zeros(0, np.int64)
    if 0 <= cell < 2 * edits + 1:
        distance = branches.row[cell]
        good = ended & (distance <= edits)
        found = first[good], distance[good].astype(np.int64)
    first = first + ended
    on = first < branches.last
    return *found, _Branches(first[on], *(column[..., on] for column in branches[1:]))


def _longer(
    field: FieldWords, branches: _Branches, depth: int, wanted: Numbers, edits: int
) -> _Branches:
    """The branches with one letter more."""
    begin, end = field.fork_starts.slice(depth, depth + 2).tolist()
    forks = field.forks.slice(begin, end)
    # Numbers of another type would make NumPy copy all forks.
    low = np.searchsorted(forks, branches.first.astype(forks.dtype), "right")
    high = np.searchsorted(forks, branches.last.astype(forks.dtype), "left")
    many = np.maximum(high - low, 0) + 1
    parent = np.repeat(np.arange(len(many)), many)
    nth = np.arange(len(parent)) - np.repeat(np.cumsum(many) - many, many)
    first = branches.first[parent]
    later = np.flatnonzero(nth)
    first[later] = forks[low[parent[later]] + nth[later] - 1]
    last = branches.last[parent]
    last[later - 1] = first[later]
    letter = field.letters.at(field.letter_starts.at(first).astype(np.int64) + depth)
    letter = letter.astype(np.int64)
    row = _next_row(branches, parent, letter, depth, wanted, edits)
    near = np.flatnonzero(row.min(axis=0) <= edits)
    return _Branches(
        first[near],
        last[near],
        row.take(near, axis=1),
        branches.row.take(parent[near], axis=1),
        letter[near],
    )


def _next_row(
    branches: _Branches, parent: Numbers, letter: Numbers, depth: int, wanted: Numbers, edits: int
) -> Rows:
    """The cells after one letter more, a row for each cell: cell c stands for so many letters of
    the wanted word, `depth + 1 + c - edits`.
    """
    width, far = 2 * edits + 1, np.int8(edits + 1)
    above, two_above = branches.row.take(parent, axis=1), branches.before.take(parent, axis=1)
    letter_before = branches.letter[parent]
    row = np.full((width, len(parent)), far, np.int8)
    for cell in range(width):
        taken = depth + 1 + cell - edits
        if not 0 <= taken <= len(wanted):
            continue
        best = row[cell]
        if cell + 1 < width:
            np.minimum(best, above[cell + 1] + 1, out=best)
        if taken:
            if cell:
                np.minimum(best, row[cell - 1] + 1, out=best)
            np.minimum(best, above[cell] + (letter != wanted[taken - 1]), out=best)
            if taken > 1 and depth:
                swapped = (letter == wanted[taken - 2]) & (letter_before == wanted[taken - 1])
                swaps = np.flatnonzero(swapped)
                best[swaps] = np.minimum(best[swaps], two_above[cell, swaps] + 1)
    return row
