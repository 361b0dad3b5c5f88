"""What helps somebody to ask: completion, facets, earlier searches and saved ones."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from corpus.errors import CorpusError, IndexMissing
from corpus.index.protocol import Index, Sort
from corpus.library import Corpus
from corpus.metadata import Metadata
from reader.effects import (
    CompleteQuery,
    CountFacets,
    CountWords,
    NoteSearch,
    PrepareToFind,
    ReadSearches,
    SaveSearch,
)
from reader.errors import NotKept
from reader.messages import Completed, FacetsCounted, Message, SearchesRead, Told, WordsCounted
from reader.searches import SearchFile
from reader.session.searching import Searcher

if TYPE_CHECKING:
    from corpus.annotation_table import AnnotationTable
    from corpus.query import Field, Query

Help = PrepareToFind | CompleteQuery | CountFacets | CountWords

_ALL = 1 << 30


class Asking:
    """Of one corpus. post: takes answers. The searcher is used by the thread that searches."""

    def __init__(
        self,
        corpus: Corpus,
        searcher: Searcher,
        file: SearchFile,
        post: Callable[[Message], object],
    ) -> None:
        self._corpus, self._searcher, self._file, self._post = corpus, searcher, file, post
        self._stamp: tuple[int, ...] = ()

    def read(self) -> None:
        """Tell of earlier searches."""
        self._stamp = self._file.stamp()
        self._post(SearchesRead(self._file.read()))

    def look(self) -> None:
        """Tell of what others keep since the last look."""
        if self._file.stamp() != self._stamp:
            self.read()

    def keep(self, effect: NoteSearch | SaveSearch | ReadSearches) -> None:
        """Keep a search, or tell of all; one that has a name and cannot be kept is told of."""
        if isinstance(effect, ReadSearches):
            self.read()
            return
        if isinstance(effect, NoteSearch):
            self._file.note(effect.query)
            return
        try:
            self._file.keep(effect.search)
        except NotKept as error:
            self._post(Told(str(error)))

    def answer(self, effect: Help) -> None:
        """What the searching thread does for somebody who asks."""
        match effect:
            case PrepareToFind():
                self._searcher.prepare()
            case CompleteQuery():
                self.complete(effect)
            case CountFacets():
                self.count(effect)
            case CountWords():
                from reader.session.wording import words_around  # noqa: PLC0415 - see `loading`

                self._post(WordsCounted(words_around(effect, self._searcher)))

    def complete(self, effect: CompleteQuery) -> None:
        """Tell what the last word of a query may go on to."""
        from corpus.completing import MOST, completions  # noqa: PLC0415 - see `loading`

        try:
            index: Index | None = self._searcher.index()
        except CorpusError:
            index = None

        def words(begun: str) -> Sequence[str]:
            try:
                return [word for word, _ in index.vocabulary(begun, MOST)] if index else []
            except IndexMissing:
                return []

        start, offers = completions(effect.left, words, self._values)
        self._post(Completed(effect.left, start, offers))

    def _values(self, field: "Field") -> Sequence[str]:
        from corpus.field_values import values_in  # noqa: PLC0415 - see `loading`

        table = self._searcher.table() if field.of_annotations else None
        return values_in(field, self._corpus, table)

    def _names(self, query: "Query", table: "AnnotationTable | None") -> Sequence[str]:
        """All documents that answer. Raises IndexMissing, CacheRefused."""
        from corpus.search import search  # noqa: PLC0415 - see `session`

        answer = search(self._searcher.index(), table, query, _ALL, Sort.PATH, spans=0)
        return [hit.name for hit in answer.hits]

    def count(self, effect: CountFacets) -> None:
        """Tell by what the documents that answer a query can be told apart."""
        from corpus.facets import facets  # noqa: PLC0415 - see `loading`
        from corpus.names.register import read_register, with_register  # noqa: PLC0415
        from corpus.query_parser import lenient_parse, parse  # noqa: PLC0415

        try:
            query = parse(effect.query) if effect.finished else lenient_parse(effect.query)
            query = query and with_register(query, read_register())
            known = self._corpus.known_metadata()

            def metadata(name: str) -> Metadata | None:
                return known.get(name)

            table = self._searcher.table()
            names = self._names(query, table) if query else ()
            self._post(FacetsCounted(effect.query, facets(names, table, metadata)))
        except CorpusError as error:
            self._post(FacetsCounted(effect.query, (), str(error)))
