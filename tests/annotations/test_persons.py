"""Which nouns count persons, and which of them all whom something befell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.model import Figure
from annotations.persons import counts_all_persons, counts_any_persons, counts_persons
from annotations.units import same_persons

PERSONS = (
    "people", "miners", "crew members", "students", "sailors", "nurses", "firefighters",
    "villagers", "policewomen", "fishermen", "politicians", "tourists", "tenants", "trainees",
    "activists", "Menschen", "personas", "lorry-drivers", "Children", "suspects", "victims",
)  # fmt: skip
THINGS = (
    "bombs", "boats", "tankers", "containers", "apartments", "trees", "helicopters", "letters",
    "kilometers", "documents", "elements of it", "votes", "houses", "", "percent", "reactors",
    "restaurants", "newspapers", "trawlers", "shelters",
)  # fmt: skip
APART = (
    "suspects", "attackers", "gunmen", "suicide bombers", "children", "women", "boys",
    "foreign tourists", "armed guards", "boats",
)  # fmt: skip


@pytest.mark.parametrize("unit", PERSONS)
def test_persons_are_known_by_name_or_ending(unit: str) -> None:
    assert counts_persons(unit)


@pytest.mark.parametrize("unit", THINGS)
def test_things_are_no_persons_though_they_end_as_they_do(unit: str) -> None:
    assert not counts_persons(unit)


@pytest.mark.parametrize("unit", APART)
def test_those_chosen_by_their_part_or_age_are_counted_apart(unit: str) -> None:
    assert not counts_all_persons(unit)
    assert not same_persons(Figure("13", "people"), Figure("11", unit))


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["miners", "students"]))
def test_less_than_half_may_be_a_part_of_all(people: int, named: int, unit: str) -> None:
    one, other = Figure(str(people), "people"), Figure(str(named), unit)
    assert same_persons(one, other) is same_persons(other, one) is (2 * named >= people)


@given(st.text(max_size=30))
def test_any_unit_is_told(unit: str) -> None:
    assert counts_persons(unit) or not counts_all_persons(unit)
    assert counts_persons(unit) or not counts_any_persons(unit)


@pytest.mark.parametrize("amount", ["", "many", "1e999999", "NaN"])
def test_an_amount_that_is_no_number_counts_nobody(amount: str) -> None:
    assert not same_persons(Figure("13", "people"), Figure(amount, "miners"))
