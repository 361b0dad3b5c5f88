"""The documents of a segment that answer a query, and their scores, by whole arrays.

Scores are Whoosh's BM25F. A word that stands for several (prefix, wildcard, fuzzy) scores as if
they were one word; dates, sets of documents and NOT only choose.
"""

# What indexing an array gives is typed as Any.
# mypy: disable-error-code="no-any-return"

from collections.abc import Sequence
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.index.whoosh_index.codec.documents import LENGTHS
from corpus.index.whoosh_index.codec.field_words import Postings
from corpus.index.whoosh_index.phrases import Chains, chains
from corpus.index.whoosh_index.words import Words
from corpus.matching import positive_leaves, words_of
from corpus.query import And, DateRange, Documents, Field, Leaf, Not, Or, Phrase, Query, Term, Word

Numbers = NDArray[Any]
Scores = NDArray[Any]

_TITLE_BOOST = 1.5
_B, _K1 = 0.75, 1.2


class Statistics:
    """What scores need to know of all segments together."""

    def __init__(self, segments: Sequence[Words]) -> None:
        self._segments = segments
        self.documents = sum(words.segment.count for words in segments)
        self._rarity: dict[Word, float] = {}
        self._lengths: dict[str, Scores] = {}

    def rarity(self, word: Word) -> float:
        """The inverse document frequency of a word."""
        found = self._rarity.get(word)
        if found is None:
            count = sum(len(words.postings(word).documents) for words in self._segments)
            found = self._rarity[word] = log(self.documents / (count + 1)) + 1
        return found

    def length_parts(self, field: str) -> Scores:
        """What the rounded lengths of a field add to a frequency in the score."""
        found = self._lengths.get(field)
        if found is None:
            tokens = sum(words.segment.field(field).tokens for words in self._segments)
            average = tokens / self.documents or 1.0
            found = self._lengths[field] = _K1 * ((1 - _B) + _B * LENGTHS / average)
        return found


