"""Where the words of a query stand in one text, and whether one document answers a query.

The same joining of words to phrases serves the text itself and the places an index has stored.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from fnmatch import translate
from typing import NamedTuple

from annotations.selectors import Span
from annotations.values import dataclass
from corpus.edits import near
from corpus.language import tokens
from corpus.query import (
    Alike,
    And,
    DateRange,
    Documents,
    Field,
    Fuzzy,
    Leaf,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
    Wildcard,
    Word,
)


class Occurrence(NamedTuple):
    """One token that answers a word. position: which token of the text it is; from 0."""

    position: int
    start: int
    end: int


Places = Mapping[Word, Sequence[Occurrence]]
"""Where each word of a query stands, in text order."""


@dataclass(frozen=True, slots=True)
class Searchable:
    """What a query asks of one document. fields: its text, title, path, outlet, tags and so on;
    name: relative to the corpus.
    """

    name: str
    fields: Mapping[Field, str] = field(default_factory=dict)
    day: date | None = None


def find(query: Query, text: str, of: Field = Field.TEXT) -> tuple[Span, ...]:
    """The passages of `text` that answer what `query` asks for, in text order.

    A phrase is one span from its first to its last token. What stands under NOT, and what other
    fields are asked for, has no place in a text. of: the field that `text` is.
    """
    leaves = [leaf for leaf in positive_leaves(query) if leaf.field is of]
    return spans_of(leaves, places_in(text, words_of(leaves)))


def answers(query: Query, document: Searchable) -> bool:
    """Whether `document` answers `query`."""
    match query:
        case And(parts):
            return all(answers(part, document) for part in parts)
        case Or(parts):
            return any(answers(part, document) for part in parts)
        case Not(part):
            return not answers(part, document)
        case DateRange(first, last):
            day = document.day
            return day is not None and (first or day) <= day <= (last or day)
        case Documents(names):
            return document.name in names
        case leaf:
            return bool(find(leaf, document.fields.get(leaf.field, ""), leaf.field))


def leaves_of(query: Query) -> Iterable[Leaf]:
    """Every leaf of the tree, from left to right."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves_of(part)
        case Not(part):
            yield from leaves_of(part)
        case leaf:
            yield leaf


def positive_leaves(query: Query) -> Iterable[Word | Phrase]:
    """The words and phrases that a document may have because it answers the query."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from positive_leaves(part)
        case Not(Not(part)):
            yield from positive_leaves(part)
        case Not() | DateRange() | Documents():
            return
        case leaf:
            yield leaf


def words_of(leaves: Iterable[Word | Phrase]) -> set[Word]:
    """The single words of leaves."""
    return {word for leaf in leaves for word in _words(leaf)}


def _words(leaf: Word | Phrase) -> tuple[Word, ...]:
    return leaf.words if isinstance(leaf, Phrase) else (leaf,)


def word_test(word: Word) -> Callable[[str], bool]:
    """A test of folded tokens for being what `word` asks for."""
    match word:
        case Term(wanted):
            return wanted.__eq__
        case Prefix(begin):
            return lambda token: token.startswith(begin)
        case Fuzzy(wanted, edits):
            return near(wanted, edits)
        case Alike(wanted, _, also, never):
            from corpus.names.alike import alike  # noqa: PLC0415 - few searches ask for names

            spells = alike(wanted)
            return lambda token: token in also or (token not in never and spells(token))
        case Wildcard(pattern):
            # What `fnmatch` makes of several stars never goes back from one into the one before.
            matches = re.compile(translate(pattern.replace("[", "[[]"))).match
            return lambda token: matches(token) is not None


def places_in(text: str, words: Iterable[Word]) -> Places:
    """Where `words` stand in `text`; every distinct token is tested once."""
    tests = [(word, word_test(word)) for word in words]
    places: dict[Word, list[Occurrence]] = {word: [] for word, _ in tests}
    wanted_by: dict[str, list[list[Occurrence]]] = {}
    for position, (token, start, end) in enumerate(tokens(text) if tests else ()):
        lists = wanted_by.get(token)
        if lists is None:
            lists = wanted_by[token] = [places[word] for word, test in tests if test(token)]
        for occurrences in lists:
            occurrences.append(Occurrence(position, start, end))
    return places


def spans_of(leaves: Iterable[Word | Phrase], places: Places) -> tuple[Span, ...]:
    """The spans of leaves whose words stand at `places`, without those inside another."""
    spans: set[Span] = set()
    for leaf in leaves:
        if isinstance(leaf, Phrase):
            spans.update(phrase_spans([places.get(w, ()) for w in leaf.words], leaf.slop))
        else:
            spans.update(Span(o.start, o.end) for o in places.get(leaf, ()))
    outermost: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not outermost or span.end > outermost[-1].end:
            outermost.append(span)
    return tuple(outermost)


def phrase_spans(words: Sequence[Sequence[Occurrence]], slop: int) -> list[Span]:
    """Where words follow one another with at most `slop` tokens between neighbours.

    words: for each word of the phrase its occurrences in text order. Of several ways to join
    them the tightest counts, and no two spans of one phrase overlap.
    """
    starts = {o.position: o.start for o in words[0]}
    ends = {o.position: o.end for o in words[0]}
    for occurrences in words[1:]:
        starts, ends = (
            _continued(starts, occurrences, slop),
            {o.position: o.end for o in occurrences},
        )
    spans: list[Span] = []
    for position, start in starts.items():
        if not spans or start >= spans[-1].end:
            spans.append(Span(start, ends[position]))
    return spans


def _continued(
    starts: Mapping[int, int], occurrences: Sequence[Occurrence], slop: int
) -> dict[int, int]:
    """Chains that end at one word, led on to the next; by the position of their last token."""
    if slop == 0:
        return {o.position: starts[o.position - 1] for o in occurrences if o.position - 1 in starts}
    lasts = list(starts)
    led_on: dict[int, int] = {}
    for occurrence in occurrences:
        nearest = bisect_left(lasts, occurrence.position) - 1
        if nearest >= 0 and occurrence.position - lasts[nearest] <= slop + 1:
            led_on[occurrence.position] = starts[lasts[nearest]]
    return led_on
