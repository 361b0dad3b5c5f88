"""Whether a figure is of another event of the same year: by its month, or by the event's name."""

import datetime
import re
from collections.abc import Iterator

from annotations.selectors import Span
from corpus.figures.event_words import AHEAD, CALENDAR, COUNTS, EVENT, ITS_OWN, MONTHS, belongs_to
from corpus.figures.moments import is_said_on, moments

_GAP = 21
"""Days between an event and a report from which the report's own event is another one."""
_OPENING = 1_200
"""Code points of a text in which it says what it is about, and when that was."""
_MONTH = re.compile(
    rf"\b(?:in|during|last|back in)\s+(?:early |late |mid-)?(?P<month>{MONTHS})\b(?!\.? \d)",
    re.IGNORECASE,
)
_OF_MONTH = re.compile(rf"\bthe (?P<month>{MONTHS}) (?:[\w-]+ )?{EVENT}", re.IGNORECASE)
_ANY_MONTH = re.compile(rf"\b(?P<month>{MONTHS})\b", re.IGNORECASE)
_NUMERIC = re.compile(r"\b(?:\d{4}-(?P<iso>\d\d)-\d\d|(?P<us>\d\d?)/\d\d?/\d{4})\b")
_MONTHS_AGO = re.compile(
    rf"\b(?P<count>{'|'.join(COUNTS)}|\d\d?) months (?:ago|earlier|before)\b", re.IGNORECASE
)
_HARM = re.compile(
    rf"\b(?:{EVENT}|kill(?:s|ed|ing)|died|deaths?|drown(?:ed|ing)|wounding|injuring|hurt|lives|lost"
    r"|sank|(?<!the )(?:dead|wounded|injured|victims?|casualties))\b",
    re.IGNORECASE,
)
"""That somebody came to harm; "the dead" and "the wounded" are those who are spoken of."""
_NAMED = re.compile(rf"\b[Tt]he (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) {EVENT}")
_CAPITAL = re.compile(r"(?<=[\w,;] )[A-Z][\w’'-]{3,}")
_ABBREVIATED = 3


def other_event(text: str, sentence: Span, figure: Span, around: datetime.date | None) -> str:
    """The event that a figure is of: ``2031-03`` or its name; "" for the document's own.

    text: from the beginning of the document, where it is at hand. figure: in code points of the
    sentence. around: the document's day, or one near it. What happened in a month of which the
    opening speaks, or to somebody whom it names, is taken for its own.
    """
    words, opening = sentence.of(text), text[: min(_OPENING, sentence.start)]
    if not opening.strip() or not _HARM.search(words):
        return ""
    return _by_name(words, figure, text[: sentence.start]) or (
        _by_month(words, figure, opening, around) if around else ""
    )


def _by_name(words: str, figure: Span, before: str) -> str:
    """Of "The Sandpiper disaster killed 15", where nothing of that name was spoken of."""
    of_figure = belongs_to(words, figure)
    for match in _NAMED.finditer(words):
        name = match["name"]
        known = any(part in before for part in name.split())
        if not known and not CALENDAR.search(name) and of_figure(Span(*match.span())):
            return name
    return ""


def _by_month(words: str, figure: Span, opening: str, around: datetime.date) -> str:
    is_known = ITS_OWN.search(words) and not _OF_MONTH.search(words)
    if is_known or _names_in(words) & _names_in(opening):
        return ""
    own = {around.month} | _months_in(opening)
    of_figure = belongs_to(words, figure)
    for span, month in sorted(_dated(words, around)):
        far = (around - _last_day(month)).days >= _GAP
        if far and month.month not in own and of_figure(span):
            return f"{month:%Y-%m}"
    return ""


def _names_in(words: str) -> set[str]:
    """Names that stand within sentences, days and months apart."""
    return {name for name in _CAPITAL.findall(words) if not CALENDAR.fullmatch(name)}


def _dated(words: str, around: datetime.date) -> Iterator[tuple[Span, datetime.date]]:
    """When something happened, as its words say, each with the first day of its month."""
    for moment in moments(words, around):
        day = moment.day
        if day is None or is_said_on(words, moment.span.start):
            continue
        if (day - around).days > AHEAD:
            # Without a year, it was taken for one to come.
            yield moment.span, _latest(day.month, around)
        elif day.year == around.year:
            yield moment.span, day.replace(day=1)
    for match in (*_MONTH.finditer(words), *_OF_MONTH.finditer(words)):
        yield Span(*match.span()), _latest(_number(match["month"]), around)
    for match in _MONTHS_AGO.finditer(words):
        written = match["count"].lower()
        count = int(written) if written.isdecimal() else COUNTS[written]
        year, month = divmod(around.year * 12 + around.month - 1 - count, 12)
        if year > 0:
            yield Span(*match.span()), datetime.date(year, month + 1, 1)


def _latest(month: int, around: datetime.date) -> datetime.date:
    """The first day of the last such month before a day, or of that day's own."""
    return datetime.date(around.year - (month > around.month), month, 1)


def _last_day(month: datetime.date) -> datetime.date:
    following = (month + datetime.timedelta(days=31)).replace(day=1)
    return following - datetime.timedelta(days=1)


def _months_in(opening: str) -> set[int]:
    written = {_number(match["month"]) for match in _ANY_MONTH.finditer(opening)}
    numeric = {int(m["iso"] or m["us"]) for m in _NUMERIC.finditer(opening)}
    return written | numeric


def _number(month: str) -> int:
    names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return names.index(month.lower()[:_ABBREVIATED]) + 1
