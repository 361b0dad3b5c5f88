"""The query tree as queries of Whoosh.

Words that stand for several (prefix, wildcard, fuzzy) are looked up in the vocabulary first.
Whoosh's own query classes are used where their meaning is exactly ours. It has none for phrases
with such words in them nor for long lists of words, and its difference of two queries lets some
unwanted documents through (the first of a segment), so three are ours.
"""

# Whoosh exports names without saying so, and leaves constructors untyped.
# mypy: disable-error-code="no-untyped-call, attr-defined, override, union-attr"

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from math import log
from typing import Any

from whoosh import matching
from whoosh import query as whoosh_query
from whoosh.query.qcore import Query as WhooshQuery
from whoosh.query.spans import SpanNear2

from corpus.index.whoosh_index.schema import DAY, NAME, TEXT, TITLE, day_key
from corpus.matching import Occurrence, phrase_spans, positive_leaves, words_of
from corpus.query import (
    And,
    DateRange,
    Documents,
    Leaf,
    Not,
    Or,
    Phrase,
    Query,
    Term,
    Word,
)

_TITLE_BOOST = 1.5
_SATURATION = 1.2
Expand = Callable[[Word], Sequence[bytes]]
"""The words of the vocabulary that answer a word of the query."""


def asked(query: Query, expand: Expand, days: Sequence[bytes]) -> Any:
    """`query` for Whoosh, documents that have the words in their title first.

    days: every date of the index, sorted.
    """
    title_words = [
        whoosh_query.Term(TITLE, word.text, boost=_TITLE_BOOST)
        for word in words_of(leaf for leaf in positive_leaves(query) if leaf.field == TEXT)
        if isinstance(word, Term)
    ]
    tree = _Translation(expand, days).tree(query)
    return whoosh_query.AndMaybe(tree, whoosh_query.Or(title_words)) if title_words else tree


class _Translation:
    def __init__(self, expand: Expand, days: Sequence[bytes]) -> None:
        self.expand, self.days = expand, days

    def tree(self, query: Query) -> Any:
        match query:
            case And(parts):
                wanted = [self.tree(part) for part in parts if not isinstance(part, Not)]
                unwanted = [self.tree(part.part) for part in parts if isinstance(part, Not)]
                base = whoosh_query.And(wanted) if wanted else whoosh_query.Every()
                return Without(base, whoosh_query.Or(unwanted)) if unwanted else base
            case Or(parts):
                return whoosh_query.Or([self.tree(part) for part in parts])
            case Not(part):
                return Without(whoosh_query.Every(), self.tree(part))
            case leaf:
                return self.leaf(leaf)

    def leaf(self, leaf: Leaf) -> Any:
        match leaf:
            case Term(word, field):
                return whoosh_query.Term(str(field), word)
            case Phrase(words, slop, field):
                return InOrder([self.word(word, str(field)) for word in words], slop)
            case DateRange(first, last):
                low, high = (day and day_key(day).encode() for day in (first, last))
                return AnyOf(
                    DAY, [d for d in self.days if (low or d) <= d <= (high or d)], places=False
                )
            case Documents(names):
                keys = [name.encode("utf-8", "surrogateescape") for name in names]
                return AnyOf(NAME, keys, places=False)
            case word:
                return AnyOf(str(word.field), self.expand(word), places=False)

    def word(self, word: Word, field: str) -> Any:
        if isinstance(word, Term):
            return whoosh_query.Term(field, word.text)
        return AnyOf(field, self.expand(word), places=True)


