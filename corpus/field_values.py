"""What fields of a query hold in a corpus, and which value one meant that it does not have."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from rapidfuzz import fuzz, process

from corpus.annotation_table import AnnotationTable
from corpus.completing import as_value
from corpus.language import tokens
from corpus.library import Corpus
from corpus.query import Field
from corpus.query_lexer import Kind, lexemes

OWN_WORDS = ("none", "own")
"""What ``source:`` knows beside the names of sources."""
_NAMED = frozenset({Field.OUTLET, Field.TAG, Field.ANNOTATOR, Field.SOURCE})
_ALIKE = 65
"""Of 100, how like a value must be to be meant: a letter or two of a word."""

Values = Callable[[Field], Sequence[str]]


def values_in(field: Field, corpus: Corpus, table: AnnotationTable | None) -> Sequence[str]:
    """What a field holds, as far as is known without reading documents; () where that is open."""
    if table is not None and field in (Field.TAG, Field.ANNOTATOR, Field.SOURCE):
        of = {Field.TAG: table.tags, Field.ANNOTATOR: table.annotators}
        return of[field]() if field in of else (*OWN_WORDS, *table.entities())
    known = corpus.known_metadata().values()
    if field is Field.OUTLET:
        return sorted({each.outlet for each in known if each.outlet})
    if field is Field.DATE:
        return sorted({each.date.isoformat()[:7] for each in known if each.date})
    return OWN_WORDS if field is Field.SOURCE else ()


def value_meant(typed: str, values: Values) -> str | None:
    """`typed` with each value that its field does not have replaced by the one most like it.

    None where every value is there, or nothing is like one that is not. Raises QueryError.
    """
    suggested = typed
    for field, value in reversed([*pairwise(lexemes(typed))]):
        if field.kind is not Kind.FIELD or Field(field.text) not in _NAMED:
            continue
        known = values(Field(field.text)) if value.kind in (Kind.WORD, Kind.PHRASE) else ()
        if meant := _nearest(value.text, known):
            suggested = suggested[: value.start] + as_value(meant) + suggested[value.end :]
    return suggested if suggested != typed else None


def _nearest(value: str, known: Sequence[str]) -> str:
    """The value most like one that is not there, "" where it is, or where none is like it."""
    wanted = _words(value)
    if not wanted or any(wanted <= _words(each) for each in known):
        return ""
    asked = " ".join(token.text for token in tokens(value))
    pieces = {word: each for each in reversed(known) for word in (each, *each.split())}
    found = process.extractOne(
        asked, list(pieces), scorer=fuzz.ratio, score_cutoff=_ALIKE, processor=str.casefold
    )
    return pieces[found[0]] if found else ""


def _words(value: str) -> frozenset[str]:
    return frozenset(token.text for token in tokens(value))
