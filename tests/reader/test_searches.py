"""Earlier searches and saved ones: kept over a restart, bounded, harmless when damaged."""

import json
import os
from pathlib import Path

import pytest

from reader.errors import NotKept
from reader.searches import MOST_ASKED, SavedSearch, Searches, SearchFile

FERRY = SavedSearch("the fire", "ferry fire", "date")


@pytest.fixture
def file(tmp_path: Path) -> SearchFile:
    return SearchFile(tmp_path / "state", tmp_path / "corpus")


def test_what_was_asked_is_kept_the_newest_first_and_once(file: SearchFile) -> None:
    for query in ("ferry", "toll", "ferry", " "):
        file.note(query)
    assert file.read().asked == ("ferry", "toll")


def test_so_many_are_kept_and_no_monsters() -> None:
    searches = Searches().with_asked(*(f"q{number}" for number in range(MOST_ASKED + 50)))
    assert len(searches.asked) == MOST_ASKED
    assert searches.with_asked("x" * 5_000) == searches


def test_a_search_is_kept_under_its_name_replaced_and_forgotten(file: SearchFile) -> None:
    file.keep(FERRY)
    file.keep(SavedSearch("a toll", "toll"))
    file.keep(SavedSearch("the fire", "fire"))
    assert [(s.name, s.query) for s in file.read().saved] == [
        ("a toll", "toll"),
        ("the fire", "fire"),
    ]
    assert file.read().asked[0] == "fire"
    assert file.forget("the fire")
    assert not file.forget("the fire")
    assert file.read().named("the fire") is None


def test_two_readers_keep_each_others(tmp_path: Path) -> None:
    one, other = (SearchFile(tmp_path, tmp_path / "corpus") for _ in range(2))
    one.keep(FERRY)
    other.note("toll")
    assert one.read() == Searches(("toll", "ferry fire"), (FERRY,))


def test_each_corpus_has_its_own(tmp_path: Path, file: SearchFile) -> None:
    file.keep(FERRY)
    assert SearchFile(tmp_path / "state", tmp_path / "other").read() == Searches()


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '{"asked": 1, "saved": []}',
        '{"asked": [], "saved": [{"name": 1}]}',
    ],
)
def test_a_damaged_file_is_forgotten_and_written_anew(tmp_path: Path, damage: str) -> None:
    file = SearchFile(tmp_path, tmp_path)
    file.note("ferry")
    (path,) = (tmp_path / "searches").iterdir()
    path.write_text(damage)
    assert file.read() == Searches()
    file.note("toll")
    assert json.loads(path.read_text())["asked"] == ["toll"]


def test_a_folder_that_cannot_be_written_loses_only_the_history(tmp_path: Path) -> None:
    (tmp_path / "searches").write_text("no folder")
    file = SearchFile(tmp_path, tmp_path)
    file.note("ferry")
    with pytest.raises(NotKept, match="GLOSS_STATE_DIR"):
        file.keep(FERRY)
    assert file.read() == Searches()


def test_what_can_be_read_of_a_damaged_file_stays_and_the_whole_is_set_aside(
    tmp_path: Path,
) -> None:
    file = SearchFile(tmp_path, tmp_path)
    file.keep(FERRY)
    (path,) = (tmp_path / "searches").iterdir()
    stored = json.loads(path.read_text())
    stored["saved"] += [{"name": "x", "query": "y"}, {"name": 1}, 5]
    damaged = json.dumps(stored)
    path.write_text(damaged)
    assert {search.name for search in file.read().saved} == {FERRY.name, "x"}
    file.keep(SavedSearch("a toll", "toll"))
    assert {search.name for search in file.read().saved} == {FERRY.name, "x", "a toll"}
    assert path.with_suffix(".unread").read_text() == damaged
    path.write_text("{torn")
    file.note("ferry")
    assert path.with_suffix(".unread").read_text() == damaged
    assert path.with_suffix(".unread2").read_text() == "{torn"


def test_a_pipe_in_the_place_of_the_file_keeps_nobody_waiting(tmp_path: Path) -> None:
    file = SearchFile(tmp_path, tmp_path)
    file.note("ferry")
    (path,) = (tmp_path / "searches").iterdir()
    path.unlink()
    os.mkfifo(path)
    assert file.read() == Searches()
    file.keep(FERRY)
    assert file.read().saved == (FERRY,)
