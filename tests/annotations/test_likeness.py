"""How like a place is: its words and what stands on either side of it, each from 0 to 1."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.likeness import Likeness, Pattern, alikeness, numbers
from annotations.selectors import TextQuoteSelector

LETTERS = st.text("abc", max_size=12)


def pattern(exact: str = "x", prefix: str = "", suffix: str = "") -> Pattern:
    return Pattern.of(TextQuoteSelector(exact, prefix, suffix))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("ferry", "ferry", 1.0),
        ("ferry", "fery", 0.8),
        ("fery", "ferry", 0.8),
        ("ferry", "ferri", 0.8),
        ("", "", 1.0),
        ("", "ferry", 0.0),
        ("abc", "xyz", 0.0),
    ],
)
def test_words_are_alike_by_the_edits_between_them(one: str, other: str, alike: float) -> None:
    assert alikeness(one, other) == pytest.approx(alike)


@given(LETTERS, LETTERS)
def test_alikeness_has_no_direction_and_is_whole_only_for_the_same(one: str, other: str) -> None:
    assert alikeness(one, other) == alikeness(other, one)
    assert 0 <= alikeness(one, other) <= 1
    assert (alikeness(one, other) == 1) is (one == other)


def test_numbers_are_told_in_order() -> None:
    assert numbers("41 of 1,500 in 2031-05") == ["41", "1", "500", "2031", "05"]
    assert numbers("forty-one") == []


@pytest.mark.parametrize("length", range(1, 20))
@pytest.mark.parametrize("place", ["first", "last"])
def test_one_letter_that_differs_on_a_side_counts_as_one(length: int, place: str) -> None:
    """Whatever the length of the side, an even one or an odd one."""
    wanted = "abcdefghijklmnopqrstuvwxyz"[:length]
    found = "#" + wanted[1:] if place == "first" else wanted[:-1] + "#"
    alike = pytest.approx(1 - 1 / length)
    assert pattern(prefix=wanted).before(f"||||||||||{found}", 10 + length) == alike
    assert pattern(suffix=wanted).behind(f"{found}||||||||||", 0) == alike


@pytest.mark.parametrize(("prefix", "before"), [("abcd", "abcd"), ("bcd", "a##bcd"), ("cd", "cd")])
def test_a_side_that_stands_there_is_whole_whatever_lies_beyond(prefix: str, before: str) -> None:
    assert pattern(prefix=prefix).before(before, len(before)) == 1
    assert pattern(suffix=prefix[::-1]).behind(before[::-1], 0) == 1


def test_a_side_is_looked_for_next_to_the_passage_alone() -> None:
    assert pattern(prefix="abcdef").before("abcdef" + "|" * 20, 26) == 0
    assert pattern(suffix="abcdef").behind("|" * 20 + "abcdef", 0) == 0
    assert pattern(prefix="abcdef").before("", 0) == 0


def test_a_passage_at_the_edge_has_no_context_there() -> None:
    at_start = pattern("ferry", "", "burned").at("ferryburned", 0, 5)
    assert at_start == Likeness(1.0, 1.0, 1.0)
    later = pattern("ferry", "", "burned").at("theferryburned", 3, 8)
    assert later == Likeness(1.0, None, 1.0)
    at_end = pattern("burned", "ferry", "").at("ferryburned", 5, 11)
    assert at_end == Likeness(1.0, 1.0, 1.0)
    assert pattern("ferry").at("a ferry.", 2, 7) == Likeness(1.0, None, None)


@pytest.mark.parametrize(
    ("prefix", "suffix", "context", "worse", "better", "both"),
    [
        (0.4, 0.8, 0.6, 0.4, 0.8, 0.4),
        (0.8, 0.4, 0.6, 0.4, 0.8, 0.4),
        (None, 0.8, 0.8, 0.8, 0.8, 0.0),
        (0.4, None, 0.4, 0.4, 0.4, 0.0),
        (None, None, None, 0.0, 0.0, 0.0),
        (0.0, 1.0, 0.5, 0.0, 1.0, 0.0),
    ],
)
def test_the_sides_together(
    prefix: float | None,
    suffix: float | None,
    context: float | None,
    worse: float,
    better: float,
    both: float,
) -> None:
    likeness = Likeness(0.5, prefix, suffix)
    assert likeness.context == (None if context is None else pytest.approx(context))
    assert (likeness.worse_side, likeness.better_side) == (worse, better)
    assert likeness.both_sides == both


def test_words_weigh_more_than_both_sides() -> None:
    assert Likeness(1.0, 0.0, 0.0).score == pytest.approx(0.6)
    assert Likeness(0.0, 1.0, 1.0).score == pytest.approx(0.4)
    assert Likeness(0.5, None, None).score == 0.5


def test_letters_of_the_context_that_were_kept() -> None:
    sides = pattern("ferry", "the port", "burned")
    assert sides.context_length == len("theport") + len("burned")
    assert sides.context_kept(Likeness(1.0, 1.0, 0.5)) == pytest.approx(7 + 3)
    assert sides.context_kept(Likeness(1.0, None, None)) == 0
