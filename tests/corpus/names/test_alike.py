"""Spellings of one name, names that are others, and the figures of both."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language import fold
from corpus.names.alike import alike
from corpus.names.shapes import shape_of
from tests.test_documentation import script

SAME = [
    ("Nowruzov", "Navrouzov"),
    ("Rahmatullah", "Rahmatulloh"),
    ("Mahdi", "Mehdi"),
    ("Mahdi", "مهدی"),
    ("Karimov", "Каримов"),
    ("Tchaikovsky", "Чайковский"),
    ("Qassem", "Ghassem"),
    ("Osman", "Uthman"),
    ("Varr", "Var"),
    ("Kyiv", "Kiev"),
    ("Volodymyr", "Владимир"),
    ("Hajizadeh", "Hojizoda"),
]
OTHER = [
    ("Mahdi", "Mahmud"),
    ("Mahdi", "made"),
    ("Tajikistan", "Tajikistani"),
    ("Hasan", "Hossein"),
    ("Karim", "Karam"),
    ("Ali", "Alo"),
    ("Ilo", "Ila"),
    ("ferry", "fire"),
    ("port", "pier"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_name_is_found_from_either_spelling(one: str, other: str) -> None:
    assert alike(fold(one))(fold(other))
    assert alike(fold(other))(fold(one))


@pytest.mark.parametrize(
    ("name", "declined"),
    [("Brannik", "Бранника"), ("Бранник", "Браннику"), ("Petrov", "Петрова"), ("Рем", "Рема")],
)
def test_a_name_is_found_where_it_is_declined(name: str, declined: str) -> None:
    """From the form that stands in a dictionary; a woman's name by the same rule may come along."""
    word = fold(declined)
    assert alike(fold(name))(word) is (len(word) > 4)
    assert bool(shape_of(fold(name)).search(word.encode()))


@pytest.mark.parametrize("name", ["Brannik", "Бранник"])
def test_doubled_consonants_count_once_in_cyrillic_letters(name: str) -> None:
    assert alike(fold(name))(fold("Браник"))


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_names_and_words_are_not(one: str, other: str) -> None:
    assert not alike(fold(one))(fold(other))
    assert not alike(fold(other))(fold(one))


def test_precision_and_recall_hold_on_real_names_among_unrelated_ones() -> None:
    figures, missed, wrong = script("bench_names").measured()
    assert figures["names"] >= 100
    assert figures["unrelated"] >= 1000
    assert figures["precision"] > 0.95, wrong
    assert figures["recall"] > 0.9, missed


def test_a_second_list_of_names_in_the_news_is_found_as_well() -> None:
    figures, missed, wrong = script("bench_names").measured("_news")
    assert figures["precision"] > 0.9, wrong
    assert figures["recall"] > 0.9, missed


def test_the_pattern_lets_every_spelling_through() -> None:
    bench = script("bench_names")
    names = [
        fold(w)
        for name in ("", "_news")
        for line in bench.lines(f"transliterations{name}.txt")
        for w in line.split()
    ]
    names += [fold(w) for w in bench.lines("unrelated.txt")]
    every = "\n".join(names).encode() + b"\n"
    for word in names[:500:3]:
        test = alike(word)
        found = {m[0].decode() for m in shape_of(word).finditer(every)}
        assert {other for other in names if test(other)} - {word} <= found


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_words_can_be_compared_and_a_word_is_its_own_name(one: str, other: str) -> None:
    first, second = fold(one), fold(other)
    assert alike(first)(first)
    assert alike(first)(second) == alike(second)(first) or not (first and second)
    assert isinstance(shape_of(first), re.Pattern)


@pytest.mark.parametrize(
    "word", ["e", "é", "i", "y", "h", "aa", "ae", "1", "11", "中", "o'", "aeiou"]
)
def test_a_name_without_consonants_looks_like_no_other_and_never_like_nothing(word: str) -> None:
    assert not shape_of(fold(word)).search(b"a\neh\nyou\n\n")
