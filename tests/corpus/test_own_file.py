"""The user's own small files: of many that change one at once, none is lost; none is ever torn."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotations.locking import lock_of
from corpus.codebook_writing import write_codebook
from corpus.errors import CodebookUnwritable, FolderRefused
from corpus.folders import config_folder, state_folder
from corpus.mirrors import remember, remembered
from corpus.names.register import keep_decision, read_register
from corpus.own_file import alone_with, put
from reader.effects import Remember
from reader.errors import NotKept, SettingsError
from reader.searches import MOST_SAVED, SavedSearch, SearchFile
from reader.session.memory import Memory
from reader.settings import keep_annotator

AT_ONCE = 8

# Each waits until all have loaded; then all change the one file as fast as they can.
_TOGETHER = """
import sys, time
from pathlib import Path
go, number, change = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
from corpus.folders import state_folder
from corpus.mirrors import remember
from corpus.names.register import keep_decision
from reader.effects import Remember
from reader.searches import SavedSearch, SearchFile
from reader.session.memory import Memory
def search(each): SearchFile(state_folder(), Path("/c")).keep(SavedSearch(each, each))
def asked(each): SearchFile(state_folder(), Path("/c")).note(each)
def name(each): keep_decision("a" + each, "b" + each, same=True)
def mirror(each): remember(Path("/c" + each), Path("/notes"))
def place(each): Memory(state_folder(), Path("/c")).remember(Remember(each, 1, 1, 2, ()))
Path(f"{go}.{number}").touch()
while not go.exists(): time.sleep(0.001)
for turn in "xyz": globals()[change](f"{turn}{number}")
"""


def count_of(change: str) -> int:
    match change:
        case "search":
            return len(SearchFile(state_folder(), Path("/c")).read().saved)
        case "asked":
            return len(SearchFile(state_folder(), Path("/c")).read().asked)
        case "name":
            return len(read_register().accepted)
        case "mirror":
            return len(json.loads((state_folder() / "mirrors.json").read_text()))
        case _:
            memory = Memory(state_folder(), Path("/c"))
            names = [f"{turn}{number}" for turn in "xyz" for number in range(AT_ONCE)]
            return sum(memory.of(each) is not None for each in names)


@pytest.mark.slow
@pytest.mark.parametrize("change", ["search", "asked", "name", "mirror", "place"])
def test_of_many_processes_that_keep_something_at_once_none_is_lost(
    tmp_path: Path, change: str
) -> None:
    go = tmp_path / "go"
    started = [
        subprocess.Popen([sys.executable, "-c", _TOGETHER, go, str(number), change])
        for number in range(AT_ONCE)
    ]
    while not all(Path(f"{go}.{number}").exists() for number in range(AT_ONCE)):
        assert all(each.poll() is None for each in started)
    go.touch()
    assert [each.wait(60) for each in started] == [0] * AT_ONCE
    assert count_of(change) == 3 * AT_ONCE


@contextmanager
def another_holds(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if another process wrote the file for ever."""
    monkeypatch.setattr("annotations.locking.TIMEOUT", 0.05)
    with lock_of(path, state_folder()):
        yield


def test_who_cannot_keep_something_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = SearchFile(state_folder(), tmp_path)
    file.keep(SavedSearch("the fire", "ferry fire"))
    (path,) = (state_folder() / "searches").iterdir()
    with another_holds(path, monkeypatch):
        with pytest.raises(NotKept, match=r"not saved as toll \(another process"):
            file.keep(SavedSearch("toll", "toll"))
        with pytest.raises(NotKept, match="the fire is not forgotten"):
            file.forget("the fire")
        file.note("what one asked is not worth an error")
    assert [each.name for each in file.read().saved] == ["the fire"]
    with (
        another_holds(config_folder() / "names.json", monkeypatch),
        pytest.raises(FolderRefused, match="another process"),
    ):
        keep_decision("a", "b", same=True)
    with (
        another_holds(config_folder() / "config.toml", monkeypatch),
        pytest.raises(SettingsError, match="another process"),
    ):
        keep_annotator("tove")
    codebook = tmp_path / "glossator.toml"
    with (
        another_holds(codebook, monkeypatch),
        pytest.raises(CodebookUnwritable, match="another process"),
    ):
        write_codebook(codebook, None, "[tags.toll]\n")
    assert not codebook.exists()


def test_a_place_that_cannot_be_written_down_comes_with_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory(state_folder(), tmp_path)
    memory.remember(Remember("a.txt", 1, 1, 2, ()))
    (path,) = (state_folder() / "reading").iterdir()
    with another_holds(path, monkeypatch):
        memory.remember(Remember("b.txt", 1, 1, 2, ()))
    assert Memory(state_folder(), tmp_path).of("b.txt") is None
    memory.remember(Remember("c.txt", 1, 1, 2, ()))
    assert Memory(state_folder(), tmp_path).of("b.txt") is not None


def test_more_searches_than_are_kept_are_refused_and_none_is_dropped(tmp_path: Path) -> None:
    file = SearchFile(state_folder(), tmp_path)
    searches = file.read()
    for number in range(MOST_SAVED):
        searches = searches.with_saved(SavedSearch(f"{number:03}", "ferry"))
    file._write(searches)
    with pytest.raises(NotKept, match="500 are kept"):
        file.keep(SavedSearch("zoe", "toll"))
    file.keep(SavedSearch("000", "toll"))
    assert len(file.read().saved) == MOST_SAVED


def test_a_file_is_replaced_whole_also_behind_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles" / "names.json", tmp_path / "names.json"
    put(real, "one\n")
    link.symlink_to(real)
    put(link, "two\n")
    assert link.is_symlink()
    assert real.read_text() == "two\n"
    with pytest.raises(UnicodeEncodeError):
        put(link, "half a character \ud800")
    assert real.read_text() == "two\n"
    assert list(real.parent.iterdir()) == [real]


def test_a_lock_that_cannot_be_made_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "locks").write_text("no folder")
    with pytest.raises(OSError, match="names"), alone_with(Path("names.json"), tmp_path):
        pytest.fail("the lock is not to be had")


def test_remembered_folders_that_cannot_be_read_stay_beside(tmp_path: Path) -> None:
    (state_folder() / "mirrors.json").write_text("{torn")
    remember(tmp_path, tmp_path / "notes")
    assert remembered(tmp_path) == tmp_path / "notes"
    assert (state_folder() / "mirrors.unread").read_text() == "{torn"
