"""What a word of a query that is being typed may go on to: words of the texts, fields, values."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from corpus.language import tokens
from corpus.query import Field
from corpus.query_lexer import OPERATORS, QUOTES

MOST = 20
"""Offers for one word."""

_WORD = re.compile(r"(?:-|~~)?(?:(?P<field>[A-Za-z]+):)?(?P<begun>\"[^\"]*|[^\s()\"]*)$")
_PLAIN = re.compile(r"[\w.\-]+$")
_MARKS = re.compile(rf"[{QUOTES}*?]")


class Completion(NamedTuple):
    """start: code point of the query from which to the caret an offer takes the place."""

    start: int
    offers: tuple[str, ...]


def completions(
    left: str,
    vocabulary: Callable[[str], Sequence[str]],
    values: Callable[[Field], Sequence[str]],
) -> Completion:
    """What may stand in the place of the last word of `left`, the likeliest first.

    left: the query up to the caret; vocabulary: words of the texts that begin so, the commonest
    first; values: what a field holds in this corpus, the commonest first.
    """
    word = _WORD.search(left)
    if word is None:
        return Completion(len(left), ())
    begun, start = word["begun"], word.start("begun")
    field = (word["field"] or "").lower()
    if field in set(Field):
        offers = [as_value(each) for each in _beginning(begun.lstrip('"'), values(Field(field)))]
        return Completion(start, tuple(offers[:MOST]))
    if word["field"] is not None or begun.startswith('"'):
        return Completion(start, ())
    fields = [f"{each}:" for each in Field if each is not Field.TEXT and each.startswith(begun)]
    words = vocabulary(begun) if begun else ()
    offers = [*fields, *(each for each in words if each != begun)]
    return Completion(start, tuple(offers[:MOST]))


def _beginning(begun: str, values: Sequence[str]) -> list[str]:
    """The values that begin so, then those in which another word does."""
    wanted = _folded(begun)
    first = [value for value in values if _folded(value).startswith(wanted)]
    rest = [v for v in values if v not in first and f" {wanted}" in _folded(v)]
    return [*first, *rest]


def _folded(value: str) -> str:
    return " ".join(token.text for token in tokens(value))


def as_value(value: str) -> str:
    """A value as a query says it: in quotes, unless it is one plain word.

    What a query would take for more than the value, quotes and wildcards, is left out: words are
    found without such marks.
    """
    if _PLAIN.fullmatch(value) and value not in OPERATORS:
        return value
    return f'"{" ".join(_MARKS.sub(" ", value).split())}"'
