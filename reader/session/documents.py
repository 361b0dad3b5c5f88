"""The documents that are open, the few asked for last: each opened anew where its file changed."""

from threading import Lock

from corpus.document import Document
from corpus.library import Corpus

OPEN_AT_ONCE = 8


class OpenDocuments:
    """Documents of `corpus` by name, for any thread; one let go of closes when nothing shows it."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._open: dict[str, Document] = {}
        self._lock = Lock()

    def of(self, name: str) -> Document:
        """The open document `name`, opened anew where its file has changed."""
        with self._lock:
            document = self._open.pop(name, None)
            if document is not None and document.changed():
                document = document.reopened()
            document = self._open[name] = document or self._corpus.open(name)
            for oldest in list(self._open)[:-OPEN_AT_ONCE]:
                # What still shows it keeps its file open.
                del self._open[oldest]
            return document

    def validated(self, name: str) -> Document:
        """The open document `name`, read through: in the encoding that all of it proves."""
        document = self.of(name)
        return document if document.validate() else self.reopened(name, document)

    def reopened(self, name: str, document: Document) -> Document:
        """The document opened again, as its text is not in the encoding that its start showed."""
        document = self._open[name] = document.reopened()
        return document

    def at_hand(self, name: str) -> Document | None:
        """The document if it is open, as it was opened."""
        return self._open.get(name)

    def close(self) -> None:
        """Let go of all files."""
        for document in self._open.values():
            document.close()
