"""Figures of other events stay out of the topics of a report's own: by year, words and place."""

import datetime

import pytest

from corpus.figures.readings import read_figures
from corpus.sentences import sentences
from tests.corpus.event_cases import BLAST, CASES, FIRE, HELD_OUT, LATER, Case

AROUND = {FIRE: datetime.date(2031, 5, 2), BLAST: datetime.date(2031, 3, 10)}


def event_of(case: Case) -> str:
    """The event of the likeliest figure of the last sentence."""
    text = case.before + case.words
    last = sentences(text)[-1]
    return read_figures(text, last, (last,), AROUND[case.before])[0].event


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.words[:40])
def test_a_figure_is_of_the_reports_own_event_or_of_another(case: Case) -> None:
    assert bool(event_of(case)) is case.other


@pytest.mark.parametrize(("cases", "most"), [(HELD_OUT, 2), (LATER, 5)], ids=["held out", "hard"])
def test_most_are_told_apart_in_sentences_that_the_rules_were_not_made_with(
    cases: tuple[Case, ...], most: int
) -> None:
    wrong = [case.words for case in cases if bool(event_of(case)) is not case.other]
    assert len(wrong) <= most, wrong


def test_an_event_is_called_by_its_year_or_place() -> None:
    called = {case.words: event_of(case) for case in CASES}
    assert called["Two years ago, 15 passengers died when a ferry capsized off Brennay."] == "2029"
    assert called["A suicide bombing at Ostra Airport killed over 180 people."] == "Ostra Airport"
    assert called["In an earlier fire, 15 people were killed."] == "other"


def test_the_first_sentences_of_a_report_introduce_its_own_event() -> None:
    """The same words, as news and as a look back."""
    words = "An explosion at a fuel depot in Askermouth killed nine workers."
    assert event_of(Case(FIRE, words, True)) == "Askermouth"
    whole = sentences(words)[-1]
    assert read_figures(words, whole, (whole,), AROUND[FIRE])[0].event == ""