class Evaluation:
    """One query over one segment. documents: those that answer and are not deleted, rising."""

    def __init__(self, query: Query, words: Words, statistics: Statistics) -> None:
        self._query, self._words, self._statistics = query, words, statistics
        self._matched: dict[int, Numbers] = {}
        self.joined: dict[Phrase, Chains] = {}
        """The chains of each phrase in the whole segment, deleted documents included."""
        found = self._match(query)
        alive = words.segment.alive
        self.documents = found if alive is None else found[alive[found]]

    def scores(self) -> Scores:
        """The score of each of `documents`; those with the words in their title are preferred."""
        total = self._score(self._query, self.documents)
        wanted = words_of(leaf for leaf in positive_leaves(self._query) if leaf.field is Field.TEXT)
        for word in wanted:
            if isinstance(word, Term):
                total += _TITLE_BOOST * self._word(Term(word.text, Field.TITLE), self.documents)
        return total

    # ---- which documents ---------------------------------------------------------------

    def _match(self, query: Query) -> Numbers:
        # By identity: to hash a tree takes longer than most of its leaves.
        found = self._matched.get(id(query))
        if found is None:
            found = self._matched[id(query)] = self._matching(query)
        return found

    def _matching(self, query: Query) -> Numbers:
        match query:
            case And(parts):
                wanted = [part for part in parts if not isinstance(part, Not)]
                unwanted = [part.part for part in parts if isinstance(part, Not)]
                found = self._all(wanted) if wanted else self._mask_to_numbers(self._mask([]), True)
                if unwanted and len(found):
                    gone = self._mask(unwanted)
                    found = found[~gone[found]]
                return found
            case Or(parts):
                return self._mask_to_numbers(self._mask(parts))
            case Not(part):
                return self._mask_to_numbers(self._mask([part]), True)
            case leaf:
                return self._leaf(leaf)

    def _all(self, parts: Sequence[Query]) -> Numbers:
        """The documents that answer every part."""
        lists = sorted((self._match(part) for part in parts), key=len)
        found = lists[0]
        for other in lists[1:]:
            if not len(found):
                break
            found = _intersection(found, other)
        return found

    def _mask(self, parts: Sequence[Query]) -> NDArray[np.bool_]:
        """Whether each document answers any part."""
        mask = np.zeros(self._words.segment.count, bool)
        for part in parts:
            mask[self._match(part)] = True
        return mask

    @staticmethod
    def _mask_to_numbers(mask: NDArray[np.bool_], inverted: bool = False) -> Numbers:
        return np.flatnonzero(~mask if inverted else mask).astype(np.uint32)

    def _leaf(self, leaf: Leaf) -> Numbers:
        match leaf:
            case Phrase():
                return self._phrase(leaf)
            case DateRange(first, last):
                days = self._words.segment.column("days").whole()
                low = first.toordinal() if first else 0
                high = last.toordinal() if last else _LAST_DAY
                return self._mask_to_numbers((days >= low) & (days <= high))
            case Documents(names):
                return self._words.segment.numbers_of(names).astype(np.uint32)
            case word:
                return self._words.postings(word).documents

    def _phrase(self, phrase: Phrase) -> Numbers:
        found = self._all(phrase.words)
        if not len(found):
            return found
        occurrences = [self._words.occurrences(word, found) for word in phrase.words]
        self.joined[phrase] = chains(occurrences, phrase.slop)
        documents = self.joined[phrase][1] >> 32
        first_of_each = np.ones(len(documents), bool)
        np.not_equal(documents[1:], documents[:-1], out=first_of_each[1:])
        return documents[first_of_each].astype(np.uint32)

    # ---- how well ----------------------------------------------------------------------

    def _score(self, query: Query, documents: Numbers) -> Scores:
        """The score of `documents`; 0 for those that do not answer."""
        match query:
            case And(parts):
                return self._sum(
                    query, [part for part in parts if not isinstance(part, Not)], documents
                )
            case Or(parts):
                total = np.zeros(len(documents))
                for part in parts:
                    total += self._score(part, documents)
                return total
            case Phrase(words):
                return self._sum(query, words, documents)
            case Not() | DateRange() | Documents():
                return np.zeros(len(documents))
            case word:
                return self._word(word, documents)

    def _sum(self, query: Query, parts: Sequence[Query], documents: Numbers) -> Scores:
        """The scores of all parts together, where the whole answers."""
        total = np.zeros(len(documents))
        matched = self._match(query)
        inside = _is_in(documents, matched).nonzero()[0]
        for part in parts:
            total[inside] += self._score(part, documents[inside])
        return total

    def _word(self, word: Word, documents: Numbers) -> Scores:
        postings = self._words.postings(word)
        if not len(postings.documents):
            return np.zeros(len(documents))
        frequencies = _frequencies(postings, documents)
        field = str(word.field)
        view = self._words.segment.field(field)
        lengths = self._statistics.length_parts(field)[view.lengths.whole()[documents]]
        return self._statistics.rarity(word) * (frequencies * (_K1 + 1) / (frequencies + lengths))


_LAST_DAY = 9999 * 366


def _frequencies(postings: Postings, documents: Numbers) -> Scores:
    if len(documents) == len(postings.documents) and np.array_equal(documents, postings.documents):
        return postings.frequencies.astype(np.float64)
    at = postings.documents.searchsorted(documents)
    at[at == len(postings.documents)] = 0
    found = postings.documents[at] == documents
    return np.where(found, postings.frequencies[at], 0).astype(np.float64)


def _intersection(fewer: Numbers, more: Numbers) -> Numbers:
    return fewer[_is_in(fewer, more)]


def _is_in(numbers: Numbers, others: Numbers) -> NDArray[np.bool_]:
    """Which of `numbers` are among `others`; both rise."""
    if numbers is others:
        return np.ones(len(numbers), bool)
    if not len(others):
        return np.zeros(len(numbers), bool)
    at = others.searchsorted(numbers)
    at[at == len(others)] = 0
    return others[at] == numbers
