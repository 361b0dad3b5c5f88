"""Decisions about names: the user's own, kept outside any corpus, and counted by every search."""

import json
import os
import time
from pathlib import Path

import pytest

from corpus.errors import FolderRefused, QueryError
from corpus.folders import config_folder
from corpus.matching import find
from corpus.names.register import Register, keep_decision, read_register, with_register
from corpus.query import Alike, Phrase, Term
from corpus.query_parser import parse
from tests.reader.commanding import corpus_of, gloss

TEXTS = {
    "first": "Rahmat Nowruzov came, and Mahdi Bakhshi.\n",
    "second": "Rahmatullah Navrouzov left. Mehdi Bakhshy stayed. The Butcher of Varr was made.\n",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return corpus_of(tmp_path / "corpus", **TEXTS)


def found(corpus: Path, query: str) -> set[str]:
    return {row["text"] for row in gloss("search", corpus, query, "--json").rows}


def test_a_query_with_two_tildes_asks_for_a_name() -> None:
    assert parse("~~Nowruzov") == Alike("nowruzov")
    assert parse('"~~Mahdi Bakhshi"') == Phrase((Alike("mahdi"), Term("bakhshi")))
    with pytest.raises(QueryError):
        parse("~~")


def test_the_index_and_the_document_find_the_same_spellings(corpus: Path) -> None:
    assert found(corpus, "~~Nowruzov") == {"Nowruzov", "Navrouzov"}
    assert found(corpus, '"~~Mehdi ~~Bakhshi"') == {"Mahdi Bakhshi", "Mehdi Bakhshy"}
    spans = find(parse("~~Navruzov"), TEXTS["first"])
    assert [span.of(TEXTS["first"]) for span in spans] == ["Nowruzov"]
    assert found(corpus, "title:~~Mahdi OR ~~Nowruzof") == {"Nowruzov", "Navrouzov"}


@pytest.mark.parametrize("name", ["E", "é", "y", "h", "aa", "ae", "11", "中", "title:~~E"])
def test_a_name_without_consonants_finds_itself_and_harms_no_index(
    tmp_path: Path, name: str
) -> None:
    corpus = corpus_of(tmp_path / "few", one="E came. é, aa, ae, 11, 中, y h.\n")
    query = name if ":" in name else f"~~{name}"
    assert gloss("search", corpus, query).code == 0
    assert gloss("search", corpus, "came", "--no-update").code == 0


def test_what_is_refused_is_not_found_and_what_is_accepted_is(corpus: Path) -> None:
    assert gloss("names", corpus, "--refuse", "Nowruzov", "Navrouzov").code == 0
    assert found(corpus, "~~Nowruzov") == {"Nowruzov"}
    gloss("names", corpus, "--accept", "Butcher", "Rahmat")
    assert found(corpus, "~~Butcher") == {"Butcher", "Rahmat"}
    gloss("names", corpus, "--accept", "Nowruzov", "Navrouzov")
    assert found(corpus, "~~Nowruzov") == {"Nowruzov", "Navrouzov"}


def test_a_corpus_cannot_bring_decisions_along(corpus: Path) -> None:
    (corpus / "names.json").write_text(json.dumps({"accepted": [["butcher", "rahmat"]]}))
    assert "Rahmat" not in found(corpus, "~~Butcher")


def test_pairs_are_listed_with_how_often_they_stand(corpus: Path) -> None:
    rows = gloss("names", corpus, "--json").rows
    pairs = {frozenset((row["name"], row["other"])) for row in rows}
    assert frozenset(("Mahdi", "Mehdi")) in pairs
    assert frozenset(("Nowruzov", "Navrouzov")) in pairs
    assert not any("made" in pair for pair in pairs)
    (line,) = [line for line in gloss("names", corpus).lines if "Mahdi" in line]
    assert line.split() == ["1", "Mahdi", "1", "Mehdi"] and line[31] == "1"
    gloss("names", corpus, "--refuse", "Mahdi", "Mehdi")
    assert "Mahdi" not in gloss("names", corpus).out


def test_accepted_names_go_on_to_each_other() -> None:
    register = Register().decided("A", "B", same=True).decided("b", "c", same=True)
    assert register.also("a") == {"b", "c"}
    assert register.decided("a", "b", same=False).also("a") == frozenset()
    assert register.decided("a", "x", same=False).never("x") == {"a"}
    query = with_register(parse("(~~a OR b) -~~x"), register)
    assert "also=frozenset({" in repr(query)


def test_wrong_use_and_a_broken_register_lose_nothing(corpus: Path) -> None:
    assert gloss("names", corpus, "--accept", "two words", "one").code == 2
    config_folder().joinpath("names.json").write_text("{torn")
    assert read_register() == Register()
    keep_decision("a", "b", same=True)
    assert config_folder().joinpath("names.unread").read_text() == "{torn"
    assert read_register().also("a") == {"b"}


def test_a_folder_that_cannot_be_written_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("GLOSS_CONFIG_DIR", str(tmp_path / "file" / "config"))
    with pytest.raises(FolderRefused, match="GLOSS_CONFIG_DIR"):
        keep_decision("a", "b", same=True)


def test_good_decisions_stay_beside_some_that_cannot_be_read() -> None:
    file = config_folder() / "names.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    damaged = json.dumps({"accepted": [["a", "b"], ["a", "b", "c"], 5], "refused": 5})
    file.write_text(damaged)
    assert read_register().also("a") == {"b"}
    assert keep_decision("b", "d", same=True).also("a") == {"b", "d"}
    assert read_register().also("a") == {"b", "d"}
    assert file.with_suffix(".unread").read_text() == damaged


@pytest.mark.parametrize("how", ["deep", "a pipe"])
def test_a_hostile_register_neither_breaks_nor_hangs_a_search(corpus: Path, how: str) -> None:
    file = config_folder() / "names.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    if how == "deep":
        file.write_text("[" * 200_000)
    else:
        os.mkfifo(file)
    assert found(corpus, "~~Nowruzov") == {"Nowruzov", "Navrouzov"}
    assert keep_decision("a", "b", same=True).also("a") == {"b"}
    assert read_register().also("a") == {"b"}


def test_a_long_chain_of_accepted_names_is_followed_once() -> None:
    chain = Register(frozenset((f"n{n:05}", f"n{n + 1:05}") for n in range(20_000)))
    before = time.process_time()
    assert len(chain.also("n00005")) == 20_000
    assert [len(group) for group in chain.groups()] == [20_001]
    assert time.process_time() - before < 2
