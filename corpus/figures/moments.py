"""The days that a passage speaks of, and the day as of which its figures hold."""

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from annotations.selectors import Span
from annotations.values import dataclass

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = re.compile(
    rf"\b(?:(?P<m1>{_MONTH})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<y1>[12]\d{{3}})\b)?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m2>{_MONTH})\b(?:,? (?P<y2>[12]\d{{3}})\b)?"
    r"|(?P<y3>[12]\d{3})-(?P<n3>\d\d)-(?P<d3>\d\d))"
    r"(?P<rest> (?:last|this|next) year)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?P<name>{'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_SAID_ON = re.compile(
    r"\b(?:as of|reported|reports|said|says|told|announced|stated|confirmed|published|released|"
    r"wrote|by|in a statement)\s+(?:late\s+|early\s+)?(?:on\s+|by\s+)?(?:the\s+\w+\s+of\s+)?$",
    re.IGNORECASE,
)
_AS_OF = re.compile(r"\b(?:as of|by)\s+(?:late\s+|early\s+)?$", re.IGNORECASE)
_NEAR = 183
"""Days on either side of a known day in which a day without a year is looked for."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day that is written in a text. span: its words; day: None where the year is unknown."""

    span: Span
    day: datetime.date | None


def moments(passage: str, around: datetime.date | None) -> Iterator[Moment]:
    """The days written in a passage, in its order.

    around: a day near which a day without a year lies, such as the document's.
    """
    for match in _DAY.finditer(passage):
        month = match["m1"] or match["m2"]
        number = int(match["n3"]) if match["n3"] else _MONTHS[month.lower()]
        day = int(match["d1"] or match["d2"] or match["d3"])
        year = match["y1"] or match["y2"] or match["y3"]
        if year:
            found = _date(int(year), number, day)
        elif match["rest"] or around is None:
            found = (
                _date(around.year - 1, number, day) if around and "last" in match["rest"] else None
            )
        else:
            found = _nearest(around, number, day)
        yield Moment(Span(*match.span()), found)


def is_said_on(sentence: str, start: int) -> bool:
    """Whether the day that begins at `start` is one on which somebody said something."""
    return _SAID_ON.search(sentence[:start]) is not None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _nearest(around: datetime.date, month: int, day: int) -> datetime.date | None:
    days = [_date(around.year + by, month, day) for by in (-1, 0, 1)]
    near = [d for d in days if d is not None and abs((d - around).days) <= _NEAR]
    return min(near, key=lambda d: abs((d - around).days), default=None)


@lru_cache(maxsize=512)
def as_of(sentence: str, around: datetime.date | None, dated: bool) -> str | None:
    """The day as of which a sentence gives its figures, as an ISO date; None where it says none.

    It is the day on which somebody is said to have said it ("reported on January 7", "said on
    Sunday"), or that "as of" and "by" name. A day on which something happened is not.

    dated: whether `around` is the document's own day, so that weekdays can be told by it.
    """
    for moment in moments(sentence, around):
        if moment.day is not None and _SAID_ON.search(sentence[: moment.span.start]):
            return moment.day.isoformat()
    if around is None or not dated:
        return None
    for match in _WEEKDAY.finditer(sentence):
        if _SAID_ON.search(sentence[: match.start()]):
            back = (around.weekday() - _WEEKDAYS.index(match["name"].lower())) % 7
            return (around - datetime.timedelta(days=back)).isoformat()
    return None
