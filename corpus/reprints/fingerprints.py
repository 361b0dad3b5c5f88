"""The kept hashes of every document of a corpus, in a cache; brought up to the files as they are.

Sorted by hash, so that a document's own are looked up among those of all others without reading
more of the files than that takes.
"""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.errors import DocumentError
from corpus.library import Corpus, ListedDocument
from corpus.reprints.kept import Fingerprints, Numbers, Part, ReprintCache, cache_of
from corpus.reprints.processes import in_processes, processes
from corpus.reprints.shingles import Hashes, chosen, words
from corpus.reprints.worded import Place, WordFiles, worded, write

_MUCH = 16_000_000
"""Bytes of changed documents from which on further processes are worth their start."""
_A_TASK = 200
_PARTS, _SAMPLE = 16, 10_000


class _Hashed(NamedTuple):
    """What is kept of some documents. counts: of hashes, by name; places: of their words."""

    counts: dict[str, int]
    hashes: Hashes
    positions: Numbers
    places: dict[str, Place]


def fingerprints(corpus: Corpus, files: WordFiles | None = None) -> Fingerprints:
    """What is kept of the documents as they are. Without a cache all are read again.

    files: where the words of documents are put if many have to be read.
    """
    entries = corpus.documents()
    cache = cache_of(corpus)
    known = cache.fingerprints()
    states = dict(zip(known.names, known.states, strict=True)) if known else {}
    if known and {entry.name: entry.state for entry in entries} == states:
        return known
    changed = [entry for entry in entries if states.get(entry.name) != entry.state]
    read = list(_hashed(corpus, changed, files))
    if known:
        gone = {entry.name for entry in changed}
        kept = {entry.name for entry in entries} - gone
        read.append(_without(known, kept))
    made = {name for each in read for name in each.counts}
    listed = [entry for entry in entries if entry.name in made]
    every = _all_of({entry.name: place for place, entry in enumerate(listed)}, read)
    read.clear()
    names = tuple(entry.name for entry in listed)
    return cache.keep(
        names, tuple(e.state for e in listed), len(every.hashes), lambda: _sorted(every)
    )


def fingerprints_of(corpus: Corpus, names: Sequence[str]) -> Fingerprints:
    """What would be kept of some documents, read anew."""
    every = _all_of({name: n for n, name in enumerate(names)}, [_hash_all(corpus.given, names)])
    return ReprintCache(None).keep(tuple(names), (), len(every.hashes), lambda: _sorted(every))


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


def _hashed(
    corpus: Corpus, entries: Sequence[ListedDocument], files: WordFiles | None
) -> Iterator[_Hashed]:
    names = [entry.name for entry in entries]
    if processes() < 2 or sum(entry.state.size for entry in entries) < _MUCH:
        yield _hash_all(corpus.given, names)
        return
    folder = files.folder if files else None
    tasks = (
        (corpus.given, names[at : at + _A_TASK], folder) for at in range(0, len(names), _A_TASK)
    )
    for each in in_processes(_hash_all, tasks):
        if files is not None:
            files.places.update(each.places)
        yield each._replace(places={})


def _hash_all(root: Path, names: Sequence[str], folder: Path | None = None) -> _Hashed:
    """What is kept of the documents `names`; a function of the module, for other processes."""
    hashed, places = [], {}
    with Corpus(root) as corpus, _file_in(folder) as file:
        for name in names:
            text = text_of(corpus, name)
            found = words(text)
            hashed.append(chosen(found.hashes))
            if file is not None:
                # Of a full disk: they are made again when they are needed.
                with suppress(OSError):
                    places[name] = write(file, worded(name, text, found))
    counts = {name: len(each.hashes) for name, each in zip(names, hashed, strict=True)}
    return _Hashed(
        counts,
        np.concatenate([each.hashes for each in hashed] or [np.empty(0, np.uint64)]),
        np.concatenate([each.positions for each in hashed] or [np.empty(0, np.uint32)]),
        places,
    )


def _file_in(folder: Path | None) -> AbstractContextManager[BinaryIO | None]:
    if folder is None:
        return nullcontext()
    try:
        return (folder / f"{secrets.token_hex(8)}.words").open("wb", buffering=0)
    except OSError:
        return nullcontext()


def _all_of(numbers: dict[str, int], read: Sequence[_Hashed]) -> Part:
    """All hashes, with the numbers of their documents, in the order of these."""
    counts = {name: count for each in read for name, count in each.counts.items()}
    ends = np.cumsum([0, *(counts[name] for name in numbers)])
    hashes, positions = np.empty(ends[-1], np.uint64), np.empty(ends[-1], np.uint32)
    for each in read:
        at = 0
        for name, count in each.counts.items():
            if (number := numbers.get(name)) is not None:
                hashes[ends[number] : ends[number + 1]] = each.hashes[at : at + count]
                positions[ends[number] : ends[number + 1]] = each.positions[at : at + count]
            at += count
    documents = np.repeat(np.arange(len(numbers), dtype=np.uint32), np.diff(ends))
    return Part(hashes, documents, positions)


def _sorted(every: Part) -> Iterator[Part]:
    """The same by hash, a part at a time: sorting all at once takes twice their memory."""
    # The least of some hashes are not evenly spread: equal parts are told from a sample.
    sample = np.sort(every.hashes[:: max(1, len(every.hashes) // _SAMPLE)])
    edges = [sample[len(sample) * part // _PARTS] for part in range(1, _PARTS) if len(sample)]
    parts = np.searchsorted(np.array(edges, np.uint64), every.hashes, "right").astype(np.uint8)
    for part in range(_PARTS):
        here = np.flatnonzero(parts == part)
        here = here[np.argsort(every.hashes[here], kind="stable")]
        yield Part(every.hashes[here], every.documents[here], every.positions[here])


def _without(known: Fingerprints, kept: Iterable[str]) -> _Hashed:
    """What is known of the documents `kept`, in the order of documents."""
    numbers = {name: place for place, name in enumerate(known.names)}
    wanted = np.zeros(len(numbers), np.bool_)
    wanted[[numbers[name] for name in kept]] = True
    here = np.flatnonzero(wanted[known.documents])
    here = here[np.argsort(known.documents[here], kind="stable")]
    counts: NDArray[np.int64] = np.bincount(known.documents[here], minlength=len(numbers))
    by_name = {name: int(counts[place]) for name, place in numbers.items() if wanted[place]}
    return _Hashed(by_name, known.hashes[here], known.positions[here], {})
