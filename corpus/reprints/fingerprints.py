"""The kept hashes of every document of a corpus, in a cache; brought up to the files as they are.

Sorted by hash, so that a document's own are looked up among those of all others without reading
more of the files than that takes.
"""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from corpus.errors import DocumentError
from corpus.library import Corpus, DocumentEntry
from corpus.reprints.kept import Fingerprints, cache_of
from corpus.reprints.shingles import Chosen, chosen, words

_MUCH = 16_000_000
"""Bytes of changed documents from which on further processes are worth their start."""
_A_TASK = 400
_MOST_PROCESSES = 4


def fingerprints(corpus: Corpus) -> Fingerprints:
    """What is kept of the documents as they are. Without a cache all are read again."""
    entries = corpus.documents()
    cache = cache_of(corpus)
    known = cache.fingerprints()
    states = dict(zip(known.names, known.states, strict=True)) if known else {}
    if known and {entry.name: entry.state for entry in entries} == states:
        return known
    changed = [entry for entry in entries if states.get(entry.name) != entry.state]
    read = dict(_hashed(corpus, changed))
    if known:
        gone = {entry.name for entry in changed}
        kept = {entry.name for entry in entries} - gone
        read |= {name: each for name, each in _by_document(known).items() if name in kept}
    made = _sorted([(e, read.pop(e.name)) for e in entries if e.name in read])
    saved = cache.keep(made)
    # Read from the file, it is memory that others may have when they need it.
    return (cache.fingerprints() if saved.build else None) or saved


def text_of(corpus: Corpus, name: str) -> str:
    """The whole text of a document, "" of one that is gone or cannot be read."""
    try:
        with corpus.open(name) as document:
            if not document.validate():
                with document.reopened() as again:
                    return again.whole_text()
            return document.whole_text()
    except DocumentError:
        return ""


def _hashed(corpus: Corpus, entries: Sequence[DocumentEntry]) -> Iterable[tuple[str, Chosen]]:
    names = [entry.name for entry in entries]
    processes = min(_MOST_PROCESSES, os.cpu_count() or 1)
    if processes < 2 or sum(entry.state.size for entry in entries) < _MUCH:
        return _hash_all(corpus.given, names)
    tasks = [names[at : at + _A_TASK] for at in range(0, len(names), _A_TASK)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        done = pool.map(_hash_all, [corpus.given] * len(tasks), tasks)
        return [each for task in done for each in task]


def _hash_all(root: Path, names: Sequence[str]) -> list[tuple[str, Chosen]]:
    """What is kept of the documents `names`; a function of the module, for other processes."""
    with Corpus(root) as corpus:
        return [(name, chosen(words(text_of(corpus, name)).hashes)) for name in names]


def _sorted(read: list[tuple[DocumentEntry, Chosen]]) -> Fingerprints:
    """All of it by hash. read: emptied on the way, for it is half of the memory that this takes."""
    counts = [len(each.hashes) for _, each in read]
    names = tuple(entry.name for entry, _ in read)
    states = tuple(entry.state for entry, _ in read)
    hashes = np.concatenate([each.hashes for _, each in read] or [np.empty(0, np.uint64)])
    positions = np.concatenate([each.positions for _, each in read] or [np.empty(0, np.uint32)])
    read.clear()
    documents = np.repeat(np.arange(len(names), dtype=np.uint32), counts)
    order = np.argsort(hashes, kind="stable").astype(np.uint32)
    return Fingerprints(names, states, hashes[order], documents[order], positions[order])


def _by_document(known: Fingerprints) -> dict[str, Chosen]:
    order = np.argsort(known.documents, kind="stable")
    hashes, positions = known.hashes[order], known.positions[order]
    bounds = np.searchsorted(known.documents[order], np.arange(len(known.names) + 1))
    return {
        name: Chosen(hashes[first:last], positions[first:last])
        for name, first, last in zip(known.names, bounds[:-1], bounds[1:], strict=True)
    }
