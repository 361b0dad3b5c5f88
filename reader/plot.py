"""A small plot of the values on one topic: an interval a line, on one scale."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from annotations.entries import Entry
from annotations.intervals import Interval, interval_of
from annotations.units import scales
from reader.figure_words import amount_of, sign_of

_LABEL = 18
_FEWEST = 20


class PlotLine(NamedTuple):
    """A line of a plot. id: of the claim whose value it draws; "" for a heading or a scale."""

    text: str
    id: str = ""


def plot_lines(entries: Sequence[Entry], cells: int) -> list[str]:
    """The plot as text, a line each."""
    return [line.text for line in plotted(entries, cells)]


def plotted(entries: Sequence[Entry], cells: int) -> list[PlotLine]:
    """Lines of at most `cells` cells; none where fewer than two claims have a figure.

    An exact value is a ``#``, an interval a line between ``|``; what has no end runs into ``>``.
    People, bombs and dollars have a plot each.
    """
    return [line for lines in plots(entries, cells) for line in lines]


def plots(entries: Sequence[Entry], cells: int) -> list[list[PlotLine]]:
    """The lines of each plot, its scale in a heading where the claims are on several."""
    figured = [entry for entry in entries if entry.figure is not None]
    groups: dict[str, list[Entry]] = {}
    for entry, scale in zip(figured, scales(e.figure for e in figured if e.figure), strict=True):
        groups.setdefault(scale, []).append(entry)
    found = []
    for scale, group in groups.items():
        drawn = _lines_of(group, cells)
        heading = [PlotLine(scale[:cells])] if len(groups) > 1 else []
        found += [[*heading, *drawn]] if drawn else []
    return found


def _lines_of(entries: Sequence[Entry], cells: int) -> list[PlotLine]:
    """The same for figures in one measure."""
    shown = [
        (entry, interval)
        for entry in entries
        if entry.figure is not None and (interval := interval_of(entry.figure)) is not None
    ]
    room = cells - _LABEL
    if len(shown) < 2 or room < _FEWEST:
        return []
    ends = [end for _, each in shown for end in (each.low, each.high) if end is not None]
    low, high = min(ends), max(ends)
    if low == high:
        return []
    # Room on both sides for what has no end.
    margin = (high - low) / 10
    low, high = low - margin, high + margin
    if low == high:
        # So large, and so near, that no scale tells them apart.
        return []
    lines = [
        PlotLine(f"{_label(entry)}{_bar(each, low, high, room)}".rstrip(), entry.id)
        for entry, each in shown
    ]
    scale = f"{_plain(low + margin)}".ljust(room - len(_plain(high - margin)))
    return [*lines, PlotLine(f"{'':<{_LABEL}}{scale}{_plain(high - margin)}")]


def _label(entry: Entry) -> str:
    figure = entry.figure
    value = f"{sign_of(figure)} {amount_of(figure)}" if figure else ""
    day = (entry.day or "n.d.")[-5:]
    return f"{day:<6}{value:<{_LABEL - 6}}"[:_LABEL]


def _bar(interval: Interval, low: Decimal, high: Decimal, room: int) -> str:
    def place(value: Decimal) -> int:
        return min(room - 1, max(0, int((value - low) * (room - 1) / (high - low))))

    if interval.low is not None and interval.low == interval.high:
        return " " * place(interval.low) + "#"
    start = 0 if interval.low is None else place(interval.low)
    end = room - 1 if interval.high is None else max(start + 1, place(interval.high))
    left = "<" if interval.low is None else "|"
    right = ">" if interval.high is None else "|"
    return " " * start + left + "-" * (end - start - 1) + right


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
