"""Full disks, forbidden folders, torn renames and two writers at once: nothing lost or doubled."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotations.changes import Change, Edit
from annotations.errors import SidecarUnwritable
from annotations.history import Journal, Outcome, commit, finish, recover
from annotations.sidecar import Sidecar, read_sidecar
from tests.annotations.made import empty

pytestmark = pytest.mark.slow
NAME = "ferry.txt.anna.annotations.json"


def an_edit(number: int, size: int = 0, by: str = "a") -> Edit:
    """Adds one annotation of about `size` bytes."""
    id_ = f"urn:uuid:{by}-{number:06}"
    raw = (
        f'{{"id":"{id_}","type":"Annotation","motivation":"commenting",'
        f'"target":"urn:sha256:00","x":"{"y" * size}"}}'
    )
    return Edit("note", "ferry.txt", (Change(id_, None, raw),), number)


def ids(path: Path) -> list[str]:
    found = read_sidecar(path)
    if found is None:
        return []
    assert not found.problems
    assert path.read_text() == found.render()
    return [line.id for line in found.lines]


def run(code: str, *arguments: object) -> "subprocess.Popen[str]":
    """A process of its own that runs `code`, with this module's names."""
    start = f"from tests.annotations.test_faults import *\nimport sys\n{code}"
    command = [sys.executable, "-c", start, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


# ---- two writers -----------------------------------------------------------------------------

MANY = 1000


def add_many(folder: Path, by: str, remembers: bool) -> None:
    """Add a thousand annotations, one save each. remembers: as a reader, not as a script."""
    known: Sidecar | None = None
    for number in range(MANY):
        saved = commit(
            an_edit(number, by=by),
            folder / NAME,
            journal=Journal(folder.parent / "state", folder),
            blank=empty(),
            known=known if remembers else None,
        )
        assert not saved.conflicts
        known = saved.sidecar


def test_two_processes_write_a_thousand_annotations_each(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    code = "add_many(Path(sys.argv[1]), sys.argv[2], sys.argv[2] == 'a')"
    writers = [run(code, folder, by) for by in "ab"]
    looks = 0
    while any(writer.poll() is None for writer in writers):
        # Whoever reads meanwhile finds a whole file.
        found = read_sidecar(folder / NAME)
        assert found is None or not found.problems
        looks += 1
    for writer in writers:
        _, said = writer.communicate()
        assert writer.returncode == 0, said
    assert looks > 1
    assert ids(folder / NAME) == [f"urn:uuid:{by}-{n:06}" for by in "ab" for n in range(MANY)]
    assert Journal(tmp_path / "state").pending() == ()
    assert [path.name for path in folder.iterdir()] == [NAME]


# ---- a full disk -----------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 KB, mounted for the test."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("needs to mount a small tmpfs, which this user or this container may not")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_on_a_full_disk_the_old_file_stands_and_the_work_waits(
    small_disk: Path, tmp_path: Path
) -> None:
    path, journal = small_disk / NAME, Journal(tmp_path / "state", small_disk)
    number = 0
    while True:
        before = path.read_bytes() if path.exists() else b""
        step = journal.begin(an_edit(number, 8000), path, empty().render())
        try:
            finish(step, journal=journal, blank=empty())
        except SidecarUnwritable as error:
            assert "the disk is full; make room" in str(error)
            break
        number += 1
    assert number > 3
    assert path.read_bytes() == before
    assert [entry.name for entry in small_disk.iterdir()] == [NAME]
    assert [x.outcome for x in recover(journal)] == [Outcome.WAITING]
    assert len(journal.pending()) == 1
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    assert [x.outcome for x in recover(journal)] == [Outcome.RESTORED]
    assert ids(path) == [f"urn:uuid:a-{n:06}" for n in range(number + 1)]
    assert journal.pending() == ()


def test_with_the_journal_on_the_full_disk_nothing_is_torn(
    small_disk: Path, tmp_path: Path
) -> None:
    path, journal = tmp_path / NAME, Journal(small_disk / "state", tmp_path)
    saved = 0
    for number in range(60):
        try:
            commit(an_edit(number, 8000), path, journal=journal, blank=empty())
            saved = number + 1
        except SidecarUnwritable as error:
            assert "journal" in str(error)
            break
    assert 3 < saved < 60
    assert ids(path) == [f"urn:uuid:a-{n:06}" for n in range(saved)]
    assert journal.pending() == ()
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    commit(an_edit(saved), path, journal=journal, blank=empty())
    assert len(ids(path)) == saved + 1


# ---- a folder that may not be written --------------------------------------------------------


def without_privileges() -> None:
    """Go on as somebody whom a folder's permissions bind."""
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


FORBIDDEN = """
folder, state, elsewhere = map(Path, sys.argv[1:])
# Loads what a save loads, which this user may not be able to read later on.
for number in range(2):
    commit(an_edit(number), elsewhere / NAME, journal=Journal(elsewhere), blank=empty())
without_privileges()
journal = Journal(state, folder)
step = journal.begin(an_edit(1), folder / NAME, empty().render())
try:
    finish(step, journal=journal, blank=empty())
except SidecarUnwritable as error:
    print(error)
print([x.outcome.value for x in recover(journal)])
"""


def test_a_folder_that_may_not_be_written_keeps_its_file_and_the_work_waits(
    tmp_path: Path,
) -> None:
    folder, state = tmp_path / "corpus", tmp_path / "state"
    folder.mkdir()
    state.mkdir()
    state.chmod(0o777)
    for parent in (tmp_path, *tmp_path.parents):
        if parent.stat().st_uid == os.geteuid() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o011)
    commit(an_edit(0), folder / NAME, journal=Journal(tmp_path / "mine"), blank=empty())
    folder.chmod(0o555)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    process = run(FORBIDDEN, folder, state, elsewhere)
    said, problem = process.communicate()
    folder.chmod(0o755)
    assert process.returncode == 0, problem
    assert "the folder can't be written" in said
    assert "['waiting']" in said
    assert ids(folder / NAME) == ["urn:uuid:a-000000"]
    assert [x.outcome for x in recover(Journal(state, folder))] == [Outcome.RESTORED]
    assert ids(folder / NAME) == ["urn:uuid:a-000000", "urn:uuid:a-000001"]


