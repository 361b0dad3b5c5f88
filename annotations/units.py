"""What figures can be compared in: no people with percent, no metres with hours. Pure."""

from functools import lru_cache

from annotations.model import Figure
from annotations.word_sets import word_set

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


_PERSONS = word_set(
    "people persons person individuals individual victims victim fatalities fatality",
    "casualties casualty dead deaths death bodies body lives life",
)
"""What says no more of persons than that they are some; "84 dead" are "84 people"."""


def same_unit(one: Figure, other: Figure) -> bool:
    """Whether two comparable figures count the same: not suspects with suicide bombers.

    A figure without a unit may count anything.
    """
    if measure_of(one):
        return measure_of(one) == measure_of(other)
    a, b = _counted(one.unit or ""), _counted(other.unit or "")
    return not (a and b) or a == b


@lru_cache(maxsize=4_096)
def _counted(unit: str) -> str:
    words = unit.strip().casefold().split()
    if not words:
        return ""
    if words[-1] in _PERSONS and len(words) == 1:
        return "people"
    return " ".join([*words[:-1], _singular(words[-1])])


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("men"):
        return f"{word[:-3]}man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
