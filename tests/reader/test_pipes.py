"""A pipe or a device in the place of a file of our own keeps nobody waiting, nor does a full disk
leave half a file.
"""

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from corpus.folders import cache_folder, state_folder
from corpus.index.protocol import FileState
from corpus.mirrors import remembered
from corpus.reprints.kept import Part, ReprintCache
from reader.early.file import left_at as left_at_early
from reader.early.library_page import NAME, kept_library
from reader.effects import KeepLibrary
from reader.errors import SettingsError
from reader.first_marks import left_at
from reader.kept_library import keep
from reader.listed import LibraryLine
from reader.session.memory import Memory
from reader.settings import config_file, keys_layout
from tests.reader.commanding import corpus_of, gloss

PATIENCE = 10.0


def in_time(work: Callable[[], object]) -> object:
    """What `work` answers, or the name of what it raises; it may not wait for anybody."""
    answers: list[object] = []

    def run() -> None:
        try:
            answers.append(work())
        except Exception as error:
            answers.append(type(error).__name__)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive(), "it waits"
    return answers[0]


def put(path: Path, kind: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")


KINDS = ["pipe", "device"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", ["hashes", "documents", "positions"])
def test_hashes_of_reprints_are_made_anew(tmp_path: Path, kind: str, part: str) -> None:
    cache = ReprintCache(tmp_path / "reprints")
    hashes = np.array([1, 2], np.uint64)
    numbers = np.array([0, 0], np.uint32)

    def parts() -> list[Part]:
        return [Part(hashes, numbers, numbers)]

    kept = cache.keep(("a.txt",), (FileState(1, 1),), 2, parts)
    assert kept.build
    assert cache.fingerprints() is not None
    put(tmp_path / "reprints" / f"{kept.build}-{part}.npy", kind)
    assert in_time(cache.fingerprints) is None
    assert in_time(lambda: cache.keep(("a.txt",), (FileState(1, 1),), 2, parts).build)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_left_where_is_forgotten(tmp_path: Path, kind: str) -> None:
    document = tmp_path / "a.txt"
    document.write_text("The ferry burned.")
    memory = Memory(state_folder(), tmp_path)
    put(memory._path, kind)
    assert in_time(lambda: Memory(state_folder(), tmp_path).of("a.txt")) is None
    assert in_time(lambda: left_at_early(str(document))) == 0
    assert in_time(lambda: left_at(str(document))) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_kept_library_and_a_remembered_mirror_are_none(tmp_path: Path, kind: str) -> None:
    put(cache_folder(tmp_path) / NAME, kind)
    assert in_time(lambda: kept_library(str(tmp_path))) is None
    assert in_time(lambda: keep(KeepLibrary(1, 0, (LibraryLine("a.txt", "A"),)), tmp_path)) is None
    assert (cache_folder(tmp_path) / NAME).read_text().startswith("library 1\t1\t0\n")
    put(state_folder() / "mirrors.json", kind)
    assert in_time(lambda: remembered(tmp_path)) is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_config_is_told_of(kind: str) -> None:
    put(config_file(), kind)
    assert in_time(keys_layout) == SettingsError.__name__


def test_a_full_disk_keeps_nothing_of_what_could_not_be_kept_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = ReprintCache(tmp_path / "reprints")
    hashes, numbers = np.arange(9, dtype=np.uint64), np.zeros(9, np.uint32)
    sound = cache.keep(("a.txt",), (FileState(1, 1),), 9, lambda: [Part(hashes, numbers, numbers)])

    def full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    other = cache.keep(("b.txt",), (FileState(2, 2),), 9, lambda: [Part(hashes, numbers, numbers)])
    assert (other.names, other.build, other.hashes.tolist()) == (("b.txt",), "", list(range(9)))
    kept = cache.fingerprints()
    assert kept is not None
    assert kept.build == sound.build
    assert len(list((tmp_path / "reprints").iterdir())) == 4
    keep(KeepLibrary(1, 0, (LibraryLine("a.txt", "A"),)), tmp_path)
    assert list(cache_folder(tmp_path).iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name",
    [
        "catalogue.sqlite",
        "annotations.sqlite",
        "folders.json",
        "index/stamp.json",
        "index/settled.json",
        "index/progress.json",
        "index/writer.lock",
        "index/merger.lock",
        "index/merging",
        "index/build-7",
        "index/build-1/MAIN_WRITELOCK",
        "index/build-1/commit.json",
    ],
)
def test_a_search_is_answered_and_the_index_brought_up_to_date(
    tmp_path: Path, kind: str, name: str
) -> None:
    corpus = corpus_of(tmp_path / "corpus", one="A ferry.", two="A quay.")
    gloss("annotate", corpus / "one.txt", "--tag", "claim", "--quote", "A ferry")
    gloss("search", corpus, "tag:claim")
    put(cache_folder(corpus) / name, kind)
    (corpus / "three.txt").write_text("A second ferry.")

    def search() -> object:
        return [gloss("search", corpus, query, "--count").out for query in ("ferry", "tag:claim")]

    found = in_time(search)
    is_refused = kind == "device" and name == "index/writer.lock"  # a link is not locked
    ferries = "1 document, 1 hit\n" if is_refused else "2 documents, 2 hits\n"
    assert found == [ferries, "1 document, 1 hit\n"]
