"""A query cut into brackets, operators, fields, phrases and words, each with its place."""

import re
from enum import Enum, auto

from annotations.values import dataclass
from corpus.errors import QueryError
from corpus.query import Field

QUOTES = '"“”„‟«»＂'
"""Marks that begin and end a phrase."""
_SPACE = re.compile(r"\s*")
_WORD = re.compile(rf"[^\s(){QUOTES}]+")
_PHRASE = re.compile(rf"[{QUOTES}]([^{QUOTES}]*)(?:[{QUOTES}](?:~(\d{{0,3}}))?|\Z)")
_FIELD = re.compile(r"([A-Za-z]+):")
_NEAR = re.compile(r"NEAR/(\d{0,4})", re.ASCII)
OPERATORS = frozenset(("AND", "OR", "NOT"))
"""Words that are no words of a query unless they stand in quotes."""


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
    phrase; closed: false for a phrase whose closing quote is missing, or that has none; near: it
    was written with NEAR.
    """

    kind: Kind
    start: int
    end: int
    text: str = ""
    slop: int = 0
    closed: bool = True
    near: bool = False


def lexemes(query: str, lenient: bool = False) -> list[Lexeme]:
    """Cut `query` up; the last lexeme is of kind END. lenient: half a query is no error.

    Raises QueryError for a missing closing quote and for a field that does not exist.
    """
    cut: list[Lexeme] = []
    at = 0
    while (at := _skip_space(query, at)) < len(query):
        cut.append(_next(query, at, lenient))
        at = cut[-1].end
    cut = _near(query, cut, lenient)
    cut.append(Lexeme(Kind.END, len(query), len(query)))
    return cut


def _near(query: str, cut: list[Lexeme], lenient: bool) -> list[Lexeme]:
    """With ``a NEAR/5 b`` as the phrase ``"a b"~5``. lenient: what NEAR lacks is left out."""
    found: list[Lexeme] = []
    waiting: Lexeme | None = None
    for lexeme in (*cut, None):
        if waiting is not None:
            joined = _joined(found[-1] if found else None, waiting, lexeme)
            if joined is not None:
                found[-1:], waiting = [joined], None
                continue
            if not lenient:
                raise QueryError(
                    f"{waiting.text} wants a number and a single word on each side, as in"
                    ' ferry NEAR/5 doors; "ferry doors"~5 is the same',
                    query,
                    waiting.start,
                )
            waiting = None
        if lexeme is not None and lexeme.kind is Kind.WORD and _NEAR.fullmatch(lexeme.text):
            waiting = lexeme
        elif lexeme is not None:
            found.append(lexeme)
    return found


def _joined(left: Lexeme | None, near: Lexeme, right: Lexeme | None) -> Lexeme | None:
    """The phrase that two words near one another are; None where they are none."""
    apart = _NEAR.fullmatch(near.text)
    if left is None or right is None or right.kind is not Kind.WORD or not apart or not apart[1]:
        return None
    slop = int(apart[1])
    chained = left.kind is Kind.PHRASE and left.near and left.slop == slop
    if (not chained and left.kind is not Kind.WORD) or _NEAR.fullmatch(right.text):
        return None
    text = f"{left.text} {right.text}"
    return Lexeme(Kind.PHRASE, left.start, right.end, text, slop, closed=False, near=True)


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
    if text in OPERATORS:
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
