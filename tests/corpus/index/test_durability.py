"""What a killed writer, a lost helper and a bad disk leave: the last commit, or its damage told."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.errors import IndexFailure, IndexMissing
from corpus.index.builder import build
from corpus.index.factory import index_of
from corpus.index.whoosh_index.codec.array_file import BLOCK
from corpus.index.whoosh_index.engine import WhooshIndex
from corpus.index.whoosh_index.helpers import Cut, Helpers
from corpus.index.whoosh_index.store import Store
from corpus.library import Corpus
from corpus.query_parser import parse
from tests.corpus.index_fixtures import Shelf

FERRIES = 400


def shelf_of(count: int) -> Shelf:
    return Shelf(texts={f"{n}.txt": f"ferry number{n} " * 40 + "quay" for n in range(count)})


def folder_of(root: Path, count: int) -> Path:
    root.mkdir()
    for n in range(count):
        (root / f"{n}.txt").write_text(f"ferry number{n} " * 40 + "quay")
    return root


def test_several_processes_build_what_one_builds(tmp_path: Path) -> None:
    root = folder_of(tmp_path / "corpus", FERRIES)
    with Corpus(root) as corpus, contextlib.closing(index_of(corpus)) as index:
        build(corpus, index, jobs=2)
        assert index.search(parse("ferry"), 1).total == FERRIES
        assert [hit.name for hit in index.search(parse("number77")).hits] == ["77.txt"]
        assert index.known() == {e.name: e.state for e in corpus.documents()}
        for n in range(FERRIES):
            (root / f"{n}.txt").write_text(f"train number{n}, again")
        build(corpus, index, jobs=2)
        assert index.search(parse("ferry"), 1).total == 0
        assert index.search(parse("train"), 1).total == FERRIES
        assert index.check() is None
        assert not list((corpus.cache_folder() / "index").rglob("helper-*"))


def test_a_helper_that_ends_too_early_is_an_error_and_no_damage(tmp_path: Path) -> None:
    def start(_: Path, __: int) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-c", "print('{\"wants\": true}', flush=True); input(); exit(3)"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    shelf = shelf_of(FERRIES)
    index = WhooshIndex(tmp_path / "index", shelf.read, start)
    with pytest.raises(IndexFailure, match="--jobs 1"):
        index.update(shelf.changes_since(index.known()), jobs=2)
    shelf.bring_up(index)
    assert index.search(parse("ferry"), 1).total == FERRIES
    index.close()


def test_a_helper_ends_when_nobody_asks_it_any_more(tmp_path: Path) -> None:
    root = folder_of(tmp_path / "corpus", 3)

    def start(folder: Path, spill: int) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "corpus.index.helper", str(root), str(folder), str(spill)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    helpers = Helpers(start, tmp_path, 2, 1_000)
    cut = [said for said in helpers.work(["0.txt", "gone.txt", "2.txt"]) if isinstance(said, Cut)]
    assert sorted(name for said in cut for name in said.names) == ["0.txt", "2.txt", "gone.txt"]
    assert sum(said.written.documents for said in cut) == 2
    helpers.stop()
    alone = start(tmp_path, 1)
    assert alone.stdin
    alone.stdin.close()
    assert alone.wait(20) == 1
    assert alone.stdout
    alone.stdout.close()


@pytest.mark.parametrize("harmed", range(0, 100, 7))
def test_a_flipped_byte_never_gives_wrong_hits(tmp_path: Path, harmed: int) -> None:
    """It is noticed before its block is used, or the block is not used; then all is made anew."""
    shelf = shelf_of(60)
    index = shelf.index_in(tmp_path / "index")
    shelf.bring_up(index)
    index.close()
    (path,) = (tmp_path / "index").rglob("*.arrays")
    content = bytearray(path.read_bytes())
    content[len(content) * harmed // 100] ^= 0x10
    path.write_bytes(content)
    index = shelf.index_in(tmp_path / "index")
    for query, total in (("ferry", 60), ("number7", 1), ("numb*", 60), ('"number7 quay"', 1)):
        with contextlib.suppress(IndexMissing):
            answer = index.search(parse(query), 100)
            assert answer.total == total
            assert all(s.of(shelf.texts[h.name]) for h in answer.hits for s in h.spans)
    whole = True
    with contextlib.suppress(IndexMissing):
        whole = index.check() is None
    at = len(content) * harmed // 100
    assert not whole or not content[at - 64 : at + 64].strip(b"\0") or at < BLOCK
    index.close()
    index = shelf.index_in(tmp_path / "index")
    index.discard()
    shelf.bring_up(index)
    assert index.check() is None
    assert index.search(parse("ferry"), 1).total == 60
    index.close()


def test_a_table_of_contents_that_changed_is_never_unpickled(tmp_path: Path) -> None:
    shelf = shelf_of(3)
    index = shelf.index_in(tmp_path / "index")
    shelf.bring_up(index)
    (toc,) = (tmp_path / "index").rglob("*.toc")
    evil = b"cposix\nsystem\n(S'touch " + os.fsencode(tmp_path / "owned") + b"'\ntR."
    toc.write_bytes(toc.read_bytes()[:60] + evil)
    index.close()
    index = shelf.index_in(tmp_path / "index")
    assert index.known() == {}
    shelf.bring_up(index)
    assert not (tmp_path / "owned").exists()
    assert index.search(parse("ferry")).total == 3
    index.close()


WRITE_ON = """
import sys
from pathlib import Path
from corpus.index.whoosh_index import writing
from corpus.index.whoosh_index.codec import writer
from tests.corpus.index.test_durability import shelf_of
writer.SPILL, writing.MANY, writing._FIRST_STEP = 3_000, 1, 0.02
shelf = shelf_of(400)
index = shelf.index_in(Path(sys.argv[1]))
print("ready", flush=True)
for version in range(1_000):
    for n in range(version % 7, 400, 7):
        shelf.write(f"{n}.txt", f"ferry number{n} version{version} " * 30)
    shelf.bring_up(index)
    print(version, flush=True)
"""


@pytest.mark.slow
def test_a_hundred_kills_while_indexing_and_merging_leave_an_index_that_goes_on(
    tmp_path: Path,
) -> None:
    chance = random.Random(20310501)
    folder = tmp_path / "index"
    shelf = shelf_of(FERRIES)
    kills = sound = 0
    while kills < 100:
        with subprocess.Popen(
            [sys.executable, "-c", WRITE_ON, str(folder)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[3],
        ) as writer:
            assert writer.stdout
            assert writer.stdout.readline() == b"ready\n"
            for _ in range(chance.randrange(3)):
                writer.stdout.readline()
            time.sleep(chance.random() * 0.6)
            writer.send_signal(signal.SIGKILL)
        kills += 1
        index = shelf.index_in(folder)
        try:
            answer = index.search(parse("ferry"), 1_000)
        except IndexMissing:
            assert not sound, "what was committed once is never lost"
            continue
        sound += 1
        assert index.check() is None
        assert answer.total == len(index.known())
        for hit in answer.hits[::37]:
            number = hit.name.removesuffix(".txt")
            assert hit.name in {h.name for h in index.search(parse(f"number{number}")).hits}
        index.close()
    assert sound > 60
    index = shelf.index_in(folder)
    shelf.bring_up(index)
    assert index.search(parse("ferry quay"), 1).total == FERRIES
    assert index.check() is None
    _, latest = Store(folder).build()
    assert len(list(latest.iterdir())) < 30
    index.close()
