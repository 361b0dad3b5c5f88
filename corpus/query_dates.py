"""The dates of a query: a day, a month, a year, an open or closed range of them."""

import calendar
import re
from datetime import date, timedelta

from corpus.query import DateRange

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_COMPARISON = re.compile(r"(>=|<=|>|<)(.+)")
_ONE_DAY = timedelta(days=1)


class BadDate(ValueError):
    """What stands for a date is none. offset: where in it the part that is wrong begins."""

    def __init__(self, written: str, offset: int, fault: str = "") -> None:
        fault = fault or "is not a date; write 2024, 2024-01 or 2024-01-03"
        super().__init__(f"{written!r} {fault}")
        self.offset = offset


def date_range(written: str) -> DateRange:
    """Read ``2024-01-03``, ``2024-01``, ``2024``, ``A..B``, ``A..``, ``..B``, ``>A``, ``<=B``.

    Raises BadDate.
    """
    if comparison := _COMPARISON.fullmatch(written):
        sign, day = comparison.groups()
        first, last = _days(day, len(sign))
        try:
            return {
                ">": lambda: DateRange(last + _ONE_DAY, None),
                ">=": lambda: DateRange(first, None),
                "<": lambda: DateRange(None, first - _ONE_DAY),
                "<=": lambda: DateRange(None, last),
            }[sign]()
        except OverflowError:
            raise BadDate(day, len(sign)) from None
    start, dots, end = written.partition("..")
    if not dots:
        return DateRange(*_days(written, 0))
    if not start and not end:
        raise BadDate(written, 0)
    begins = _days(start, 0)[0] if start else None
    ends = _days(end, len(start) + 2)[1] if end else None
    if begins is not None and ends is not None and ends < begins:
        raise BadDate(written, 0, f"ends before it begins; write {end}..{start}")
    return DateRange(begins, ends)


def _days(written: str, offset: int) -> tuple[date, date]:
    match = _DATE.fullmatch(written)
    if not match:
        raise BadDate(written, offset)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last = date(first.year, last_month, day or calendar.monthrange(first.year, last_month)[1])
    except ValueError:
        raise BadDate(written, offset) from None
    return first, last
