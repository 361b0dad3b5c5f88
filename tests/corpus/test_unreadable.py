"""Files that could not be read are known after the walk, and told of by whoever searches."""

from pathlib import Path

import pytest

from corpus import discovery
from corpus.files import first_block as real_block
from corpus.library import Corpus
from corpus.unreadable import keep_unreadable, kept_unreadable
from tests.reader.commanding import gloss


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three documents, of which the system lets nobody read two."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in ("a.txt", "b-locked.txt", "c-locked.txt"):
        (folder / name).write_text("The ferry burned.\n", encoding="utf-8")

    def block(path: str, length: int, *, follow: bool) -> bytes:
        if "-locked" in path:
            raise PermissionError(13, "Permission denied")
        return real_block(path, length, follow=follow)

    monkeypatch.setattr(discovery, "first_block", block)
    return folder


def test_they_are_known_without_another_walk(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Corpus(root) as corpus:
        assert corpus.unread() == ()
        corpus.documents()
        assert corpus.unread() == ("b-locked.txt", "c-locked.txt")
    monkeypatch.setattr(discovery, "first_block", real_block)
    with Corpus(root) as again:
        assert again.unread() == ("b-locked.txt", "c-locked.txt")
        again.documents()
        assert again.unread() == ()
    with Corpus(root) as again:
        assert again.unread() == ()


@pytest.mark.parametrize("options", [(), ("--json",), ("--count",)])
def test_a_search_says_how_many_and_where_to_look(root: Path, options: tuple[str, ...]) -> None:
    """In one line on stderr, also where nothing was walked anew; the answer is as it is else."""
    for _ in range(2):
        found = gloss("search", root, "ferry", *options)
        assert found.code == 0
        assert [line for line in found.err.splitlines() if "could not be read" in line] == [
            "gloss: 2 files or folders could not be read or searched; `gloss doctor` names them"
        ]
        assert "locked" not in found.out
    assert gloss("search", root, "nothing").code == 1
    assert "b-locked.txt" in gloss("doctor", root).out


@pytest.mark.parametrize(
    ("command", "code"),
    [("check", 1), ("claims", 1), ("list", 1), ("repair", 0), ("reprints", 1)],
)
def test_so_does_every_command_that_looks_at_the_whole_corpus(
    root: Path, command: str, code: int
) -> None:
    found = gloss(command, root)
    assert "gloss: 2 files or folders could not be read" in found.err
    assert found.code == code


def test_so_does_a_report(root: Path, tmp_path: Path) -> None:
    assert "2 files or folders" in gloss("report", root, "-o", tmp_path / "report.html").err


def test_a_search_where_all_could_be_read_says_nothing_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry burned.\n", encoding="utf-8")
    assert gloss("search", tmp_path, "ferry").err == ""


@pytest.mark.parametrize("damage", [b"", b"[", b"{}", b"[1, null]", b"\xff", b"[" * 100_000])
def test_what_was_kept_may_be_damaged(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "unreadable.json"
    file.write_bytes(damage)
    assert kept_unreadable(file) == ()
    keep_unreadable(file, ["a", "\udcff"])
    assert kept_unreadable(file) == ("a", "\udcff")


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    keep_unreadable(tmp_path / "none" / "unreadable.json", ["a"])
    keep_unreadable(None, ["a"])
    assert kept_unreadable(tmp_path / "none" / "unreadable.json") == kept_unreadable(None) == ()
