"""The figures on a topic as a picture: an interval a line, on one scale, by the time said. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from annotations.entries import Entry
from annotations.intervals import interval_of
from annotations.units import scales
from annotations.values import dataclass
from reader.figure_words import grouped
from reader.report.pictures import ROW, WIDTH
from reader.report.pieces import shown as seen

LABEL = 210
"""Units of the words before a line."""
_MARGIN = 20
_SIGNS = {"exactly": "", "at least": "≥ ", "over": "> ", "at most": "≤ ", "under": "< "}


@dataclass(frozen=True, slots=True)
class Bar:
    """What one claim allows. number: of the claim; x1, x2: equal for an exact value; below, above:
    whether it has no end on that side. Units of the drawing.
    """

    number: int
    label: str
    y: int
    x1: float
    x2: float
    below: bool
    above: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """The claims with a figure in the order given. ticks: x and number of the scale's ends.

    scale: what the figures count or are in, where those on the topic have several; else "".
    """

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    height: int
    scale: str = ""


def plots(claims: Sequence[tuple[int, Entry]]) -> tuple[Plot, ...]:
    """A plot for each scale: people, bombs and percent have none in common."""
    figured = [claim for claim in claims if claim[1].figure is not None]
    groups: dict[str, list[tuple[int, Entry]]] = {}
    for claim, scale in zip(figured, scales(e.figure for _, e in figured if e.figure), strict=True):
        groups.setdefault(scale, []).append(claim)
    drawn = ((seen(scale) if len(groups) > 1 else "", plot(g)) for scale, g in groups.items())
    return tuple(replace(each, scale=scale) for scale, each in drawn if each is not None)


def plot(claims: Sequence[tuple[int, Entry]]) -> Plot | None:
    """claims: with their numbers in the report. None where fewer than two values differ."""
    shown = [
        (number, entry, interval)
        for number, entry in claims
        if entry.figure is not None and (interval := interval_of(entry.figure)) is not None
    ]
    ends = [end for *_, each in shown for end in (each.low, each.high) if end is not None]
    if len(shown) < 2 or min(ends) == max(ends):
        return None
    low, high = min(ends), max(ends)

    def x_of(value: Decimal) -> float:
        room = WIDTH - LABEL - 4 * _MARGIN
        return round(LABEL + 2 * _MARGIN + room * float((value - low) / (high - low)), 1)

    bars = tuple(
        Bar(
            number,
            _label(entry),
            place * ROW + ROW // 2,
            float(LABEL) if interval.low is None else x_of(interval.low),
            float(WIDTH - _MARGIN) if interval.high is None else x_of(interval.high),
            interval.low is None,
            interval.high is None,
        )
        for place, (number, entry, interval) in enumerate(shown)
    )
    ticks = tuple((x_of(value), f"{value.normalize():,f}") for value in (low, high))
    return Plot(bars, ticks, (len(bars) + 1) * ROW + 4)


def _label(entry: Entry) -> str:
    figure = entry.figure
    if figure is None:
        return ""
    qualifier = figure.qualifier or ""
    sign = _SIGNS.get(qualifier, f"{qualifier} " if not qualifier.startswith("to ") else "")
    rest = f"–{grouped(qualifier[3:])}" if qualifier.startswith("to ") else ""
    day = entry.said[5:] or (f"n.d. ={entry.first_said[5:]}" if entry.first_said else "n.d.")
    return seen(f"{day} {sign}{grouped(figure.amount)}{rest}")