class AnyOf(WhooshQuery):
    """Documents with any of `keys` in a field; scored as if the keys were one word.

    places: whether matchers know where the words stand, which a phrase needs.
    """

    def __init__(self, field: str, keys: Iterable[bytes], places: bool) -> None:
        self.fieldname, self.keys, self.places = field, frozenset(keys), places
        self.boost = 1.0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AnyOf) and self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())

    def _identity(self) -> tuple[object, ...]:
        return (self.fieldname, self.keys, self.places)

    def field(self) -> str:
        """The field asked, for Whoosh's merging of like queries."""
        return self.fieldname

    def estimate_size(self, reader: Any) -> int:
        """At most how many documents answer."""
        return int(reader.doc_count_all())

    def estimate_min_size(self, reader: Any) -> int:
        """At least how many documents answer."""
        return 0

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """The documents of one segment, gathered at once."""
        reader, form = searcher.reader(), searcher.schema[self.fieldname].format
        frequencies: dict[int, float] = defaultdict(float)
        values: dict[int, bytes] = {}
        for key in sorted(self.keys):
            if (self.fieldname, key) not in reader:
                continue
            postings = reader.postings(self.fieldname, key)
            while postings.is_active():
                number = postings.id()
                frequencies[number] += postings.weight()
                if self.places:
                    value, known = postings.value(), values.get(number)
                    values[number] = _merged(form, known, value) if known else value
                postings.next()
        if not frequencies:
            return matching.NullMatcher()
        ids = sorted(frequencies)
        rarity = log(1 + reader.doc_count_all() / len(ids))
        return matching.ListMatcher(
            ids,
            [rarity * _saturated(frequencies[number]) for number in ids],
            [values[number] for number in ids] if self.places else None,
            format=form,
        )


def _saturated(frequency: float) -> float:
    """BM25's reading of a frequency, without the length of the document."""
    return frequency * (_SATURATION + 1) / (frequency + _SATURATION)


def _merged(places: Any, one: bytes, other: bytes) -> bytes:
    both: list[Occurrence] = sorted(
        places.decode_occurrences(one) + places.decode_occurrences(other)
    )
    packed: bytes = places.encode(
        [o.position for o in both], [o.start for o in both], [o.end - o.start for o in both]
    )
    return packed


class Without(WhooshQuery):
    """Documents that answer one query and not another."""

    def __init__(self, wanted: Any, unwanted: Any) -> None:
        self.wanted, self.unwanted = wanted, unwanted
        self.boost = 1.0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Without) and (self.wanted, self.unwanted) == (
            other.wanted,
            other.unwanted,
        )

    def __hash__(self) -> int:
        return hash((self.wanted, self.unwanted))

    def field(self) -> None:
        """No single field."""

    def normalize(self) -> Any:
        """The same with its parts in Whoosh's normal form."""
        return Without(self.wanted.normalize(), self.unwanted.normalize())

    def estimate_size(self, reader: Any) -> int:
        """At most how many documents answer."""
        return int(self.wanted.estimate_size(reader))

    def estimate_min_size(self, reader: Any) -> int:
        """At least how many documents answer."""
        return 0

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """The documents of one segment."""
        wanted = self.wanted.matcher(searcher, context)
        unwanted = self.unwanted.matcher(searcher, searcher.boolean_context())
        numbers = set(unwanted.all_ids())
        return matching.FilterMatcher(wanted, numbers, exclude=True) if numbers else wanted


class InOrder(SpanNear2):
    """Documents in which words follow one another; linear in the number of their occurrences."""

    def __init__(self, words: Sequence[Any], slop: int) -> None:
        super().__init__(words, slop=slop)

    def estimate_size(self, reader: Any) -> int:
        """At most how many documents answer."""
        return int(min(word.estimate_size(reader) for word in self.qs))

    def normalize(self) -> Any:
        """This query: the order and number of its words matter."""
        return self

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """The documents of one segment."""
        context = self._span_context(context) if hasattr(self, "_span_context") else context
        words = [word.matcher(searcher, context) for word in self.qs]
        if not all(word.is_active() for word in words):
            return matching.NullMatcher()
        return InOrderMatcher(words, slop=self.slop)


class InOrderMatcher(SpanNear2.SpanNear2Matcher):
    """Steps through the documents that have every word to those that have them in order."""

    def _get_spans(self) -> list[Any]:
        # Positions stand for code points here: only whether there is a span matters.
        words = [
            [
                Occurrence(position, position, position + 1)
                for position in word.value_as("positions")
            ]
            for word in self.ms
        ]
        return list(phrase_spans(words, self.slop))

    def supports_block_quality(self) -> bool:
        """No: skipping by quality would land on documents that were not looked at."""
        return False
