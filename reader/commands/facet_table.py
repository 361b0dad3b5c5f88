"""How many of the documents that a search found there are of each outlet, month and tag."""

from collections.abc import Collection, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from corpus.library import Corpus
from reader.terminal.output import record, say

if TYPE_CHECKING:
    from corpus.facets import Facet


def facets_of(corpus: Corpus, names: Collection[str]) -> "Sequence[Facet]":
    """Of these documents. Raises CacheRefused."""
    from corpus.facets import facets  # noqa: PLC0415 - SQLite and folding, not for the help
    from corpus.search import table_of  # noqa: PLC0415

    with closing(table_of(corpus)) as table:
        return facets(names, table, corpus.known_metadata().get)


def say_facets(found: "Sequence[Facet]", *, as_json: bool) -> None:
    """A line each: how many, the query that finds them."""
    for facet in found:
        if as_json:
            record({"field": facet.field, "value": facet.value, "documents": facet.documents})
        else:
            say(f"{facet.documents:>7,} {facet.asked}")
