"""A query cut into brackets, operators, fields, phrases and words, each with its place."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from corpus.errors import QueryError
from corpus.query import Field

_QUOTES = '"“”„‟«»＂'
_SPACE = re.compile(r"\s*")
_WORD = re.compile(rf"[^\s(){_QUOTES}]+")
_PHRASE = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]*)(?:[{_QUOTES}](?:~(\d{{0,3}}))?|\Z)")
_FIELD = re.compile(r"([A-Za-z]+):")
_OPERATORS = {"AND", "OR", "NOT"}


class Kind(Enum):
    """What a lexeme is."""

    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    FIELD = auto()
    PHRASE = auto()
    WORD = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece of a query.

    text: without quotes, colon and slop; start, end: code points of the query; slop: of a
    phrase; closed: false for a phrase whose closing quote is missing.
    """

    kind: Kind
    start: int
    end: int
    text: str = ""
    slop: int = 0
    closed: bool = True


def lexemes(query: str, lenient: bool = False) -> list[Lexeme]:
    """Cut `query` up; the last lexeme is of kind END. lenient: half a query is no error.

    Raises QueryError for a missing closing quote and for a field that does not exist.
    """
    cut: list[Lexeme] = []
    at = 0
    while (at := _skip_space(query, at)) < len(query):
        cut.append(_next(query, at, lenient))
        at = cut[-1].end
    cut.append(Lexeme(Kind.END, len(query), len(query)))
    return cut


def _skip_space(query: str, at: int) -> int:
    space = _SPACE.match(query, at)
    return space.end() if space else at


def _next(query: str, at: int, lenient: bool) -> Lexeme:
    char = query[at]
    if char in "()":
        return Lexeme(Kind.OPEN if char == "(" else Kind.CLOSE, at, at + 1)
    if phrase := _PHRASE.match(query, at):
        return _phrase(query, phrase, lenient)
    if char == "-" and _negates(query, at):
        return Lexeme(Kind.NOT, at, at + 1, "-")
    if field := _FIELD.match(query, at):
        known = _field(query, field, lenient)
        if known:
            return known
    word = _WORD.match(query, at)
    text, end = (word.group(), word.end()) if word else (char, at + 1)
    if text in _OPERATORS:
        return Lexeme(Kind[text], at, end, text)
    return Lexeme(Kind.WORD, at, end, text)


def _phrase(query: str, match: re.Match[str], lenient: bool) -> Lexeme:
    start, end = match.span()
    closed = end - 1 > start and match.end(1) < end
    if not closed and not lenient:
        raise QueryError(f"the quote {query[start]} is never closed", query, start)
    slop = int(match.group(2) or 0)
    return Lexeme(Kind.PHRASE, start, end, match.group(1), slop, closed)


def _negates(query: str, at: int) -> bool:
    follows = query[at + 1 : at + 2]
    stands_free = at == 0 or query[at - 1].isspace() or query[at - 1] == "("
    return stands_free and bool(follows) and not follows.isspace() and follows not in "-)"


def _field(query: str, match: re.Match[str], lenient: bool) -> Lexeme | None:
    """A field, or None where the colon belongs to a word: ``http://…``, ``said:``."""
    name = match.group(1).lower()
    if name in set(Field):
        return Lexeme(Kind.FIELD, match.start(), match.end(), name)
    rest = query[match.end() : match.end() + 2]
    if lenient or rest == "//" or not rest[:1].strip() or rest[0] in ")":
        return None
    fields = " ".join(field for field in Field if field is not Field.TEXT)
    raise QueryError(
        f"no field {name!r} (there are {fields}); to find a colon, quote it",
        query,
        match.start(),
    )
