"""Figures as people type them: ``at least 84 people as of 2031-05-04``."""

import datetime
import re
from contextlib import suppress
from dataclasses import replace

from annotations.intervals import number_of
from annotations.model import Figure
from annotations.selectors import Span

_SHORT = {
    ">=": "at least", "≥": "at least", "<=": "at most", "≤": "at most", "<~": "nearly",
    ">": "over", "<": "under", "~": "about", "≈": "about",
    "abt": "about", "approx": "about", "ca": "about", "circa": "about",
}  # fmt: skip
"""Signs, as the matrix shows them, and short forms of how exactly a figure is meant."""
_BEGINNING = re.compile(rf"\s*({'|'.join(map(re.escape, _SHORT))})\.?(?=[\s\d])\s*", re.IGNORECASE)
_UNIT = re.compile(r"\s*([^\W\d_][^\d,;:.]{0,40})\s*")


def typed_figure(text: str, around: datetime.date | None) -> Figure | None:
    """A figure that somebody typed; None where there is no number in it.

    What stands behind the number is what it counts, known or not. around: a day near which a day
    without a year lies.
    """
    if short := _BEGINNING.match(text):
        text = f"{_SHORT[short[1].casefold()]} {text[short.end() :]}"
    from corpus.figures.readings import read_figures  # noqa: PLC0415 - loads a native extension

    words, _, day = text.partition(" as of ")
    whole = Span(0, len(text))
    found = next(iter(read_figures(text, whole, (Span(0, len(words)),), around)), None)
    if found is not None:
        figure = found.figure
        counted = _UNIT.fullmatch(words, found.span.end)
        if figure.unit is None and counted:
            figure = replace(figure, unit=counted[1].strip())
        exact = iso_day(day.strip())
        return replace(figure, as_of=exact.isoformat()) if exact else figure
    number = number_of(words.strip())
    return None if number is None else Figure(f"{number:f}", None, "exactly")


def iso_day(written: str) -> datetime.date | None:
    """The day that is written so: ``2031-05-04``; None for anything else."""
    with suppress(ValueError):
        return datetime.date.fromisoformat(written)
    return None
