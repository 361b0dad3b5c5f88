"""Spans kept as numbers are a sequence of spans like any other."""

import pytest

from annotations.selectors import Span
from corpus.spans import Spans

TWO = Spans([2, 9], [5, 11])
AS_SPANS = [Span(2, 5), Span(9, 11)]


def test_they_are_what_a_list_of_spans_is() -> None:
    assert list(TWO) == AS_SPANS
    assert [TWO[0], TWO[-1]] == AS_SPANS
    assert TWO[1:] == Spans([9], [11])
    assert list(reversed(TWO)) == AS_SPANS[::-1]
    assert Span(9, 11) in TWO
    assert Span(9, 12) not in TWO
    assert not Spans()


@pytest.mark.parametrize("same", [AS_SPANS, tuple(AS_SPANS), Spans((2, 9), (5, 11))])
def test_they_equal_the_same_spans_in_another_sequence(same: object) -> None:
    assert same == TWO


@pytest.mark.parametrize(
    "other",
    [
        AS_SPANS[:1],
        AS_SPANS[::-1],
        Spans([2, 9], [5, 12]),
        Spans([2, 8], [5, 11]),
        [(2, 5), (9, 11)],
        "ab",
        {Span(2, 5), Span(9, 11)},
        None,
    ],
)
def test_they_equal_nothing_else(other: object) -> None:
    assert other != TWO


def test_what_is_equal_has_one_hash() -> None:
    assert len({TWO, Spans((2, 9), (5, 11)), tuple(AS_SPANS)}) == 1
    assert hash(TWO) != hash(Spans([2, 9], [5, 12]))


def test_they_say_what_they_hold() -> None:
    assert repr(TWO) == f"Spans({AS_SPANS})"
