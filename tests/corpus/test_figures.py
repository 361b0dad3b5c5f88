"""Figures of single sentences: numbers, qualifiers, units, what they are about, days."""

import datetime

import pytest

from annotations.selectors import Span
from corpus.figures.readings import FigureReading, read_figures
from tests.corpus.figure_cases import (
    HELD_OUT,
    NEGATED,
    OTHER_LANGUAGES,
    PARTS,
    RESUMED,
    SECOND,
    SEVERAL,
    Case,
)

AROUND = datetime.date(2031, 5, 4)


def readings_of(sentence: str, around: datetime.date | None = AROUND) -> tuple[FigureReading, ...]:
    whole = Span(0, len(sentence))
    return read_figures(sentence, whole, (whole,), around)


def summary(sentence: str) -> tuple[str, str | None, str | None, str] | None:
    likely = [reading for reading in readings_of(sentence) if reading.likely]
    if not likely:
        return None
    figure = likely[0].figure
    return figure.amount, figure.unit, figure.qualifier, likely[0].aspect


@pytest.mark.parametrize(
    "case", (*HELD_OUT, *SECOND, *OTHER_LANGUAGES), ids=lambda case: case[0][:40]
)
def test_the_figure_of_a_sentence(case: Case) -> None:
    found, wanted = summary(case[0]), case[1]
    if wanted is not None and wanted[1] == "*":
        assert found is not None
        found = (found[0], "*", *found[2:])
    assert found == wanted


def test_who_speaks_is_counted_by_no_figure() -> None:
    """Not even by one that can be chosen."""
    found = readings_of("Two sources close to the line told Coast Wire that 41 people had died.")
    assert [reading.figure.unit for reading in found] == ["people"]
    named = readings_of("He named two sources.")
    assert [reading.figure.unit for reading in named] == ["sources"]


@pytest.mark.parametrize(("sentence", "wanted"), SEVERAL, ids=lambda case: str(case)[:30])
def test_each_number_is_about_what_its_own_verb_says(
    sentence: str, wanted: list[tuple[str, str]]
) -> None:
    found = readings_of(sentence)
    assert [(reading.figure.amount, reading.aspect) for reading in found] == wanted


@pytest.mark.parametrize(("sentence", "wanted"), NEGATED, ids=lambda case: str(case)[:30])
def test_what_does_not_hold_is_no_aspect_of_a_number(
    sentence: str, wanted: list[tuple[str, str, bool]]
) -> None:
    found = readings_of(sentence)
    assert [(each.figure.amount, each.aspect, each.likely) for each in found] == wanted


@pytest.mark.parametrize(("sentence", "wanted"), PARTS, ids=lambda case: str(case)[:30])
def test_a_verb_is_said_of_the_part_and_not_of_its_whole(
    sentence: str, wanted: list[tuple[str, str | None, str]]
) -> None:
    found = sorted(readings_of(sentence), key=lambda each: each.span)
    assert [(each.figure.amount, each.figure.unit, each.aspect) for each in found] == wanted


@pytest.mark.parametrize(("before", "sentence", "wanted"), RESUMED)
def test_a_bare_number_is_of_what_was_counted_before(
    before: str, sentence: str, wanted: tuple[str, str | None, str]
) -> None:
    text = f"{before} {sentence}"
    span = Span(len(before) + 1, len(text))
    found = read_figures(text, span, (span,), AROUND)[0]
    assert (found.figure.amount, found.figure.unit, found.aspect) == wanted
