"""What figures can be compared in: no people with percent, no metres with hours. Pure."""

from functools import lru_cache

from annotations.model import Figure

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