# ---- a rename that is cut short --------------------------------------------------------------

TORN = """
import os, signal
folder, when = Path(sys.argv[1]), sys.argv[2]
real = os.rename
def rename(*names, **folders):
    if when == "after":
        real(*names, **folders)
    os.kill(os.getpid(), signal.SIGKILL)
os.rename = rename
commit(an_edit(1), folder / NAME, journal=Journal(folder.parent / "state", folder), blank=empty())
"""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("first", [True, False])
def test_a_rename_that_is_cut_short_is_made_good(tmp_path: Path, when: str, first: bool) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    journal = Journal(tmp_path / "state", folder)
    if not first:
        commit(an_edit(0), folder / NAME, journal=journal, blank=empty())
    old = [] if first else ["urn:uuid:a-000000"]
    process = run(TORN, folder, when)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert ids(folder / NAME) == [*old, *(["urn:uuid:a-000001"] if when == "after" else [])]
    found = [x.outcome for x in recover(journal)]
    assert found == ([Outcome.RESTORED] if when == "before" else [])
    assert ids(folder / NAME) == [*old, "urn:uuid:a-000001"]
    assert [path.name for path in folder.iterdir()] == [NAME]
    assert recover(journal) == ()


@pytest.mark.parametrize("torn", [b"", b'{\n"@context":["http', b"\x00" * 4096])
def test_a_file_that_a_power_cut_tore_is_kept_and_the_work_waits(
    tmp_path: Path, torn: bytes
) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    journal, path = Journal(tmp_path / "state", folder), folder / NAME
    commit(an_edit(0), path, journal=journal, blank=empty())
    journal.begin(an_edit(1), path, empty().render())
    path.write_bytes(torn)
    assert [x.outcome for x in recover(journal)] == [Outcome.WAITING]
    assert path.read_bytes() == torn
    path.rename(folder / "torn.bak")
    assert [x.outcome for x in recover(journal)] == [Outcome.RESTORED]
    assert ids(path) == ["urn:uuid:a-000001"]
