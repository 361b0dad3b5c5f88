"""Dates as documents write them: strict, so that a lone number or a year is never taken for one."""

import re
from datetime import date
from functools import lru_cache

from corpus.month_names import in_english

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_YEAR = r"(?P<{0}>[12]\d{{3}})"
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_DATE = "|".join(
    (
        rf"{_YEAR.format('y1')}-(?P<m1>\d\d)-(?P<d1>\d\d)",
        rf"{_YEAR.format('y2')}/(?P<m2>\d\d?)/(?P<d2>\d\d?)",
        rf"(?P<a>\d\d?)(?P<sep>[/.-])(?P<b>\d\d?)(?P=sep){_YEAR.format('y3')}",
        rf"(?P<m4>{_MONTH})\s+{_DAY.format('d4')},?\s+{_YEAR.format('y4')}",
        rf"{_DAY.format('d5')}\.?\s+(?:of\s+)?(?P<m5>{_MONTH}),?\s+{_YEAR.format('y5')}",
    )
)
_TIME = (
    r"(?:(?:,|\s+at|\s*[-–—|·]|T)?\s*\d\d?[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:Z|[+-]\d\d:?\d\d|\(?[A-Z]{2,5}\)?)?)?"
)
_LABEL = r"(?:(?:first\s+)?(?:published|updated|posted|date|dated|issued)(?:\s+on)?\s*:?\s+)?"
_FLAGS = re.IGNORECASE | re.ASCII
_DATE_TEXT = re.compile(rf"{_WEEKDAY}(?:{_DATE})", _FLAGS)
_EDITION = r"(?:,?\s+\(?(?:(?:early|late|final|morning|evening|first|second)\s+)?edition\)?)?"
_DATE_LINE = re.compile(
    rf"{_LABEL}[(\[]?(?P<text>{_WEEKDAY}(?:{_DATE})){_TIME}[)\]]?{_EDITION}\.?", _FLAGS
)
_DATE_AT_END = re.compile(rf"(?:\b|^)(?:{_DATE})[.)\]]*$", _FLAGS)
_LONGEST_LINE = 80


@lru_cache(maxsize=256)
def date_of_line(line: str) -> date | None:
    """The date of a line that holds a date and nothing else but a weekday, a time or a label."""
    if len(line) > _LONGEST_LINE:
        return None
    match = _DATE_LINE.fullmatch(line.strip())
    if match is None and (english := in_english(line)):
        match = _DATE_LINE.fullmatch(english)
    return _date(match["text"]) if match else None


def ends_in_date(line: str) -> bool:
    """Whether the last words of a line are a date, as in the caption of a photograph."""
    return bool(_DATE_AT_END.search(line.rstrip()[-40:]))


def _date(text: str) -> date | None:
    match = _DATE_TEXT.fullmatch(text)
    if match is None:
        return None
    weekday = (match["weekday"] or "")[:3].lower()
    readings = list(dict.fromkeys(_readings(match)))
    if len(readings) > 1 and weekday:
        readings = [day for day in readings if _WEEKDAYS[day.weekday()] == weekday]
    return readings[0] if readings else None


def _readings(match: re.Match[str]) -> list[date]:
    """The days that a date can mean, the likelier first: with slashes the month leads."""
    from dateutil.parser import parse  # noqa: PLC0415 - 20 ms that most documents need, scripts not

    if match["a"]:
        text = f"{match['a']}-{match['b']}-{match['y3']}"
        orders = [False, True] if match["sep"] == "/" else [True, False]
    else:
        text, orders = match[0].replace(" of ", " "), [False]
    readings = []
    for day_first in orders:
        try:
            readings.append(parse(text, dayfirst=day_first, ignoretz=True).date())
        except (ValueError, OverflowError):
            continue
    return readings
