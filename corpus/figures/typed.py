"""Figures as people type them: ``at least 84 people as of 2031-05-04``."""

import datetime
import re
from contextlib import suppress
from dataclasses import replace

from annotations.intervals import number_of
from annotations.model import Figure
from annotations.selectors import Span
from corpus.attribution.cues import cues_for
from corpus.attribution.words import words
from corpus.figures.digits import joined
from corpus.figures.languages import words_for

_SHORT = {
    ">=": "at least", "≥": "at least", "<=": "at most", "≤": "at most", "<~": "nearly",
    ">": "over", "<": "under", "~": "about", "≈": "about",
    "abt": "about", "approx": "about", "ca": "about", "circa": "about",
}  # fmt: skip
"""Signs, as the matrix shows them, and short forms of how exactly a figure is meant."""
_BEGINNING = re.compile(rf"\s*({'|'.join(map(re.escape, _SHORT))})\.?(?=[\s\d])\s*", re.IGNORECASE)
_FOUR = re.compile(r"(?<![\d.,:/-])([1-9])(\d{3})(?![\d.,:/-])")
"""Four digits, which in a text would be a year where nothing follows that they count."""
_UNIT = re.compile(r"\s*([^\W\d_][^\d,;:.]{0,40})\s*")


def typed_figure(text: str, around: datetime.date | None) -> Figure | None:
    """A figure that somebody typed; None where its number is not read whole, as of "8 4 people".

    What stands behind the number is what it counts, known or not. around: a day near which a day
    without a year lies.
    """
    if short := _BEGINNING.match(text):
        text = f"{_SHORT[short[1].casefold()]} {text[short.end() :]}"
    from corpus.figures.readings import read_figures  # noqa: PLC0415 - loads a native extension

    said, _, day = text.partition(" as of ")
    said = _FOUR.sub(r"\1,\2", said)
    text = f"{said} as of {day}" if day else said
    whole = Span(0, len(text))
    found = next(iter(read_figures(text, whole, (Span(0, len(said)),), around)), None)
    if found is not None:
        if not _is_read_whole(said, found.span):
            return None
        figure = found.figure
        counted = _UNIT.fullmatch(said, found.span.end)
        if figure.unit is None and counted:
            figure = replace(figure, unit=counted[1].strip())
        exact = iso_day(day.strip())
        return replace(figure, as_of=exact.isoformat()) if exact else figure
    number = None if "_" in said else number_of(said.strip())
    return None if number is None else Figure(f"{number:f}", None, "exactly")


def _is_read_whole(said: str, read: Span) -> bool:
    """Whether the words hold one number, nothing before it, and no other digit or sign."""
    from corpus.figures.numbers import numbers  # noqa: PLC0415 - loads a native extension

    table = words_for(cues_for(said).language)
    found = numbers(joined(said, words(said), table), table)
    before, behind = said[: read.start].casefold().split(), said[read.end :]
    return (
        len(found) == 1
        and not found[0].unsure
        and all(word in _MAY_PRECEDE for word in before)
        and not any(each.isnumeric() for each in behind)
        and not _STRAY.search(behind)
    )


_MAY_PRECEDE = frozenset({"the", "these", "those", "all", "$", "€", "£", "¥"})
_STRAY = re.compile(r"[_<>=≤≥~^*\\/|]|-(?!\w)")


def unread(text: str, called: str = "it") -> str:
    """Why `typed_figure` took no figure from words, as they are `called`, and what to type."""
    has_digits = any(character.isnumeric() for character in text)
    wrong = f"{called} is not read whole as one number" if has_digits else f"no number in {called}"
    return f"{wrong}; type it as: at least 84 people, or 10 to 15 boats"


def iso_day(written: str) -> datetime.date | None:
    """The day that is written so: ``2031-05-04``; None for anything else."""
    with suppress(ValueError):
        return datetime.date.fromisoformat(written)
    return None
