"""The reprints of a corpus, or of one document: looked up by hashes, checked word by word."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from annotations.selectors import Span
from corpus.library import Corpus
from corpus.reprints.candidates import COMMONPLACE, in_common, paired
from corpus.reprints.edges import completed
from corpus.reprints.fingerprints import fingerprints, fingerprints_of, text_of
from corpus.reprints.kept import Fingerprints, Numbers, cache_of
from corpus.reprints.latest import Latest
from corpus.reprints.model import Reprint, Reprinted
from corpus.reprints.passages import aligned_passages, thinned
from corpus.reprints.processes import in_processes, processes
from corpus.reprints.shingles import chosen, words
from corpus.reprints.worded import Place, Worded, WordFiles, word_files, worded

_MANY = 3_000
"""Pairs of documents to check from which on further processes are worth their start."""
_A_TASK = 500
_KEPT_TEXT = 3_000_000
"""Code points of texts that a process keeps."""
_KEPT_WORDS = 400_000

_Pair = tuple[str, str, NDArray[np.int64]]
"""Two documents, and where runs in common begin: words of each, n × 2."""


def reprints(corpus: Corpus) -> list[Reprint]:
    """The reprints of a whole corpus, in order of documents and places.

    Of a passage that stands in many documents each is paired with a few others, not with all.
    """
    cache = cache_of(corpus)
    with word_files(cache.folder) as files:
        known = fingerprints(corpus, files)
        found = cache.pairs(known)
        if found is None:
            shared = in_common(known)
            known = known.listed()
            found = sorted(_all(corpus, known.names, shared, files), key=_order)
            cache.keep_pairs(known, found)
    return found


def _all(
    corpus: Corpus, names: Sequence[str], shared: list[Numbers], files: WordFiles
) -> Iterator[Reprint]:
    pairs = (
        (names[each.first], names[each.second], each.common) for each in paired(shared, len(names))
    )
    first = list(islice(pairs, _MANY))
    if processes() < 2 or len(first) < _MANY:
        yield from _checked(_Texts(corpus, files), chain(first, pairs))
    else:
        tasks = _tasks(corpus, chain(first, pairs), files)
        yield from chain.from_iterable(in_processes(_checked_there, tasks))


def _tasks(
    corpus: Corpus, pairs: Iterator[_Pair], files: WordFiles
) -> Iterator[tuple[Path, list[_Pair], dict[str, Place]]]:
    while some := list(islice(pairs, _A_TASK)):
        named = {name for pair in some for name in pair[:2]}
        places = {name: files.places[name] for name in named if name in files.places}
        yield corpus.given, some, places


def reprints_among(corpus: Corpus, names: Sequence[str]) -> list[Reprint]:
    """The reprints of some documents in one another, without looking at the others."""
    known = fingerprints_of(corpus, names)
    texts = _Texts(corpus, WordFiles(None, {}))
    pairs = (
        (known.names[each.first], known.names[each.second], each.common)
        for each in paired(in_common(known), len(known.names))
    )
    return sorted(_checked(texts, pairs), key=_order)


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
    return sorted(_checked(_Texts(corpus, WordFiles(None, {})), pairs), key=_order)


def _checked(texts: "_Texts", pairs: Iterable[_Pair]) -> Iterator[Reprint]:
    for pair in pairs:
        yield from _passages(texts, pair)


def _checked_there(root: Path, pairs: Sequence[_Pair], places: dict[str, Place]) -> list[Reprint]:
    """The same in a process of its own, whose tasks are about neighbouring documents."""
    texts = _texts_of(root)
    texts.files.places.update(places)
    return list(_checked(texts, pairs))


@lru_cache(1)
def _texts_of(root: Path) -> "_Texts":
    return _Texts(Corpus(root), WordFiles(None, {}))


class _Texts:
    """Texts and their words, the latest kept. files: where words were put before."""

    def __init__(self, corpus: Corpus, files: WordFiles) -> None:
        self.files = files
        self.text = Latest(lambda name: text_of(corpus, name), len, _KEPT_TEXT)
        self.words = Latest(self._words, lambda found: len(found.hashes), _KEPT_WORDS)

    def _words(self, name: str) -> Worded:
        found = self.files.read(name)
        if found is None:
            text = self.text[name]
            found = worded(name, text, words(text))
        return found


def _passages(texts: _Texts, pair: _Pair) -> Iterator[Reprint]:
    first, second, common = pair
    one, other = texts.words[first], texts.words[second]
    within = (common[:, 0] < len(one.hashes)) & (common[:, 1] < len(other.hashes))
    looked_at = thinned(common[within], len(one.hashes), len(other.hashes))
    rows: Iterable[tuple[int, int]] = map(tuple, looked_at.tolist())
    for each in aligned_passages(one.hashes, other.hashes, rows):
        spans = completed(
            texts.text[first],
            _span(one, each.first_start, each.first_end),
            texts.text[second],
            _span(other, each.second_start, each.second_end),
        )
        yield Reprint(
            Reprinted(first, spans[0]),
            Reprinted(second, spans[1]),
            each.words,
            round(each.likeness, 3),
        )


def _span(words_: Worded, start: int, end: int) -> Span:
    return Span(int(words_.starts[start]), int(words_.ends[end - 1]))


def _order(each: Reprint) -> tuple[str, Span, str, Span]:
    return each.first.name, each.first.span, each.second.name, each.second.span
