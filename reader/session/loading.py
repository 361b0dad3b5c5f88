"""What is loaded a moment after a document can be read: what tagging and searching need."""

from importlib import import_module
from threading import Event

CALM = 0.1
"""Seconds that loading waits for a document that was opened to be on the screen."""
_LATER = (
    *("corpus.attribution.candidates", "corpus.attribution.cuts", "corpus.attribution.entities"),
    *("corpus.figures.readings", "corpus.figures.topics", "corpus.comparison"),
    *("reader.session.document_search", "reader.session.answering"),
)
"""What is not loaded before the first page can be read."""


def load_the_rest(ending: Event) -> None:
    """Load it, so that neither tagging nor searching waits for it when it is asked.

    A little later: it would take half of the processor's time from the first keys. ending: set
    when the reader ends.
    """
    if not ending.wait(CALM):
        for name in _LATER:
            import_module(name)
