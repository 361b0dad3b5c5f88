"""Which documents have runs of words in common, from their kept hashes alone. Pure."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.reprints.kept import Fingerprints, Numbers

COMMONPLACE = 50
"""Documents with a run of words from which on it is nobody's: a licence, a phrase of the trade."""

_ALL_PAIRS = 8
"""Documents up to which each is paired with each; of more, each with the `_NEXT` following."""
_NEXT = 1
_PARTS = 32
"""Parts of the hashes, and of the documents, that are looked at one after another."""
_NEAR = 40
_SHIFT = 12


class Candidate(NamedTuple):
    """Two documents (by place) and where runs in common begin: words of each, n × 2."""

    first: int
    second: int
    common: NDArray[np.int64]


def in_common(known: Fingerprints) -> list[Numbers]:
    """Runs that two documents have in common, in parts: both documents, both places; n × 4."""
    return [part for part in (_pairs(known, n) for n in range(_PARTS)) if len(part)]


def paired(pairs: list[Numbers], documents: int) -> Iterator[Candidate]:
    """These runs by the pairs of documents that have at least two of them near each other."""
    # A share of the documents at a time: sorting all pairs at once takes four times their memory.
    edges = np.linspace(0, documents, _PARTS + 1).astype(np.int64)
    for low, high in pairwise(edges.tolist()):
        shares = [part[(part[:, 0] >= low) & (part[:, 0] < high)] for part in pairs]
        yield from _of_share(np.concatenate([*shares, np.empty((0, 4), np.uint32)]))


def _of_share(table: Numbers) -> Iterator[Candidate]:
    if not len(table):
        return
    keys = (table[:, 0].astype(np.uint64) << np.uint64(32)) | table[:, 1]
    order = np.lexsort((table[:, 2], keys))
    table, keys = table[order], keys[order]
    bounds = np.append(np.flatnonzero(np.diff(keys, prepend=keys[0] + np.uint64(1))), len(keys))
    promising = _promising(table, keys)
    for first, last in pairwise(bounds.tolist()):
        kept = promising[first:last]
        if kept.any():
            rows = table[first:last][kept]
            yield Candidate(int(rows[0, 0]), int(rows[0, 1]), rows[:, 2:].astype(np.int64))


def _pairs(known: Fingerprints, part: int) -> Numbers:
    """Pairs with a hash in common, of one part of all hashes: documents, positions; n × 4."""
    count = len(known.hashes)
    if not count:
        return np.empty((0, 4), np.uint32)
    # Equal parts that no hash lies astride of; the least of some hashes are not evenly spread.
    low, high = (
        np.searchsorted(known.hashes, known.hashes[count * p // _PARTS]) if p < _PARTS else count
        for p in (part, part + 1)
    )
    hashes = known.hashes[low:high]
    documents, positions = known.documents[low:high], known.positions[low:high]
    if len(hashes) < 2:
        return np.empty((0, 4), np.uint32)
    new = np.concatenate(([True], hashes[1:] != hashes[:-1]))
    # Within one hash they are in order of documents; a document's first occurrence counts.
    first = new | np.concatenate(([True], documents[1:] != documents[:-1]))
    documents, positions = documents[first], positions[first]
    starts = np.flatnonzero(new[first])
    sizes = np.diff(starts, append=len(documents))
    size = np.repeat(sizes, sizes)
    rank = np.arange(len(documents)) - np.repeat(starts, sizes)
    reach = np.where(size <= _ALL_PAIRS, _ALL_PAIRS, np.where(size <= COMMONPLACE, _NEXT, 0))
    found = []
    for step in range(1, _ALL_PAIRS):
        one = np.flatnonzero((rank + step < size) & (step <= reach))
        other = one + step
        found.append(
            np.stack((documents[one], documents[other], positions[one], positions[other]), axis=1)
        )
    return np.concatenate(found)


def _promising(table: Numbers, keys: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Rows with another of the same pair near and on nearly the same diagonal."""
    place = table[:, 2].astype(np.int64)
    diagonal = place - table[:, 3].astype(np.int64)
    near = (
        (keys[1:] == keys[:-1]) & (np.diff(place) <= _NEAR) & (np.abs(np.diff(diagonal)) <= _SHIFT)
    )
    return np.concatenate(([False], near)) | np.concatenate((near, [False]))
