"""The reprints of a corpus, or of one document: looked up by hashes, checked word by word."""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np

from annotations.selectors import Span
from corpus.library import Corpus
from corpus.reprints.candidates import COMMONPLACE, candidates
from corpus.reprints.edges import completed
from corpus.reprints.fingerprints import fingerprints, text_of
from corpus.reprints.furniture import furniture
from corpus.reprints.kept import Fingerprints, cache_of
from corpus.reprints.model import Reprint, Reprinted
from corpus.reprints.passages import aligned_passages
from corpus.reprints.shingles import Words, chosen, words

_MANY = 3_000
"""Pairs of documents to check from which on further processes are worth their start."""
_A_TASK = 500
_MOST_PROCESSES = 4
_KEPT_TEXT = 12_000_000
"""Code points of texts that a process keeps, with about four times as many bytes of words."""


class _Read(NamedTuple):
    """A text with its words; those of its furniture are like no other text's."""

    text: str
    words: Words


def reprints(corpus: Corpus) -> list[Reprint]:
    """The reprints of a whole corpus, in order of documents and places.

    Of a passage that stands in many documents each is paired with a few others, not with all.
    """
    known = fingerprints(corpus)
    cache = cache_of(corpus)
    found = cache.pairs(known)
    if found is None:
        found = sorted(_all(corpus, known), key=_order)
        cache.keep_pairs(known, found)
    return found


def _all(corpus: Corpus, known: Fingerprints) -> list[Reprint]:
    pairs = [
        (known.names[each.first], known.names[each.second], each.common)
        for each in candidates(known)
    ]
    tasks = [pairs[at : at + _A_TASK] for at in range(0, len(pairs), _A_TASK)]
    processes = min(_MOST_PROCESSES, os.cpu_count() or 1)
    if processes < 2 or len(pairs) < _MANY:
        texts = _Texts(corpus)
        return [each for task in tasks for each in _checked(texts, task)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        checked = pool.map(_checked_there, [corpus.given] * len(tasks), tasks)
        return [each for task in checked for each in task]


def reprints_of(corpus: Corpus, name: str, known: Fingerprints | None = None) -> list[Reprint]:
    """Every reprint of the document `name`, which is the first of each, in order of its places.

    known: what was kept of the others, brought up to date where it is not given.
    """
    known = fingerprints(corpus) if known is None else known
    own = chosen(words(text_of(corpus, name)).hashes)
    first, last = known.where(own.hashes)
    common: dict[int, list[tuple[int, int]]] = {}
    for position, low, high in zip(
        own.positions.tolist(), first.tolist(), last.tolist(), strict=True
    ):
        documents = known.documents[low:high]
        if high - low <= 4 * COMMONPLACE and len(np.unique(documents)) <= COMMONPLACE:
            for document, other in zip(
                documents.tolist(), known.positions[low:high].tolist(), strict=True
            ):
                common.setdefault(document, []).append((position, other))
    pairs = [
        (name, known.names[document], np.array(both, np.int64))
        for document, both in common.items()
        if known.names[document] != name and len(both) > 1
    ]
    return sorted(_checked(_Texts(corpus), pairs), key=_order)


_Pair = tuple[str, str, "np.ndarray[tuple[int, int], np.dtype[np.int64]]"]


def _checked(texts: "_Texts", pairs: Sequence[_Pair]) -> list[Reprint]:
    return [each for pair in pairs for each in _passages(texts[pair[0]], texts[pair[1]], pair)]


def _checked_there(root: Path, pairs: Sequence[_Pair]) -> list[Reprint]:
    """The same in a process of its own, whose tasks are about neighbouring documents."""
    return _checked(_texts_of(root), pairs)


@lru_cache(1)
def _texts_of(root: Path) -> "_Texts":
    return _Texts(Corpus(root))


class _Texts:
    """Texts with their words, the latest kept as long as there is room."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._kept: dict[str, _Read] = {}
        self._room = _KEPT_TEXT

    def __getitem__(self, name: str) -> _Read:
        found = self._kept.pop(name, None)
        if found is None:
            found = _read(self._corpus, name)
            self._room -= len(found.text)
        self._kept[name] = found
        while self._room < 0 and len(self._kept) > 2:
            oldest = next(iter(self._kept))
            self._room += len(self._kept.pop(oldest).text)
        return found


def _read(corpus: Corpus, name: str) -> _Read:
    text = text_of(corpus, name)
    found = words(text)
    mark = np.uint64(crc32(os.fsencode(name)) | 1)
    hashes = found.hashes.copy()
    for block in furniture(text):
        low, high = np.searchsorted(found.starts, (block.start, block.end))
        hashes[low:high] ^= mark
    return _Read(text, Words(hashes, found.starts, found.ends))


def _passages(one: _Read, other: _Read, pair: _Pair) -> Iterator[Reprint]:
    first, second, common = pair
    lengths = len(one.words.hashes), len(other.words.hashes)
    within = common[(common[:, 0] < lengths[0]) & (common[:, 1] < lengths[1])]
    rows: Iterable[tuple[int, int]] = map(tuple, within.tolist())
    for each in aligned_passages(one.words.hashes, other.words.hashes, rows):
        spans = completed(
            one.text,
            _span(one.words, each.first_start, each.first_end),
            other.text,
            _span(other.words, each.second_start, each.second_end),
        )
        yield Reprint(
            Reprinted(first, spans[0]),
            Reprinted(second, spans[1]),
            each.words,
            round(each.likeness, 3),
        )


def _span(words_: Words, start: int, end: int) -> Span:
    return Span(int(words_.starts[start]), int(words_.ends[end - 1]))


def _order(each: Reprint) -> tuple[str, Span, str, Span]:
    return each.first.name, each.first.span, each.second.name, each.second.span
