"""Where annotations stand in a text: the place of each, and how it was found."""

from dataclasses import replace
from enum import StrEnum

from annotations.model import CLAIM, SOURCE, Annotation
from annotations.selectors import Span
from annotations.values import dataclass

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

    @property
    def order(self) -> Order:
        """What marks are sorted by: where they begin, longer ones first."""
        return self.span.start, -self.span.end, self.id


def mark_of(annotation: Annotation | None, place: Landed | None) -> Mark | None:
    """The mark of an annotation, None where it stands nowhere in the text."""
    if annotation is None or place is None or not place.pieces:
        return None
    pieces = place.pieces
    end = pieces[0].end if len(pieces) == 1 else max(piece.end for piece in pieces)
    return Mark(annotation.id, Span(pieces[0].start, end), place, annotation)


def unsettled_order(id_: str, place: Landed | None) -> Order | None:
    """Where an annotation in doubt or lost may stand, or stood; None where it is settled."""
    if place is None or not place.is_unsettled:
        return None
    spans = place.pieces or (Span(place.stood, place.stood),)
    return (spans[0].start, -spans[-1].end, id_)
