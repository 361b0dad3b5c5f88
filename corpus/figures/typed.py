"""Figures as people type them: ``at least 84 people as of 2031-05-04``."""

import datetime
from contextlib import suppress
from dataclasses import replace

from annotations.intervals import number_of
from annotations.model import Figure
from annotations.selectors import Span


def typed_figure(text: str, around: datetime.date | None) -> Figure | None:
    """A figure that somebody typed; None where there is no number in it.

    around: a day near which a day without a year lies.
    """
    from corpus.figures.readings import read_figures  # noqa: PLC0415 - loads a native extension

    words, _, day = text.partition(" as of ")
    whole = Span(0, len(text))
    found = next(iter(read_figures(text, whole, (Span(0, len(words)),), around)), None)
    if found is not None:
        exact = iso_day(day.strip())
        return replace(found.figure, as_of=exact.isoformat()) if exact else found.figure
    number = number_of(words.strip())
    return None if number is None else Figure(f"{number:f}", None, "exactly")


def iso_day(written: str) -> datetime.date | None:
    """The day that is written so: ``2031-05-04``; None for anything else."""
    with suppress(ValueError):
        return datetime.date.fromisoformat(written)
    return None
