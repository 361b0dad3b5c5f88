"""Real articles: what must be found in them, with offsets that select exactly the words."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.index.builder import build
from corpus.index.factory import index_of
from corpus.index.whoosh_index.engine import WhooshIndex
from corpus.language import fold
from corpus.library import Corpus
from corpus.query_parser import parse
from corpus.search import search

FOUND = [
    ("Bakhshi", 2, {"Bakhshi"}),
    ('"suicide bombers"', 3, {"Suicide Bombers", "suicide bombers", "suicide\n\nbombers"}),
    ('"arrested 11 people"', 2, {"arrested 11 people"}),
    ('"ballistic missiles"', 1, {"ballistic missiles"}),
    ("IRGC", 4, {"IRGC"}),
    ("Nowruzov~", 1, {"Nowruzov"}),
    ("Nowruzov~3", 2, {"Nowruzov", "Navrouzov"}),
    ("tajik*", 3, {"Tajik", "Tajikistani", "Tajikistan"}),
]


@pytest.fixture(scope="module")
def folder(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(seeds, tmp_path_factory.mktemp("seeds") / "seeds"))


@pytest.fixture
def corpus(folder: Path) -> Iterator[Corpus]:
    with Corpus(folder) as corpus:
        yield corpus


@pytest.fixture
def index(corpus: Corpus) -> Iterator[WhooshIndex]:
    index = index_of(corpus)
    build(corpus, index)
    yield index
    index.close()


@pytest.mark.parametrize(("query", "documents", "words"), FOUND)
def test_the_words_are_found_exactly(
    corpus: Corpus, index: WhooshIndex, query: str, documents: int, words: set[str]
) -> None:
    answer = search(index, None, parse(query))
    assert (answer.total, len(answer.hits)) == (documents, documents)
    found = set()
    for hit in answer.hits:
        with corpus.open(hit.name) as document:
            text = document.whole_text()
        found |= {span.of(text) for span in hit.spans}
    assert found == words


def test_a_possessive_counts_as_the_name(corpus: Corpus, index: WhooshIndex) -> None:
    after = set()
    for hit in index.search(parse("IRGC")).hits:
        with corpus.open(hit.name) as document:
            text = document.whole_text()
        after |= {text[span.end : span.end + 2] for span in hit.spans}
    assert {"’s", "'s"} <= after


def test_every_hit_folds_to_the_query(corpus: Corpus, index: WhooshIndex) -> None:
    for word, _ in index.vocabulary("k")[:50]:
        for hit in index.search(parse(word)).hits:
            with corpus.open(hit.name) as document:
                assert {fold(document.text(span)) for span in hit.spans} == {word}
