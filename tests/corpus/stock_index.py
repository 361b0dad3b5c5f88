"""Stock Whoosh on our fields and words: what our own search is compared with."""

# Whoosh exports names without saying so, and leaves constructors untyped.
# mypy: disable-error-code="no-untyped-call, attr-defined, no-any-return"

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh.collectors import TopCollector
from whoosh.filedb.filestore import FileStorage
from whoosh.scoring import BM25F

from corpus.index.protocol import IndexedDocument
from corpus.index.whoosh_index.names import DAY, NAME
from corpus.index.whoosh_index.schema import schema, values_of
from corpus.matching import word_test
from corpus.query import Query, Term, Word
from tests.corpus.stock_asking import asked


class StockIndex:
    """Documents in an index of Whoosh's own codec, asked by Whoosh's own matchers and scores."""

    def __init__(self, folder: Path, documents: Iterable[IndexedDocument]) -> None:
        folder.mkdir(parents=True)
        index = FileStorage(str(folder)).create_index(schema())
        writer = index.writer()
        for document in documents:
            writer.add_document(**values_of(document))
        writer.commit()
        self.searcher = index.searcher(weighting=BM25F())

    def scores(self, query: Query) -> dict[str, float]:
        """The documents that answer `query`, with their scores."""
        return scores_of(self.searcher, query)

    def close(self) -> None:
        """Let go of files."""
        self.searcher.close()


def scores_of(searcher: Any, query: Query) -> dict[str, float]:
    """What a searcher of Whoosh answers: documents with their scores."""
    reader = searcher.reader()
    if not reader.doc_count_all():
        return {}

    def expand(word: Word) -> list[bytes]:
        if isinstance(word, Term):
            return [word.text.encode()]
        test = word_test(word)
        return [key for key in reader.lexicon(str(word.field)) if test(bytes(key).decode())]

    collector = TopCollector(reader.doc_count_all(), usequality=False, replace=0)
    searcher.search_with_collector(asked(query, expand, list(reader.lexicon(DAY))), collector)
    found = collector.results().top_n
    return {reader.stored_fields(number)[NAME]: score for score, number in found}
