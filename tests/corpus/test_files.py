"""Opening files of strangers: nothing hangs, nothing crashes, and what changed is seen."""

import os
import socket
from pathlib import Path

import pytest

from corpus import files
from corpus.errors import DocumentError
from corpus.files import (
    RegularFile,
    WithoutStart,
    first_block,
    read_whole,
    set_aside,
    unreadable,
)


def test_reads_what_is_asked_for_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"0123456789")
    file = RegularFile(path)
    assert file.size == 10
    assert file.read(2, 5) == b"234"
    assert file.read(8, 99) == b"89"
    assert file.read(99, 100) == file.read(5, 2) == b""
    assert file.read(-5, 2) == b"01"
    assert WithoutStart(file, 3).read(0, 99) == b"3456789"
    assert WithoutStart(file, 3).size == 7


@pytest.mark.parametrize("kind", ["pipe", "folder", "socket", "device", "nothing", "loop", "nul"])
def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "it"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(path))
    elif kind == "device":
        path = Path("/dev/zero")
    elif kind == "loop":
        path.symlink_to(path)
    elif kind == "nul":
        path = Path("a\0b")
    with pytest.raises(DocumentError, match=";"):
        RegularFile(path)


def test_a_link_is_followed_only_where_that_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "link").symlink_to("a.txt")
    assert RegularFile(tmp_path / "link").read(0, 9) == b"text"
    with pytest.raises(DocumentError, match="a link"):
        RegularFile(tmp_path / "link", follow=False)


def test_a_file_that_shrinks_gives_what_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 1000)
    file = RegularFile(path)
    assert not file.changed()
    os.truncate(path, 10)
    assert file.read(0, 1000) == b"x" * 10
    assert file.read(500, 600) == b""
    assert file.changed()


@pytest.mark.parametrize("how", ["deleted", "replaced", "touched"])
def test_changes_on_the_disk_are_seen(tmp_path: Path, how: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text")
    file = RegularFile(path)
    if how == "deleted":
        path.unlink()
    elif how == "replaced":
        other = tmp_path / "other"
        other.write_text("TEXT")
        os.utime(other, ns=(0, path.stat().st_mtime_ns))
        other.replace(path)
    else:
        os.utime(path, ns=(0, 1))
    assert file.changed()
    assert file.read(0, 4) == b"text"


def test_closing_twice_is_harmless_and_descriptors_come_back(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    open_files = Path("/dev/fd")
    before = len(list(open_files.iterdir()))
    for _ in range(10):
        file = RegularFile(path)
        file.close()
        file.close()
    RegularFile(path)  # let go of without closing
    assert len(list(open_files.iterdir())) == before


def test_the_first_block_of_a_pipe_is_empty_and_nothing_waits(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert first_block(str(tmp_path / "pipe"), 10, follow=False) == b""


@pytest.mark.parametrize("moment", ["before it is opened", "while it is opened"])
def test_a_link_put_in_the_place_of_a_file_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """Whoever may write into a shared folder could swap it after we looked."""
    secret, path = tmp_path / "secret.txt", tmp_path / "a.txt"
    secret.write_text("not of this corpus")
    path.symlink_to(secret)
    if moment == "while it is opened":
        monkeypatch.setattr(files, "_refuse_irregular", lambda *_: None)
    with pytest.raises(DocumentError):
        RegularFile(path, follow=False)


@pytest.mark.parametrize("settled", [True, False])
def test_the_state_to_keep_is_no_files_where_another_write_may_look_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settled: bool
) -> None:
    monkeypatch.setattr(files, "is_settled", lambda *_: settled)
    path = tmp_path / "a.txt"
    path.write_text("ferry")
    file = RegularFile(path)
    assert (file.kept_state == file.state) is settled
    assert file.kept_state.seen() == file.state


def test_a_file_without_its_start_is_counted_from_there(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"0123456789")
    rest = WithoutStart(RegularFile(path), 3)
    assert rest.read(-2, 2) == b"34"
    assert rest.read(2, 4) == b"56"
    assert WithoutStart(RegularFile(path), 11).size == 0


def test_a_small_file_is_read_whole_or_refused_where_it_is_not_small(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 1001)
    assert read_whole(path) == read_whole(path, 1001) == b"x" * 1001
    with pytest.raises(DocumentError, match="more than 1,000 bytes; move it away"):
        read_whole(path, 1000)


def test_whoever_reads_whole_can_tell_that_there_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_whole(tmp_path / "gone")
    with pytest.raises(DocumentError):
        read_whole(tmp_path)


def test_looking_at_many_files_leaves_none_open(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"0123456789")
    before = len(list(Path("/dev/fd").iterdir()))
    for _ in range(5):
        assert first_block(str(path), 4, follow=True) == b"0123"
        assert len(read_whole(path)) == 10
    assert len(list(Path("/dev/fd").iterdir())) == before


def test_what_is_set_aside_takes_the_place_of_nothing(tmp_path: Path) -> None:
    path, names = tmp_path / "kept.json", []
    for number in range(3):
        path.write_text(str(number))
        names.append(set_aside(path).name)
    assert names == ["kept.unread", "kept.unread2", "kept.unread3"]
    assert [(tmp_path / name).read_text() for name in names] == ["0", "1", "2"]
    assert not path.exists()
    path.write_text("3")
    (tmp_path / "kept.unread4").symlink_to("nowhere")
    assert set_aside(path).name == "kept.unread5"


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(13, "Permission denied"), "Permission denied: "),
        (OSError(5, "Input/output error"), "look whether its disk is well, then try again"),
        (OSError("a driver's own words"), "a driver's own words: look whether its disk is well"),
    ],
)
def test_what_the_system_refused_comes_with_what_to_do(error: OSError, says: str) -> None:
    told = str(unreadable(Path("a.txt"), error))
    assert says in told
    assert told.startswith("a.txt: ")
