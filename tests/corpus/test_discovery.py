"""Which files are documents, why the others are not, and that nothing in a folder harms us."""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import discovery
from corpus.discovery import (
    Found,
    LeftOut,
    Reason,
    discover,
    look_at,
    looks_binary,
    natural_order,
    sidecar_name,
)
from corpus.files import first_block
from corpus.index.protocol import FileState, number_of


def put(root: Path, *names: str, content: str | bytes = "Some text.\n") -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def listed(root: Path) -> list[str]:
    return [each.name for each in discover(root) if isinstance(each, Found)]


def left_out(root: Path) -> dict[str, Reason]:
    return {each.name: each.reason for each in discover(root) if isinstance(each, LeftOut)}


def test_documents_come_in_natural_order_folder_by_folder(tmp_path: Path) -> None:
    put(tmp_path, "part 10.txt", "part 9.txt", "B.md", "a/z.txt", "a/y/x.rst", "c.py")
    assert listed(tmp_path) == ["a/y/x.rst", "a/z.txt", "B.md", "c.py", "part 9.txt", "part 10.txt"]


def test_states_are_those_of_the_files(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (found,) = discover(tmp_path)
    assert isinstance(found, Found)
    status = (tmp_path / "a.txt").stat()
    assert found.state == FileState.of(status)
    assert found.identity == number_of(status.st_ino, status.st_size, status.st_mtime_ns)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt.anna.annotations.json", b"{}", Reason.SIDECAR),
        ("sub/a.b_c-9.annotations.json", b"{}", Reason.SIDECAR),
        (".hidden.txt", b"text", Reason.HIDDEN),
        ("glossator.toml", b"", Reason.CONFIGURATION),
        ("picture.PNG", b"not looked at", Reason.BINARY),
        ("archive.tar.gz", b"", Reason.BINARY),
        ("paper.pdf", b"%PDF", Reason.NOT_READ_YET),
        ("book.epub", b"PK", Reason.NOT_READ_YET),
        ("letter.docx", b"PK", Reason.NOT_READ_YET),
        ("data.xyz", b"a\0b", Reason.BINARY),
        ("data.txt", b"\x01\x02\x03\x04", Reason.BINARY),
    ],
)
def test_what_is_left_out_and_why(
    tmp_path: Path, name: str, content: bytes, reason: Reason
) -> None:
    put(tmp_path, name, content=content)
    assert left_out(tmp_path) == {name: reason}
    assert not listed(tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        "annotations.json",
        "a.txt.Anna.annotations.json",
        "a.annotations.jsonl",
        "sub/glossator.toml",
        "no-ending",
        "line\nbreak.txt",
        "-rf",
        "\x1b[31m.txt",
        "渡轮.txt",
    ],
)
def test_what_looks_odd_and_is_a_document_all_the_same(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    assert listed(tmp_path) == [name]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        "渡轮".encode(),
        "渡轮 abc".encode("utf-16"),
        "渡轮 abc".encode("utf-32"),
        "Fähre".encode("cp1252"),
        "渡轮在东码头起火".encode("gb18030"),
        b"\x1b[31mred\x1b[0m in a log\r\n\x0c",
        b"one \x01 control among many characters of a long text",
    ],
)
def test_text_is_no_binary(content: bytes) -> None:
    assert not looks_binary(content)


def test_hidden_and_ignored_folders_are_not_entered(tmp_path: Path) -> None:
    put(tmp_path, ".git/config", "build/a.txt", "keep/a.txt")
    put(tmp_path, ".gitignore", content="build/\n")
    assert listed(tmp_path) == ["keep/a.txt"]
    assert left_out(tmp_path) == {
        ".git": Reason.HIDDEN,
        ".gitignore": Reason.HIDDEN,
        "build": Reason.IGNORED,
    }


def test_the_nearest_ignore_file_that_speaks_has_the_last_word(tmp_path: Path) -> None:
    put(tmp_path, "a.tmp", "sub/a.tmp", "sub/b.tmp", "sub/deep/b.tmp", "c.txt")
    put(tmp_path, ".gitignore", content="*.tmp\nc.txt\n")
    put(tmp_path, ".glossignore", content="!c.txt\n")
    put(tmp_path, "sub/.gitignore", content="!b.tmp\n/deep/b.tmp\n")
    assert listed(tmp_path) == ["c.txt", "sub/b.tmp"]


def test_an_ignore_file_that_is_a_pipe_or_a_link_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "sub/b.txt", "rules", content="*.txt\n")
    os.mkfifo(tmp_path / ".gitignore")
    (tmp_path / "sub" / ".gitignore").symlink_to("../rules")
    assert listed(tmp_path) == ["a.txt", "rules", "sub/b.txt"]


def test_pipes_sockets_and_loops_neither_hang_nor_fail(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.txt"))
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "nowhere.txt").symlink_to("missing")
    (tmp_path / "round").symlink_to(".")
    assert left_out(tmp_path) == {
        "pipe.txt": Reason.NOT_REGULAR,
        "socket.txt": Reason.NOT_REGULAR,
        "loop.txt": Reason.LINK_BROKEN,
        "nowhere.txt": Reason.LINK_BROKEN,
        "round": Reason.LINKED_FOLDER,
    }


