"""Forms in which numbers are written, read whole or not at all."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.model import Figure
from annotations.selectors import Span
from corpus.attribution.words import words
from corpus.figures.digits import joined
from corpus.figures.languages import words_for
from corpus.figures.readings import FigureReading, read_figures
from corpus.figures.topics import proposed_topic
from corpus.figures.typed import typed_figure, unread
from reader.figure_words import figure_text
from tests.corpus.figure_form_cases import FORMS, TYPED, UNREAD

AROUND = datetime.date(2031, 5, 4)
SEPARATORS = (" ", "\u00a0", "\u202f", "\u2009", "'", "’", ",")


def readings(text: str, first: int = 0) -> list[FigureReading]:
    span = Span(first, len(text))
    return list(read_figures(text, span, (span,), AROUND))


def likely(text: str) -> tuple[str, str | None, str | None] | None:
    found = [each.figure for each in readings(text) if each.likely]
    return (found[0].amount, found[0].unit, found[0].qualifier) if found else None


@pytest.mark.parametrize(("sentence", "wanted"), FORMS, ids=lambda case: str(case)[:40])
def test_a_form_is_read_whole_or_proposes_nothing(
    sentence: str, wanted: tuple[str, str | None, str] | None
) -> None:
    assert likely(sentence) == wanted


@given(st.integers(1_000, 999_999_999), st.sampled_from(SEPARATORS))
def test_digits_in_groups_are_one_number(number: int, mark: str) -> None:
    written = f"{number:,}".replace(",", mark)
    assert likely(f"About {written} people fled.") == (str(number), "people", "about")


@given(st.integers(1990, 2035), st.integers(100, 999))
def test_a_year_is_never_the_first_group_of_what_follows(year: int, number: int) -> None:
    assert likely(f"In {year} {number} people fled.") == (str(number), "people", "exactly")


@given(st.integers(1, 9), st.integers(2, 9), st.sampled_from(("thousand", "million", "billion")))
def test_both_ends_of_a_range_are_in_its_scale(low: int, by: int, scale: str) -> None:
    high = low + by
    unit = {"thousand": 10**3, "million": 10**6, "billion": 10**9}[scale]
    found = likely(f"About {low} to {high} {scale} people fled.")
    assert high >= 10 * low or found == (str(low * unit), "people", f"to {high * unit}")


@given(
    st.text(st.sampled_from("0123456789 .,-–'’½/٫٬%$£mk\u00a0\u202fpeople to Not >~≥"), max_size=40)
)
def test_words_joined_lie_where_they_stand_and_nothing_makes_reading_fail(text: str) -> None:
    run = joined(text, words(text), words_for("en"))
    assert all(word.start < word.end <= len(text) for word in run)
    assert all(a.end <= b.start for a, b in pairwise(run))
    for each in readings(text):
        assert Span(0, len(text)).contains(each.span)
    typed_figure(text, AROUND)


@pytest.mark.parametrize("typed", UNREAD)
def test_a_typed_figure_that_is_not_read_whole_is_refused(typed: str) -> None:
    assert typed_figure(typed, AROUND) is None
    assert unread(typed).endswith("; type it as: at least 84 people, or 10 to 15 boats")


@pytest.mark.parametrize(("typed", "wanted"), TYPED)
def test_a_typed_figure_is_read_whole(
    typed: str, wanted: tuple[str, str | None, str | None]
) -> None:
    figure = typed_figure(typed, AROUND)
    assert figure is not None
    assert (figure.amount, figure.unit, figure.qualifier) == wanted


QUALIFIERS = ("exactly", "about", "at least", "nearly", "over", "at most", "under")


@given(
    st.decimals(0, 10**9, places=1, allow_nan=False) | st.integers(0, 10**9),
    st.sampled_from(("people", "crew members", "boats", "kilometers", None)),
    st.sampled_from(QUALIFIERS),
)
def test_what_is_written_of_a_figure_can_be_typed_back(
    amount: object, unit: str | None, qualifier: str
) -> None:
    figure = Figure(f"{amount}", unit, qualifier)
    back = typed_figure(figure_text(figure), None)
    assert back is not None
    assert (float(back.amount), back.qualifier) == (float(figure.amount), qualifier)


def test_who_speaks_takes_no_topic_from_the_paragraph_before() -> None:
    before = "Captain Vasko said all 12 passengers had been rescued.\n\n"
    for sentence in ("Two passengers contradicted him.", "Three witnesses said he was asleep."):
        found = readings(before + sentence, len(before))
        assert [proposed_topic(each) for each in found if each.likely] == []
