"""The search in the open document, by a thread of its own: the newest one alone goes on."""

from collections.abc import Callable
from threading import Event

from corpus.document import Document
from reader.effects import SearchDocument
from reader.messages import Matched, Message


class Seeker:
    """get_document: the open document of a name; ending: set when the reader ends."""

    def __init__(
        self,
        get_document: Callable[[str], Document],
        ending: Event,
        post: Callable[[Message], object],
    ) -> None:
        self._get_document, self._ending, self._post = get_document, ending, post
        self._wanted: SearchDocument | None = None

    def want(self, effect: SearchDocument | None) -> None:
        """From here on an answer to `effect` is wanted and to nothing before; from any thread."""
        self._wanted = effect

    def search(self, effect: SearchDocument) -> None:
        """Tell of the matches as they are found. Raises CorpusError."""

        def wanted() -> bool:
            return effect is self._wanted and not self._ending.is_set()

        document = self._get_document(effect.name)
        from reader.session.document_search import search_document  # noqa: PLC0415 - see `loading`

        asked = effect.name, effect.ticket
        for found in search_document(document, effect.query, effect.start, wanted):
            self._post(Matched(*asked, found.spans, found.final, found.error, found.through))
