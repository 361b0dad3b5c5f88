"""The index brought up to date in a child process, which never outlives its parent."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from corpus.errors import CorpusError, IndexBusy, IndexUnwritable
from corpus.index.builder import Builder, build
from corpus.index.factory import index_of
from corpus.index.protocol import Changes, FileState, Progress
from corpus.index.whoosh_index.engine import WhooshIndex
from corpus.index.whoosh_index.store import Store
from corpus.library import Corpus
from corpus.query_parser import parse
from tests.corpus.index_fixtures import ARTICLES, Shelf, names


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "corpus"
    for name, text in ARTICLES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_build_brings_in_what_changed_and_says_what(tmp_path: Path) -> None:
    shelf = Shelf()
    index = shelf.index_in(tmp_path / "index")
    assert build(shelf, index).present == tuple(sorted(ARTICLES))
    shelf.write("notes.txt", "A train.")
    assert build(shelf, index) == Changes(present=("notes.txt",))
    assert build(shelf, index) == Changes()
    index.close()


def _deleted(index: WhooshIndex, folder: Path, shelf: Shelf) -> None:
    shutil.rmtree(folder)


def _damaged(index: WhooshIndex, folder: Path, shelf: Shelf) -> None:
    Store(folder).mark_damaged()


def _begun_anew(index: WhooshIndex, folder: Path, shelf: Shelf) -> None:
    """By another process, which is killed before it has read much."""
    other = shelf.index_in(folder)
    other.discard()

    def stop(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(shelf, other, stop)
    other.close()


def _whole_again(index: WhooshIndex, folder: Path, shelf: Shelf) -> None:
    """The cache was emptied and filled again: another build in the place of the one known."""
    shutil.rmtree(folder)
    other = shelf.index_in(folder)
    build(shelf, other)
    other.close()


@pytest.mark.parametrize("what", [_deleted, _damaged, _begun_anew, _whole_again])
def test_an_index_that_is_taken_away_during_the_walk_is_made_whole(
    tmp_path: Path, what: Callable[[WhooshIndex, Path, Shelf], None]
) -> None:
    folder = tmp_path / "index"

    class Walked(Shelf):
        """Between asking what the index knows and bringing it up to date something happens."""

        happened = False

        def changes_since(self, known: Mapping[str, FileState]) -> Changes:
            found = super().changes_since(known)
            if known and not self.happened:
                self.happened = True
                what(index, folder, self)
            return found

        def fingerprint(self) -> str:
            return str(sorted(self.states().items()))

    shelf = Walked()
    index = shelf.index_in(folder)
    build(Shelf(), index)
    shelf.write("notes.txt", "A train.")
    build(shelf, index)
    assert shelf.happened
    assert index.known() == shelf.states()
    assert names(index, "train OR quay") == ["2031/fire.txt", "late/letter.txt", "notes.txt"]
    assert build(shelf, index) == Changes()
    index.close()


def test_an_index_begun_anew_by_another_is_not_taken_for_up_to_date(tmp_path: Path) -> None:
    shelf = Shelf()
    index, other = shelf.index_in(tmp_path / "index"), shelf.index_in(tmp_path / "index")
    build(shelf, index)
    other.discard()
    assert other.known() == {}
    other.update(Changes(present=("notes.txt",)))
    index.settle("as it was")
    assert not index.settled("as it was")
    for each in (index, other):
        each.close()


def test_a_rebuild_that_was_asked_for_is_no_damage(tmp_path: Path) -> None:
    shelf = Shelf()
    index = shelf.index_in(tmp_path / "index")
    build(shelf, index)
    index.discard()
    assert len(build(shelf, index).present) == len(ARTICLES)
    assert not index.was_damaged()
    index.close()


def test_a_child_indexes_a_folder_and_reports_each_document(folder: Path) -> None:
    builder = Builder(folder)
    said = list(builder.progress())
    builder.stop()
    assert [progress.done for progress in said] == [1, 2, 3, 4]
    assert {progress.name for progress in said} == set(ARTICLES)
    with Corpus(folder) as corpus, contextlib.closing(index_of(corpus)) as index:
        (hit,) = index.search(parse('"eastern quay" ferry')).hits
        assert hit.name == "2031/fire.txt"
        assert index.known() == {e.name: e.state for e in corpus.documents()}
    assert not list(folder.rglob("*index*"))


def test_a_child_tells_whether_anything_had_changed(folder: Path) -> None:
    for what, changed in (("all", True), ("nothing", False), ("one went", True)):
        if what == "one went":
            (folder / min(ARTICLES)).unlink()
        builder = Builder(folder)
        assert bool(list(builder.progress())) == (what == "all")
        assert builder.changed == changed
        builder.stop()


def test_a_child_finds_the_index_busy_or_the_corpus_gone(folder: Path) -> None:
    with Corpus(folder) as corpus:
        store = Store(corpus.cache_folder() / "index")
    with store.writing():
        builder = Builder(folder)
        with pytest.raises(IndexBusy):
            list(builder.progress())
        builder.stop()
    builder = Builder(folder / "absent")
    with pytest.raises(CorpusError, match="name a folder"):
        list(builder.progress())
    builder.stop()


def test_a_child_that_cannot_write_says_so_and_one_that_ends_too_early_is_told_of(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Corpus(folder) as corpus:
        (corpus.cache_folder() / "index").write_text("no folder")
    builder = Builder(folder)
    with pytest.raises(IndexUnwritable, match="the index cannot be written") as raised:
        list(builder.progress())
    builder.stop()
    assert raised.value.reason in {"File exists", "Not a directory"}
    monkeypatch.setattr(sys, "executable", "/bin/true")
    builder = Builder(folder)
    with pytest.raises(CorpusError, match="ended before it was done"):
        list(builder.progress())
    builder.stop()


def _ends(pid: int) -> bool:
    for _ in range(200):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            return True
        if state in "ZX":
            return True
        time.sleep(0.05)
    return False


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_child_ends_with_its_parent_and_leaves_a_sound_index(
    folder: Path, how: signal.Signals
) -> None:
    for number in range(3_000):
        (folder / f"{number}.txt").write_text(f"ferry {number} " * 500)
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time; from pathlib import Path; from corpus.index.builder import Builder\n"
            "builder = Builder(Path(sys.argv[1])); print(builder.pid, flush=True)\n"
            "next(builder.progress()); print('begun', flush=True); time.sleep(60)",
            str(folder),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout
    child = int(parent.stdout.readline())
    assert parent.stdout.readline() == "begun\n"
    os.kill(parent.pid if how == signal.SIGKILL else child, how)
    assert _ends(child)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    with Corpus(folder) as corpus, contextlib.closing(index_of(corpus)) as index:
        assert index.progress() is not None
        build(corpus, index)
        assert index.search(parse("ferry")).total == 3_002
        assert index.progress() is None


def test_damage_that_is_found_while_an_update_ends_is_no_fault_of_it(tmp_path: Path) -> None:
    shelf = Shelf()
    index = shelf.index_in(tmp_path / "index")

    def damaged(progress: Progress) -> None:
        if progress.done == progress.total:
            Store(tmp_path / "index").mark_damaged()

    assert len(build(shelf, index, damaged).present) == len(ARTICLES)
    build(shelf, index)
    assert index.known() == shelf.states()
    index.close()
