"""Where a query's words stand in one text, and whether one document answers it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.edits import near
from corpus.language import tokens
from corpus.matching import Searchable, answers, find, word_test
from corpus.query import Alike, Documents, Field, Fuzzy, Not, Phrase, Prefix, Query, Term, Wildcard
from corpus.query_parser import parse

FIRE = """The ferry Öresund burned at Varrhaven’s
quay.  Ilo Varr's office said 1,200 people
were brought ashore; the ferry line said “1200”."""
FOUND = [
    ("ferry", ["ferry", "ferry"]),
    ("oresund", ["Öresund"]),
    ("Varrhaven", ["Varrhaven"]),
    ('"varrhaven quay"', ["Varrhaven’s\nquay"]),
    ('"quay ilo varr"', ["quay.  Ilo Varr"]),
    ("1200", ["1,200", "1200"]),
    ("bro*", ["brought"]),
    ("*shore", ["ashore"]),
    ("s??d", ["said", "said"]),
    ("Varhaven~", ["Varrhaven"]),
    ('"said people"~1', ["said 1,200 people"]),
    ('"said people"', []),
    ('"the line"~1', ["the ferry line"]),
    ("ferry AND quay", ["ferry", "quay", "ferry"]),
    ("ferry NOT quay", ["ferry", "ferry"]),
    ("ferry -(quay -line)", ["ferry", "ferry"]),
    ('"ferry line" OR line', ["ferry line"]),
    ("title:ferry tag:claim date:2031", []),
]
DOCUMENT = Searchable(
    "2031/fire.txt",
    {Field.TEXT: FIRE, Field.TITLE: "Ferry burns", Field.PATH: "2031/fire.txt", Field.TAG: "claim"},
    date(2031, 5, 3),
)
ANSWERS = [
    ("ferry quay", True),
    ("ferry train", False),
    ("train OR quay", True),
    ("NOT train", True),
    ("ferry -quay", False),
    ("train OR -bus", True),
    ("title:burns", True),
    ("title:quay", False),
    ("path:fire", True),
    ("tag:claim", True),
    ("note:claim", False),
    ("date:2031-05", True),
    ("date:>2031-05-03", False),
    ("date:..2031", True),
    ("date:2031-05-03", True),
    ("date:2031-05-03..", True),
    ("date:..2031-05-03", True),
    ("date:2031-05-04..", False),
    ("date:..2031-05-02", False),
    ("date:<2031-05-03", False),
    ('"quay ferry"', False),
]
NEAR = [
    ("ferry", "ferry", 0, True),
    ("ferry", "fery", 1, True),
    ("ferry", "ferrry", 1, True),
    ("ferry", "berry", 1, True),
    ("ferry", "frery", 1, True),
    ("ferry", "fer", 1, False),
    ("ferry", "efryr", 1, False),
    ("nowruzov", "navrouzov", 2, False),
    ("nowruzov", "navrouzov", 3, True),
    ("mehdi", "mahdi", 1, True),
    ("ab", "ba", 1, True),
    ("ca", "abc", 2, False),
    ("", "ab", 2, True),
]


@pytest.mark.parametrize(("query", "passages"), FOUND)
def test_these_passages_answer(query: str, passages: list[str]) -> None:
    assert [span.of(FIRE) for span in find(parse(query), FIRE)] == passages


@pytest.mark.parametrize(("query", "answer"), ANSWERS)
def test_a_document_answers_or_not(query: str, answer: bool) -> None:
    assert answers(parse(query), DOCUMENT) is answer


def test_a_set_of_documents_is_answered_by_name() -> None:
    assert answers(Documents(frozenset({"2031/fire.txt"})), DOCUMENT)
    assert answers(Not(Documents(frozenset({"other.txt"}))), DOCUMENT)


def test_an_undated_document_has_no_date_to_ask_for() -> None:
    assert not answers(parse("date:..2040"), Searchable("a", {}))


@pytest.mark.parametrize(("word", "other", "edits", "is_near"), NEAR)
def test_nearness_counts_swaps_once(word: str, other: str, edits: int, is_near: bool) -> None:
    assert near(word, edits)(other) is is_near
    assert near(other, edits)(word) is is_near


@pytest.mark.parametrize(
    ("token", "also", "never", "is_it"),
    [
        ("warr", (), (), True),
        ("quay", (), (), False),
        ("quay", ("quay",), (), True),
        ("warr", (), ("warr",), False),
        ("warr", (), ("quay",), True),
        ("varr", (), ("warr",), True),
    ],
)
def test_what_the_user_said_of_a_name_counts_before_how_it_looks(
    token: str, also: tuple[str, ...], never: tuple[str, ...], is_it: bool
) -> None:
    name = Alike("varr", also=frozenset(also), never=frozenset(never))
    assert word_test(name)(token) is is_it


def test_phrases_of_common_words_are_joined_in_linear_time() -> None:
    text = "the of " * 20_000
    assert len(find(Phrase((Term("the"), Term("of"))), text)) == 20_000
    assert len(find(Phrase((Term("the"), Term("the"), Term("of")), slop=50), text)) > 1_000


SHORT = st.sampled_from(["a", "b", "ab", "ba", "Áb", "b's", ",", "\n"])
TEXT = st.lists(SHORT, max_size=30).map(" ".join)
WORD = st.sampled_from([Term("a"), Term("b"), Term("ab"), Prefix("a"), Prefix("b"), Fuzzy("ab", 1)])


@given(TEXT, st.lists(WORD, min_size=1, max_size=3), st.integers(0, 3))
def test_every_span_folds_to_what_was_asked(text: str, words: list[Term], slop: int) -> None:
    query: Query = Phrase(tuple(words), slop) if len(words) > 1 else words[0]
    spans = find(query, text)
    assert list(spans) == sorted(spans)
    for span in spans:
        inside = [token.text for token in tokens(span.of(text))]
        assert word_test(words[0])(inside[0])
        assert word_test(words[-1])(inside[-1])
        assert len(words) <= len(inside) <= len(words) + slop * (len(words) - 1)


@given(TEXT, st.lists(WORD, min_size=2, max_size=3), st.integers(0, 2))
def test_a_phrase_is_found_wherever_it_is(text: str, words: list[Term], slop: int) -> None:
    """Against every way to choose tokens for the words."""
    folded = [token.text for token in tokens(text)]
    ends = {i for i, token in enumerate(folded) if word_test(words[0])(token)}
    for word in words[1:]:
        test = word_test(word)
        ends = {
            j for i in ends for j in range(i + 1, min(i + slop + 2, len(folded))) if test(folded[j])
        }
    assert bool(find(Phrase(tuple(words), slop), text)) == bool(ends)


def test_a_pattern_of_many_stars_does_not_run_away() -> None:
    """A backtracking expression would take longer than anybody waits."""
    matches = word_test(Wildcard("a*" * 12 + "b"))
    assert not matches("a" * 5000)
    assert matches("a" * 5000 + "b")


@pytest.mark.parametrize("bracket", ["[ab]c", "a[!b", "]", "[*"])
def test_brackets_of_a_pattern_are_themselves(bracket: str) -> None:
    matches = word_test(Wildcard(bracket + "?"))
    assert matches(bracket.replace("*", "xx") + "d")
    assert not matches("bcd")
