"""The query language and its one tree; every index and the search in a document speak the tree."""

from datetime import date
from enum import StrEnum

from annotations.values import dataclass


class Field(StrEnum):
    """What a term is looked for in; TEXT where the query names none."""

    TEXT = "text"
    TITLE = "title"
    PATH = "path"
    DATE = "date"
    OUTLET = "outlet"
    TAG = "tag"
    NOTE = "note"
    ANNOTATOR = "annotator"
    SOURCE = "source"
    """What a claim rests on: ``source:none``, ``source:own`` (voice), or a name in its chains."""

    @property
    def of_annotations(self) -> bool:
        """Whether it is answered by the annotation table and not by the index."""
        return self in {Field.TAG, Field.NOTE, Field.ANNOTATOR, Field.SOURCE}


@dataclass(frozen=True, slots=True)
class Term:
    """One folded token."""

    text: str
    field: Field = Field.TEXT


@dataclass(frozen=True, slots=True)
class Prefix:
    """Tokens that begin with `text`: ``tajik*``."""

    text: str
    field: Field = Field.TEXT


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Tokens of the shape `pattern`; ``*`` any run, ``?`` one character."""

    pattern: str
    field: Field = Field.TEXT


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Tokens at most `edits` insertions, deletions, substitutions or swaps away: ``word~``."""

    text: str
    edits: int = 1
    field: Field = Field.TEXT


@dataclass(frozen=True, slots=True)
class Alike:
    """Tokens that spell the same name: ``~~Varr``.

    also, never: spellings that the user said are the name, or another one, whatever it looks like.
    """

    text: str
    field: Field = Field.TEXT
    also: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens in this order with at most `slop` tokens between neighbours: ``"a b"~3``.

    field: the field of each of `words` too.
    """

    words: tuple["Word", ...]
    slop: int = 0
    field: Field = Field.TEXT


@dataclass(frozen=True, slots=True)
class DateRange:
    """Documents dated from `first` to `last`, both included; None is open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents by name: what the annotation table answered, in the place of what it was asked."""

    names: frozenset[str]


Leaf = Term | Prefix | Wildcard | Fuzzy | Alike | Phrase | DateRange | Documents


@dataclass(frozen=True, slots=True)
class And:
    """Documents that answer every part."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Documents that answer any part."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Documents that do not answer `part`."""

    part: "Query"


Word = Term | Prefix | Wildcard | Fuzzy | Alike
Query = Leaf | And | Or | Not
