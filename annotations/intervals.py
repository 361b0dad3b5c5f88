"""The numbers that a figure allows: an interval, by its qualifier. Pure."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from annotations.model import Figure

_WIDEST = Decimal("0.1")
"""Of a number, how far "about" and "nearly" reach from it at most."""


@dataclass(frozen=True, slots=True)
class Interval:
    """low, high: the ends, None where it has none; an open end is not itself in the interval."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def overlaps(self, other: "Interval") -> bool:
        """Whether some number is in both."""
        return not (self._ends_before(other) or other._ends_before(self))

    def is_above(self, other: "Interval") -> bool:
        """Whether every number in it is higher than every number in `other`."""
        return other._ends_before(self)

    def _ends_before(self, other: "Interval") -> bool:
        if self.high is None or other.low is None:
            return False
        if self.high == other.low:
            return self.high_open or other.low_open
        return self.high < other.low


def interval_of(figure: Figure) -> Interval | None:
    """What a figure allows; None where its amount is no number.

    "About" reaches as far as the number is rounded ("about 90" from 85 to 95), at most a tenth,
    "nearly" as far below it. A qualifier nobody knows counts as "about".
    """
    try:
        amount = Decimal(figure.amount)
    except InvalidOperation:
        return None
    if not amount.is_finite():
        return None
    qualifier = (figure.qualifier or "exactly").strip().casefold()
    if qualifier.startswith("to "):
        return _range(amount, qualifier.removeprefix("to "))
    near = _nearness(amount)
    match qualifier:
        case "exactly":
            return Interval(amount, amount)
        case "at least":
            return Interval(amount, None)
        case "over" | "more than":
            return Interval(amount, None, low_open=True)
        case "at most" | "up to":
            return Interval(None, amount)
        case "under" | "fewer than" | "less than":
            return Interval(None, amount, high_open=True)
        case "nearly" | "almost":
            return Interval(amount - near, amount, high_open=True)
        case _:
            return Interval(amount - near, amount + near)


def _range(low: Decimal, high: str) -> Interval | None:
    try:
        return Interval(low, Decimal(high))
    except InvalidOperation:
        return None


def _nearness(amount: Decimal) -> Decimal:
    """Half of the last place that is not zero, at most a tenth of the number, at least one."""
    if amount != amount.to_integral_value():
        return abs(amount) * _WIDEST
    digits = str(abs(int(amount)))
    unit = Decimal(10) ** (len(digits) - len(digits.rstrip("0")))
    return max(Decimal(1), min(unit / 2, abs(amount) * _WIDEST))
