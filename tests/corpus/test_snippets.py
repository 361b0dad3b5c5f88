"""Passages in context: one line each, cut at words and never inside a character."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.graphemes import is_boundary
from annotations.selectors import Span
from corpus.matching import find
from corpus.query_parser import parse
from corpus.snippets import concordance, excerpts

FIRE = (
    "Ferry burns\n\nThe ferry burned at the\n  eastern quay on Tuesday, the port office said.\r\n"
    "It rescued 11 people from the lower deck, and a second ferry took them ashore.\n"
)


def _spans(query: str, text: str = FIRE) -> tuple[Span, ...]:
    return find(parse(query), text)


def test_a_passage_has_its_words_its_line_and_its_context_on_one_line() -> None:
    (passage,) = concordance(FIRE, _spans('"the eastern quay"'), width=20)
    assert passage.text == "the eastern quay"
    assert passage.before == "The ferry burned at "
    assert passage.after == " on Tuesday, the"
    assert passage.line == 3
    assert passage.span.of(FIRE) == "the\n  eastern quay"
    assert passage.hits == (Span(0, 16),)


def test_context_is_cut_between_words_and_ends_with_the_text() -> None:
    first, *_, last = concordance(FIRE, _spans("ferry"), width=9)
    assert (first.before, first.text, first.after) == ("", "Ferry", " burns")
    assert (last.before, last.after) == ("a second ", " took")
    assert [p.line for p in concordance(FIRE, _spans("ferry"))] == [1, 3, 5]


def test_spans_close_to_each_other_share_a_passage() -> None:
    close, far = excerpts(FIRE, _spans("ferry OR eastern"), near=40)
    assert close.text == "Ferry burns The ferry burned at the eastern"
    assert [hit.of(close.text) for hit in close.hits] == ["Ferry", "ferry", "eastern"]
    assert far.text == "ferry"


def test_a_long_phrase_is_shortened_in_the_middle() -> None:
    text = "word " * 1_000
    (passage,) = concordance(text, [Span(0, 4_999)])
    assert len(passage.text) < 500
    assert "…" in passage.text


def test_writing_without_spaces_is_cut_between_characters() -> None:
    text = "か\u3099" * 100 + "火" + "👨‍👩‍👧" * 100
    (passage,) = concordance(text, _spans("火", text), width=15)
    assert passage.before == "か\u3099" * (len(passage.before) // 2)
    assert passage.after == "👨‍👩‍👧" * (len(passage.after) // 5)
    assert passage.before and passage.after


@given(
    st.lists(
        st.sampled_from(["a", "bb ", "\n", " ", "e\u0301", "👍🏽", "東"]), min_size=3, max_size=60
    ),
    st.data(),
)
def test_a_passage_is_its_text_with_white_space_collapsed(
    parts: list[str], data: st.DataObject
) -> None:
    text = "".join(parts)
    bounds = [i for i in range(len(text) + 1) if is_boundary(text, i)]
    start, end = sorted(data.draw(st.tuples(st.sampled_from(bounds), st.sampled_from(bounds))))
    (passage,) = concordance(text, [Span(start, end)], width=6)
    assert passage.text.split() == text[start:end].split()
    assert "".join(text[:start].split()).endswith("".join(passage.before.split()))
    assert "".join(text[end:].split()).startswith("".join(passage.after.split()))
    assert passage.line == 1 + text.count("\n", 0, start)
    assert "\n" not in passage.before + passage.text + passage.after


def test_many_spans_cost_one_pass_over_the_text() -> None:
    text = "ferry\n" * 50_000
    passages = list(concordance(text, _spans("ferry", text)))
    assert passages[-1].line == 50_000


def test_a_hit_within_a_hit_is_marked_with_it() -> None:
    (passage,) = excerpts("So 41 people were saved.", [Span(3, 23), Span(6, 12), Span(21, 24)])
    assert [hit.of(passage.text) for hit in passage.hits] == ["41 people were saved", "."]


def spans_of(text: str, words: str) -> list[Span]:
    return [Span(found.start(), found.end()) for found in re.finditer(words, text)]


@pytest.mark.parametrize(("gap", "passages"), [(39, 1), (40, 2)])
def test_spans_are_close_when_less_than_that_lies_between_them(gap: int, passages: int) -> None:
    text = "ferry" + "." * gap + "ferry"
    assert len(list(excerpts(text, spans_of(text, "ferry"), near=40))) == passages


def test_a_chain_of_close_spans_is_parted_before_it_is_too_long_for_a_line() -> None:
    text = "ferry burned, " * 200
    parts = list(excerpts(text, spans_of(text, "ferry")))
    assert sum(len(each.hits) for each in parts) == 200
    assert all(each.span.length <= 400 for each in parts)
    assert len(parts) == 7
    assert all(hit.of(each.text) == "ferry" for each in parts for hit in each.hits)


@pytest.mark.parametrize("length", [399, 400])
def test_words_of_a_passage_that_fit_are_all_shown(length: int) -> None:
    text = "a" * length
    (passage,) = concordance(text, [Span(0, length)])
    assert passage.text == text


def test_a_passage_too_long_keeps_its_beginning_and_its_end() -> None:
    text = "first " + "word " * 200 + "last"
    (passage,) = concordance(text, [Span(0, len(text))])
    begins, ends = passage.text.split(" … ")
    assert begins.startswith("first word") and ends.endswith("word last")
    assert len(begins) <= 200 and len(ends) <= 200
    assert passage.hits == (Span(0, len(passage.text)),)


def test_hits_of_a_passage_stand_where_they_are_on_its_line() -> None:
    text = "ferry\n\n \t burned\r\nat   quay"
    (passage,) = excerpts(text, spans_of(text, r"\w+"))
    assert passage.text == "ferry burned at quay"
    assert [hit.of(passage.text) for hit in passage.hits] == ["ferry", "burned", "at", "quay"]


def test_each_passage_says_the_line_it_begins_in() -> None:
    text = "a\n\nb\nc " + "." * 60 + "\nd"
    assert [each.line for each in concordance(text, spans_of(text, "[a-d]"))] == [1, 3, 4, 5]
    assert [each.line for each in excerpts(text, spans_of(text, "[a-d]"), near=20)] == [1, 5]


def test_a_word_that_begins_with_the_context_is_whole() -> None:
    text = "one two ferry two one"
    (passage,) = concordance(text, spans_of(text, "ferry"), width=4)
    assert (passage.before, passage.after) == ("two ", " two")
    (passage,) = concordance(text, spans_of(text, "ferry"), width=6)
    assert (passage.before, passage.after) == ("two ", " two")
    (passage,) = concordance(text, spans_of(text, "ferry"), width=8)
    assert (passage.before, passage.after) == ("one two ", " two one")