def test_links_are_listed_only_for_what_is_inside_and_not_listed_itself(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    put(tmp_path, "outside.txt", "corpus2/near.txt")
    put(root, "a.txt", ".store/blob", ".store/x.pdf", ".store/n.bin\0"[:-1])
    put(root, ".store/a.me.annotations.json", content="{}")
    links = {
        "again.txt": "a.txt",
        "first.txt": ".store/blob",
        "second.txt": ".store/blob",
        "out.txt": "../outside.txt",
        "near.txt": "../corpus2/near.txt",
        "paper.txt": ".store/x.pdf",
        "side.txt": ".store/a.me.annotations.json",
        "folder": "../corpus2",
    }
    for name, target in links.items():
        (root / name).symlink_to(target)
    assert listed(root) == ["a.txt", "first.txt"]
    reasons = left_out(root)
    assert reasons["again.txt"] == reasons["second.txt"] == Reason.LINK_TO_LISTED
    assert reasons["out.txt"] == reasons["near.txt"] == Reason.LINK_OUTSIDE
    assert reasons["paper.txt"] == Reason.NOT_READ_YET
    assert reasons["side.txt"] == Reason.SIDECAR
    assert reasons["folder"] == Reason.LINKED_FOLDER


def test_a_corpus_reached_through_a_link_is_walked(tmp_path: Path) -> None:
    put(tmp_path / "real", "a.txt", ".store/b")
    (tmp_path / "real" / "b.txt").symlink_to(".store/b")
    (tmp_path / "link").symlink_to("real")
    assert listed(tmp_path / "link") == ["a.txt", "b.txt"]


def test_names_that_are_not_utf8_are_documents(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/F\xe4hre.txt")).write_text("text")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (name,) = listed(tmp_path)
    assert os.fsencode(name) == b"F\xe4hre.txt"


def test_what_cannot_be_read_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.txt", "locked/b.txt", "secret.txt")
    real_block, real_scan = first_block, os.scandir

    def block(path: str, length: int, *, follow: bool) -> bytes:
        if path.endswith("secret.txt"):
            raise PermissionError(13, "Permission denied")
        return real_block(path, length, follow=follow)

    def scan(path: str) -> object:
        if path.endswith("locked/"):
            raise PermissionError(13, "Permission denied")
        return real_scan(path)

    monkeypatch.setattr(discovery, "first_block", block)
    monkeypatch.setattr(os, "scandir", scan)
    assert listed(tmp_path) == ["a.txt"]
    assert left_out(tmp_path) == {"locked": Reason.UNREADABLE, "secret.txt": Reason.UNREADABLE}


def test_files_that_were_seen_before_are_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.txt", "b.txt")
    opened: list[str] = []

    def block(path: str, length: int, *, follow: bool) -> bytes:
        opened.append(Path(path).name)
        return b"text"

    monkeypatch.setattr(discovery, "first_block", block)
    assert len(list(discover(tmp_path, lambda name, _state: name == "a.txt"))) == 2
    assert opened == ["b.txt"]


def test_folders_nested_deeper_than_pythons_stack(tmp_path: Path) -> None:
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        for _ in range(1500):
            os.mkdir("d")  # noqa: PTH102 - relative: the whole path is too long to name
            os.chdir("d")
        assert set(left_out(tmp_path).values()) <= {Reason.UNREADABLE}
    finally:
        # Who clears temporary folders recurses over them.
        for _ in range(1500):
            os.chdir("..")
            os.rmdir("d")  # noqa: PTH106
        os.chdir(here)


def test_a_missing_root_is_said_to_be_unreadable(tmp_path: Path) -> None:
    assert left_out(tmp_path / "missing") == {"": Reason.UNREADABLE}


def test_one_file_is_looked_at_alone(tmp_path: Path) -> None:
    put(tmp_path, ".notes", "a.anna.annotations.json", "b.pdf")
    assert isinstance(look_at(tmp_path / ".notes"), Found)
    for name, reason in [
        ("a.anna.annotations.json", Reason.SIDECAR),
        ("b.pdf", Reason.NOT_READ_YET),
    ]:
        answer = look_at(tmp_path / name)
        assert isinstance(answer, LeftOut)
        assert answer.reason == reason


@pytest.mark.slow
def test_ten_thousand_files_are_walked(tmp_path: Path) -> None:
    for folder in range(20):
        (tmp_path / str(folder)).mkdir()
        for file in range(500):
            (tmp_path / str(folder) / f"{file}.txt").touch()
    names = listed(tmp_path)
    assert len(names) == 10_000
    assert names[:2] == ["0/0.txt", "0/1.txt"]
    assert names[-1] == "19/499.txt"


@given(st.text(max_size=30), st.text(max_size=30))
def test_natural_order_is_total_and_tells_names_apart(one: str, other: str) -> None:
    keys = natural_order(one), natural_order(other)
    assert (keys[0] == keys[1]) == (one == other)
    assert (keys[0] < keys[1]) != (keys[0] >= keys[1])


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("a.txt.anna.annotations.json", ("a.txt", "anna")),
        ("a.b.c.x-1_y.annotations.json", ("a.b.c", "x-1_y")),
        ("a.txt.ANNA.annotations.json", None),
        (".annotations.json", None),
        ("anna.annotations.json", None),
        ("a.txt", None),
    ],
)
def test_names_of_sidecars(name: str, parts: tuple[str, str] | None) -> None:
    assert sidecar_name(name) == parts
