"""Words within a few edits of another, found by walking the tree of a lexicon.

All branches of one depth are walked at once. For each branch the row of edit distances between its
letters and every beginning of the wanted word is kept, but only the cells that lie close enough to
the diagonal to matter. A branch ends where no cell is small enough. Edits are those of
`corpus.edits`: insertions, deletions, substitutions, swaps of neighbours (no letter edited twice).
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.index.whoosh_index.codec.field_words import FieldWords
from corpus.index.whoosh_index.codec.lexicon import DEPTHS

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
    wanted = list(map(ord, word))
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
    field: FieldWords, branches: _Branches, depth: int, wanted: Sequence[int], edits: int
) -> _Branches:
    """The branches with one letter more."""
    begin, end = field.fork_starts.slice(depth, depth + 2).tolist()
    forks = field.forks.slice(begin, end)
    # A branch of one word forks no more, and most soon are of one.
    wide = np.flatnonzero(branches.last - branches.first > 1)
    # Numbers of another type would make NumPy copy all forks.
    low = np.searchsorted(forks, branches.first[wide].astype(forks.dtype), "right")
    high = np.searchsorted(forks, branches.last[wide].astype(forks.dtype), "left")
    further = np.maximum(high - low, 0)
    many = np.ones(len(branches.first), np.int64)
    many[wide] += further
    parent = np.repeat(np.arange(len(many)), many)
    first, last = branches.first[parent], branches.last[parent]
    before = np.cumsum(further) - further
    nth = np.arange(int(further.sum())) - np.repeat(before, further)
    later = np.repeat((np.cumsum(many) - many)[wide], further) + nth + 1
    first[later] = forks[np.repeat(low, further) + nth]
    last[later - 1] = first[later]
    letter = field.letters.at(field.letter_starts.at(first).astype(np.int64) + depth)
    alive = np.flatnonzero(_may_live(branches, parent, letter, depth, wanted, edits))
    first, last, parent, letter = first[alive], last[alive], parent[alive], letter[alive]
    row, above = _next_row(branches, parent, letter, depth, wanted, edits)
    near = np.flatnonzero(row.min(axis=0) <= edits)
    return _Branches(
        first[near], last[near], row.take(near, axis=1), above.take(near, axis=1), letter[near]
    )


def _may_live(
    branches: _Branches,
    parent: Numbers,
    letter: Numbers,
    depth: int,
    wanted: Sequence[int],
    edits: int,
) -> NDArray[np.bool_]:
    """Which longer branches have an edit left, or one of the few letters that need none."""
    alive: NDArray[np.bool_] = (branches.row.min(axis=0) < edits)[parent]
    for char in set(wanted[max(0, depth - edits - 1) : depth + edits + 1]):
        alive |= letter == char
    return alive


def _next_row(
    branches: _Branches,
    parent: Numbers,
    letter: Numbers,
    depth: int,
    wanted: Sequence[int],
    edits: int,
) -> tuple[Rows, Rows]:
    """The cells after one letter more, a row for each cell, and those before it: cell c stands for
    so many letters of the wanted word, `depth + 1 + c - edits`.
    """
    width, far = 2 * edits + 1, np.int8(edits + 1)
    above = branches.row.take(parent, axis=1)
    letter_before = branches.letter[parent]
    row = np.full((width, len(parent)), far, np.int8)
    other_before = None
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
            other = letter != wanted[taken - 1]
            np.minimum(best, above[cell] + other, out=best)
            if taken > 1 and depth:
                if other_before is None:
                    other_before = letter != wanted[taken - 2]
                swaps = np.flatnonzero((letter_before == wanted[taken - 1]) & ~other_before)
                if len(swaps):
                    two_above = branches.before[cell, parent[swaps]]
                    best[swaps] = np.minimum(best[swaps], two_above + 1)
            other_before = other
    return row, above
