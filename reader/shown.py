"""The document on the screen: its text by windows, and where its annotations stand in it."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from enum import StrEnum
from functools import cached_property

from annotations.claims import ClaimGraph
from annotations.collected import AnnotationSet
from annotations.model import CLAIM, SOURCE, Annotation
from annotations.selectors import Span
from annotations.values import dataclass
from corpus.canonical import ByteText, CodePoints
from reader.layers import Layer
from reader.paging import Pager
from reader.windows import TextWindow, Windows

LONG = 4096
"""Bytes from which an annotation is long: those that begin far before a row and reach it are looked
for among the long ones alone."""

Order = tuple[int, int, str]
"""How annotations come one after the other: start, end from behind, id."""


class Landing(StrEnum):
    """How an annotation's selectors landed in the text as it is."""

    EXACT = "exact"
    MOVED = "moved"
    DOUBTFUL = "doubtful"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Landed:
    """Where an annotation stands. pieces: spans of bytes, in text order; empty for an orphan.

    options: of a doubtful one, all places that it may stand in, as pieces; `shown` of them is
    where it stands for now. scores: how like each is, from 0 to 1. reason: why it is not exact.
    stood: the byte where it was described, for an orphan.
    """

    pieces: tuple[Span, ...]
    landing: Landing = Landing.EXACT
    options: tuple[tuple[Span, ...], ...] = ()
    scores: tuple[float, ...] = ()
    shown: int = 0
    reason: str = ""
    stood: int = 0

    @property
    def is_unsettled(self) -> bool:
        """Whether a person must say where it is."""
        return self.landing in (Landing.DOUBTFUL, Landing.ORPHAN)

    def showing(self, option: int) -> "Landed":
        """In another of the places that it may stand in."""
        return replace(self, pieces=self.options[option], shown=option)


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotation that stands in the text, as the screen needs it. span: bytes, first to last."""

    id: str
    span: Span
    place: Landed
    annotation: Annotation

    @property
    def is_claim(self) -> bool:
        """Whether it is tagged a claim."""
        return self.annotation.tag == CLAIM

    @property
    def is_source(self) -> bool:
        """Whether it is tagged a source."""
        return self.annotation.tag == SOURCE


def _mark(annotation: Annotation, place: Landed) -> Mark:
    pieces = place.pieces
    end = pieces[0].end if len(pieces) == 1 else max(piece.end for piece in pieces)
    return Mark(annotation.id, Span(pieces[0].start, end), place, annotation)


def _order(mark: Mark) -> tuple[int, int, str]:
    return mark.span.start, -mark.span.end, mark.id


@dataclass(frozen=True)
class ShownDocument:
    """One document as the reader holds it.

    name: relative to the corpus. number, of: its place in the library, from 1. digest: the
    ``urn:sha256:…`` of its text, None until a worker has read it through: annotating waits.
    blocked: why it cannot be annotated, "" where it can; placeless: the folder to
    propose where its annotations have no place yet, which the first tag asks for; two_sided:
    whether one's own sidecar has the conflict markers of a text merge, which it asks to join;
    partial: whether only the annotations in sight are known yet, so that none has its number.
    reprinted: passages that other documents have too, in bytes. wrapped: cells of its lines where
    it was broken into lines that are wider than our rows, else 0.
    places: where annotations landed, by id. numbers: source numbers of earlier sessions.
    stale: whether the file has changed since, so that what is on the screen may not be in it.
    """

    name: str
    title: str
    date: str
    number: int
    of: int
    text: ByteText
    offsets: CodePoints
    annotations: AnnotationSet
    places: Mapping[str, Landed]
    numbers: Mapping[str, int] = field(default_factory=dict)
    digest: str | None = None
    blocked: str = ""
    placeless: str = ""
    two_sided: bool = False
    partial: bool = False
    colours: Layer | None = None
    reprinted: tuple[Span, ...] = ()
    wrapped: int = 0
    stale: Callable[[], bool] = field(default=lambda: False, compare=False)
    windows: Windows = field(kw_only=True)
    _pagers: dict[ByteText, Pager] = field(default_factory=dict, compare=False)

    def pager(self, width: int) -> Pager:
        """The pager for rows of `width` cells; the one of the last width is kept."""
        if self._pagers.get(self.text) is None or self._pagers[self.text].width != width:
            self._pagers.clear()
            self._pagers[self.text] = Pager(self.text, width)
        return self._pagers[self.text]

    @cached_property
    def graph(self) -> ClaimGraph:
        """Claims, sources and their chains."""
        return ClaimGraph.of(self.annotations, self.numbers)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Annotations that stand in the text, by where they begin, longer ones first."""
        found = []
        for annotation in self.annotations.annotations.values():
            place = self.places.get(annotation.id)
            if place and place.pieces:
                found.append(_mark(annotation, place))
        return tuple(sorted(found, key=_order))

    def with_annotations(
        self, annotations: AnnotationSet, places: Mapping[str, Landed], changed: Iterable[str]
    ) -> "ShownDocument":
        """With other annotations of which only those `changed` differ; numbers stay as dealt."""
        numbers = self.graph.numbers
        after = replace(self, annotations=annotations, places=places, numbers=numbers)
        ids = set(changed)
        if "marks" in self.__dict__:
            marks = [mark for mark in self.marks if mark.id not in ids]
            for id_ in ids:
                annotation, place = annotations.annotations.get(id_), places.get(id_)
                if annotation is not None and place and place.pieces:
                    insort(marks, _mark(annotation, place), key=_order)
            # A large document has ten thousand of them, and an edit must not be felt.
            after.__dict__["marks"] = tuple(marks)
        return after

    @cached_property
    def unsettled(self) -> tuple[tuple[Order, str], ...]:
        """Annotations whose passage is in doubt or lost, by where they may stand, or stood."""
        found = []
        for id_, place in self.places.items():
            if place.is_unsettled and id_ in self.annotations.annotations:
                spans = place.pieces or (Span(place.stood, place.stood),)
                found.append(((spans[0].start, -spans[-1].end, id_), id_))
        return tuple(sorted(found))

    @cached_property
    def _starts(self) -> list[int]:
        return [mark.span.start for mark in self.marks]

    @cached_property
    def _long(self) -> list[Mark]:
        return [mark for mark in self.marks if mark.span.length > LONG]

    def marks_over(self, span: Span) -> list[Mark]:
        """The marks that share a byte with `span`, as `marks` orders them."""
        first = bisect_left(self._starts, span.start - LONG)
        last = bisect_left(self._starts, span.end)
        before = (m for m in self._long if m.span.start < span.start - LONG)
        near = (*before, *self.marks[first:last])
        return [mark for mark in near if any(p.overlaps(span) for p in mark.place.pieces)]

    def mark(self, annotation_id: str) -> Mark | None:
        """Where one annotation stands."""
        return next((mark for mark in self.marks if mark.id == annotation_id), None)

    def window(self, byte: int) -> TextWindow:
        """Decoded text around `byte`."""
        return self.windows.around(byte)

    def code_points(self, span: Span) -> Span:
        """A span of bytes as the span of code points that annotations use."""
        return Span(self.offsets.code_point_of(span.start), self.offsets.code_point_of(span.end))

    def bytes(self, span: Span) -> Span:
        """A span of code points as a span of bytes."""
        return Span(self.offsets.byte_of(span.start), self.offsets.byte_of(span.end))

    def words(self, span: Span) -> str:
        """The text of a span of bytes, decoded."""
        return self.text.read(span.start, span.end).decode("utf-8", "replace")
