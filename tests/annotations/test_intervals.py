"""What numbers a figure allows, and which figures can both hold."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.intervals import Interval, interval_of, number_of, unreadable
from annotations.model import Figure

QUALIFIERS = ("exactly", "about", "at least", "nearly", "over", "at most", "under", None, "perhaps")


def interval(amount: str, qualifier: str | None = "exactly") -> Interval:
    found = interval_of(Figure(amount, "people", qualifier))
    assert found is not None
    return found


CASES = [
    (("84", "exactly"), ("84", "exactly"), True),
    (("84", "exactly"), ("85", "exactly"), False),
    (("84", "at least"), ("90", "about"), True),
    (("84", "exactly"), ("90", "about"), False),
    (("100", "nearly"), ("90", "about"), True),
    (("100", "nearly"), ("90", "over"), True),
    (("90", "about"), ("90", "over"), True),
    (("100", "nearly"), ("100", "exactly"), False),
    (("90", "over"), ("90", "exactly"), False),
    (("90", "at least"), ("90", "exactly"), True),
    (("284", "exactly"), ("280", "over"), True),
    (("284", "exactly"), ("200", "over"), True),
    (("11", "exactly"), ("32", "exactly"), False),
    (("20", "at most"), ("20", "under"), True),
    (("20", "under"), ("20", "at least"), False),
    (("10", "to 15"), ("12", "exactly"), True),
    (("10", "to 15"), ("16", "exactly"), False),
    (("2.5", "about"), ("2.6", "exactly"), True),
]


@pytest.mark.parametrize(("one", "other", "both"), CASES)
def test_two_figures_that_can_or_cannot_both_hold(
    one: tuple[str, str], other: tuple[str, str], both: bool
) -> None:
    a, b = interval(*one), interval(*other)
    assert a.overlaps(b) is both
    assert b.overlaps(a) is both
    assert not (both and (a.is_above(b) or b.is_above(a)))


@pytest.mark.parametrize("amount", ["many", "NaN", "Infinity", ""])
def test_an_amount_that_is_no_number_allows_nothing_to_be_told(amount: str) -> None:
    assert interval_of(Figure(amount)) is None
    assert interval_of(Figure("10", None, f"to {amount}x")) is None


def test_about_reaches_as_far_as_the_number_is_rounded() -> None:
    assert interval("90", "about") == Interval(Decimal(85), Decimal(95))
    assert interval("100", "about") == Interval(Decimal(90), Decimal(110))
    assert interval("23", "about") == Interval(Decimal(22), Decimal(24))


@given(st.integers(1, 10**9), st.sampled_from(QUALIFIERS))
def test_a_figure_agrees_with_itself(amount: int, qualifier: str | None) -> None:
    found = interval(str(amount), qualifier)
    assert found.overlaps(found)
    assert not found.is_above(found)


@given(
    st.tuples(st.integers(1, 999), st.sampled_from(QUALIFIERS)),
    st.tuples(st.integers(1, 999), st.sampled_from(QUALIFIERS)),
)
def test_of_two_figures_one_is_above_or_they_overlap(
    one: tuple[int, str | None], other: tuple[int, str | None]
) -> None:
    a, b = (interval(str(amount), qualifier) for amount, qualifier in (one, other))
    assert [a.overlaps(b), a.is_above(b), b.is_above(a)].count(True) == 1


HOSTILE = (
    *("1e5000", "1e999999", "1e99999999", "1e999999999999999999", "9" * 5000, "1" + "0" * 400),
    *("1e-999999999999999999", "1e-5000", "NaN", "sNaN", "nan12", "Infinity", "-inf", "0e99999"),
)


@pytest.mark.parametrize("words", HOSTILE)
def test_what_nobody_could_write_out_is_no_number_in_any_place_of_a_figure(words: str) -> None:
    assert number_of(words) is None
    for qualifier in (*QUALIFIERS, "to 5"):
        assert interval_of(Figure(words, None, qualifier)) is None
    assert interval_of(Figure("5", None, f"to {words}")) is None
    assert unreadable(Figure(words)) == words
    assert unreadable(Figure("5", None, f"to {words}")) == f"5 to {words.casefold()}"


def test_a_range_that_ends_before_it_begins_allows_nothing_to_be_told() -> None:
    assert interval_of(Figure("500", None, "to 3")) is None
    assert unreadable(Figure("500", None, "to 3")) == "500 to 3"
    assert unreadable(Figure("3", None, "to 500")) == unreadable(Figure("3")) == ""


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30) + 1, max_value=10**29),
    st.sampled_from(QUALIFIERS),
)
def test_every_number_of_a_length_that_can_be_written_has_an_interval(
    number: Decimal, qualifier: str | None
) -> None:
    words = f"{number:f}"[:60]
    found = interval_of(Figure(words, None, qualifier))
    if number_of(words) is None:
        assert found is None
    else:
        assert found is not None
        assert found.overlaps(found)
