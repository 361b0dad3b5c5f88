"""The list of documents and the index, kept up with what other programs do to the corpus."""

from collections.abc import Callable
from time import monotonic

from annotations.snapshot import Sidecar
from corpus.library import Corpus
from reader.messages import CorpusChanged, Listed, Message
from reader.session.folders import Folders
from reader.session.listing import first_entries, known_names, library_entries
from reader.session.memory import Memory
from reader.session.searching import REST, Searcher


class KeepingUp:
    """Of one corpus; used by one thread.

    own: own sidecars as we saved them last; give_way: called between two small pieces of work.
    """

    def __init__(
        self,
        corpus: Corpus,
        memory: Memory,
        searcher: Searcher,
        own: Callable[[str], Sidecar | None],
        post: Callable[[Message], object],
        give_way: Callable[[], object],
    ) -> None:
        self._corpus, self._memory, self._searcher, self._post = corpus, memory, searcher, post
        self._folders, self._give_way = Folders(corpus, own), give_way
        self._unindexed = self._unlisted = False
        self._lists_after = 0.0

    def list(self, annotator: str) -> None:
        """Tell of the documents, and from here on watch over them."""
        began = monotonic()
        first = first_entries(self._corpus, self._memory)
        if first:
            self._post(Listed(first, counted=False, whole=False))
        watched: list[str] = []
        for entries, counted in library_entries(
            self._corpus, self._memory, self._searcher.table, self._give_way
        ):
            names = [entry.name for entry in entries]
            if names != watched:
                self._folders.know(names)
                watched = names
            self._post(Listed(entries, counted))
        self._post(known_names(self._searcher.table, annotator))
        now = monotonic()
        self._lists_after = now + REST * (now - began)

    def look(self, annotator: str) -> None:
        """Look whether documents or sidecars changed; what was found is found again then."""
        noticed = self._folders.changed()
        self._unindexed = self._unindexed or noticed.documents
        if noticed.documents or noticed.sidecars:
            self._searcher.outdated()
            self._unlisted = True
        if self._unlisted and monotonic() >= self._lists_after:
            self._unlisted = False
            self.list(annotator)
        wanted = self._unindexed or self._searcher.owing
        if wanted and self._searcher.start_indexing(noticed=self._unindexed):
            self._unindexed = False
        elif noticed.sidecars:
            self._post(CorpusChanged())

    def close(self) -> None:
        """Watch no longer."""
        self._folders.close()
