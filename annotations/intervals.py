"""The numbers that a figure allows: an interval, by its qualifier. Pure."""

from decimal import Decimal, InvalidOperation
from functools import lru_cache

from annotations.model import Figure
from annotations.values import dataclass

_WIDEST = Decimal("0.1")
"""Of a number, how far "about" and "nearly" reach from it at most."""
_LONGEST = 60
"""Characters of a number; anybody's file can have millions."""
PLACES = 30
"""Before and behind the decimal point: what is written out, drawn and told apart."""


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
    """What a figure allows; None where its amount, or an end of its range, is no number.

    "About" reaches as far as the number is rounded ("about 90" from 85 to 95), at most a tenth,
    "nearly" as far below it. A qualifier nobody knows counts as "about".
    """
    return _interval(figure.amount, (figure.qualifier or "exactly").strip().casefold())


@lru_cache(maxsize=4_096)
def _interval(words: str, qualifier: str) -> Interval | None:
    """Every claim on a topic is compared with every other one."""
    amount = number_of(words)
    if amount is None:
        return None
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


def number_of(words: str) -> Decimal | None:
    """The number that an amount states; None for none, and for one too long to write out.

    What a figure says is anybody's: an exponent of a few digits is a number that fills the memory.
    """
    if len(words) > _LONGEST:
        return None
    try:
        number = Decimal(words)
    except InvalidOperation:
        return None
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -PLACES or number.adjusted() >= PLACES:
        return None
    return number


def unreadable(figure: Figure) -> str:
    """The words of a figure that should be a number and are none; "" where all can be read."""
    high = (figure.qualifier or "").strip().casefold()
    if number_of(figure.amount) is None:
        return figure.amount
    if high.startswith("to ") and interval_of(figure) is None:
        return f"{figure.amount} {high}"
    return ""


def _range(low: Decimal, words: str) -> Interval | None:
    high = number_of(words)
    return None if high is None or high < low else Interval(low, high)


def _nearness(amount: Decimal) -> Decimal:
    """Half of the last place that is not zero, at most a tenth of the number, at least one."""
    tenth = abs(amount) * _WIDEST
    if amount != amount.to_integral_value():
        return tenth
    return max(Decimal(1), min(Decimal(10) ** _zeros(amount) / 2, tenth))


def _zeros(whole: Decimal) -> int:
    digits = f"{abs(whole):f}".partition(".")[0]
    return len(digits) - len(digits.rstrip("0"))
