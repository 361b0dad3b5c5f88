"""Segments merged beside searches and updates: what happens meanwhile is in the merged one, too."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.errors import IndexBusy, IndexMissing
from corpus.index import merger
from corpus.index.factory import index_of
from corpus.index.protocol import MANY, Changes
from corpus.index.whoosh_index import merging_apart
from corpus.index.whoosh_index.codec.merging import merge
from corpus.index.whoosh_index.engine import WhooshIndex
from corpus.index.whoosh_index.store import Store
from corpus.library import Corpus
from corpus.query_parser import parse
from tests.corpus.index_fixtures import Shelf

SEGMENTS = 8


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(texts={f"{n}.txt": f"ferry number{n} quay" for n in range(3 * SEGMENTS)})


@pytest.fixture
def index(shelf: Shelf, tmp_path: Path) -> Iterator[WhooshIndex]:
    """An index of so many segments that they are due."""
    index = shelf.index_in(tmp_path / "index")
    names = list(shelf.texts)
    for step in range(SEGMENTS):
        index.update(Changes(present=tuple(names[step::SEGMENTS])), merges=False)
    yield index
    index.close()


def segments(folder: Path) -> int:
    return len(list(folder.rglob("*.arrays")))


def agrees(index: WhooshIndex, shelf: Shelf) -> None:
    """What is found is what stands in the texts."""
    assert index.check() is None
    assert index.known() == shelf.states()
    for word in ("ferry", "quay", "train", *(f"number{n}" for n in range(3 * SEGMENTS))):
        found = {hit.name for hit in index.search(parse(word), 1_000).hits}
        assert found == {name for name, text in shelf.texts.items() if word in text.split()}


def test_merging_leaves_one_segment_with_the_same_hits(
    index: WhooshIndex, shelf: Shelf, tmp_path: Path
) -> None:
    assert segments(tmp_path) == SEGMENTS
    assert index.is_untidy()
    before = index.search(parse("ferry")).generation
    index.merge()
    assert segments(tmp_path) == 1
    assert not index.is_untidy()
    assert index.search(parse("ferry")).generation > before
    agrees(index, shelf)
    assert not (tmp_path / "index" / "merging").exists()
    index.merge()
    assert segments(tmp_path) == 1


def _change(shelf: Shelf) -> None:
    shelf.write("0.txt", "train number0")
    shelf.write("new.txt", "ferry train")
    del shelf.texts["5.txt"]


def _bring_up(shelf: Shelf, index: WhooshIndex) -> None:
    index.update(shelf.changes_since(index.known()), merges=False)


def _update(shelf: Shelf, index: WhooshIndex) -> None:
    _change(shelf)
    _bring_up(shelf, index)


def _update_and_merge(shelf: Shelf, index: WhooshIndex) -> None:
    _change(shelf)
    shelf.bring_up(index)


def _update_twice(shelf: Shelf, index: WhooshIndex) -> None:
    _update(shelf, index)
    shelf.write("0.txt", "quay number0")
    _bring_up(shelf, index)


def _empty_a_segment(shelf: Shelf, index: WhooshIndex) -> None:
    for n in range(0, 3 * SEGMENTS, SEGMENTS):
        del shelf.texts[f"{n}.txt"]
    _bring_up(shelf, index)


def _rebuild(shelf: Shelf, index: WhooshIndex) -> None:
    index.discard()
    shelf.bring_up(index)


def _empty_all(shelf: Shelf, index: WhooshIndex) -> None:
    shelf.texts.clear()
    shelf.bring_up(index)


MEANWHILE: dict[str, tuple[Callable[[Shelf, WhooshIndex], None], int]] = {
    "updated": (_update, 2),
    "updated twice": (_update_twice, 3),
    "updated and merged": (_update_and_merge, 1),
    "a source went": (_empty_a_segment, SEGMENTS - 1),
    "made anew": (_rebuild, 1),
    "everything went": (_empty_all, 0),
}


@pytest.mark.parametrize("what", MEANWHILE)
def test_what_happens_while_it_is_merged_counts(
    index: WhooshIndex, shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """Updates do not wait for it, and what it would undo is thrown away."""
    happen, left = MEANWHILE[what]
    other = shelf.index_in(tmp_path / "index")
    merges: list[object] = []

    def slowly(*given: object) -> object:
        written = merge(*given)  # type: ignore[arg-type] # handed on as it came
        if not merges:
            happen(shelf, other)
        merges.append(given)
        return written

    monkeypatch.setattr(merging_apart, "merge", slowly)
    index.merge()
    assert segments(tmp_path) == left
    agrees(index, shelf)
    other.close()


def test_only_one_merges_at_a_time_and_damage_is_left_to_others(
    index: WhooshIndex, shelf: Shelf, tmp_path: Path
) -> None:
    store = Store(tmp_path / "index")
    with store.merging(), pytest.raises(IndexBusy):
        index.merge()
    next((tmp_path / "index").rglob("*.arrays")).write_bytes(b"damaged")
    index.merge()
    assert index.known() == {}
    shelf.bring_up(index)
    agrees(index, shelf)


def test_damage_that_merging_finds_is_mended_by_the_next_update(
    index: WhooshIndex, shelf: Shelf, tmp_path: Path
) -> None:
    file = next((tmp_path / "index").rglob("*.arrays"))
    content = bytearray(file.read_bytes())
    for at in range(4096, len(content) - 64):  # neither the header nor the checksums
        content[at] ^= 1
    file.write_bytes(content)
    index.merge()
    assert segments(tmp_path) == SEGMENTS
    assert index.known() == {}
    assert index.was_damaged()
    shelf.bring_up(index)
    agrees(index, shelf)


def test_what_a_killed_merger_left_goes_with_the_next_update(
    index: WhooshIndex, shelf: Shelf, tmp_path: Path
) -> None:
    left = tmp_path / "index" / "merging"
    left.mkdir()
    (left / "merged.arrays.part").write_bytes(b"half")
    with Store(tmp_path / "index").merging():  # of one that runs it stays
        (left / "merged.arrays.part").write_bytes(b"half")
        shelf.write("0.txt", "train")
        shelf.bring_up(index)
        assert left.exists()
    left.mkdir()
    shelf.write("0.txt", "ferry")
    shelf.bring_up(index)
    assert not left.exists()


def test_an_index_that_was_up_to_date_stays_so(
    index: WhooshIndex, shelf: Shelf, tmp_path: Path
) -> None:
    index.settle("as it is")
    index.merge()
    assert index.settled("as it is")
    assert not index.settled("as it was")


def test_it_is_started_where_it_is_due_and_may_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[bool] = []
    monkeypatch.setattr(merger, "start", lambda _root, settle: started.append(settle))
    root = tmp_path / "corpus"
    root.mkdir()
    with Corpus(root) as corpus, contextlib.closing(index_of(corpus)) as index:
        for number in range(SEGMENTS):
            (root / f"{number}.txt").write_text(f"ferry number{number}")
            merger.merge_later(corpus, index, Changes())
            assert not started
            index.update(Changes(present=(f"{number}.txt",)), merges=False)
        merger.merge_later(corpus, index, Changes())
        merger.merge_later(corpus, index, Changes(present=("",) * MANY))
        assert started == [False, True]
        with monkeypatch.context() as patched:
            patched.setattr(os, "access", lambda *_: False)
            merger.merge_later(corpus, index, Changes())
        assert started == [False, True]
        monkeypatch.setattr(os, "nice", lambda _: 0)  # of this process it could not be undone
        assert merger.main([str(root)]) == 0
        assert not index.is_untidy()
        assert index.search(parse("ferry")).total == SEGMENTS
    assert merger.main([str(root / "gone")]) == 1


UPDATE_ON = """
import sys
from pathlib import Path
from tests.corpus.index.test_durability import shelf_of
from corpus.index.protocol import Changes
shelf = shelf_of(400)
index = shelf.index_in(Path(sys.argv[1]))
print("ready", flush=True)
for version in range(100_000):
    names = [f"{n}.txt" for n in range(version % 40, 400, 40)]
    for name in names:
        shelf.write(name, f"ferry number{name[:-4]} version{version} " * 30)
    index.update(Changes(present=tuple(names)), merges=False)
