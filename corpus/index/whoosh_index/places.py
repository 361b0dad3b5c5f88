"""The exact spans of hits, from the places stored with each token: no text is read."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.index.whoosh_index.phrases import chains, outermost, without_overlaps
from corpus.index.whoosh_index.words import Words
from corpus.matching import positive_leaves
from corpus.query import Field, Phrase, Query, Word
from corpus.spans import Spans

Numbers = NDArray[Any]

_POSITION = 0xFFFF_FFFF
_HALF = 32
_DOCUMENT = 40
"""The bit from which a number tells documents apart: no text is as long as that."""


def spans_of_hits(query: Query, numbers: Sequence[int], words: Words) -> dict[int, Spans]:
    """The spans that answer `query` in each of the documents `numbers` of a segment."""
    leaves = [leaf for leaf in positive_leaves(query) if leaf.field is Field.TEXT]
    documents = np.array(sorted(numbers), np.uint32)
    found = [_spans_of(leaf, documents, words) for leaf in dict.fromkeys(leaves)]
    if not found:
        return {number: Spans() for number in numbers}
    starts, ends = found[0]
    if len(found) > 1:
        starts, ends = np.concatenate([s for s, _ in found]), np.concatenate([e for _, e in found])
    if len(found) > 1 or isinstance(leaves[0], Phrase):
        starts, ends = outermost(starts, ends)
    cuts = np.searchsorted(starts, documents.astype(np.int64) << _DOCUMENT).tolist()
    inside = (1 << _DOCUMENT) - 1
    all_starts, all_ends = (starts & inside).tolist(), (ends & inside).tolist()
    return {
        number: Spans(all_starts[first:last], all_ends[first:last])
        for number, first, last in zip(
            documents.tolist(), cuts, [*cuts[1:], len(all_starts)], strict=True
        )
    }


def _spans_of(
    leaf: Word | Phrase, documents: NDArray[np.uint32], words: Words
) -> tuple[Numbers, Numbers]:
    """Starts and ends of what answers one leaf; documents in the upper bits."""
    if not isinstance(leaf, Phrase):
        occurrences = words.occurrences(leaf, documents)
        starts, widths, upper = _placed(occurrences, words)
        return starts | upper, (starts + widths) | upper
    firsts, lasts = chains([words.occurrences(w, documents) for w in leaf.words], leaf.slop)
    starts, _, upper = _placed(firsts, words)
    ends, widths, _ = _placed(lasts, words)
    starts, ends = starts | upper, (ends + widths) | upper
    kept = without_overlaps(starts, ends)
    return starts[kept], ends[kept]


def _placed(occurrences: Numbers, words: Words) -> tuple[Numbers, Numbers, Numbers]:
    """Starts and widths of tokens, and their documents as upper bits."""
    documents = occurrences >> _HALF
    starts, widths = words.segment.places.places(documents, occurrences & _POSITION)
    return starts, widths, documents << _DOCUMENT
