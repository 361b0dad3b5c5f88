"""What figures can be compared in: no people with percent, no metres with hours. Pure."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from annotations.intervals import number_of
from annotations.model import Figure
from annotations.persons import (
    counts_all_persons,
    counts_any_persons,
    counts_persons,
    singular,
)

_SAME = (
    "percent %",
    "dollars dollar usd $",
    "euros euro eur €",
    "pounds pound gbp £",
    "yen ¥",
    "meters meter metres metre m",
    "kilometers kilometer kilometres kilometre km",
    "miles mile",
    "feet foot ft",
    "hectares hectare ha",
    "acres acre",
    "kilograms kilogram kilos kg",
    "tons ton tonnes tonne",
    "liters liter litres litre",
    "degrees degree",
    "seconds second",
    "minutes minute",
    "hours hour",
    "days day",
    "weeks week",
    "months month",
    "years year",
)
_MEASURES = {word: line.split()[0] for line in _SAME for word in line.split()}
_MEASURES["per cent"] = "percent"


def measure_of(figure: Figure) -> str:
    """The measure that a figure is in, "" for a mere count, of people or bombs."""
    return _measure(figure.unit or "")


@lru_cache(maxsize=4_096)
def _measure(unit: str) -> str:
    return _MEASURES.get(unit.strip().casefold(), "")


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures may be about one number."""
    return measure_of(one) == measure_of(other)


_PEOPLE = "people"


def scales(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The scale of each figure, as it is called first: a measure, people, or things of one sort.

    A number without a unit is on the scale that most of the others are on; "" where all are so.
    """
    listed = tuple(figures)
    keys = [_scale(figure.unit or "") for figure in listed]
    names: dict[str, str] = {}
    for key, figure in zip(keys, listed, strict=True):
        plain = key == _PEOPLE or key in _MEASURES.values()
        names.setdefault(key, key if plain else " ".join((figure.unit or "").split()))
    counts = Counter(key for key in keys if key and key not in _MEASURES.values())
    usual = max(counts, key=lambda key: counts[key], default="")
    return tuple(names[key or usual] for key in keys)


@lru_cache(maxsize=4_096)
def _scale(unit: str) -> str:
    if measure := _measure(unit):
        return measure
    return _PEOPLE if counts_persons(unit) else _counted(unit)


def same_unit(one: Figure, other: Figure) -> bool:
    """Whether two comparable figures count the same: not suspects with suicide bombers.

    A figure without a unit may count anything.
    """
    if measure_of(one):
        return measure_of(one) == measure_of(other)
    a, b = _counted(one.unit or ""), _counted(other.unit or "")
    return not (a and b) or a == b


_A_PART = Decimal("0.5")
"""Of a count of people, below which miners among them may be a part of it."""


def same_persons(one: Figure, other: Figure) -> bool:
    """Whether one counts people and the other the same by another noun: miners, students.

    Nine deckhands may be a part of 84 people, and attackers or children are counted apart.
    """
    persons, named = sorted((one, other), key=lambda each: not counts_any_persons(each.unit or ""))
    if not counts_any_persons(persons.unit or "") or not counts_all_persons(named.unit or ""):
        return False
    whole, part = number_of(persons.amount), number_of(named.amount)
    return whole is not None and part is not None and part >= whole * _A_PART


@lru_cache(maxsize=4_096)
def _counted(unit: str) -> str:
    words = unit.strip().casefold().split()
    if not words:
        return ""
    if counts_any_persons(unit):
        return _PEOPLE
    return " ".join([*words[:-1], singular(words[-1])])
