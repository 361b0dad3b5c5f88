"""A document with its annotations at their places, as the commands show it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from annotations.claims import ClaimGraph
from annotations.collected import AnnotationSet
from annotations.landings import Anchor
from annotations.model import Annotation, Link
from annotations.selectors import Span
from annotations.values import dataclass
from corpus.document import Document
from corpus.library import Corpus
from reader.commands.annotation_data import landed, state_of
from reader.commands.common import warn

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = 1 << 20


class Placed(NamedTuple):
    """An annotation and where it landed. line: 1-based, 0 where it has no place."""

    annotation: Annotation
    anchors: Sequence[Anchor]
    spans: tuple[Span, ...]
    state: str
    line: int

    @property
    def stands(self) -> bool:
        """Whether it has its place in the text for certain."""
        return self.state in ("exact", "moved")


@dataclass(frozen=True)
class AnnotatedDocument:
    """An opened document and what all annotators say of it; unreadable sidecars are told of."""

    corpus: Corpus
    document: Document
    annotation_set: AnnotationSet

    @cached_property
    def graph(self) -> ClaimGraph:
        """Its claims and sources."""
        return ClaimGraph.of(self.annotation_set)

    @cached_property
    def links_from(self) -> Mapping[str, Sequence[Link]]:
        """Links of all annotators, by the id that they start from."""
        links: dict[str, list[Link]] = defaultdict(list)
        for link in self.annotation_set.links.values():
            links[link.attributed].append(link)
        return links

    @cached_property
    def placed(self) -> list[Placed]:
        """Its annotations in the order of the text, those without a place last."""
        anchors = self.corpus.anchors(self.document, self.annotation_set)
        found = [
            (landed(each, anchors[id_]), each, anchors[id_])
            for id_, each in self.annotation_set.annotations.items()
        ]
        found.sort(key=lambda one: (not one[0], one[0], one[1].id))
        lines = _LineNumbers(self.document)
        return [
            Placed(each, lands, spans, state_of(each, lands), lines.of(spans[0]) if spans else 0)
            for spans, each, lands in found
        ]


@contextmanager
def annotated_document(corpus: Corpus, name: str, annotator: str) -> "Iterator[AnnotatedDocument]":
    """Open the document `name` with its annotations. Raises DocumentError."""
    with corpus.open(name) as first, first if first.validate() else first.reopened() as document:
        known = corpus.annotation_set(name, annotator, document=document, report=warn)
        yield AnnotatedDocument(corpus, document, known)


class _LineNumbers:
    """Line numbers in a document, asked for in the order of the text."""

    def __init__(self, document: Document) -> None:
        self._document, self._line, self._counted = document, 1, 0

    def of(self, span: Span) -> int:
        """The 1-based line on which `span` begins."""
        end = self._document.offsets.byte_of(span.start)
        for start in range(self._counted, end, _BLOCK):
            self._line += self._document.read(start, min(end, start + _BLOCK)).count(b"\n")
        self._counted = max(self._counted, end)
        return self._line
