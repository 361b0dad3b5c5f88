"""Where two passages differ, and what answers to what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.selectors import Span
from corpus.reprints.difference import counterpart, difference

ONE = "The port office said 41 people, named Nowruzov, came ashore."
OTHER = "the port office said that 41 persons, named Navrouzov, came ashore."


def test_parts_alternate_and_show_what_differs() -> None:
    parts = [(p.same, p.first.of(ONE), p.second.of(OTHER)) for p in difference(ONE, OTHER)]
    assert parts == [
        (True, "The port office said", "the port office said"),
        (False, "", "that"),
        (True, "41", "41"),
        (False, "people", "persons"),
        (True, ", named", ", named"),
        (False, "Nowruzov", "Navrouzov"),
        (True, ", came ashore.", ", came ashore."),
    ]


@given(st.text("ab .,\n’'", max_size=40), st.text("ab .,\n’'", max_size=40))
def test_the_parts_hold_every_word_of_both(one: str, other: str) -> None:
    parts = difference(one, other)
    for text, spans in ((one, [p.first for p in parts]), (other, [p.second for p in parts])):
        assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("41 people", "41 persons"),
        ("named Nowruzov", "named Navrouzov"),
        ("The port office said 41 people", "the port office said that 41 persons"),
        ("ashore", "ashore"),
        (ONE, OTHER),
    ],
)
def test_a_claim_is_found_in_the_reprint_to_the_code_point(words: str, answer: str) -> None:
    start = ONE.index(words)
    found = counterpart(ONE, OTHER, Span(start, start + len(words)))
    assert found is not None
    assert found.of(OTHER) == answer


def test_what_the_reprint_says_otherwise_has_no_answer() -> None:
    one = "The office said 41 people came ashore and the search went on."
    other = "The office said nothing else of them and the search went on."
    start = one.index("41")
    assert counterpart(one, other, Span(start, start + len("41 people came ashore"))) is None
    assert counterpart(one, other, Span(3, 4)) is None
