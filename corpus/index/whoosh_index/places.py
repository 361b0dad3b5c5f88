"""The exact spans of hits, from the places stored with each token: no text is read."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.index.whoosh_index.phrases import Chains, chains, outermost, without_overlaps
from corpus.index.whoosh_index.words import Words
from corpus.matching import positive_leaves
from corpus.query import Field, Phrase, Query, Word
from corpus.spans import Spans

Numbers = NDArray[Any]

_POSITION = 0xFFFF_FFFF
_HALF = 32
_DOCUMENT = 40
"""The bit from which a number tells documents apart: no text is as long as that."""


def spans_of_hits(
    query: Query,
    numbers: Sequence[int],
    words: Words,
    most: int | None = None,
    joined: Mapping[Phrase, Chains] | None = None,
) -> dict[int, Spans]:
    """The spans that answer `query` in each of the documents `numbers` of a segment.

    most: so many of each document, the first ones, are enough; joined: the chains of phrases in
    the whole segment that are known already.
    """
    leaves = [leaf for leaf in positive_leaves(query) if leaf.field is Field.TEXT]
    if not leaves or most == 0:
        return {number: Spans() for number in numbers}
    documents = np.array(sorted(numbers), np.uint32)
    leaves = list(dict.fromkeys(leaves))
    single = [leaf for leaf in leaves if not isinstance(leaf, Phrase)]
    phrases = [leaf for leaf in leaves if isinstance(leaf, Phrase)]
    # What comes first may turn out to lie inside something longer, but for the very first.
    most_each = None if phrases and most != 1 else most
    joined = joined or {}
    found = [
        _of_phrase(phrase, joined.get(phrase), documents, words, most_each) for phrase in phrases
    ]
    if single:
        found.append(_of_words(single, documents, words, most_each))
    starts, ends = found[0]
    if len(found) > 1:
        starts, ends = np.concatenate([s for s, _ in found]), np.concatenate([e for _, e in found])
    if len(leaves) > 1:
        starts, ends = outermost(starts, ends)
    cuts = starts.searchsorted(documents.astype(np.int64) << _DOCUMENT).tolist()
    inside = (1 << _DOCUMENT) - 1
    all_starts, all_ends = (starts & inside).tolist(), (ends & inside).tolist()
    return {
        number: Spans(all_starts[first:last][:most], all_ends[first:last][:most])
        for number, first, last in zip(
            documents.tolist(), cuts, [*cuts[1:], len(all_starts)], strict=True
        )
    }


def _of_words(
    leaves: Sequence[Word], documents: NDArray[np.uint32], words: Words, most: int | None
) -> tuple[Numbers, Numbers]:
    """Starts and ends of what answers any of some words; documents in the upper bits."""
    occurrences = words.occurrences(leaves[0], documents, most)
    if len(leaves) > 1:
        others = [words.occurrences(leaf, documents, most) for leaf in leaves[1:]]
        occurrences = np.sort(np.concatenate([occurrences, *others]), kind="stable")
        occurrences = occurrences[_first_of_equals(occurrences)]
    return _placed(_first_of_each(occurrences, most), words)


def _of_phrase(
    phrase: Phrase,
    known: Chains | None,
    documents: NDArray[np.uint32],
    words: Words,
    most: int | None,
) -> tuple[Numbers, Numbers]:
    """The same of a phrase. known: its chains in all documents."""
    if known is None:
        known = chains([words.occurrences(w, documents) for w in phrase.words], phrase.slop)
    else:
        of = known[1] >> _HALF
        at = documents.searchsorted(of.astype(documents.dtype))
        at[at == len(documents)] = 0
        wanted = documents[at] == of
        known = known[0][wanted], known[1][wanted]
    firsts, lasts = known
    if most == 1:  # nothing overlaps the first
        of = lasts >> _HALF
        wanted = _first_of_equals(of)
        firsts, lasts = firsts[wanted], lasts[wanted]
    tokens = np.concatenate((firsts, lasts))
    order = tokens.argsort(kind="stable")
    starts, ends = np.empty_like(tokens), np.empty_like(tokens)
    starts[order], ends[order] = _placed(tokens[order], words)
    starts, ends = starts[: len(firsts)], ends[len(firsts) :]
    kept = without_overlaps(starts, ends)
    return starts[kept], ends[kept]


def _first_of_equals(numbers: Numbers) -> NDArray[np.bool_]:
    """Which of some rising numbers differ from the one before."""
    first = np.ones(len(numbers), bool)
    np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
    return first


def _first_of_each(occurrences: Numbers, most: int | None) -> Numbers:
    """The first `most` occurrences of each document."""
    if most is None or len(occurrences) <= most:
        return occurrences
    documents = occurrences >> _HALF
    nth = np.arange(len(documents)) - documents.searchsorted(documents)
    return occurrences[nth < most]


def _placed(occurrences: Numbers, words: Words) -> tuple[Numbers, Numbers]:
    """Starts and ends of tokens, their documents in the upper bits."""
    documents = occurrences >> _HALF
    starts, widths = words.segment.places.places(documents, occurrences & _POSITION)
    starts |= documents << _DOCUMENT
    return starts, starts + widths
