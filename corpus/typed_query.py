"""What a query means while it is being typed, beside what it means as it is."""

from corpus.errors import QueryError
from corpus.query_lexer import QUOTES
from corpus.query_parser import lenient_parse, parse

_UNQUOTED = dict.fromkeys(map(ord, QUOTES), " ")


def phrase_of(text: str, most: int) -> str:
    """The first `most` words of a text as a phrase to be found; what it quotes ends no phrase."""
    return f'"{" ".join(text.translate(_UNQUOTED).split()[:most])}"'


def means_the_same(query: str) -> bool:
    """Whether a query, now that it is whole, means what it was taken for while it was typed."""
    try:
        return parse(query) == lenient_parse(query)
    except QueryError:
        return False


def left_open(query: str) -> str:
    """What stands behind a query that is taken as being typed: `*` where it is one word's end that
    is open, `…` where it is more; "" where it means what it will when it is entered.
    """
    if not query.strip() or means_the_same(query):
        return ""
    try:
        return "*" if parse(f"{query}*") == lenient_parse(query) else "…"
    except QueryError:
        return "…"


def with_open_end(query: str) -> str:
    """The query whose last word may go on, where it is one word's end that may; else ""."""
    return f"{query}*" if left_open(query) == "*" else ""
