"""The document on the screen: its text by windows, and where its annotations stand in it."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import field, replace
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from annotations.claims import ClaimGraph
from annotations.collected import AnnotationSet
from annotations.model import Annotation
from annotations.selectors import Span
from annotations.values import dataclass
from corpus.canonical import ByteText, CodePoints
from reader.landed import Landed, Landing, Mark, Order, mark_of, unsettled_order
from reader.layers import Layer
from reader.paging import Pager
from reader.to_do import is_to_do
from reader.windows import TextWindow, Windows

if TYPE_CHECKING:
    from corpus.attribution.known import KnownSource

__all__ = ["LONG", "Landed", "Landing", "Mark", "Order", "ShownDocument", "with_changed"]

LONG = 4096
"""Bytes from which an annotation is long: those that begin far before a row and reach it are looked
for among the long ones alone."""


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
        every = self.annotations.annotations.values()
        found = (mark_of(annotation, self.places.get(annotation.id)) for annotation in every)
        return tuple(sorted((mark for mark in found if mark), key=_ORDER))

    @cached_property
    def unsettled(self) -> tuple[tuple[Order, str], ...]:
        """Annotations whose passage is in doubt or lost, by where they may stand, or stood."""
        known = self.annotations.annotations
        lost = ((unsettled_order(id_, place), id_) for id_, place in self.places.items())
        return tuple(sorted((order, id_) for order, id_ in lost if order and id_ in known))

    @cached_property
    def listed(self) -> tuple[Annotation, ...]:
        """All annotations by place, those without one last, as they were made."""
        known, placed = self.annotations.annotations, [mark.annotation for mark in self.marks]
        if len(placed) == len(known):
            return tuple(placed)
        seen = {annotation.id for annotation in placed}
        rest = (annotation for id_, annotation in known.items() if id_ not in seen)
        return (*placed, *sorted(rest, key=lambda a: (a.created, a.id)))

    @cached_property
    def to_do(self) -> Set[str]:
        """The ids of annotations that a person has still to look at."""
        return self._to_do_among(self.annotations.annotations)

    @cached_property
    def listed_to_do(self) -> tuple[Annotation, ...]:
        """Those of `listed` that are to do."""
        to_do = self.to_do
        return tuple(annotation for annotation in self.listed if annotation.id in to_do)

    def _to_do_among(self, ids: Iterable[str]) -> set[str]:
        known = ((self.annotations.annotations.get(id_), self.places.get(id_)) for id_ in ids)
        return {
            annotation.id
            for annotation, place in known
            if annotation and is_to_do(annotation, place, self.annotations, self.graph)
        }

    @cached_property
    def known_in(self) -> "dict[TextWindow, tuple[KnownSource, ...]]":
        """The sources known in windows that were asked about; `reader.modes.pending` fills it."""
        return {}

    @cached_property
    def _long(self) -> tuple[Mark, ...]:
        return tuple(filter(_KEPT_MARKS["_long"], self.marks))

    @cached_property
    def mentions(self) -> tuple[Mark, ...]:
        """Those of the marks that are sources."""
        return tuple(filter(_KEPT_MARKS["mentions"], self.marks))

    def think_ahead(self) -> None:
        """Work out what the first edit, list or prompt would have to wait for."""
        held = self.annotations
        _ = held.mine.raw_of(""), held.conflicts, held.links_to, held.tags
        _ = self.unsettled, self._long, self.mentions, self.listed, self.to_do

    def but(self, **fields: Any) -> "ShownDocument":
        """With other fields, none of them its annotations; what does not hang on them is kept."""
        after = replace(self, **fields)
        lost = {name for field, names in _HANGS_ON.items() if field in fields for name in names}
        kept = {name: self.__dict__[name] for name in _WORKED_OUT - lost if name in self.__dict__}
        after.__dict__.update(kept)
        return after

    def with_annotations(
        self, annotations: AnnotationSet, places: Mapping[str, Landed], changed: Iterable[str]
    ) -> "ShownDocument":
        """With other annotations of which only those `changed` differ; numbers stay as dealt.

        A large document has ten thousand, and an edit must not be felt: what is known of all the
        others is kept.
        """
        ids = set(changed)
        numbers = self.graph.numbers
        after = replace(self, annotations=annotations, places=places, numbers=numbers)
        if not annotations.differs_in_mine_alone(self.annotations):
            return after
        kept, known = after.__dict__, self.__dict__
        kept["graph"] = self.graph.changed(self.annotations, annotations, ids)
        moved = [(self.mark(id_), after.mark(id_)) for id_ in ids]
        for name, is_in in _KEPT_MARKS.items() if "marks" in known else ():
            some = [(_if(is_in, old), _if(is_in, new)) for old, new in moved]
            kept[name] = with_changed(getattr(self, name), some)
        if "unsettled" in known:
            here = annotations.annotations
            lost = [unsettled_order(id_, places.get(id_) if id_ in here else None) for id_ in ids]
            left = (each for each in self.unsettled if each[1] not in ids)
            kept["unsettled"] = tuple(sorted((*left, *((x, x[2]) for x in lost if x))))
        if "to_do" in known:
            touched = annotations.touched(self.annotations, ids)
            kept["to_do"] = (self.to_do - touched) | after._to_do_among(touched)
        return after

    def marks_over(self, span: Span) -> list[Mark]:
        """The marks that share a byte with `span`, as `marks` orders them."""
        return self._over(self.marks, self._long, span)

    def mentions_over(self, span: Span) -> list[Mark]:
        """Those of them that are sources."""
        return self._over(self.mentions, (m for m in self._long if m.is_source), span)

    @staticmethod
    def _over(marks: Sequence[Mark], long: Iterable[Mark], span: Span) -> list[Mark]:
        first = bisect_left(marks, span.start - LONG, key=_START)
        last = bisect_left(marks, span.end, key=_START)
        before = (m for m in long if m.span.start < span.start - LONG)
        # Most of those that begin a little before end before, too.
        near = [m for m in (*before, *marks[first:last]) if m.span.end > span.start]
        return [mark for mark in near if any(p.overlaps(span) for p in mark.place.pieces)]

    def mark(self, annotation_id: str) -> Mark | None:
        """Where one annotation stands."""
        annotation = self.annotations.annotations.get(annotation_id)
        return mark_of(annotation, self.places.get(annotation_id))

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


def _if(is_in: Callable[[Mark], bool], mark: Mark | None) -> Mark | None:
    return mark if mark is not None and is_in(mark) else None


def with_changed(
    marks: Iterable[Mark], changes: Iterable[tuple[Mark | None, Mark | None]]
) -> tuple[Mark, ...]:
    """Marks in their order, some of them changed, gone or come."""
    after = list(marks)
    for old, new in changes:
        if old is not None:
            del after[bisect_left(after, old.order, key=_ORDER)]
        if new is not None:
            insort(after, new, key=_ORDER)
    return tuple(after)


_ORDER = attrgetter("order")
_START = attrgetter("span.start")
_KEPT_MARKS: Mapping[str, Callable[[Mark], bool]] = {
    "marks": lambda _mark: True,
    "_long": lambda mark: mark.span.length > LONG,
    "mentions": lambda mark: mark.is_source,
}
"""By the name of what is worked out, which marks it has."""
_WORKED_OUT = frozenset({*_KEPT_MARKS, "graph", "unsettled", "listed", "to_do", "listed_to_do"})
_HANGS_ON = {"numbers": {"graph"}, "places": _WORKED_OUT - {"graph"}}
"""By field what is worked out from it."""
