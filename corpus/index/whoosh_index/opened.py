"""One build of an index, open for reading: its searcher and its vocabulary."""

# Whoosh exports names without saying so, and leaves constructors untyped.
# mypy: disable-error-code="no-untyped-call, attr-defined, override, union-attr"

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoosh.collectors import SortingCollector, TopCollector
from whoosh.filedb.filestore import FileStorage
from whoosh.scoring import BM25F
from whoosh.sorting import FieldFacet, MultiFacet

from corpus.index.protocol import FileState, Sort
from corpus.index.whoosh_index.asking import asked
from corpus.index.whoosh_index.schema import BY_DAY, DAY, NAME, STATE, TEXT, schema
from corpus.matching import word_test
from corpus.query import Prefix, Query, Term, Wildcard, Word

_GENERATIONS = 1 << 32
"""More commits than a build will have: builds and commits make one rising number."""
_SORTED_BY = {Sort.DATE: [BY_DAY, NAME], Sort.PATH: [NAME]}


@dataclass(frozen=True, slots=True)
class Found:
    """top: number and score of the best documents, best first; total: documents that answer."""

    top: tuple[tuple[int, float], ...]
    total: int


class OpenIndex:
    """The last commit of a build, kept open; `refresh` moves on to a later one."""

    def __init__(self, number: int, build: Path) -> None:
        self.number, self.build = number, build
        self._index = FileStorage(str(build)).open_index(schema=schema())
        self._searcher = self._index.searcher(weighting=BM25F())
        self._expansions: dict[Word, Sequence[bytes]] = {}
        self._words: dict[str, list[str]] = {}

    @property
    def reader(self) -> Any:
        """Whoosh's reader of the open commit."""
        return self._searcher.reader()

    @property
    def generation(self) -> int:
        """Of the open commit; larger for every later one, also of a later build."""
        return int(self.number * _GENERATIONS + (self.reader.generation() or 0))

    def refresh(self) -> None:
        """Open the latest commit."""
        if not self._searcher.up_to_date():
            # Whoosh's own refresh keeps the readers of segments, and with them deleted documents.
            before, self._searcher = self._searcher, self._index.searcher(weighting=BM25F())
            before.close()
            self._expansions.clear()
            self._words.clear()

    def search(self, query: Query, limit: int, sort: Sort) -> Found:
        """The best `limit` documents."""
        count = self.reader.doc_count_all()
        if not count:
            return Found((), 0)
        collector = _collector(min(limit, count), sort)
        days = list(self.reader.lexicon(DAY))
        self._searcher.search_with_collector(asked(query, self.expand, days), collector)
        results = collector.results()
        scored = sort is Sort.RANK
        top = tuple((number, score if scored else 0.0) for score, number in results.top_n)
        return Found(top, len(results))

    def known(self) -> dict[str, FileState]:
        """Name to file state of every document."""
        return {stored[NAME]: FileState(*stored[STATE]) for _, stored in self.reader.iter_docs()}

    def vocabulary(self, prefix: str) -> Sequence[tuple[str, int]]:
        """Words of texts that begin with `prefix`, and in how many documents they are."""
        reader = self.reader
        return [
            (key.decode(), reader.doc_frequency(TEXT, key))
            for key in reader.expand_prefix(TEXT, prefix)
        ]

    def expand(self, word: Word) -> Sequence[bytes]:
        """The words of the vocabulary that answer `word`."""
        known = self._expansions.get(word)
        if known is None:
            known = self._expansions[word] = self._expanded(word)
        return known

    def _expanded(self, word: Word) -> Sequence[bytes]:
        if isinstance(word, Term):
            return [word.text.encode()]
        field = str(word.field)
        if isinstance(word, Prefix):
            return list(self.reader.expand_prefix(field, word.text))
        test = word_test(word)
        if isinstance(word, Wildcard) and (begin := re.split(r"[*?]", word.pattern)[0]):
            keys = self.reader.expand_prefix(field, begin)
            return [key for key in keys if test(key.decode())]
        return [token.encode() for token in self._vocabulary(field) if test(token)]

    def _vocabulary(self, field: str) -> list[str]:
        words = self._words.get(field)
        if words is None:
            words = self._words[field] = [key.decode() for key in self.reader.lexicon(field)]
        return words

    def close(self) -> None:
        """Let go of files and memory."""
        self._searcher.close()


def _collector(limit: int, sort: Sort) -> Any:
    if fields := _SORTED_BY.get(sort):
        return SortingCollector(MultiFacet([FieldFacet(name) for name in fields]), limit=limit)
    # Whoosh's shortcuts (blocks and matchers left out that cannot reach the top) make its total
    # too small.
    return TopCollector(limit, usequality=False, replace=0)
