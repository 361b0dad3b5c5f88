"""What figures can be compared in: no people with percent, no metres with hours. Pure."""

from collections import Counter
from collections.abc import Iterable
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


_SORTS_OF_PERSONS = word_set(
    "man woman child adult civilian passenger crew soldier troop policeman officer guard fighter",
    "militant terrorist gunman rebel bomber attacker suspect detainee prisoner protester",
    "demonstrator worker miner farmer student pupil teacher doctor nurse medic patient tourist",
    "migrant refugee resident villager islander pilgrim worshipper mourner survivor wounded",
    "injured member personnel staff sailor seaman stoker driver boy girl baby infant elder",
    "firefighter rescuer volunteer journalist lawyer judge minister national citizen hostage",
    "personne personnes victime mort blessé homme femme enfant persona personas persone víctima",
    "muerto herido hombre mujer niño menschen personen tote opfer verletzte männer frauen kinder",
    "человек человека людей люди погибших раненых نفر نفره تن کشته زخمی",
)
"""Nouns for persons: they have one scale, whatever sort of them is counted."""
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
    counted = _counted(unit)
    last = counted.split()[-1] if counted else ""
    persons = last.endswith(("man", "woman", "ist")) or last in _SORTS_OF_PERSONS | _PERSONS
    return _PEOPLE if persons else counted


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
