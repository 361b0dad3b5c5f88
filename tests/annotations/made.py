"""What the tests of this package build on: an invented text, a fixed author, ready sidecars."""

import hashlib
from collections.abc import Iterator
from itertools import count

from annotations.collected import AnnotationSet
from annotations.editing import link, passage_targets, tag_passage
from annotations.identifiers import Author
from annotations.model import CLAIM, SOURCE, TagBody, Target
from annotations.selectors import Span
from annotations.snapshot import Sidecar

TEXT = (
    "Ferry burns off the eastern quay of Varrhaven\n\n"
    "The port office said 11 people were rescued from the lower deck. Citing Coast Wire, the\n"
    "Evening Lamp reported that harbour master Ilo Varr counted 41 passengers. “Nobody saw the\n"
    "captain,” he added. The port office said 11 people were rescued from the upper deck.\n"
)
DOCUMENT = "urn:sha256:" + hashlib.sha256(TEXT.encode()).hexdigest()
COLLECTION = "urn:uuid:0190a2b4-7c00-7000-9000-000000000001"


def author(annotator: str = "anna", seconds: Iterator[int] | None = None) -> Author:
    """An author whose clock ticks a second a look and whose ids count up."""
    ticks, ids = seconds or count(), count(1)
    digit = annotator.encode().hex()[:4]
    return Author(
        annotator,
        now=lambda: f"2031-05-01T10:{next(ticks) % 60:02}:00Z",
        new_id=lambda: f"urn:uuid:0190a2b4-7c00-7000-8000-{digit}{next(ids):08x}",
    )


def span_of(words: str, nth: int = 1) -> Span:
    """Where `words` stand in `TEXT` for the nth time."""
    at = -1
    for _ in range(nth):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


def targets(words: str, nth: int = 1) -> tuple[Target, ...]:
    return passage_targets(DOCUMENT, TEXT, [span_of(words, nth)])


def empty(annotator: str = "anna") -> Sidecar:
    return Sidecar.empty("ferry.txt", annotator, COLLECTION)


def nothing(annotator: str = "anna") -> AnnotationSet:
    """The set of a document that nobody annotated."""
    return AnnotationSet("ferry.txt", empty(annotator))


class Desk:
    """A person at work: each method does one edit and answers with the id it made."""

    def __init__(self, annotator: str = "anna") -> None:
        self.author = author(annotator)
        self.set = nothing(annotator)

    def claim(self, words: str, nth: int = 1) -> str:
        return self._tag(TagBody(CLAIM), targets(words, nth))

    def source(self, words: str, entity: str | None = None, nth: int = 1) -> str:
        return self._tag(TagBody(SOURCE, entity=entity), targets(words, nth))

    def nowhere(self, entity: str) -> str:
        return self._tag(TagBody(SOURCE, entity=entity), (Target(DOCUMENT),))

    def link(self, attributed: str, to: str) -> str | None:
        edit = link(self.set, self.author, attributed, to)
        self.set = self.set.applied(edit)
        return edit.subject

    def _tag(self, body: TagBody, places: tuple[Target, ...]) -> str:
        edit = tag_passage(self.set, self.author, body, places)
        self.set = self.set.applied(edit)
        assert edit.subject is not None
        return edit.subject
