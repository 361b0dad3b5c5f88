"""The exact spans of hits, from the places stored with each posting: no text is read."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from annotations.selectors import Span
from corpus.index.whoosh_index.asking import Expand
from corpus.index.whoosh_index.schema import TEXT
from corpus.matching import Occurrence, positive_leaves, spans_of, words_of
from corpus.query import Field, Query, Word


def spans_of_hits(
    query: Query, numbers: Iterable[int], reader: Any, expand: Expand
) -> dict[int, tuple[Span, ...]]:
    """The spans that answer `query` in each of the documents `numbers`, in text order."""
    leaves = [leaf for leaf in positive_leaves(query) if leaf.field is Field.TEXT]
    numbers = sorted(numbers)
    places: dict[int, dict[Word, list[Occurrence]]] = {number: {} for number in numbers}
    for word in words_of(leaves):
        for number, occurrences in _places(expand(word), numbers, reader).items():
            places[number][word] = occurrences
    return {number: spans_of(leaves, places[number]) for number in numbers}


def _places(
    keys: Sequence[bytes], numbers: Sequence[int], reader: Any
) -> dict[int, list[Occurrence]]:
    """Where any of `keys` stands in each of the documents."""
    found: dict[int, list[Occurrence]] = defaultdict(list)
    for segment, offset in reader.leaf_readers():
        inside = [n - offset for n in numbers if 0 <= n - offset < segment.doc_count_all()]
        if not inside:
            continue
        for key in keys:
            if (TEXT, key) not in segment:
                continue
            postings = segment.postings(TEXT, key)
            for number in inside:
                if postings.is_active() and postings.id() < number:
                    postings.skip_to(number)
                if not postings.is_active():
                    break
                if postings.id() == number:
                    found[number + offset] += postings.value_as("occurrences")
    if len(keys) > 1:
        for occurrences in found.values():
            occurrences.sort()
    return found
