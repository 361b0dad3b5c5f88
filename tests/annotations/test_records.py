"""Files of the state folder: what is torn, hostile, too large or refused loses nothing."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations import records
from annotations.records import append, line_of, outgrown, read, records_in, rewrite, size_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.jsonl"


@given(st.lists(st.dictionaries(st.text(), JSON), max_size=4))
def test_what_is_written_is_read_again(written: list[dict[str, Any]]) -> None:
    data = b"".join(map(line_of, written))
    assert data.count(b"\n") == len(written)
    assert list(records_in(data)) == written


def test_a_name_that_is_no_utf8_comes_back_as_it_was() -> None:
    name = os.fsdecode(b"f\xe9rry.txt")
    assert list(records_in(line_of({"name": name}))) == [{"name": name}]


@pytest.mark.parametrize(
    "line", [b"", b"{", b'{"a":1', b"[1]", b"1", b"null", b"\xff\xfe", b"[" * 100_000]
)
def test_a_line_that_is_no_record_is_passed_over(line: bytes) -> None:
    data = line_of({"n": 1}) + line + b"\n" + line_of({"n": 2})
    assert list(records_in(data)) == [{"n": 1}, {"n": 2}]


def test_lines_are_appended_and_read_from_any_byte_on(path: Path) -> None:
    assert size_of(path) == 0
    append(path, line_of({"n": 1}), durable=True)
    first = size_of(path)
    append(path, line_of({"n": 2}), durable=False)
    assert list(records_in(read(path))) == [{"n": 1}, {"n": 2}]
    assert list(records_in(read(path, first))) == [{"n": 2}]
    assert read(path, size_of(path)) == b""
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_line_that_was_torn_is_closed_before_the_next(path: Path) -> None:
    path.write_bytes(line_of({"n": 1}) + b'{"n":')
    append(path, line_of({"n": 2}), durable=True)
    assert read(path) == b'{"n":1}\n{"n":\n{"n":2}\n'


def test_a_whole_line_gets_no_blank_one_behind_it(path: Path) -> None:
    for number in (1, 2):
        append(path, line_of({"n": number}), durable=True)
    assert read(path) == b'{"n":1}\n{"n":2}\n'


Write = Callable[[int, Any], int]


def refusing(after: int) -> Write:
    """A disk that takes the first bytes, one at a time, and then no more."""
    real, left = os.write, [after]

    def write(descriptor: int, data: memoryview) -> int:
        if not left[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        left[0] -= 1
        return real(descriptor, data[:1])

    return write


@pytest.mark.parametrize("after", [0, 1, 5])
@pytest.mark.parametrize("before", [b"", b'{"n":1}\n', b'{"n":'])
def test_what_a_full_disk_tears_is_taken_back(
    path: Path, monkeypatch: pytest.MonkeyPatch, before: bytes, after: int
) -> None:
    path.write_bytes(before)
    monkeypatch.setattr(os, "write", refusing(after))
    with pytest.raises(OSError, match="No space left"):
        append(path, line_of({"n": 2}), durable=True)
    assert path.read_bytes() == before


def test_a_disk_that_takes_it_in_pieces_gets_all_of_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "write", refusing(1000))
    append(path, line_of({"n": 2}), durable=True)
    assert read(path) == line_of({"n": 2})


def test_a_disk_that_takes_nothing_and_says_nothing_is_full(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "write", lambda *_: 0)
    with pytest.raises(OSError, match="no room for all of it"):
        append(path, line_of({"n": 2}), durable=True)


@pytest.mark.parametrize("durable", [True, False])
def test_what_has_to_last_is_on_the_disk_before_it_counts(
    path: Path, monkeypatch: pytest.MonkeyPatch, durable: bool
) -> None:
    held: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: held.append(size_of(path)))
    append(path, line_of({"n": 1}), durable=durable)
    assert held == ([size_of(path)] if durable else [])


def test_a_line_that_could_not_be_made_durable_is_taken_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="Input/output"):
        append(path, line_of({"n": 1}), durable=True)
    assert read(path) == b""


def test_no_more_is_written_than_is_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = line_of({"n": 1})
    monkeypatch.setattr(records, "LARGEST_FILE", 2 * len(line))
    append(path, line, durable=False)
    append(path, line, durable=False)
    with pytest.raises(OSError, match="unfinished") as refused:
        append(path, line, durable=False)
    assert refused.value.errno == errno.EFBIG
    assert read(path) == 2 * line
    path.write_bytes(3 * line)
    with pytest.raises(OSError, match="larger than"):
        read(path)


@pytest.mark.parametrize("kind", ["pipe", "folder", "link"])
def test_what_is_put_in_its_place_is_refused_at_once(path: Path, kind: str) -> None:
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(path.with_name("elsewhere"))
    before = len(list(Path("/dev/fd").iterdir()))
    for work in (lambda: read(path), lambda: append(path, b"{}\n", durable=False)):
        with pytest.raises(OSError):
            work()
    assert not path.with_name("elsewhere").exists()
    assert len(list(Path("/dev/fd").iterdir())) == before


def test_a_file_is_rewritten_whole(path: Path) -> None:
    append(path, line_of({"n": 1}) + line_of({"n": 2}), durable=True)
    rewrite(path, [{"n": 2}])
    assert [each for each in records_in(read(path)) if "n" in each] == [{"n": 2}]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_rewriting_is_on_the_disk_before_it_takes_the_place(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(line_of({"n": 1}))
    seen: list[bytes] = []
    monkeypatch.setattr(os, "fsync", lambda _descriptor: seen.append(path.read_bytes()))
    rewrite(path, [])
    assert seen == [line_of({"n": 1})]


@pytest.mark.parametrize("after", [0, 3])
def test_a_rewriting_that_fails_leaves_the_file_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    path.write_bytes(line_of({"n": 1}))
    before = len(list(Path("/dev/fd").iterdir()))
    monkeypatch.setattr(os, "write", refusing(after))
    with pytest.raises(OSError, match="No space left"):
        rewrite(path, [{"n": 2}])
    assert path.read_bytes() == line_of({"n": 1})
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert len(list(Path("/dev/fd").iterdir())) == before


def test_what_another_rewriting_left_behind_is_in_nobodys_way(path: Path) -> None:
    path.with_suffix(".tmp").symlink_to(path.with_name("elsewhere"))
    rewrite(path, [{"n": 2}])
    assert {"n": 2} in list(records_in(read(path)))
    assert not path.with_name("elsewhere").exists()


def test_a_file_has_outgrown_what_it_must_keep_not_what_is_large(path: Path) -> None:
    long = {"x": "y" * 1000}
    assert not outgrown(path, 0)
    rewrite(path, [long])
    size = size_of(path)
    assert not outgrown(path, 100), "all of it had to be kept"
    append(path, line_of(long), durable=False)
    assert outgrown(path, size)
    assert not outgrown(path, size_of(path)), "at the limit it is not over it"
    assert outgrown(path, size_of(path) - 1)


def test_one_that_was_never_rewritten_has_outgrown_its_limit(path: Path) -> None:
    append(path, line_of({"n": 1}), durable=False)
    assert outgrown(path, size_of(path) - 1)
    path.write_bytes(line_of({"kept": True}) * 9)
    assert outgrown(path, 10), "a value that is no number says nothing"
