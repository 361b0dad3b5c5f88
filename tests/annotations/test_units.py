"""What figures can be compared in: measures under any of their names, else a mere count."""

import pytest

from annotations.model import Figure
from annotations.units import comparable, measure_of


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
