"""What other programs change in a corpus is noticed, by the kernel's notices and by looking."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotations.snapshot import Sidecar
from corpus.library import Corpus
from reader.session import folders, polling
from reader.session.folders import Folders
from reader.session.noticed import Noticed
from reader.session.notified import file_system
from tests.reader.harness import library_reader, reader_of

NOTHING = Noticed(documents=False, sidecars=False)
SIDECAR = "a.txt.ben.annotations.json"


def write(path: Path, text: str) -> None:
    path.write_text(text)


CHANGES: list[tuple[str, Callable[[Path], object], Noticed]] = [
    ("written to", lambda c: write(c / "a.txt", "Longer than it was."), Noticed(True, False)),
    ("in a folder", lambda c: write(c / "part" / "b.txt", "Longer."), Noticed(True, False)),
    ("come", lambda c: write(c / "part" / "c.txt", "Late."), Noticed(True, False)),
    ("gone", lambda c: (c / "a.txt").unlink(), Noticed(True, False)),
    ("renamed", lambda c: (c / "a.txt").rename(c / "z.txt"), Noticed(True, False)),
    ("a folder", lambda c: (c / "new").mkdir(), Noticed(True, False)),
    ("an ignore file", lambda c: write(c / ".glossignore", "part/"), Noticed(True, False)),
    ("a sidecar", lambda c: write(c / SIDECAR, "{}"), Noticed(False, True)),
    ("hidden", lambda c: write(c / ".a.txt.swp", "x"), NOTHING),
    ("no document", lambda c: write(c / "picture.png", "a longer picture"), NOTHING),
    ("only read", lambda c: (c / "a.txt").read_text(), NOTHING),
    ("nothing", lambda _: None, NOTHING),
]


@pytest.fixture(params=["notices", "looks"])
def watched(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Path, Folders]]:
    """A corpus that is watched by either way."""
    root = tmp_path / "corpus"
    (root / "part").mkdir(parents=True)
    for name in ("a.txt", "part/b.txt"):
        write(root / name, "A report.")
    write(root / "picture.png", "\0")
    if request.param == "looks":
        monkeypatch.setattr(folders, "notifies", lambda _root: None)
        monkeypatch.setattr(polling, "BUDGET", 5.0)
    with Corpus(root) as corpus:
        watch = Folders(corpus, lambda _: None)
        watch.know(entry.name for entry in corpus.documents())
        assert watch.changed() == NOTHING
        yield root, watch
        watch.close()


@pytest.mark.parametrize(
    ("change", "noticed"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES]
)
def test_what_changes_is_noticed_once(
    watched: tuple[Path, Folders], change: Callable[[Path], object], noticed: Noticed
) -> None:
    root, watch = watched
    change(root)
    assert watch.changed() == noticed
    assert watch.changed() == NOTHING


def test_a_folder_that_came_is_watched_once_it_is_known(watched: tuple[Path, Folders]) -> None:
    root, watch = watched
    (root / "new").mkdir()
    write(root / "new" / "c.txt", "A report.")
    assert watch.changed().documents
    watch.know(["a.txt", "part/b.txt", "new/c.txt"])
    assert watch.changed() == NOTHING
    write(root / "new" / "c.txt", "Another report.")
    assert watch.changed().documents
    watch.know(["a.txt", "part/b.txt"])
    write(root / "new" / "c.txt", "A third report.")
    assert watch.changed() == NOTHING


def test_what_we_saved_ourselves_is_no_change(tmp_path: Path) -> None:
    reader = reader_of(tmp_path)
    saved: dict[str, Sidecar] = reader.world.saved
    watch = Folders(reader.world.corpus, saved.get)
    watch.know(entry.name for entry in reader.world.corpus.documents())
    reader.type("c")
    assert reader.sidecar()
    assert watch.changed() == NOTHING
    reader.path().write_bytes(reader.sidecar() + b"\n")
    assert watch.changed().sidecars
    watch.close()


def test_a_lone_document_has_no_folders_to_watch(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "A report.")
    with Corpus(tmp_path / "a.txt") as corpus:
        watch = Folders(corpus, lambda _: None)
        watch.know(["a.txt"])
        write(tmp_path / "b.txt", "Another.")
        assert watch.changed() == NOTHING


def test_looking_goes_on_where_the_last_look_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "BUDGET", 0)
    for number in range(30):
        (tmp_path / f"part-{number}").mkdir()
        write(tmp_path / f"part-{number}" / "a.txt", "A report.")
    polled = polling.Polled(tmp_path)
    polled.watch([f"part-{number}" for number in range(30)])
    for _ in range(70):
        assert not list(polled.changes())
    write(tmp_path / "part-17" / "a.txt", "A longer report.")
    looks = [list(polled.changes()) for _ in range(70)]
    assert [change.name for look in looks for change in look] == ["part-17/a.txt"]


def test_where_the_kernel_refuses_files_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Refused(polling.Polled):
        def watch(self, folders: object) -> bool:
            return False

    corpus = library_reader(tmp_path).world.corpus
    monkeypatch.setattr(folders, "notifies", Refused)
    watch = Folders(corpus, lambda _: None)
    watch.know(entry.name for entry in corpus.documents())
    assert watch.changed() == NOTHING
    os.truncate(corpus.root / "a-toll.txt", 10)
    assert watch.changed().documents


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/anna", "ext4"),
        ("/net/corpus/part", "nfs4"),
        ("/net", "ext4"),
        ("/net/corpus two", "ext4"),
        ("/my disk/x", "fuse.sshfs"),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mount(tmp_path: Path, path: str, kind: str) -> None:
    mounts = tmp_path / "mountinfo"
    write(
        mounts,
        "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "2 1 0:44 / /net/corpus rw,relatime shared:5 - nfs4 far:/corpus rw\n"
        "3 1 0:45 / /my\\040disk rw - fuse.sshfs far: rw\nbroken line\n",
    )
    assert file_system(Path(path), mounts) == kind
    assert file_system(Path(path), tmp_path / "absent") == ""
