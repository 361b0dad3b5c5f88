"""Which annotations of the table answer a query of nothing but tags, notes, annotators, sources."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotations.model import Relation
from corpus.matching import find
from corpus.query import And, DateRange, Documents, Field, Not, Or, Phrase, Query, Term, Word

_COLUMNS = {Field.TAG: "tag", Field.NOTE: "note", Field.ANNOTATOR: "annotator"}
_NONE = Term("none", Field.SOURCE)
_OWN = Term("own", Field.SOURCE)
_OWN_VOICE = "urn:sha256:%"
_AT_ONCE = 500
"""Values that one statement names."""

Numbers = frozenset[int]
"""Rows of the table ``annotations``."""


def numbers_of(table: sqlite3.Connection, asked: Iterable[Query]) -> Numbers:
    """The annotations each of which answers everything that is `asked`."""
    found: Numbers | None = None
    for each in asked:
        numbers = _numbers(table, each)
        found = numbers if found is None else found & numbers
    return found or frozenset()


def passages_of(table: sqlite3.Connection, numbers: Numbers) -> Mapping[str, frozenset[str]]:
    """The passages of annotations by document, as the table has them; see `annotation_rows`."""
    passages: dict[str, set[str]] = defaultdict(set)
    rows = _rows(table, "SELECT document, passage FROM annotations WHERE rowid", numbers)
    for document, passage in rows:
        passages[document] |= set() if passage is None else {passage}
    return {document: frozenset(found) for document, found in passages.items()}


def _numbers(table: sqlite3.Connection, query: Query) -> Numbers:
    match query:
        case And(parts):
            return numbers_of(table, parts)
        case Or(parts):
            return frozenset().union(*(_numbers(table, part) for part in parts))
        case Not(part):
            rows = table.execute("SELECT rowid FROM annotations")
            return frozenset(number for (number,) in rows) - _numbers(table, part)
        case DateRange() | Documents():
            return frozenset()
        case leaf if leaf.field is Field.SOURCE:
            return _resting_on(table, leaf)
        case leaf:
            column = _COLUMNS[leaf.field]
            values = _answering(table, leaf, column)
            return _by(table, f"SELECT rowid FROM annotations WHERE {column}", values)


def _resting_on(table: sqlite3.Connection, asked: Word | Phrase) -> Numbers:
    """What is attributed to nobody, to the document itself, or by any chain to a name."""
    if asked == _NONE:
        return _selected(
            table,
            "SELECT rowid FROM annotations WHERE id NOT IN "
            "(SELECT attributed FROM links WHERE relation = ?)",
        )
    links = "SELECT attributed FROM links WHERE relation = ? AND to_id"
    if asked == _OWN:
        within = f"{links} LIKE '{_OWN_VOICE}'"
        return _selected(table, f"SELECT rowid FROM annotations WHERE id IN ({within})")
    names = _answering(table, asked, "entity")
    ends = {id_ for (id_,) in _rows(table, "SELECT id FROM annotations WHERE entity", names) if id_}
    resting: set[str] = set()
    while ends:
        ends = {i for (i,) in _rows(table, links, ends, Relation.ATTRIBUTED_TO.value)} - resting
        resting |= ends
    return _by(table, "SELECT rowid FROM annotations WHERE id", resting)


def _answering(table: sqlite3.Connection, asked: Word | Phrase, column: str) -> set[str]:
    """The values of a column that answer; there are few beside the rows that have them."""
    values = table.execute(
        f"SELECT DISTINCT {column} FROM annotations WHERE {column} IS NOT NULL"
    ).fetchall()
    return {value for (value,) in values if find(asked, value, asked.field)}


def _selected(table: sqlite3.Connection, select: str) -> Numbers:
    rows = table.execute(select, (Relation.ATTRIBUTED_TO.value,))
    return frozenset(number for (number,) in rows)


def _by(table: sqlite3.Connection, select: str, values: Iterable[object]) -> Numbers:
    return frozenset(number for (number,) in _rows(table, select, values))


def _rows(
    table: sqlite3.Connection, select: str, values: Iterable[object], *before: object
) -> Iterator[tuple[Any, ...]]:
    """The rows whose last column named in `select` has one of `values`."""
    wanted = list(values)
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        marks = ",".join("?" * len(some))
        yield from table.execute(f"{select} IN ({marks})", (*before, *some))
