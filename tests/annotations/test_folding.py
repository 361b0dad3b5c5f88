"""Folded text, and the way back to the text itself."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.folding import FoldedText, folded, same_characters
from annotations.selectors import Span


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("a b\r\n c\u00a0d\u2003e", "abcde"),
        ("é", "e\u0301"),
        ("e\u0301", "e\u0301"),
        ("ﬁve １２", "five12"),
        ("각", unicodedata.normalize("NFD", "각")),
        ("", ""),
    ],
)
def test_letters_are_left_of_a_text(text: str, letters: str) -> None:
    assert folded(text) == letters
    assert FoldedText(text).letters == letters


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a b", "a\r\nb", True),
        ("café", "cafe\u0301", True),
        ("10²", "102", False),
        ("ﬁve", "five", False),
        ("a", "b", False),
    ],
)
def test_compatible_is_not_the_same(one: str, other: str, same: bool) -> None:
    assert same_characters(one, other) is same


any_text = st.text(st.one_of(st.characters(), st.sampled_from("é \r\n\u0301각ﬁ")), max_size=1500)


@given(any_text)
def test_the_whole_is_folded_as_its_parts(text: str) -> None:
    assert FoldedText(text).letters == folded(text)


@given(st.text(st.sampled_from("aé \n\u0301각ﬁ"), max_size=1500), st.data())
def test_places_are_found_both_ways(text: str, data: st.DataObject) -> None:
    both = FoldedText(text)
    offset = data.draw(st.integers(0, len(text)))
    assert both.folded_offset(offset) == len(folded(text[:offset]))
    if not both.letters:
        return
    letter = data.draw(st.integers(0, len(both.letters) - 1))
    found = both.offset_of(letter)
    before = len(folded(text[:found]))
    assert before <= letter < before + len(folded(text[found]))


def test_a_span_leaves_out_the_white_space_around() -> None:
    assert FoldedText(" foo   bar\nbaz").span_of(3, 6) == Span(7, 10)
    assert FoldedText("ab").offset_of(2) == 2
    assert FoldedText("ab").folded_offset(99) == 2
