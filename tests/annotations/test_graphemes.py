"""A selection never cuts a user-perceived character, and never scans a whole text."""

from pathlib import Path
from typing import SupportsIndex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.errors import InvalidSpan
from annotations.graphemes import is_boundary, next_boundary, previous_boundary, snap
from annotations.selectors import Span

FAMILY = "👩‍👩‍👧"
CLUSTERS = st.sampled_from(
    ["a", " ", "\n", "\r\n", "é", FAMILY, "🇫🇷", "क्षि", "각", "각", "ا", "漢", "z̸̢̛", "\u200b"]
)


def boundaries(text: str) -> list[int]:
    found = [0]
    while found[-1] < len(text):
        found.append(next_boundary(text, found[-1]))
    return found


def boundaries_from_the_end(text: str) -> list[int]:
    found = [len(text)]
    while found[-1] > 0:
        found.append(previous_boundary(text, found[-1]))
    return found[::-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [0]),
        ("ab", [0, 1, 2]),
        ("a\r\nb", [0, 1, 3, 4]),
        ("\r\r\n\n", [0, 1, 3, 4]),
        (f"a{FAMILY}b", [0, 1, 6, 7]),
        ("🇫🇷🇩🇪", [0, 2, 4]),
        ("e\u0301e", [0, 2, 3]),
    ],
)
def test_both_directions_find_the_same_boundaries(text: str, expected: list[int]) -> None:
    assert boundaries(text) == boundaries_from_the_end(text) == expected


def test_the_boundaries_of_the_unicode_consortium_are_ours(testdata: Path) -> None:
    lines = (testdata / "unicode" / "GraphemeBreakTest.txt").read_text("utf-8").splitlines()
    cases = [line.split("#")[0].split() for line in lines]
    # U+2701 is no longer pictographic in later versions of Unicode than the file's.
    cases = [case for case in cases if case and "2701" not in case]
    for case in cases:
        text, expected = "", []
        for token in case:
            if token == "÷":
                expected.append(len(text))
            elif token != "×":
                text += chr(int(token, 16))
        assert boundaries(text) == boundaries_from_the_end(text) == expected, case
    assert len(cases) > 500


@given(st.lists(CLUSTERS, max_size=30).map("".join))
def test_a_window_gives_the_boundaries_that_the_whole_text_gives(text: str) -> None:
    import regex

    expected = [0]
    for cluster in regex.findall(r"\X", text):
        expected.append(expected[-1] + len(cluster))
    assert boundaries(text) == boundaries_from_the_end(text) == expected
    inside = set(range(len(text) + 1)) - set(expected)
    assert not any(is_boundary(text, i) for i in inside)
    for i in range(len(text)):
        assert next_boundary(text, i) == min(b for b in expected if b > i)
        assert previous_boundary(text, i + 1) == max(b for b in expected if b < i + 1)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(0, 1), Span(0, 1)),
        (Span(2, 3), Span(1, 6)),
        (Span(3, 3), Span(1, 6)),
        (Span(1, 6), Span(1, 6)),
        (Span(0, 7), Span(0, 7)),
    ],
)
def test_a_span_grows_outwards_to_whole_clusters(span: Span, expected: Span) -> None:
    assert snap(f"a{FAMILY}b", span) == expected


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(InvalidSpan, match="outside a text of 2"):
        snap("ab", Span(1, 3))


def test_places_beyond_the_ends_are_the_ends() -> None:
    assert (next_boundary("ab", 9), previous_boundary("ab", -1)) == (2, 0)
    assert (next_boundary("ab", -1), previous_boundary("ab", 9)) == (0, 1)


class Watched(str):
    """A text that counts how often it is looked into."""

    looks = 0

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        type(self).looks += 1
        return super().__getitem__(key)


@pytest.mark.parametrize("filler", ["word ", "漢字", "a\u0301"])
def test_the_length_of_the_text_does_not_matter(filler: str) -> None:
    text = Watched(filler * 200_000)
    Watched.looks = 0
    for i in range(200_000, 200_010):
        is_boundary(text, i)
    assert Watched.looks < 200


def test_a_mark_upon_mark_without_end_is_cut_somewhere() -> None:
    text = "a" + "\u0301" * 300_000
    assert 60_000 < next_boundary(text, 0) < len(text)
    assert 0 <= previous_boundary(text, len(text)) < len(text)
