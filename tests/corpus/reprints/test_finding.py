"""The reprints of a corpus, kept in its cache and brought up to its files."""

import json
import os
from pathlib import Path

import pytest

from annotations.selectors import Span
from corpus.library import Corpus
from corpus.reprints import fingerprints as reading
from corpus.reprints.families import answering, families, independent
from corpus.reprints.finding import reprints, reprints_of
from corpus.reprints.fingerprints import fingerprints
from corpus.reprints.model import Reprint, Reprinted
from tests.corpus.reprints.reprint_cases import DOCUMENTS, HARBOUR_POST, TOLL
from tests.reader.commanding import corpus_of, gloss


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return corpus_of(tmp_path / "corpus", **DOCUMENTS)


def shown(folder: Path, found: list[Reprint]) -> list[tuple[str, str]]:
    def words(side: Reprinted) -> str:
        return side.span.of((folder / side.name).read_text())

    return [(words(each.first), words(each.second)) for each in found]


def test_reprints_are_found_with_exact_ends_and_captions_are_none(folder: Path) -> None:
    with Corpus(folder) as corpus:
        found = reprints(corpus)
    assert {(each.first.name, each.second.name) for each in found} == {("coast.txt", "harbour.txt")}
    (buried, buried_too), (toll, toll_too) = shown(folder, found)
    assert buried.startswith("The man who had locked") and buried.endswith("Rahmat Navrouzov.")
    assert buried_too.endswith("Rahmat Nowruzov.")
    assert toll.startswith("the port office said that 41 persons")
    assert toll.endswith("at dawn.") and toll_too == TOLL


def test_what_a_document_reprints_is_found_from_either_side(folder: Path) -> None:
    with Corpus(folder) as corpus:
        of_all = reprints(corpus)
        assert reprints_of(corpus, "coast.txt") == of_all
        turned = sorted((each.turned() for each in of_all), key=lambda each: each.first.span)
        assert reprints_of(corpus, "harbour.txt") == turned
        assert reprints_of(corpus, "lamp.txt") == []


def test_only_what_changed_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Corpus(folder) as corpus:
        before = reprints(corpus)
    read: list[str] = []
    text_of = reading.text_of

    def watched(corpus: Corpus, name: str) -> str:
        read.append(name)
        return text_of(corpus, name)

    monkeypatch.setattr(reading, "text_of", watched)
    with Corpus(folder) as corpus:
        assert reprints(corpus) == before
        assert read == []
        (folder / "lamp.txt").write_text(f"A reader writes to us about the fire.\n\n{TOLL}\n")
        (folder / "coast.txt").unlink()
        found = reprints(corpus)
    assert read == ["lamp.txt"]
    assert [(each.first.name, each.second.name) for each in found] == [("harbour.txt", "lamp.txt")]


@pytest.mark.parametrize(
    "harm", ["{", '{"version":1,"build":"zz","documents":[]}', "[]", "[" * 200_000]
)
def test_a_damaged_cache_is_made_anew(folder: Path, harm: str) -> None:
    with Corpus(folder) as corpus:
        before = reprints(corpus)
        kept = corpus.cache_folder() / "reprints"
        for name in ("documents.json", "pairs.json"):
            (kept / name).write_text(harm)
        assert reprints(corpus) == before
        for file in kept.glob("*.npy"):
            file.write_bytes(b"\x93NUMPY, or not")
        assert reprints(corpus) == before


def test_a_pipe_in_the_cache_keeps_nobody_waiting(folder: Path) -> None:
    with Corpus(folder) as corpus:
        before = reprints(corpus)
        kept = corpus.cache_folder() / "reprints"
        for name in ("documents.json", "pairs.json"):
            (kept / name).unlink()
            os.mkfifo(kept / name)
        assert reprints(corpus) == before


def test_many_documents_are_read_by_several_processes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Corpus(folder) as corpus:
        alone = fingerprints(corpus)
    monkeypatch.setattr(reading, "_MUCH", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    (folder / "more.txt").write_text("one more")
    with Corpus(folder) as corpus:
        (corpus.cache_folder() / "reprints" / "documents.json").unlink()
        together = fingerprints(corpus)
    assert together.names == (*alone.names, "more.txt")
    assert together.hashes.tolist() == alone.hashes.tolist()


def test_passages_that_reprint_each_other_are_one_family() -> None:
    a, b, c = (Reprinted(name, Span(10, 200)) for name in "abc")
    shorter = Reprinted("b", Span(20, 180))
    other = Reprinted("b", Span(400, 600)), Reprinted("d", Span(0, 200))
    pairs = [Reprint(a, b, 30, 1), Reprint(shorter, c, 30, 1), Reprint(*other, 30, 1)]
    assert families(pairs) == [[a, b, c], list(other)]


def test_claims_in_one_reprinted_passage_support_once(folder: Path) -> None:
    with Corpus(folder) as corpus:
        found = reprints(corpus)
    texts = {name: (folder / name).read_text() for name in ("coast.txt", "harbour.txt", "lamp.txt")}

    def claim(name: str, words: str) -> Reprinted:
        start = texts[name].index(words)
        return Reprinted(name, Span(start, start + len(words)))

    ashore = claim("harbour.txt", "41 people had been brought ashore")
    ashore_too = claim("coast.txt", "41 persons had been brought ashore")
    search = claim("coast.txt", "the search for nine others went on")
    talk = claim("lamp.txt", "there is talk of nothing else")
    groups = independent([ashore, ashore_too, search, talk], found, texts)
    assert groups == [[ashore, ashore_too], [search], [talk]]
    toll = next(each.turned() for each in found if "41" in each.first.span.of(texts["coast.txt"]))
    answer = answering(toll, ashore.span, texts)
    assert answer == ashore_too.span
    assert answering(toll, Span(0, 20), texts) is None


def test_the_command_shows_families_and_gives_data(folder: Path) -> None:
    result = gloss("reprints", folder)
    assert result.code == 0
    assert result.lines[0] == "29 words in 2 documents"
    assert result.lines[1].startswith("  coast.txt:1: The man who had locked the doors")
    assert result.err == "gloss: 2 reprinted passages, 1 pair of 3 documents\n"
    rows = gloss("reprints", folder, "--json").rows
    assert len(rows) == 2
    for row in rows:
        for side in ("", "other_"):
            text = (folder / row[f"{side}path"]).read_text()
            assert text[row[f"{side}start"] : row[f"{side}end"]] == row[f"{side}text"]
            assert text.count("\n", 0, row[f"{side}start"]) + 1 == row[f"{side}line"]
        assert row["words"] >= 20 and row["likeness"] > 0.9
    assert json.dumps(rows[0])


def test_the_command_ends_with_1_where_nothing_is_reprinted(tmp_path: Path) -> None:
    alone = corpus_of(tmp_path / "alone", one=HARBOUR_POST)
    result = gloss("reprints", alone)
    assert (result.code, result.out, result.err) == (1, "", "gloss: no reprints in 1 document\n")


def test_the_real_articles_reprint_one_another_in_one_pair_alone(seeds: Path) -> None:
    with Corpus(seeds) as corpus:
        found = reprints(corpus)
    names = {(each.first.name[:3], each.second.name[:3]) for each in found}
    assert names == {("001", "003")}
    assert len(found) >= 4
    assert all(each.words >= 20 for each in found)
