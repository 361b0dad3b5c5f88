"""Words as hashes, and which runs of them are kept."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reprints import lined, shingles
from corpus.reprints.lined import Lined
from corpus.reprints.shingles import SHINGLE, WINDOW, chosen, words

CASES = [
    ("the port office", ["the", "port", "office"]),
    ("Ilo Varr’s \u201coffice\u201d—41%", ["Ilo", "Varr", "s", "office", "41"]),
    ("e\u0301te\u0301 x", ["e\u0301te\u0301", "x"]),
    ("港口 office 火", ["港", "口", "office", "火"]),
    ("کتاب‌ها چراغ", ["کتاب‌ها", "چراغ"]),
    ("a\U0001f525b", ["a", "\U0001f525", "b"]),
    (" .,\n ", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_spans_of_words_are_exact(text: str, expected: list[str]) -> None:
    found = words(text)
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == expected
    assert len(found.hashes) == len(expected)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Été", "ete"),
        ("E\u0301TE\u0301", "été"),
        ("كتاب", "کتاب"),
        ("٤١", "41"),
        ("FERRY", "ferry"),
    ],
)
def test_case_accents_and_letter_forms_make_no_difference(one: str, other: str) -> None:
    assert words(one).hashes.tolist() == words(other).hashes.tolist()


def test_the_order_of_letters_and_words_makes_one() -> None:
    assert words("listen").hashes[0] != words("silent").hashes[0]
    one, other = words("a b c d e f"), words("b a c d e f")
    assert chosen(one.hashes).hashes[0] != chosen(other.hashes).hashes[0]


def test_hashes_are_the_same_in_every_process() -> None:
    """They are kept in a cache that the next process reads."""
    assert words("ferry").hashes.tolist() == [12914619963292772365]


@given(
    st.lists(st.sampled_from("abcdefgh"), max_size=40),
    st.lists(st.sampled_from("abcdefgh"), max_size=40),
    st.lists(st.integers(0, 10_000).map(str), min_size=SHINGLE + WINDOW - 1, max_size=60),
)
def test_a_long_common_run_is_noticed_whatever_stands_around_it(
    before: list[str], after: list[str], common: list[str]
) -> None:
    one = chosen(words(" ".join(before + common)).hashes)
    other = chosen(words(" ".join(common + after)).hashes)
    assert set(one.hashes.tolist()) & set(other.hashes.tolist())


def test_a_text_shorter_than_a_run_has_nothing_to_keep() -> None:
    assert len(chosen(words("five words are too few").hashes).hashes) == 0
    kept = chosen(words("but six words make one run").hashes)
    assert kept.positions.tolist() == [0]
    assert kept.positions.dtype == np.uint32


PIECES = st.sampled_from(
    (
        "ferry",
        "É",
        "e\u0301",
        "港口",
        "کتاب‌ها",
        "\U0001f525",
        "a",
        " ",
        "\n",
        "\r\n",
        ", ",
        "\u00a0",
    )
)


@pytest.mark.parametrize("block", [1, 7, 30])
@given(text=st.lists(PIECES, max_size=60).map("".join))
def test_a_long_text_is_the_same_in_blocks(block: int, text: str) -> None:
    """Its words, what is kept of them, and its lines."""
    found = words(text)
    kept = chosen(found.hashes)
    newlines = Lined.of(text).newlines
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(shingles, "_BLOCK", block)
        patched.setattr(lined, "_BLOCK", block)
        again, kept_again = words(text), chosen(found.hashes)
        assert [each.tolist() for each in again] == [each.tolist() for each in found]
        assert [each.tolist() for each in kept_again] == [each.tolist() for each in kept]
        assert [each.dtype for each in again] == [each.dtype for each in found]
        assert Lined.of(text).newlines.tolist() == newlines.tolist()


def test_the_words_of_a_long_text_take_a_bounded_share_of_its_room() -> None:
    """Twenty times its length were taken where all of it was looked at together."""
    text = "ferry quay lamp " * 500_000
    tracemalloc.start()
    try:
        kept = chosen(words(text).hashes)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(kept.hashes)
    assert peak < 12 * len(text)
