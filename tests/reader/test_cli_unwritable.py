"""A cache that is full or may not be written: what is indexed answers, and why is said."""

import errno
import os
import resource
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.annotation_table import AnnotationTable
from tests.corpus.sidecar_fixtures import tagged, write_sidecar
from tests.reader.commanding import corpus_of, gloss, gloss_process

TEXTS = {"first": "Ferry fire\n\n11 people ashore.\n", "second": "Toll\n\n41 people.\n"}
WAYS = ("lock", "status", "segment")
Refuse = Callable[[str, int], None]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return corpus_of(tmp_path / "corpus", **TEXTS)


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Refuse:
    """Let the disk refuse: the lock, the file that says how far it is, or a segment."""

    def refuse(way: str, code: int) -> None:
        ending = {"lock": "writer.lock", "status": "", "segment": ".arrays.part"}[way]
        opens, writes = os.open, Path.write_text

        def opened(path: object, *rest: int, **how: int | None) -> int:
            if ending and str(path).endswith(ending):
                raise OSError(code, os.strerror(code), str(path))
            return opens(path, *rest, **how)  # type: ignore[arg-type] # handed on as it came

        def written(path: Path, *rest: object, **how: object) -> int:
            if way == "status" and path.name.startswith("progress.json"):
                path.touch()
                raise OSError(code, os.strerror(code), str(path))
            return writes(path, *rest, **how)  # type: ignore[arg-type] # handed on as it came

        monkeypatch.setattr(os, "open", opened)
        monkeypatch.setattr(Path, "write_text", written)

    return refuse


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("code", [errno.EROFS, errno.ENOSPC, errno.EACCES])
def test_the_last_index_answers_and_why_it_is_not_up_to_date_is_said(
    corpus: Path, own_folders: Path, refuse: Refuse, way: str, code: int
) -> None:
    gloss("index", corpus)
    before = {path for path in own_folders.rglob("*") if "index" in path.parts}
    (corpus / "third.txt").write_text("People everywhere.")
    refuse(way, code)
    for query, status in (("people", 0), ("everywhere", 1)):
        result = gloss("search", corpus, query)
        assert result.code == status
        (said,) = result.err.splitlines()
        assert said.startswith("gloss: answered from the index as it was left: ")
        assert os.strerror(code) in said
        assert "GLOSS_CACHE_DIR" in said
    assert gloss("search", corpus, "people", "--count").out == "2 documents, 2 hits\n"
    index = gloss("index", corpus)
    assert (index.code, index.out) == (2, "")
    assert os.strerror(code) in index.err
    left = {path for path in own_folders.rglob("*") if "index" in path.parts} - before
    assert {path.name for path in left} <= {"progress.json"}


def test_what_has_not_changed_needs_no_writing(corpus: Path, refuse: Refuse) -> None:
    gloss("index", corpus)
    gloss("annotate", corpus / "first.txt", "--tag", "claim", "--quote", "people")
    refuse("lock", errno.EROFS)
    assert gloss("search", corpus, "people tag:claim").err == ""
    assert gloss("index", corpus).code == 0


@pytest.mark.parametrize("way", WAYS)
def test_without_an_index_what_is_to_be_done_is_said(
    corpus: Path, refuse: Refuse, way: str
) -> None:
    refuse(way, errno.ENOSPC)
    result = gloss("search", corpus, "people")
    assert (result.code, result.out) == (2, "")
    (said,) = result.err.splitlines()
    assert "No space left on device" in said
    assert "GLOSS_CACHE_DIR" in said


def test_a_damaged_index_that_cannot_be_made_anew_gives_no_hits(
    corpus: Path, own_folders: Path, refuse: Refuse
) -> None:
    gloss("index", corpus)
    (file,) = own_folders.rglob("*.arrays")
    file.write_bytes(b"damaged")
    refuse("lock", errno.EROFS)
    result = gloss("search", corpus, "people")
    assert (result.code, result.out) == (2, "")
    assert "Read-only file system" in result.err


LIMITED = """
import resource, sys
from reader.__main__ import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_disk_that_is_full_on_the_way_is_one_error_and_nothing_is_left(
    corpus: Path, own_folders: Path, jobs: int
) -> None:
    """The kernel refuses to let a file grow, as a full disk does, in helpers too."""
    assert resource.RLIMIT_FSIZE
    gloss("index", corpus)
    before = {path.name for path in (own_folders / "cache").rglob("*")}
    for number in range(400):
        text = " ".join(f"quay{number * each}" for each in range(40))
        (corpus / f"{number}.txt").write_text(f"ferry {text}")
    arguments = ("50000", "index", corpus, "--jobs", str(jobs))
    result = gloss_process(*arguments, code=LIMITED)
    assert result.returncode == 2
    told = result.stderr.decode().splitlines()
    (said,) = [line for line in told if line != "gloss: indexing 400 documents"]
    assert said.startswith("gloss: /")
    assert "cannot be written (File too large); free some space" in said
    cache = own_folders / "cache"
    left = {path.name for path in cache.rglob("*")} - before
    left -= {"progress.json", "catalogue.sqlite-journal"}
    # On a slow machine a first part was committed before the disk was full: it may stay, whole.
    (committed,) = cache.rglob("_MAIN_*.toc")
    named = committed.read_bytes()
    left = {name for name in left if name.split(".")[0].removeprefix("MAIN_").encode() not in named}
    assert left <= {committed.name}
    assert gloss("search", corpus, "people", "--no-update", "--count").out.startswith("2 doc")
    assert gloss("index", corpus, "--jobs", str(jobs)).code == 0
    assert gloss("search", corpus, "ferry", "--count").out.startswith("401 doc")
    assert gloss("check", corpus, "--index").code == 0


def test_a_table_of_annotations_that_cannot_be_written_is_one_of_the_memory(
    tmp_path: Path, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sidecar = write_sidecar(tmp_path / "a.txt", [tagged("ferry", "ferry", "claim")], own_folders)
    path = tmp_path / "table.sqlite"
    AnnotationTable(path).close()
    connect = sqlite3.connect

    def read_only(file: object, **how: object) -> sqlite3.Connection:
        uri = "file::memory:" if file == ":memory:" else f"file:{path}?mode=ro"
        return connect(uri, uri=True, **how)  # type: ignore[call-overload,no-any-return] # as it came

    monkeypatch.setattr(sqlite3, "connect", read_only)
    table = AnnotationTable(path)
    table.refresh([("a.txt", sidecar)])
    assert table.tags() == ("claim",)
    table.close()
    assert path.exists(), "what others wrote is left"
