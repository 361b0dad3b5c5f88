"""Saving: nothing lost, nothing torn, nobody else's work written over."""

import errno
import fcntl
import hashlib
import json
import os
import resource
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from annotations import replacing
from annotations.changes import Change
from annotations.errors import (
    SidecarLocked,
    SidecarRefused,
    SidecarUnreadable,
    SidecarUnwritable,
)
from annotations.sidecar import (
    Saved,
    Sidecar,
    parse_sidecar_name,
    read_sidecar,
    remove_leftovers,
    save,
    sidecar_path,
)
from tests.annotations.made import DOCUMENT, empty

needs_a_user = pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")


def item(number: int, words: str = "a note") -> str:
    value = {"id": f"urn:uuid:{number}", "type": "Annotation", "motivation": "commenting"}
    body = {"type": "TextualBody", "value": words}
    return json.dumps({**value, "body": body, "target": DOCUMENT})


def adding(number: int) -> list[Change]:
    return [Change(f"urn:uuid:{number}", None, item(number))]


class Place:
    """A document's folder, its sidecar's path and a state folder."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "corpus"
        self.folder.mkdir()
        self.state = root / "state"
        self.path = sidecar_path(self.folder / "ferry.txt", "anna")

    def save(self, changes: list[Change], known: Sidecar | None = None) -> Sidecar:
        return self.saved(changes, known).sidecar

    def saved(self, changes: list[Change], known: Sidecar | None = None) -> Saved:
        return save(self.path, changes, blank=empty(), state_folder=self.state, known=known)

    def read(self) -> Sidecar:
        found = read_sidecar(self.path)
        assert found is not None
        return found

    def names(self) -> list[str]:
        return sorted(x.name for x in self.folder.iterdir())


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("ferry.txt.anna.annotations.json", ("ferry.txt", "anna")),
        ("a.b.anna-2_x.annotations.json", ("a.b", "anna-2_x")),
        ("ferry\n.anna.annotations.json", ("ferry\n", "anna")),
        ("ferry.txt.Anna.annotations.json", None),
        ("anna.annotations.json", None),
        ("ferry.txt.anna.annotations.json~", None),
        ("ferry.txt", None),
    ],
)
def test_a_sidecar_is_known_by_its_name(name: str, parts: tuple[str, str] | None) -> None:
    assert parse_sidecar_name(Path("corpus") / name) == parts
    if parts is not None:
        assert sidecar_path(Path("corpus") / parts[0], parts[1]) == Path("corpus") / name


def test_the_first_save_makes_the_file(place: Place) -> None:
    assert read_sidecar(place.path) is None
    saved = place.save(adding(1))
    assert place.read() == saved
    assert place.read().stamp == saved.stamp
    assert place.names() == [place.path.name]


def test_saving_again_changes_no_byte_and_writes_nothing(place: Place) -> None:
    saved = place.save(adding(1))
    before = place.path.read_bytes(), place.path.stat().st_ino
    assert place.save([]) == saved
    assert place.save(adding(1)) == saved
    assert (place.path.read_bytes(), place.path.stat().st_ino) == before


def test_an_empty_save_brings_a_foreign_layout_into_ours(place: Place) -> None:
    place.save(adding(1))
    ours = place.path.read_bytes()
    place.path.write_text(json.dumps(json.loads(ours), indent=3))
    assert place.save([]).lines[0].item == place.read().lines[0].item
    assert place.path.read_bytes().count(b"\n") == ours.count(b"\n")


def test_what_another_program_added_is_kept(place: Place) -> None:
    mine = place.save(adding(1))
    place.save(adding(2))
    merged = place.save(adding(3), known=mine)
    assert [x.id for x in merged.lines] == ["urn:uuid:1", "urn:uuid:2", "urn:uuid:3"]
    assert place.read() == merged


def test_what_another_program_changed_is_not_written_over(place: Place) -> None:
    mine = place.save([*adding(1), *adding(2)])
    place.save([Change("urn:uuid:1", item(1), item(1, "theirs"))])
    before = place.path.read_bytes()
    steps = [Change("urn:uuid:2", item(2), None), Change("urn:uuid:1", item(1), item(1, "mine"))]
    saved = place.saved(steps, known=mine)
    assert [conflict.id for conflict in saved.conflicts] == ["urn:uuid:1"]
    notes = [x.note for x in place.read().annotations.values()]
    assert sorted(map(str, notes)) == ["mine", "theirs"]
    undone = place.save([change.inverse() for change in reversed(saved.changes)], saved.sidecar)
    assert undone.lines == Sidecar.parse(before, place.path).lines
    assert place.path.read_bytes() == before


def test_an_unchanged_file_is_not_read_again(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    known = place.save(adding(1))
    monkeypatch.setattr(Sidecar, "parse", None)
    for number in (2, 3):
        known = place.save(adding(number), known=known)
    assert len(known.lines) == 3


def test_a_change_between_the_two_looks_is_merged(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = place.save(adding(1))
    other = Place.__new__(Place)
    other.folder, other.path, other.state = place.folder, place.path, place.state / "elsewhere"
    original, calls = os.fsync, iter([True])

    def fsync(descriptor: int) -> None:
        original(descriptor)
        if next(calls, False):
            other.save(adding(2))

    monkeypatch.setattr(os, "fsync", fsync)
    saved = place.save(adding(3), known=known)
    assert [x.id for x in saved.lines] == ["urn:uuid:1", "urn:uuid:2", "urn:uuid:3"]
    assert place.read() == saved
    assert place.names() == [place.path.name]


def test_a_file_that_never_rests_is_given_up(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.save(adding(1))
    ticks = iter(range(100))
    monkeypatch.setattr(replacing, "_stamp", lambda _: (next(ticks),))
    with pytest.raises(SidecarLocked, match="try again"):
        place.save(adding(2))
    assert place.names() == [place.path.name]


def test_the_mode_of_the_file_is_kept(place: Place) -> None:
    place.save(adding(1))
    place.path.chmod(0o640)
    place.save(adding(2))
    assert stat.S_IMODE(place.path.stat().st_mode) == 0o640


def test_a_link_is_neither_read_nor_written(place: Place, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere.json"
    real.write_text(empty().render())
    place.path.symlink_to(real)
    with pytest.raises(SidecarRefused, match="replace it by a plain file"):
        place.save(adding(1))
    with pytest.raises(SidecarRefused, match="link"):
        read_sidecar(place.path)
    assert real.read_text() == empty().render()
    assert place.path.is_symlink()


@pytest.mark.parametrize("kind", ["fifo", "folder"])
def test_what_is_no_regular_file_is_refused_at_once(place: Place, kind: str) -> None:
    if kind == "fifo":
        os.mkfifo(place.path)
    else:
        place.path.mkdir()
    with pytest.raises(SidecarRefused):
        place.save(adding(1))
    with pytest.raises(SidecarRefused):
        read_sidecar(place.path)


@pytest.mark.parametrize(
    ("content", "place_in_file"),
    [
        (b"{\n  oops", ":2:3: not JSON"),
        (b'{\n<<<<<<< HEAD\n"total":1,\n', ":2:1: has the conflict markers"),
        (b'{"a":\n"\xff"}', ":2:2: not UTF-8"),
    ],
)
def test_a_file_that_is_no_sidecar_is_left_untouched(
    place: Place, content: bytes, place_in_file: str
) -> None:
    place.path.write_bytes(content)
    with pytest.raises(SidecarUnreadable) as caught:
        place.save(adding(1))
    assert place_in_file in str(caught.value)
    assert place.path.read_bytes() == content
    assert place.names() == [place.path.name]


def test_a_newer_format_is_read_and_not_written(place: Place) -> None:
    place.save(adding(1))
    newer = place.path.read_bytes().replace(b'"formatVersion":1', b'"formatVersion":9')
    place.path.write_bytes(newer)
    assert len(place.read().annotations) == 1
    with pytest.raises(SidecarRefused, match="later release"):
        place.save(adding(2))
    assert place.path.read_bytes() == newer


def test_a_file_that_is_too_large_is_reported(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "LARGEST_FILE", 100)
    place.path.write_bytes(b" " * 101)
    with pytest.raises(SidecarUnreadable, match="larger than"):
        read_sidecar(place.path)


@contextmanager
def held(place: Place) -> Iterator[None]:
    """The lock of the sidecar, held as another process would."""
    name = hashlib.sha256(os.fsencode(place.path.resolve())).hexdigest()[:32]
    with (place.state / "locks" / f"{name}.lock").open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def test_a_held_lock_is_not_waited_for_forever(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotations.locking.TIMEOUT", 0.05)
    place.save(adding(1))
    with held(place), pytest.raises(SidecarLocked, match="wait"):
        place.save(adding(2))
    assert len(place.save(adding(2)).lines) == 2


def test_a_name_that_is_too_long_names_the_way_out(place: Place) -> None:
    path = sidecar_path(place.folder / ("x" * 240), "anna")
    with pytest.raises(SidecarUnwritable, match="--annotations DIR"):
        save(path, adding(1), blank=empty(), state_folder=place.state)


def test_the_longest_name_that_fits_is_saved(place: Place) -> None:
    ending = len(".anna.annotations.json")
    path = sidecar_path(place.folder / ("x" * (255 - ending)), "anna")
    save(path, adding(1), blank=empty(), state_folder=place.state)
    assert path.exists()


def test_a_mirrored_tree_grows_its_folders(tmp_path: Path) -> None:
    path = sidecar_path(tmp_path / "mirror" / "press" / "ferry.txt", "anna")
    save(path, adding(1), blank=empty(), state_folder=tmp_path / "state")
    assert read_sidecar(path) is not None


@needs_a_user
def test_a_folder_that_cannot_be_written_names_the_way_out(place: Place) -> None:
    place.save(adding(1))
    before = place.path.read_bytes()
    place.folder.chmod(0o500)
    try:
        with pytest.raises(SidecarUnwritable, match="--annotations DIR"):
            place.save(adding(2))
    finally:
        place.folder.chmod(0o700)
    assert place.path.read_bytes() == before


def test_a_state_folder_that_cannot_be_made_is_named(place: Place) -> None:
    place.state.write_text("a file in its place")
    with pytest.raises(SidecarUnwritable, match="GLOSS_STATE_DIR"):
        place.save(adding(1))
    assert place.names() == []


def test_a_full_disk_leaves_the_old_file_and_nothing_else(place: Place) -> None:
    place.save(adding(1))
    before = place.path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    try:
        with pytest.raises(SidecarUnwritable, match="make room"):
            place.save([change for number in range(2, 30) for change in adding(number)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert place.path.read_bytes() == before
    assert place.names() == [place.path.name]


def test_leftovers_of_a_killed_save_are_removed(place: Place) -> None:
    place.save(adding(1))
    prefix = replacing.temporary_prefix(place.path)
    (place.folder / f"{prefix}0123.tmp").write_text("half")
    (place.folder / ".gloss-other.tmp").write_text("not ours")
    remove_leftovers(place.path, place.state)
    assert place.names() == [".gloss-other.tmp", place.path.name]


@pytest.mark.parametrize("after", ["{", '{"a": 1} {"b": 2}', "", '"\ud800"'])
def test_a_change_that_would_make_the_file_unreadable_is_refused(place: Place, after: str) -> None:
    place.save(adding(1))
    before = place.path.read_bytes()
    with pytest.raises(SidecarRefused, match="edit"):
        place.save([Change("urn:uuid:2", None, after)])
    assert place.path.read_bytes() == before


def test_a_folder_that_cannot_be_synchronised_is_still_saved_into(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(22, "Invalid argument")
        original(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    assert place.save(adding(1)) == place.read()


@pytest.mark.parametrize("call", ["fsync", "rename", "open"])
@pytest.mark.parametrize(
    ("code", "way_out"),
    [
        (errno.ENOSPC, "make room"),
        (errno.EDQUOT, "make room"),
        (errno.EROFS, "--annotations DIR"),
        (errno.EACCES, "--annotations DIR"),
        (errno.EIO, "try again"),
    ],
)
def test_whatever_fails_the_old_file_stands_and_the_way_out_is_named(
    place: Place, monkeypatch: pytest.MonkeyPatch, call: str, code: int, way_out: str
) -> None:
    known = place.save(adding(1))
    before = place.path.read_bytes()
    original = getattr(os, call)

    def failing(subject: object, *arguments: Any, **named: Any) -> object:
        if call == "open" and not str(subject).endswith(".tmp"):
            return original(subject, *arguments, **named)
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patched:
        patched.setattr(os, call, failing)
        with pytest.raises(SidecarUnwritable, match=way_out):
            place.save(adding(2), known=known)
    assert place.path.read_bytes() == before
    assert place.names() == [place.path.name]
    assert len(place.save(adding(2), known=known).lines) == 2


@pytest.mark.parametrize("stated", ["1.0", "true", "[]", "-1", "0"])
def test_a_format_version_that_is_none_is_read_and_not_written(place: Place, stated: str) -> None:
    text = empty().render().replace('"formatVersion":1', f'"formatVersion":{stated}')
    place.path.write_text(text)
    assert read_sidecar(place.path) is not None
    with pytest.raises(SidecarRefused, match="which is none; write 1 there") as caught:
        save(place.path, [an_addition()], blank=empty(), state_folder=place.state)
    assert "later release" not in str(caught.value)
    assert place.path.read_text() == text


def test_a_sidecar_that_says_that_it_is_another_persons_is_not_written(place: Place) -> None:
    text = empty("ben").render()
    place.path.write_text(text)
    with pytest.raises(SidecarRefused, match=r"says that it is ben's, and its name .* anna's"):
        save(place.path, [an_addition()], blank=empty(), state_folder=place.state)
    assert place.path.read_text() == text


def an_addition() -> Change:
    return Change("urn:uuid:77", None, '{"id":"urn:uuid:77","type":"Annotation"}')
