"""One build of an index, open for reading: its searcher and its vocabulary."""

# Whoosh exports names without saying so, and leaves constructors untyped.
# mypy: disable-error-code="no-untyped-call, attr-defined, override, union-attr"

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
_SORTS = {
    Sort.RANK: None,
    Sort.DATE: [BY_DAY, NAME],
    Sort.PATH: [NAME],
}


@dataclass(frozen=True, slots=True)
class Found:
    """top: number and score of the best documents, best first; total: documents that answer."""

    top: tuple[tuple[int, float], ...]
    total: int


class OpenIndex:
    """The last commit of a build, kept open; `refresh` moves on to a later one."""

    def __init__(self, number: int, build: Path) -> None:
        self.number, self.build = number, build
        index = FileStorage(str(build)).open_index(schema=schema())
        self._searcher = index.searcher(weighting=BM25F())
        self._expansions: dict[Word, Sequence[bytes]] = {}
        self._words: dict[str, list[str]] = {}

    @property
    def reader(self) -> Any:
        """Whoosh's reader of the open commit."""
        return self._searcher.reader()

    @property
    def generation(self) -> int:
        """Of the open commit; larger for every later one, also of a later build."""
        return int(self.number * _GENERATIONS + self.reader.generation())

    def refresh(self) -> None:
        """Open the latest commit, keeping what did not change."""
        if not self._searcher.up_to_date():
            self._searcher = self._searcher.refresh()
            self._expansions.clear()
            self._words.clear()

    def search(self, query: Query, limit: int, sort: Sort) -> Found:
        """The best `limit` documents."""
        count = self.reader.doc_count_all()
        if not count:
            return Found((), 0)
        facets = [FieldFacet(name) for name in _SORTS[sort] or ()]
        results = self._searcher.search(
            asked(query, self.expand, list(self.reader.lexicon(DAY))),
            limit=min(limit, count),
            sortedby=MultiFacet(facets) if facets else None,
            # Skipping blocks would leave the total to be counted by a second search.
            optimize=False,
        )
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
