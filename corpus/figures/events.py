"""Whether a figure is of another event than its document's own: told by time, words and place.

English, as the years and days of `moments` are; in other languages only a year tells.
"""

import datetime
import re

from annotations.selectors import Span
from corpus.figures.event_words import AHEAD, CALENDAR, COUNTS, EVENT, ITS_OWN, MONTHS, belongs_to
from corpus.figures.moments import moments
from corpus.figures.same_year import other_event
from corpus.sentences import sentences

OTHER = "other"
"""An event that the words tell apart and do not name."""

_BEFORE = 2_000
"""Code points before a sentence that are looked through for places and the sentence before."""
_INTRODUCED = 3
"""Sentences after which a document has said what it is about."""

_YEAR = re.compile(
    rf"(?:\b(?:in|during|the)|^since)\s+(?:early |late |mid-)?(?:(?:{MONTHS})\.?,? )?"
    r"(?P<year>1[5-9]\d\d|20\d\d)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"(?:\b(?:{MONTHS})\.? \d{{1,2}},? |\b\d{{1,2}} (?:{MONTHS}),? "
    r"|\b\d{1,2}[/.]\d{1,2}[/.])"
    r"(?P<year>1[5-9]\d\d|20\d\d)\b|\b(?P<iso>20\d\d)-\d\d-\d\d\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    rf"\b(?:(?P<count>a dozen|a|one|{'|'.join(COUNTS)}|\d{{1,3}}|a few|several|many) "
    r"(?P<unit>years?|decades?) (?:ago|earlier|before)|last year)\b(?!['’]s)",
    re.IGNORECASE,
)
_APART = re.compile(
    rf"\b(?:earlier|previous|prior|similar|separate|another|unrelated)\s+(?:[\w-]+\s+){{0,2}}?{EVENT}",
    re.IGNORECASE,
)
_BESIDE_IT = re.compile(
    r"\b(?:nearby|(?:seconds|moments|minutes|hours) (?:later|before|earlier)"
    r"|the same (?:day|night))\b",
    re.IGNORECASE,
)
"""What makes another blast a part of the same event."""
_NO_EVENT = re.compile(
    r"\b(?:than|any|no|plan\w*|plott\w*|prevent\w*|avert\w*|foil\w*|intend\w*|stage|carry out"
    r"|threat\w*|warn\w*|used|for|as)\b(?:\s+[\w-]+){0,2}\s*$",
    re.IGNORECASE,
)
"""Before an event that has not happened, or with which another one is compared."""
_SOMEWHERE = re.compile(
    rf"\b(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]everal)\s+(?:[\w-]+\s+){{0,3}}?{EVENT}"
    r"(?:\s+[a-z-]+){0,4}?\s+(?:at|in|on|near|off|outside)\s+(?:(?:the|an?)\s+)?"
    r"(?:[a-z]+(?:,| of)?\s+){0,3}?(?P<place>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)"
)
_HAPPENED = re.compile(
    rf"\b(?:{EVENT}|\w+ed\b|sank|struck|hit|blew|broke|shot|fell)", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"(?:a few |some |several |two |three )?(?:days?|weeks?|months?|hours?) (?:later|afterwards)\b"
    r"|later that|the same (?:day|week|month|year)\b"
    rf"|(?:in )?(?:the|that|this) {EVENT}(?! (?:in|at|on|near|of) )",
    re.IGNORECASE,
)

_OVER_IT = re.compile(
    r"\bkill\w*\b[^.;,]*?\b(?:in (?:connection|relation) (?:to|with)|linked to)\s+"
    rf"(?:[\w’'-]+\s+){{0,3}}?{EVENT}",
    re.IGNORECASE,
)
"""Who is killed over an attack is not killed in it."""
_PASSIVE = re.compile(r"\s(?:was|were|been)(?:\s(?:then|later|also))?\s$", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:was|were|had been|has been|have been) (?:then|later|subsequently|afterwards)\b"
    r"|(?:then|later|afterwards|subsequently),?\s",
    re.IGNORECASE,
)
"""What puts a sentence behind those before it; at its beginning where no verb stands before."""
_BACK = 4
"""Sentences before one with such a word in which its event may be named."""


def event_of(text: str, sentence: Span, figure: Span, around: datetime.date | None) -> str:
    """The event that a figure of a sentence is of: "" for the document's own.

    Another is called by its year, or by its place, else `OTHER`. figure: the words of the figure,
    in code points of the text. around: the document's day, or one near it.
    """
    words, local = sentence.of(text), figure.shifted(-sentence.start)
    named = _told(words, local, around)
    if around is None:
        named = named or _of_a_year(text, words, local)
    if named:
        return named
    start = max(0, sentence.start - _BEFORE)
    before = text[start : sentence.start]
    return (
        _elsewhere(words, local, before)
        or other_event(text, sentence, local, around)
        or _going_on(words, before, around)
        or _after_that(words, before, around)
        or _over_it(words, local)
    )


def _of_a_year(text: str, words: str, figure: Span) -> str:
    """The year of an event where no day of the document is known.

    The latest year that its text speaks of may be its own; what is told of an earlier one is not.
    """
    every = (
        match[match.lastgroup or "year"] for form in (_YEAR, _DATE) for match in form.finditer(text)
    )
    latest = max(map(int, every), default=0)
    of_figure = belongs_to(words, figure)
    years = (m for m in _YEAR.finditer(words) if of_figure(Span(*m.span("year"))))
    return next((m["year"] for m in years if int(m["year"]) < latest), "")


def _told(words: str, figure: Span, around: datetime.date | None) -> str:
    """By its year, or by a word such as "another"."""
    found = [(span, str(year)) for span, year in _years(words, around)]
    found += [
        (Span(*match.span()), OTHER)
        for match in _APART.finditer(words)
        if not _NO_EVENT.search(words, 0, match.start()) and not _BESIDE_IT.search(words)
    ]
    own = str(around.year) if around else ""
    of_figure = belongs_to(words, figure)
    return next((event for span, event in sorted(found) if event != own and of_figure(span)), "")


def _years(words: str, around: datetime.date | None) -> list[tuple[Span, int]]:
    """The years that are written in a sentence or counted back from the document's day."""
    if around is None:
        return []
    found = [(Span(*m.span("year")), int(m["year"])) for m in _YEAR.finditer(words)]
    found += [
        (moment.span, moment.day.year)
        for moment in moments(words, around)
        if moment.day is not None and (moment.day - around).days <= AHEAD
    ]
    for match in _AGO.finditer(words):
        back = (match["count"] or "one").lower()
        count = int(back) if back.isdecimal() else COUNTS.get(back, 1)
        tens = 10 if (match["unit"] or "").lower().startswith("decade") else 1
        found.append((Span(*match.span()), around.year - count * tens))
    return found


def _elsewhere(words: str, figure: Span, before: str) -> str:
    """The place of an event that the sentence introduces, where no place of it is known."""
    if ITS_OWN.search(words) or len(sentences(before)) < _INTRODUCED:
        return ""
    of_figure = belongs_to(words, figure)
    for match in _SOMEWHERE.finditer(words):
        place = match["place"]
        names = [name for name in place.split() if not CALENDAR.fullmatch(name)]
        known = any(name in before for name in names)
        if names and not known and of_figure(Span(*match.span())):
            return place
    return ""


def _going_on(words: str, before: str, around: datetime.date | None) -> str:
    """The event of the sentence before, where this one goes on with it ("The fire killed")."""
    if not _GOES_ON.match(words):
        return ""
    last = next((span.of(before) for span in reversed(sentences(before))), "")
    if not _HAPPENED.search(last) or not before.rstrip().endswith(last.rstrip()):
        return ""
    if "\n\n" in before[before.rindex(last) + len(last.rstrip()) :]:
        return ""
    return _told(last, Span(0, 1), around)


def _over_it(words: str, figure: Span) -> str:
    """Of "killed two men in connection with the attack": another event than the attack."""
    for match in _OVER_IT.finditer(words):
        # The subject of a passive stands right before it: "four men were then killed".
        passive = _PASSIVE.search(words, 0, match.start())
        begins = figure.start if passive and figure.end >= passive.start() - 1 else match.start()
        if Span(begins, match.end()).contains(figure):
            return OTHER
    return ""


def _after_that(words: str, before: str, around: datetime.date | None) -> str:
    """Of "Three men were then killed": the event that the sentences before it are about.

    Each must speak of one as known ("the attack"), up to the one that names its time.
    """
    then = _THEN.search(words)
    opens = _THEN.match(words)
    if opens is None and (then is None or " " not in then[0].strip()):
        return ""
    for span in reversed(sentences(before)[-_BACK:]):
        sentence = span.of(before)
        if named := _told(sentence, Span(0, 1), around):
            return named
        if not ITS_OWN.search(sentence):
            return ""
    return ""
