"""A file that was read within a tick of the clock of its change is read once more."""

import contextlib
import os
from pathlib import Path

import pytest

from corpus.annotation_table import AnnotationTable
from corpus.fingerprint import fingerprint
from corpus.index.builder import build
from corpus.index.factory import index_of
from corpus.index.protocol import Changes, FileState, is_settled
from corpus.library import Corpus
from corpus.query_parser import parse
from tests.corpus.sidecar_fixtures import tagged, write_sidecar

SECOND = 1_000_000_000
NOW = 1_900_000_000 * SECOND


def found_with(path: Path, ctime: int) -> os.stat_result:
    """What the system says of `path`, had it changed at `ctime`."""
    path.write_text("text")
    found = path.stat()
    times = {"st_ctime_ns": ctime, "st_mtime_ns": ctime}
    return os.stat_result(found[:10], {**_extras(found), **times})


def _extras(found: os.stat_result) -> dict[str, object]:
    """What the ten members of the tuple do not say."""
    named = {"st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size"}
    names = {name for name in dir(found) if name.startswith("st_")}
    return {name: getattr(found, name) for name in names - named}


@pytest.mark.parametrize(
    ("age", "settled"),
    [
        (1, False),
        (5_000_001, False),
        (19_999_999, False),
        (20_000_001, True),
        (SECOND + 1, True),
        # Without parts of a second the file system may count in seconds, or in two of them.
        (SECOND, False),
        (2 * SECOND, True),
        # The clock of another machine is ahead, or the file is from a wrong future.
        (-SECOND - 1, False),
        (-59 * SECOND, False),
        (-61 * SECOND, True),
    ],
)
def test_a_file_is_settled_once_the_clock_has_gone_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, age: int, settled: bool
) -> None:
    monkeypatch.setattr("corpus.index.protocol._FINE", 20_000_000)
    assert is_settled(found_with(tmp_path / "a", NOW - age), NOW) == settled


def test_an_unsettled_state_is_no_files_and_tells_which_it_was() -> None:
    state = FileState(7, 12)
    kept = state.unsettled()
    assert kept != state
    assert kept.unsettled() == kept
    assert kept.seen() == state.seen() == state
    assert FileState(7, 0).unsettled() != FileState(7, 0)


@pytest.fixture
def coarse(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A file system whose clock stands still: a change shows in the size alone."""
    monkeypatch.setattr(
        FileState, "of", classmethod(lambda cls, found: cls(found.st_size, found.st_ino))
    )
    monkeypatch.setattr("corpus.fingerprint.fingerprint", lambda *_: None)
    return monkeypatch


@pytest.mark.parametrize("settled", [False, True])
def test_a_second_change_within_a_tick_is_found_by_the_next_scan(
    tmp_path: Path, coarse: pytest.MonkeyPatch, settled: bool
) -> None:
    """settled: as if the clock had gone on; then the change cannot be seen."""
    path = tmp_path / "a.txt"
    path.write_text("The ferry\n\nburned.")
    with Corpus(tmp_path) as corpus, contextlib.closing(index_of(corpus)) as index:
        with coarse.context() as patched:
            patched.setattr("corpus.files.is_settled", lambda *_: settled)
            build(corpus, index)
        assert index.search(parse("ferry")).hits[0].state == FileState.of(path.stat())
        path.write_text("The train\n\nburned.")
        assert (build(corpus, index) == Changes()) == settled
        assert index.search(parse("ferry")).total == int(settled)
        assert index.search(parse("title:train")).total == int(not settled)
        assert corpus.metadata("a.txt").title == ("The ferry" if settled else "The train")
        assert build(corpus, index) == Changes()


def test_an_extracted_text_is_extracted_again(tmp_path: Path, coarse: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    with Corpus(tmp_path) as corpus:
        path.write_bytes("Café ferry".encode("latin-1"))
        with coarse.context() as patched:
            patched.setattr("corpus.files.is_settled", lambda *_: False)
            with corpus.open("a.txt") as document:
                assert "ferry" in document.whole_text()
        path.write_bytes("Café train".encode("latin-1"))
        with corpus.open("a.txt") as document:
            assert "train" in document.whole_text()


def test_a_corpus_with_a_file_that_just_changed_has_no_fingerprint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("text")
    assert fingerprint(str(tmp_path), [""]) is not None
    monkeypatch.setattr("corpus.fingerprint.is_settled", lambda *_: False)
    assert fingerprint(str(tmp_path), [""]) is None


def test_a_sidecar_that_just_changed_is_read_again(
    tmp_path: Path, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "The ferry burned"
    path = write_sidecar(tmp_path / "a.txt", [tagged(text, "ferry", "claim")], own_folders)
    table = AnnotationTable(tmp_path / "table.sqlite")
    monkeypatch.setattr(
        FileState, "of", classmethod(lambda cls, found: cls(found.st_size, found.st_ino))
    )
    with monkeypatch.context() as patched:
        patched.setattr("corpus.annotation_table.is_settled", lambda *_: False)
        table.refresh([("a.txt", path)])
    assert table.tags() == ("claim",)
    path.write_text(path.read_text().replace('"claim"', '"quote"'))
    table.refresh([("a.txt", path)])
    assert table.tags() == ("quote",)
    table.close()