"""
MERGE_ON = """
import sys
from pathlib import Path
from tests.corpus.index_fixtures import Shelf
index = Shelf().index_in(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    index.merge(settle=True)
"""


@pytest.mark.slow
def test_a_hundred_kills_of_a_merger_and_of_a_writer_beside_it(tmp_path: Path) -> None:
    """Each of the two is killed at a random moment while the other goes on."""
    chance = random.Random(20310502)
    folder = tmp_path / "index"
    shelf = Shelf(texts={f"{n}.txt": f"ferry number{n} " * 40 for n in range(400)})
    index = shelf.index_in(folder)
    shelf.bring_up(index)

    def started(code: str) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(
            [sys.executable, "-c", code, str(folder)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[3],
        )
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        return process

    running = {code: started(code) for code in (UPDATE_ON, MERGE_ON)}
    kills = 0
    while kills < 100:
        time.sleep(chance.random() * 0.3)
        killed = chance.choice([UPDATE_ON, MERGE_ON])
        with running.pop(killed) as process:
            process.send_signal(signal.SIGKILL)
        kills += 1
        # One that is taken from under a search is no damage: `check` opens it afresh.
        answer = index.search(parse("ferry"), 1_000)
        assert answer.total == 400
        assert len({hit.name for hit in answer.hits}) == 400
        assert index.check() is None
        number = chance.randrange(400)
        (hit,) = index.search(parse(f"number{number}")).hits
        assert hit.name == f"{number}.txt"
        running[killed] = started(killed)
    for process in running.values():
        with process:
            process.kill()
    with contextlib.suppress(IndexMissing):
        index.merge(settle=True)
    shelf.bring_up(index)
    index.merge(settle=True)
    assert index.check() is None
    assert index.search(parse("ferry")).total == 400
    assert segments(folder) < SEGMENTS
    assert not (folder / "merging").exists()
    index.close()
