"""One number of a passage: its words, its value, and what multiplies it."""

from dataclasses import replace
from decimal import Decimal

from annotations.values import dataclass

YEARS = range(1000, 2200)
CURRENCY = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen"}
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Number:
    """A number among the words of a passage, ``words[start:end]``.

    value, high: the number, and the upper end of a range. in_digits: whether it is written so.
    unit: a unit that is written into the same word (``200m``), "" where there is none.
    scale: what multiplies its digits, 1,000,000 of "4 million". unsure: whether nobody can tell
    what it says ("12 to 10"), so that it is proposed to nobody.
    """

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    in_digits: bool = True
    unit: str = ""
    scale: int = 1
    unsure: bool = False


def times(number: Number, by: int) -> Number:
    """A number, or both ends of a range, so many times higher."""
    high = None if number.high is None else plain(number.high * by)
    return replace(number, value=plain(number.value * by), high=high, scale=number.scale * by)


def plain(value: Decimal) -> Decimal:
    """A value without an exponent and without zeros behind its decimals."""
    return Decimal(f"{value.normalize():f}")
