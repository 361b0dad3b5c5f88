"""An index that is up to date is known to be so without a walk, and never when it is not."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.fingerprint import fingerprint, read_folders, write_folders
from corpus.index.builder import build
from corpus.index.factory import index_of
from corpus.index.protocol import Changes, Progress
from corpus.library import Corpus
from corpus.query_parser import parse


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "corpus"
    for name in ("a.txt", "2031/fire.txt", "2031/notes/b.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("The ferry caught fire.", encoding="utf-8")
    (root / "empty").mkdir()
    (root / ".hidden").mkdir()
    return root


def brought_up(root: Path, monkeypatch: pytest.MonkeyPatch | None = None) -> Changes:
    """What a process of its own finds changed. monkeypatch: a walk is an error."""

    def never(*_: object) -> Changes:
        raise AssertionError("it was walked")

    with Corpus(root) as corpus, contextlib.closing(index_of(corpus)) as index:
        if monkeypatch:
            with monkeypatch.context() as patched:
                patched.setattr(Corpus, "changes_since", never)
                return build(corpus, index)
        return build(corpus, index)


def test_what_did_not_change_is_not_walked_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(brought_up(root).present) == 3
    assert brought_up(root, monkeypatch) == Changes()
    (root / "a.txt").write_text("The quay.")
    assert brought_up(root).present == ("a.txt",)
    assert brought_up(root, monkeypatch) == Changes()


def _replaced(path: Path) -> None:
    found = path.stat()
    other = path.with_name("other")
    other.write_text("The ferry caught fibs.")
    os.utime(other, ns=(found.st_atime_ns, found.st_mtime_ns))
    other.replace(path)


def _put(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("A ferry.")


def _shown(root: Path) -> None:
    (root / ".hidden/h.txt").write_text("A ferry.")
    (root / ".hidden").rename(root / "shown")


CHANGES: dict[str, Callable[[Path], object]] = {
    "written anew": lambda root: (root / "2031/notes/b.txt").write_text("Something else."),
    "of the same size": lambda root: (root / "a.txt").write_text("The ferry caught fist."),
    "added": lambda root: (root / "2031/c.txt").write_text("A ferry."),
    "added to an empty folder": lambda root: (root / "empty/c.txt").write_text("A ferry."),
    "removed": lambda root: (root / "a.txt").unlink(),
    "renamed": lambda root: (root / "a.txt").rename(root / "z.txt"),
    "a folder renamed": lambda root: (root / "2031").rename(root / "2032"),
    "a new folder": lambda root: _put(root / "new/d.txt"),
    "ignored": lambda root: (root / ".gitignore").write_text("2031/\n"),
    "replaced with its time kept": lambda root: _replaced(root / "a.txt"),
    "a folder that is hidden no more": _shown,
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_gives_another_fingerprint(root: Path, change: str) -> None:
    with Corpus(root) as corpus:
        corpus.documents()
        before = corpus.fingerprint()
        assert before is not None
        assert corpus.fingerprint() == before
        CHANGES[change](root)
        assert corpus.fingerprint() != before


def test_a_process_beside_tells_the_same_once_and_then_it_is_looked_at_anew(root: Path) -> None:
    with Corpus(root) as corpus:
        corpus.look_ahead()  # nothing is known of the folder yet
        assert corpus.fingerprint() is None
        corpus.documents()
        before = corpus.fingerprint()
        corpus.look_ahead()
        assert corpus.fingerprint() == before
        (root / "a.txt").write_text("Something else, as nobody was told.")
        assert corpus.fingerprint() != before
        corpus.look_ahead()  # and nobody asks


def test_links_count_by_what_they_lead_to(root: Path) -> None:
    outside = root.parent / "outside.txt"
    outside.write_text("One")
    (root / "link.txt").symlink_to(root / "2031/fire.txt")
    (root / "far.txt").symlink_to(outside)
    (root / "lost.txt").symlink_to(root / "nowhere.txt")
    seen = {fingerprint(str(root), [""])}
    outside.write_text("Other")
    seen.add(fingerprint(str(root), [""]))
    (root / "link.txt").unlink()
    (root / "link.txt").symlink_to(root / "2031/notes/b.txt")
    seen.add(fingerprint(str(root), [""]))
    assert len(seen) == 3
    assert None not in seen


def test_another_index_is_not_taken_for_the_one_that_was_up_to_date(root: Path) -> None:
    brought_up(root)
    with Corpus(root) as corpus, contextlib.closing(index_of(corpus)) as index:
        index.discard()
        assert len(build(corpus, index).present) == 3
        assert index.search(parse("ferry")).total == 3


def test_what_could_not_be_read_is_tried_again_once_it_changes(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.index.factory.read_document", lambda *_: None)
    for _ in range(2):
        assert len(brought_up(root).present) == 3
    assert brought_up(root) == Changes()
    monkeypatch.undo()
    for path in root.rglob("*.txt"):
        path.chmod(0o600)
    assert len(brought_up(root).present) == 3


@pytest.mark.parametrize("first", [True, False])
def test_what_changes_while_it_is_indexed_is_found_the_next_time(root: Path, first: bool) -> None:
    if not first:
        brought_up(root)
        (root / "a.txt").write_text("A train.")

    def write(_: Progress) -> None:
        (root / "a.txt").write_text("A quokka.")

    with Corpus(root) as corpus, contextlib.closing(index_of(corpus)) as index:
        build(corpus, index, write)
    assert brought_up(root).present == ("a.txt",)
    with Corpus(root) as corpus, contextlib.closing(index_of(corpus)) as index:
        assert index.search(parse("quokka")).total == 1


@pytest.mark.parametrize("content", [b"", b"{}", b"[1, null]", b"\xff", b"[" * 100_000])
def test_kept_folders_that_cannot_be_read_are_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "folders.json").write_bytes(content)
    assert read_folders(tmp_path / "folders.json") == []
    assert read_folders(tmp_path / "none.json") == []


def test_folders_with_names_that_are_no_utf8_come_back(tmp_path: Path) -> None:
    folders = ["", "a/", os.fsdecode(b"\xff/")]
    write_folders(tmp_path / "folders.json", folders)
    assert read_folders(tmp_path / "folders.json") == folders
    write_folders(tmp_path / "nowhere" / "folders.json", folders)


def test_a_folder_that_cannot_be_listed_has_no_fingerprint(root: Path) -> None:
    assert fingerprint(str(root), ["", "gone/"]) is None
