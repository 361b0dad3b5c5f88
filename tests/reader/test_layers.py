"""Layers give what touches the screen and look at little else."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.layers import Gathered, Interval, IntervalLayer, Style

INTERVAL = st.builds(
    lambda start, size, style: Interval(start, start + size, style, f"{start}+{size}"),
    st.integers(0, 200),
    st.integers(0, 60),
    st.sampled_from([Style.CLAIM, Style.SOURCE]),
)


@given(st.lists(INTERVAL, max_size=120), st.integers(0, 260), st.integers(0, 80))
def test_over_finds_what_shares_a_byte(intervals: list[Interval], start: int, size: int) -> None:
    end = start + size
    expected = sorted(
        interval for interval in intervals if max(interval.start, start) < min(interval.end, end)
    )
    assert list(IntervalLayer(intervals).over(start, end)) == expected


@given(
    st.lists(st.lists(INTERVAL, max_size=30), max_size=3),
    st.integers(0, 260),
    st.lists(st.integers(1, 40), max_size=8),
)
def test_gathered_layers_give_each_row_what_they_gave_themselves(
    layers: list[list[Interval]], start: int, sizes: list[int]
) -> None:
    asked = [IntervalLayer(intervals) for intervals in layers]
    gathered = Gathered(asked, start, start + sum(sizes))
    for size in sizes:
        of_the_row = {each for layer in asked for each in layer.over(start, start + size)}
        assert gathered.over(start, start + size) == sorted(of_the_row)
        start += size


class Counted(int):
    """A byte offset that counts how often it is compared."""

    looks = 0

    def __le__(self, other: int) -> bool:
        Counted.looks += 1
        return int.__le__(self, other)

    def __lt__(self, other: int) -> bool:
        Counted.looks += 1
        return int.__lt__(self, other)

    def __gt__(self, other: int) -> bool:
        Counted.looks += 1
        return int.__gt__(self, other)


def spread() -> Iterator[Interval]:
    for number in range(10_000):
        yield Interval(Counted(number * 100), Counted(number * 100 + 60), Style.CLAIM, str(number))


@pytest.mark.parametrize(
    "whole", [[], [Interval(Counted(0), Counted(2_000_000), Style.NOTE, "all")]]
)
def test_ten_thousand_intervals_off_the_screen_are_not_looked_at(whole: list[Interval]) -> None:
    layer = IntervalLayer([*spread(), *whole])
    Counted.looks = 0
    found = list(layer.over(500_000, 502_000))
    assert len(found) == 20 + len(whole)
    assert Counted.looks < 300


def test_order_of_insertion_does_not_matter() -> None:
    intervals = [Interval(start, start + 9, Style.HIT) for start in range(0, 900, 3)]
    shuffled = random.Random(1).sample(intervals, len(intervals))
    assert list(IntervalLayer(shuffled).over(0, 1000)) == intervals


def test_replacing_touches_one_key_only() -> None:
    layer = IntervalLayer([Interval(0, 5, Style.CLAIM, "a"), Interval(3, 9, Style.SOURCE, "b")])
    moved = layer.replacing("a", [Interval(20, 25, Style.CLAIM, "a")])
    assert [interval.start for interval in moved.over(0, 100)] == [3, 20]
    assert len(layer.replacing("a")) == 1
    assert [interval.start for interval in layer.over(0, 100)] == [0, 3]


def test_a_layer_of_nothing_covers_nothing() -> None:
    assert list(IntervalLayer().over(0, 100)) == []
    assert list(IntervalLayer([Interval(5, 5, Style.HIT)]).over(0, 100)) == []
