"""What figures can be compared in: measures under any of their names, else a mere count."""

import pytest

from annotations.model import Figure
from annotations.units import comparable, measure_of, same_unit


@pytest.mark.parametrize(
    ("unit", "measure"),
    [
        ("percent", "percent"),
        ("%", "percent"),
        ("per cent", "percent"),
        ("Metres", "meters"),
        ("m", "meters"),
        ("km", "kilometers"),
        (" hours ", "hours"),
        ("people", ""),
        ("men", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_measure_is_known_by_its_names(unit: str | None, measure: str) -> None:
    assert measure_of(Figure("84", unit)) == measure


def test_counts_of_people_are_comparable_whatever_they_are_called() -> None:
    assert comparable(Figure("84", "people"), Figure("90", "islanders"))
    assert not comparable(Figure("84", "people"), Figure("90", "percent"))
    assert not comparable(Figure("700", "meters"), Figure("1", "km"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("people", "persons", True),
        ("suspect", "Suspects", True),
        ("bodies", "people", True),
        ("fishermen", "fisherman", True),
        (None, "suspects", True),
        ("km", "kilometers", True),
        ("suspects", "people", False),
        ("bombers", "suicide bombers", False),
        ("devices", "boats", False),
    ],
)
def test_what_is_counted_may_be_called_differently(
    one: str | None, other: str | None, same: bool
) -> None:
    assert same_unit(Figure("4", one), Figure("9", other)) is same
    assert same_unit(Figure("4", other), Figure("9", one)) is same
