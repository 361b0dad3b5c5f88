"""What is laid over a text: intervals of bytes, each with a style, found by the bytes on screen."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final, NamedTuple, Protocol


class Style(StrEnum):
    """What a run of text is; the theme says how that looks. Styles combine.

    Claims are underlined, sources bold, selections and hints reversed, matches of a search on a
    ground of their own or reversed: each is seen without colour. Where annotations overlap the line
    is double, and brackets stand around the one in focus. Those from `RED` to `CYAN` are a
    codebook's, beside a letter in the gutter. Those from `HEADING` on come from colouring and
    change no such sign; those from `TITLE` on belong to what is around the text.
    """

    CLAIM = "claim"
    SOURCE = "source"
    NOTE = "note"
    OVERLAP = "overlap"
    RED = "red"
    GREEN = "green"
    YELLOW = "yellow"
    BLUE = "blue"
    MAGENTA = "magenta"
    CYAN = "cyan"
    DOUBTFUL = "doubtful"
    SELECTION = "selection"
    HINT = "hint"
    HIT = "hit"
    CURRENT_HIT = "current hit"
    HEADING = "heading"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    COMMENT = "comment"
    STRING = "string"
    KEYWORD = "keyword"
    NUMBER = "number"
    TITLE = "title"
    DIM = "dim"
    SELECTED = "selected"
    PROBLEM = "problem"


class Interval(NamedTuple):
    """A style over the bytes `start` to `end` (exclusive) of the canonical text."""

    start: int
    end: int
    style: Style
    key: str = ""
    """What it stands for, such as an annotation's id; empty where nothing acts on it."""


class Layer(Protocol):
    """Anything that knows which intervals touch a stretch of bytes."""

    def over(self, start: int, end: int) -> Iterable[Interval]:
        """The intervals that share a byte with `start` to `end` (exclusive)."""
        ...


_FAN: Final = 16


class Gathered:
    """The intervals of several layers over one stretch: each layer is asked once, not row by row.

    It knows of nothing outside the stretch `start` to `end` (exclusive).
    """

    def __init__(self, layers: Iterable[Layer], start: int, end: int) -> None:
        found = {interval for layer in layers for interval in layer.over(start, end)}
        self._intervals = sorted(found)

    def over(self, start: int, end: int) -> list[Interval]:
        """The intervals that share a byte with `start` to `end` (exclusive), by their start."""
        last = bisect_left(self._intervals, (end,))
        return [interval for interval in self._intervals[:last] if interval[1] > start]


class IntervalLayer:
    """Many intervals, overlapping and nested as they like; those off the screen cost nothing.

    Intervals are ordered by start. Above their ends stands a pyramid of maxima, each of 16 below
    it, so that a stretch of intervals that all end too early is passed over in one step.
    """

    def __init__(self, intervals: Iterable[Interval] = ()) -> None:
        self._intervals = sorted(
            interval for interval in intervals if interval.end > interval.start
        )
        self._starts = [interval.start for interval in self._intervals]
        maxima = [interval.end for interval in self._intervals]
        self._levels = [maxima]
        while len(maxima) > _FAN:
            maxima = [max(maxima[i : i + _FAN]) for i in range(0, len(maxima), _FAN)]
            self._levels.append(maxima)

    def __len__(self) -> int:
        return len(self._intervals)

    def over(self, start: int, end: int) -> Iterator[Interval]:
        """The intervals that share a byte with `start` to `end` (exclusive), by their start."""
        if end <= start:
            return
        # Those from `last` on begin too late; the pyramid leads past those that end too early.
        last = bisect_left(self._starts, end)
        for at in self._ending_after(start, len(self._levels) - 1, 0, last):
            yield self._intervals[at]

    def _ending_after(self, byte: int, level: int, block: int, last: int) -> Iterator[int]:
        """Intervals before `last`, in a block of 16 at `level`, that end after `byte`."""
        ends = self._levels[level]
        span = _FAN**level
        for at in range(block * _FAN, min(block * _FAN + _FAN, len(ends))):
            if at * span >= last:
                return
            if ends[at] <= byte:
                continue
            if level:
                yield from self._ending_after(byte, level - 1, at, last)
            else:
                yield at

    def replacing(self, key: str, intervals: Iterable[Interval] = ()) -> "IntervalLayer":
        """The layer with `intervals` in place of those of `key`."""
        kept = (interval for interval in self._intervals if interval.key != key)
        return IntervalLayer([*kept, *intervals])
