"""The lines of a library: one of them changed, and the day amid all of them."""

from dataclasses import replace
from statistics import median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.listed import LibraryLine, middle_day, with_entry

LIBRARY = tuple(LibraryLine(f"{number}.txt") for number in range(5))


@pytest.mark.parametrize("guess", [-1, 0, 3, 4, 5])
def test_the_named_line_is_changed_wherever_it_was_guessed(guess: int) -> None:
    changed = with_entry(LIBRARY, "3.txt", lambda entry: replace(entry, claims=2), guess)
    assert [entry.claims for entry in changed] == [0, 0, 0, 2, 0]
    assert [entry.name for entry in changed] == [entry.name for entry in LIBRARY]


def test_a_document_without_a_line_and_a_line_that_stays_change_nothing() -> None:
    assert with_entry(LIBRARY, "9.txt", lambda entry: replace(entry, claims=2), 3) is LIBRARY
    assert with_entry(LIBRARY, "3.txt", lambda entry: replace(entry, claims=0), 3) is LIBRARY
    assert with_entry((), "3.txt", lambda entry: entry, 0) == ()


@given(st.lists(st.sampled_from(["", "2031-05-01", "2031-05-04", "2031-06-01", "2032-01-01"])))
def test_the_middle_day_is_the_lower_median_of_those_known(days: list[str]) -> None:
    library = [LibraryLine(str(number), date=day) for number, day in enumerate(days)]
    known = [day for day in days if day]
    assert middle_day(library) == (median_low(known) if known else "")
