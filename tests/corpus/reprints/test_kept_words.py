"""Words of texts that lie in files while a corpus is looked through, and texts that are at hand."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.library import Corpus
from corpus.reprints import finding
from corpus.reprints import fingerprints as reading
from corpus.reprints.finding import reprints
from corpus.reprints.latest import Latest
from corpus.reprints.lined import Lined
from corpus.reprints.shingles import words
from corpus.reprints.worded import Worded, WordFiles, word_files, worded, write
from tests.corpus.reprints.reprint_cases import COAST_WIRE, DOCUMENTS, FOOTER, HARBOUR_POST
from tests.reader.commanding import corpus_of


def of(name: str, text: str) -> Worded:
    return worded(name, text, words(text))


def same(one: Worded | None, other: Worded) -> bool:
    return one is not None and [e.tolist() for e in one] == [e.tolist() for e in other]


def test_words_come_back_as_they_were_written(tmp_path: Path) -> None:
    texts = {"coast": COAST_WIRE, "empty": "", "harbour": HARBOUR_POST}
    with word_files(tmp_path / "cache") as files:
        assert files.folder is not None
        with (files.folder / "some.words").open("wb", buffering=0) as file:
            for name, text in texts.items():
                files.places[name] = write(file, of(name, text))
        for name, text in texts.items():
            assert same(files.read(name), of(name, text))
        assert files.read("lamp") is None
    assert not any((tmp_path / "cache").iterdir())


def test_files_that_are_gone_or_cut_off_answer_nothing(tmp_path: Path) -> None:
    with (tmp_path / "some.words").open("wb", buffering=0) as file:
        place = write(file, of("coast", COAST_WIRE))
    (tmp_path / "cut.words").write_bytes((tmp_path / "some.words").read_bytes()[:-1])
    files = WordFiles(
        None,
        {
            "cut": place._replace(file=str(tmp_path / "cut.words")),
            "gone": place._replace(file=str(tmp_path / "gone.words")),
        },
    )
    assert files.read("cut") is None
    assert files.read("gone") is None
    files.close()


def test_what_a_killed_process_left_is_deleted_after_a_day(tmp_path: Path) -> None:
    old, other = tmp_path / "words-old", tmp_path / "words-of-another-now"
    for folder in (old, other):
        folder.mkdir()
        (folder / "x.words").write_bytes(b"x")
    day_ago = time.time() - 2 * 24 * 3600
    os.utime(old, (day_ago, day_ago))
    with word_files(tmp_path):
        assert not old.exists()
        assert other.exists()


def test_where_nothing_can_be_kept_texts_are_read_again(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with word_files(tmp_path / "file") as files:
        assert files.folder is None
    with word_files(None) as files:
        assert files.read("coast") is None


def test_words_around_an_article_are_like_no_other_text_s() -> None:
    one, other = of("harbour", HARBOUR_POST), of("coast", COAST_WIRE)
    footer = len(FOOTER.split())
    assert one.hashes[-footer:].tolist() != other.hashes[-footer:].tolist()
    assert one.hashes[-footer:].tolist() != words(HARBOUR_POST).hashes[-footer:].tolist()


def test_several_processes_find_what_one_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = corpus_of(tmp_path / "corpus", **DOCUMENTS)
    with Corpus(folder) as corpus:
        alone = reprints(corpus)
        kept = corpus.cache_folder() / "reprints"
    assert alone
    for module in (reading, finding):
        monkeypatch.setattr(module, "processes", lambda: 2)
    monkeypatch.setattr(reading, "_MUCH", 1)
    monkeypatch.setattr(finding, "_MANY", 1)
    for file in kept.iterdir():
        file.unlink()
    with Corpus(folder) as corpus:
        assert reprints(corpus) == alone
    assert not list(kept.glob("words-*"))


def test_the_latest_are_kept_as_long_as_there_is_room() -> None:
    made: list[str] = []

    def make(name: str) -> str:
        made.append(name)
        return name * 2

    latest = Latest(make, len, 6)
    assert [latest[name] for name in ("a", "b", "a", "c", "d")] == ["aa", "bb", "aa", "cc", "dd"]
    assert made == ["a", "b", "c", "d"]
    assert latest["a"] == "aa" and latest["b"] == "bb"
    assert made == ["a", "b", "c", "d", "b"]
    assert latest["much too long"] == "much too long" * 2


@given(st.text(st.sampled_from("ab\n\r\u2028é"), max_size=30), st.integers(0, 30))
def test_a_place_is_in_the_line_that_newlines_say(text: str, place: int) -> None:
    place = min(place, len(text))
    assert Lined.of(text).line(place) == text.count("\n", 0, place) + 1
