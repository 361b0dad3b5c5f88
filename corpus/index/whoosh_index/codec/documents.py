"""What a segment keeps of its documents beside words: names, states of files, days, lengths."""

# What indexing an array gives is typed as Any.
# mypy: disable-error-code="no-any-return"

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from corpus.index.whoosh_index.codec.array_file import Array

if TYPE_CHECKING:
    from corpus.index.whoosh_index.codec.segment import Segment

UNDATED = 2**31 - 1
"""The day of a document without one: after every date."""

Numbers = NDArray[Any]


def document_arrays(
    names: list[bytes], states: list[tuple[int, int, int]]
) -> Iterable[tuple[str, Array]]:
    """What is kept of documents. states: size, time of change and day of each."""
    columns = np.array(states, np.int64).reshape(-1, 3)
    hashes = np.array([hash_of(name) for name in names], np.uint64)
    by_hash = np.argsort(hashes, kind="stable")
    lengths = np.fromiter(map(len, names), np.uint64, len(names))
    yield "names", np.frombuffer(b"".join(names), np.uint8)
    yield "name_starts", np.append(np.zeros(1, np.uint64), np.cumsum(lengths)).astype(np.uint64)
    yield "name_hashes", hashes[by_hash]
    yield "name_documents", by_hash.astype(np.uint32)
    order = sorted(range(len(names)), key=names.__getitem__)
    ranks = np.empty(len(names), np.uint32)
    ranks[order] = np.arange(len(names), dtype=np.uint32)
    yield "name_ranks", ranks
    yield "sizes", columns[:, 0]
    yield "times", columns[:, 1]
    yield "days", columns[:, 2].astype(np.int32)


def key_of(name: str) -> bytes:
    """A document's name as the index has it; names that are no UTF-8 keep their bytes."""
    return name.encode("utf-8", "surrogateescape")


def hash_of(key: bytes) -> int:
    """By what the document of a name is found."""
    return int.from_bytes(hashlib.blake2b(key, digest_size=8).digest(), "little")


LENGTHS = np.array([round((1.033**n - 1) * 27) for n in range(256)], np.int64)
"""The lengths of documents that scoring tells apart: those of Whoosh."""


def rounded_lengths(counts: Numbers) -> NDArray[np.uint8]:
    """Lengths of documents as indices of `LENGTHS`."""
    return np.minimum(np.searchsorted(LENGTHS, counts), 255).astype(np.uint8)


def merged_documents(
    sources: "Sequence[Segment]", numbers: Sequence[Numbers]
) -> Iterator[tuple[str, Array]]:
    """The same of several segments as of one, piece by piece; no name becomes an object for long.

    numbers: for each segment what its documents are called in the whole, -1 for none.
    """
    size = count = 0
    for source in sources:
        alive = source.all_alive()
        starts = source.column("name_starts").whole()
        yield "names", source.names_of(alive)
        lengths = np.diff(starts)[alive].astype(np.uint64)
        ends = np.cumsum(lengths, dtype=np.uint64) + np.uint64(size)
        yield "name_starts", ends - lengths
        size += int(lengths.sum())
        count += len(alive)
        for name in ("sizes", "times", "days"):
            yield name, source.column(name).whole()[alive]
    yield "name_starts", np.array([size], np.uint64)
    hashes, documents = _by_hash(sources, numbers)
    yield "name_hashes", hashes
    yield "name_documents", documents
    in_order = merge(*map(_in_order, sources, numbers))
    order = np.fromiter((number for _, number in in_order), np.int64, count)
    ranks = np.empty(count, np.uint32)
    ranks[order] = np.arange(count, dtype=np.uint32)
    yield "name_ranks", ranks


def _by_hash(sources: "Sequence[Segment]", numbers: Sequence[Numbers]) -> tuple[Numbers, Numbers]:
    documents = np.concatenate(
        [
            of[source.column("name_documents").whole()]
            for source, of in zip(sources, numbers, strict=True)
        ]
    )
    hashes = np.concatenate([source.column("name_hashes").whole() for source in sources])
    kept = documents >= 0
    documents, hashes = documents[kept], hashes[kept]
    order = np.argsort(hashes, kind="stable")
    return hashes[order], documents[order].astype(np.uint32)


def _in_order(source: "Segment", numbers: Numbers) -> Iterator[tuple[bytes, int]]:
    """The names that are kept, sorted, and what their documents are called in the whole."""
    order = np.argsort(source.column("name_ranks").whole())
    for number in order[numbers[order] >= 0].tolist():
        yield source.key(number), int(numbers[number])
