"""Figures in words as one types them, and in signs where there is little room."""

import re

from annotations.entries import Entry
from annotations.model import Figure
from annotations.units import measure_of

SIGNS = {
    "exactly": "=",
    "about": "~",
    "at least": ">=",
    "nearly": "<~",
    "over": ">",
    "at most": "<=",
    "under": "<",
}
"""How exactly a figure is meant, as the matrix shows it; ``~`` for what has no sign."""

_LONG = re.compile(r"-?\d{5,15}(\.\d+)?")
"""Numbers in which nobody sees at once how many digits they have."""


def grouped(amount: str) -> str:
    """A number with commas between thousands, from five digits on: ``45,000,000``."""
    if not _LONG.fullmatch(amount):
        return amount
    whole, point, rest = amount.partition(".")
    return f"{int(whole):,}{point}{rest}"


def figure_text(figure: Figure | None) -> str:
    """A figure as it is typed: ``at least 84 people as of 2031-05-04``; "" for none."""
    if figure is None:
        return ""
    qualifier = figure.qualifier or ""
    amount = grouped(figure.amount)
    if qualifier.startswith("to "):
        amount, qualifier = f"{amount} to {grouped(qualifier[3:])}", ""
    said = "" if qualifier == "exactly" else qualifier
    day = f"as of {figure.as_of}" if figure.as_of else ""
    return " ".join(part for part in (said, amount, unit_of(figure), day) if part)


def signed(figure: Figure | None) -> str:
    """A figure in signs: ``>= 84 people``; "" for none, and nothing before what is exact."""
    if figure is None:
        return ""
    sign = sign_of(figure)
    unit = unit_of(figure)
    return " ".join(part for part in ("" if sign == "=" else sign, amount_of(figure), unit) if part)


_ONE = {"people": "person", "feet": "foot"}


def unit_of(figure: Figure) -> str:
    """What a figure counts, as one writes it behind the number: ``1 kilometer``."""
    unit = figure.unit or ""
    if figure.amount != "1" or (figure.qualifier or "").startswith("to "):
        return unit
    plural = bool(measure_of(figure)) and unit.endswith("s") and len(unit) > 1
    return _ONE.get(unit, unit[:-1] if plural else unit)


def sign_of(figure: Figure) -> str:
    """The sign of how exactly a figure is meant."""
    if (figure.qualifier or "").startswith("to "):
        return "="
    return SIGNS.get(figure.qualifier or "exactly", "~")


def amount_of(figure: Figure) -> str:
    """The number, with its upper end where it is a range: ``10-15``."""
    qualifier = figure.qualifier or ""
    high = grouped(qualifier[3:]) if qualifier.startswith("to ") else ""
    return f"{grouped(figure.amount)}-{high}" if high else grouped(figure.amount)


def day_of(entry: Entry) -> str:
    """When a claim was said: ``n.d. =01-05`` as what it reprints, ``n.d. >=01-05`` not before."""
    if entry.said:
        return entry.said
    if entry.first_said:
        return f"n.d. ={entry.first_said[5:]}"
    return f"n.d. >={entry.not_before[5:]}" if entry.not_before else "n.d."
