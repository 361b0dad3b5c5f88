"""Words beside hits, how often words stand, and where in a text hits fall."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from annotations.selectors import Span
from corpus.concordance import bar, collocates, dispersion, word_frequencies
from corpus.matching import find
from corpus.query_parser import parse
from tests.reader.commanding import corpus_of, gloss

TEXT = (
    "The ferry burned. Nobody saw the ferry burned out. The pilot slept. The tide came. "
    "The night was long. The port office said that the ferry had burned."
)


def of(text: str, query: str) -> list[tuple[str, tuple[Span, ...]]]:
    return [(text, find(parse(query), text))]


def test_typical_neighbours_come_first_and_common_words_last() -> None:
    found = collocates(of(TEXT, "ferry"), span=2)
    assert [each.word for each in found] == ["burned", "the"]
    assert (found[0].count, found[0].frequency) == (3, 3)
    assert found[0].score == 14.0
    assert found[1].score < found[0].score


def test_a_hit_is_not_beside_itself_and_what_is_between_two_counts_once() -> None:
    found = collocates(of("ferry and ferry and x", "ferry"), span=4)
    assert [(each.word, each.count) for each in found] == [("and", 2)]
    phrase = collocates(of(f"{TEXT} {TEXT}", '"port office"'), span=1)
    assert {each.word for each in phrase} == {"the", "said"}


def test_what_stands_beside_hits_by_chance_comes_last() -> None:
    """`the` scores better than `red`: it stands beside the ferry often, and as often elsewhere."""
    text = "the ferry was red. " * 2 + "the the ferry is the one the day. " * 12 + "the quay. " * 30
    found = collocates(of(text, "ferry"), span=2)
    words = [each.word for each in found]
    scores = {each.word: each.score for each in found}
    assert scores["the"] > scores["red"]
    assert words.index("the") == len(words) - 1


def test_words_are_counted_as_searches_fold_them() -> None:
    assert word_frequencies(["Été, ete!", "ÉTÉ 41"]) == {"ete": 3, "41": 1}


def test_hits_fall_into_equal_parts_of_the_text() -> None:
    spans = [Span(0, 2), Span(5, 6), Span(99, 100)]
    assert dispersion(100, spans, 4) == [2, 0, 0, 1]
    assert bar([2, 0, 0, 1]) == "|..:"
    assert dispersion(0, [], 3) == [0, 0, 0]


@given(st.lists(st.integers(0, 999), max_size=30), st.integers(1, 50))
def test_no_hit_is_lost(starts: list[int], cells: int) -> None:
    counts = dispersion(1000, [Span(start, start + 1) for start in starts], cells)
    assert sum(counts) == len(starts)
    assert len(bar(counts)) == cells


def test_the_search_command_gives_them_as_lines_and_as_data(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "corpus", one=TEXT, two="No word of it.\n")
    (row,) = gloss("search", corpus, "ferry", "--dispersion", "--json").rows
    assert (row["path"], row["hits"], sum(row["parts"])) == ("one.txt", 3, 3)
    assert gloss("search", corpus, "ferry", "--dispersion").lines[0].startswith("    3 ")
    rows = gloss("search", corpus, "ferry", "--collocates", "--json").rows
    assert rows[0]["word"] == "burned"
    assert "burned" in gloss("search", corpus, "ferry", "--collocates").out
    rows = gloss("search", corpus, "ferry", "--frequencies", "--json").rows
    assert rows[0] == {"word": "the", "count": 7}
    assert gloss("search", corpus, "ferry", "--frequencies").lines[0].split() == ["7", "the"]
    assert gloss("search", corpus, "submarine", "--collocates").code == 1
