"""Where documents were left: kept over starts, shared between readers, never an error."""

import json
import os
from pathlib import Path

import pytest

from reader.effects import Remember
from reader.session.memory import Left, Memory


def kept(name: str = "a.txt", cursor: int = 40, furthest: int = 60, size: int = 100) -> Remember:
    return Remember(name, cursor, furthest, size, (("ilo varr", 1), ("coast wire", 2)))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "corpus"


def test_a_place_and_the_numbers_of_sources_are_kept_over_a_restart(
    tmp_path: Path, root: Path
) -> None:
    Memory(tmp_path, root).remember(kept())
    left = Memory(tmp_path, root).of("a.txt")
    assert left == Left(40, 60, 100, {"ilo varr": 1, "coast wire": 2})


def test_a_document_that_was_never_open_has_no_place(tmp_path: Path, root: Path) -> None:
    assert Memory(tmp_path, root).of("a.txt") is None


def test_how_far_one_read_never_goes_back(tmp_path: Path, root: Path) -> None:
    memory = Memory(tmp_path, root)
    memory.remember(kept(furthest=90))
    memory.remember(kept(furthest=20))
    left = memory.of("a.txt")
    assert left is not None
    assert left.per_cent == 90


def test_but_not_beyond_a_text_that_became_shorter(tmp_path: Path, root: Path) -> None:
    memory = Memory(tmp_path, root)
    memory.remember(kept(furthest=90))
    memory.remember(kept(furthest=5, size=50))
    left = memory.of("a.txt")
    assert left is not None
    assert (left.furthest, left.per_cent) == (50, 100)


@pytest.mark.parametrize(("furthest", "size", "per_cent"), [(0, 0, 100), (1, 3, 33), (0, 9, 0)])
def test_per_cent(furthest: int, size: int, per_cent: int) -> None:
    assert Left(0, furthest, size).per_cent == per_cent


def test_two_readers_keep_each_others_places(tmp_path: Path, root: Path) -> None:
    one, other = Memory(tmp_path, root), Memory(tmp_path, root)
    one.remember(kept("a.txt"))
    other.remember(kept("b.txt"))
    again = Memory(tmp_path, root)
    assert again.of("a.txt") is not None
    assert again.of("b.txt") is not None


def test_each_corpus_has_a_memory_of_its_own(tmp_path: Path, root: Path) -> None:
    Memory(tmp_path, root).remember(kept())
    assert Memory(tmp_path, tmp_path / "other").of("a.txt") is None


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[]",
        "null",
        '{"documents": 3}',
        '{"documents": {"a.txt": {}}}',
        '{"documents": {"a.txt": {"cursor": "x", "furthest": 1, "size": 1, "numbers": {}}}}',
        '{"documents": {"a.txt": {"cursor": 1, "furthest": 1, "size": 1, "numbers": []}}}',
        "\x00\x01",
    ],
)
def test_a_damaged_file_is_forgotten_and_written_anew(
    tmp_path: Path, root: Path, damage: str
) -> None:
    Memory(tmp_path, root).remember(kept())
    (file,) = (tmp_path / "reading").iterdir()
    file.write_text(damage)
    memory = Memory(tmp_path, root)
    assert memory.of("a.txt") is None
    memory.remember(kept())
    assert json.loads(file.read_text())["version"] == 1


def test_a_name_of_any_bytes_is_kept(tmp_path: Path, root: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    Memory(tmp_path, root).remember(kept(name))
    assert Memory(tmp_path, root).of(name) is not None


def test_a_folder_that_cannot_be_written_loses_only_the_place(tmp_path: Path, root: Path) -> None:
    (tmp_path / "file").write_text("")
    memory = Memory(tmp_path / "file", root)
    memory.remember(kept())
    left = memory.of("a.txt")
    assert left is not None
    assert Memory(tmp_path / "file", root).of("a.txt") is None


def test_a_place_is_known_before_it_is_written_down(tmp_path: Path, root: Path) -> None:
    """A document may be opened again at once."""
    memory = Memory(tmp_path, root)
    memory.note(kept(cursor=77))
    left = memory.of("a.txt")
    assert left is not None and left.cursor == 77
    assert Memory(tmp_path, root).of("a.txt") is None
    memory.keep()
    assert Memory(tmp_path, root).of("a.txt") == left


def test_what_the_disk_refused_is_written_with_the_next_place(tmp_path: Path, root: Path) -> None:
    memory = Memory(tmp_path, root)
    (tmp_path / "reading").write_text("in the way")
    memory.remember(kept("a.txt"))
    assert memory.of("a.txt") is not None
    (tmp_path / "reading").unlink()
    memory.remember(kept("b.txt"))
    later = Memory(tmp_path, root)
    assert later.of("a.txt") is not None
    assert later.of("b.txt") is not None
