"""The index as a search asks it: brought up to date first, made anew where it is damaged."""

from collections.abc import Callable
from contextlib import closing
from typing import TypeVar

from corpus.errors import IndexBusy, IndexMissing
from corpus.index.protocol import Answer, Index, Sort
from corpus.library import Corpus
from corpus.query import Query
from reader.commands.indexing import brought_up
from reader.terminal.output import tell

T = TypeVar("T")


def mended(ask: Callable[[], T], mend: Callable[[], None] | None) -> T:
    """What `ask` answers; asked once more where the index turns out damaged and `mend` mends it."""
    try:
        return ask()
    except IndexMissing:
        if mend is None:
            raise
        tell("gloss: the index is damaged; making it anew")
    mend()
    return ask()


def bring_up(corpus: Corpus, index: Index) -> None:
    """Bring `index` up to `corpus`, telling how far it is."""
    try:
        brought_up(corpus, index)
    except IndexBusy:
        tell("gloss: another process is indexing; this is what it has got so far")


def answer_of(corpus: Corpus, index: Index, query: Query, limit: int, sort: Sort) -> Answer:
    """What `index` and the annotations of `corpus` answer. Raises IndexMissing, CacheRefused."""
    # Folding and joining load regex and SQLite, which the help does without.
    from corpus.search import asks_of_annotations, search, table_of  # noqa: PLC0415

    if not asks_of_annotations(query):
        return search(index, None, query, limit, sort)
    with closing(table_of(corpus)) as table:
        return search(index, table, query, limit, sort)
