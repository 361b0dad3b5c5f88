"""Pictures of a report, as places in a drawing of fixed width. Pure."""

from collections.abc import Sequence
from datetime import date

from annotations.values import dataclass
from reader.report.values import ReportedDocument

WIDTH = 720
MARGIN = 24
ROW = 26
"""Units between two lines; a unit is half a pixel on a phone, and letters are 24 units there."""
APART = 170
"""Units between two days whose names are written."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A document on the line of time. x, y, radius: units of the drawing."""

    x: float
    y: float
    radius: float
    document: ReportedDocument


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the line of time."""

    x: float
    day: date


@dataclass(frozen=True, slots=True)
class Timeline:
    """The documents by date; undated: those without one."""

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    height: int
    undated: tuple[ReportedDocument, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """Where in a document its claims stand. places: of each claim, number and x."""

    document: ReportedDocument
    y: int
    places: tuple[tuple[int, float], ...]


def timeline(documents: Sequence[ReportedDocument]) -> Timeline:
    """The dated documents from the first day to the last, those of one day above each other."""
    dated = sorted((d for d in documents if d.day), key=lambda d: (d.day or date.min, d.number))
    undated = tuple(document for document in documents if document.day is None)
    if not dated:
        return Timeline((), (), 0, undated)
    days = [document.day for document in dated if document.day]
    length = max(1, (days[-1] - days[0]).days)

    def x_of(day: date) -> float:
        return round(MARGIN + (WIDTH - 2 * MARGIN) * (day - days[0]).days / length, 1)

    stacked: dict[date, int] = {}
    dots = []
    for document, day in zip(dated, days, strict=True):
        stacked[day] = level = stacked.get(day, 0) + 1
        radius = min(10.0, 4.0 + len(document.claims) ** 0.5)
        dots.append(Dot(x_of(day), level * ROW, round(radius, 1), document))
    tallest = max(stacked.values()) * ROW + ROW
    mirrored = tuple(Dot(d.x, tallest - d.y, d.radius, d.document) for d in dots)
    return Timeline(mirrored, _ticks(sorted(stacked), x_of), tallest + ROW, undated)


def _ticks(days: Sequence[date], x_of: "object") -> tuple[Tick, ...]:
    """Days that have room for their name: the first, the last, and what stands far enough apart."""
    assert callable(x_of)
    kept: list[Tick] = []
    for day in days:
        x = float(x_of(day))
        if not kept or x - kept[-1].x >= APART:
            kept.append(Tick(x, day))
    return tuple(kept)


def strips(documents: Sequence[ReportedDocument]) -> tuple[Strip, ...]:
    """One strip for each document that has claims."""
    claimed = [document for document in documents if document.claims]
    return tuple(
        Strip(
            document,
            place * ROW,
            tuple((c.number, round(60 + (WIDTH - 70) * c.at, 1)) for c in document.claims),
        )
        for place, document in enumerate(claimed)
    )
