"""Figures of other events stay out of the topics of a report's own: by year, words and place."""

import datetime

import pytest

from corpus.figures.readings import read_figures
from corpus.sentences import sentences
from tests.corpus.event_cases import (
    BLAST,
    CASES,
    FIRE,
    HELD_OUT,
    INQUIRY,
    LATER,
    SAME_YEAR,
    SAME_YEAR_HELD_OUT,
    SAME_YEAR_LATER,
    Case,
)

AROUND = {
    FIRE: datetime.date(2031, 5, 2),
    BLAST: datetime.date(2031, 3, 10),
    INQUIRY: datetime.date(2031, 8, 22),
}


def event_of(case: Case) -> str:
    """The event of the likeliest figure of the last sentence."""
    text = case.before + case.words
    last = sentences(text)[-1]
    return read_figures(text, last, (last,), AROUND[case.before])[0].event


@pytest.mark.parametrize("case", (*CASES, *SAME_YEAR), ids=lambda case: case.words[:40])
def test_a_figure_is_of_the_reports_own_event_or_of_another(case: Case) -> None:
    assert bool(event_of(case)) is case.other


@pytest.mark.parametrize(
    ("cases", "most"),
    [(HELD_OUT, 2), (LATER, 1), (SAME_YEAR_HELD_OUT, 1), (SAME_YEAR_LATER, 4)],
    ids=["held out", "hard", "one year, held out", "one year, hard"],
)
def test_most_are_told_apart_in_sentences_that_the_rules_were_not_made_with(
    cases: tuple[Case, ...], most: int
) -> None:
    wrong = [case.words for case in cases if bool(event_of(case)) is not case.other]
    assert len(wrong) <= most, wrong


def test_an_event_is_called_by_its_year_or_place() -> None:
    called = {case.words: event_of(case) for case in CASES}
    assert called["Two years ago, 15 passengers died when a ferry capsized off Brennay."] == "2029"
    assert called["A suicide bombing at Ostra Airport killed over 180 people."] == "Ostra Airport"
    called = {case.words: event_of(case) for case in SAME_YEAR}
    drowned = "In early February a storm sank two trawlers and 14 fishermen drowned."
    assert called[drowned] == "2031-02"
    fish_hall = "On February 3 a fire at the fish hall killed seven people."
    assert called[fish_hall] == "2031-02"
    sandpiper = "The Sandpiper disaster killed 15 people and closed the line for a year."
    assert called[sandpiper] == "Sandpiper"
    called = {case.words: event_of(case) for case in CASES}
    assert called["In an earlier fire, 15 people were killed."] == "other"


def test_the_first_sentences_of_a_report_introduce_its_own_event() -> None:
    """The same words, as news and as a look back."""
    words = "An explosion at a fuel depot in Askermouth killed nine workers."
    assert event_of(Case(FIRE, words, True)) == "Askermouth"
    whole = sentences(words)[-1]
    assert read_figures(words, whole, (whole,), AROUND[FIRE])[0].event == ""


YEARS = [
    (
        "At least 35 people were killed when gunmen stormed the hall of Veld in November 2027.",
        "2027",
    ),
    ("At least 40 people were killed when two bombs exploded at the market in March 2031.", ""),
    ("A bomb at the market killed 40 people.", ""),
]


@pytest.mark.parametrize(("words", "event"), YEARS)
@pytest.mark.parametrize("dated", ["03/10/2031", "10 March 2031", "2031-03-10"])
def test_without_a_day_of_the_document_an_earlier_year_is_another_event(
    words: str, event: str, dated: str
) -> None:
    before = BLAST.replace("03/10/2031", dated)
    text = f"{before}{words}"
    last = sentences(text)[-1]
    assert read_figures(text, last, (last,), None)[0].event == event


def test_the_only_year_of_a_text_may_be_its_own() -> None:
    words = "At least 35 people were killed when gunmen stormed the hall of Veld in 2027."
    whole = sentences(words)[-1]
    assert read_figures(words, whole, (whole,), None)[0].event == ""


OWN = (
    "On May 1 fire broke out on the ferry Maribel at Varrhaven, and 41 people died.",
    "The fire killed 41 people.",
    "At least 41 people died on the Maribel in May.",
    "41 people were killed on the night of May 1, 2031.",
)
"""One event as several outlets have it."""
OPENINGS = {
    "a report of the next day": (FIRE, datetime.date(2031, 5, 2)),
    "an inquiry in summer": (INQUIRY, datetime.date(2031, 8, 22)),
    "a text that nobody dated, in a corpus of that spring": (
        "How the Maribel burned, hour by hour. The doors were shut in May.\n\n",
        datetime.date(2031, 6, 20),
    ),
}


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("words", OWN)
def test_one_event_is_not_parted_by_who_reports_it_and_when(opening: str, words: str) -> None:
    before, around = OPENINGS[opening]
    last = sentences(before + words)[-1]
    (reading, *_) = read_figures(before + words, last, (last,), around)
    assert reading.event == ""


def test_days_of_winter_told_in_january_are_of_the_year_before() -> None:
    before = "Harbour Post\n\nSunday, 01/12/2031\n\nA lamp fell at Varrhaven. It hurt a cook.\n\n"
    for words in (
        "On November 3 a storm killed nine people.",
        "In late June a squall drowned 15 people.",
    ):
        last = sentences(before + words)[-1]
        (reading, *_) = read_figures(before + words, last, (last,), datetime.date(2031, 1, 12))
        assert reading.event in ("2030-06", "2030-11", "2030")
