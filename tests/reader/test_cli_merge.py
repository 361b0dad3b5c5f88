"""`gloss merge` and `gloss git-setup`: git joins what two clones annotated, and tells conflicts."""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.editing import delete, set_note
from annotations.errors import SidecarConflicted
from annotations.sidecar import read_sidecar
from annotations.snapshot import Sidecar
from tests.annotations.made import TEXT, Desk, empty
from tests.reader.commanding import gloss

NAME = "ferry.txt.anna.annotations.json"
FIRST, MIDDLE, LAST = "Ferry burns", "Coast Wire", "upper deck"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


class Clone:
    """A clone of a repository with one document, and somebody who annotates it there."""

    def __init__(self, folder: Path, annotator: str = "anna", seed: int = 0) -> None:
        self.folder, self.desk = folder, Desk(annotator)
        made = iter(range(seed, seed + 1000))
        self.desk.author = self.desk.author.__class__(
            annotator,
            lambda: f"2031-05-01T10:{next(made) % 60:02}:00Z",
            lambda: f"urn:uuid:0190a2b4-7c00-7000-8000-{next(made):012x}",
        )

    @property
    def path(self) -> Path:
        return self.folder / NAME

    def git(self, *arguments: str, ends: int = 0) -> str:
        # Nobody's own configuration takes part.
        nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        who = {
            f"GIT_{role}_{key}": "anna@example.org"
            for role in ("AUTHOR", "COMMITTER")
            for key in ("NAME", "EMAIL")
        }
        found = subprocess.run(
            ["git", "-C", str(self.folder), *arguments],
            env={**os.environ, **nobody, **who},
            capture_output=True,
            text=True,
            check=False,
        )
        assert found.returncode == ends, found.stdout + found.stderr
        return found.stdout + found.stderr

    def read(self) -> Sidecar:
        found = read_sidecar(self.path)
        assert found is not None
        return found

    def write(self) -> None:
        self.path.write_text(self.desk.set.mine.render(), encoding="utf-8")

    def tag(self, words: str, nth: int = 1) -> str:
        id_ = self.desk.claim(words, nth)
        self.write()
        return id_

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", "annotate")

    def reload(self) -> None:
        self.desk.set = self.desk.set.with_mine(self.read())

    def quotes(self) -> list[str]:
        return [
            str(a.targets[0].quote and a.targets[0].quote.exact)
            for a in self.read().annotations.values()
        ]


@pytest.fixture
def two(tmp_path: Path) -> tuple[Clone, Clone]:
    """Two clones with the driver and nothing annotated."""
    ours = Clone(tmp_path / "ours")
    ours.folder.mkdir()
    ours.git("init", "-qb", "main")
    (ours.folder / "ferry.txt").write_text(TEXT, encoding="utf-8")
    assert gloss("git-setup", ours.folder).code == 0
    ours.commit()
    ours.git("clone", "-q", ".", str(tmp_path / "theirs"))
    theirs = Clone(tmp_path / "theirs", seed=500)
    assert gloss("git-setup", theirs.folder).code == 0
    return ours, theirs


def meet(ours: Clone, theirs: Clone, *, ends: int = 0) -> str:
    """Both commit, ours pulls; what git says."""
    ours.commit()
    theirs.commit()
    ours.git("fetch", "-q", str(theirs.folder), "main")
    return ours.git("merge", "--no-edit", "FETCH_HEAD", ends=ends)


def begun(two: tuple[Clone, Clone], *words: str) -> None:
    """Both have the same annotations of `words`."""
    ours, theirs = two
    if not words:
        header = replace(theirs.desk.set.mine.header, id="urn:uuid:0190a2b4-begun-elsewhere")
        theirs.desk.set = theirs.desk.set.with_mine(replace(theirs.desk.set.mine, header=header))
        return
    for each in words:
        ours.tag(each)
    ours.commit()
    theirs.git("pull", "-q")
    theirs.reload()


ADDITIONS = {
    "far apart": ((FIRST, LAST), MIDDLE, "harbour master", "41 passengers"),
    "in one gap": ((FIRST, LAST), MIDDLE, "Coast", "Coast Wire, the"),
    "at the end": ((FIRST,), MIDDLE, "lower deck", "captain"),
    "from empty": ((), MIDDLE, "Ilo Varr", "41 passengers"),
}


@needs_git
@pytest.mark.parametrize("where", ADDITIONS)
def test_git_joins_additions(two: tuple[Clone, Clone], where: str) -> None:
    ours, theirs = two
    before, mine, *more = ADDITIONS[where]
    begun(two, *before)
    ours.tag(mine)
    for words in more:
        theirs.tag(words)
    meet(ours, theirs)
    assert sorted(ours.quotes()) == sorted([*before, mine, *more])
    merged = ours.read()
    assert merged.header.stated_total == len(merged.lines)
    assert ours.path.read_text() == merged.render()
    assert gloss("check", ours.folder, "--strict").code == 0


@needs_git
def test_git_joins_what_both_put_into_an_empty_sidecar(two: tuple[Clone, Clone]) -> None:
    ours, theirs = two
    ours.write()
    ours.commit()
    theirs.git("pull", "-q")
    ours.tag(MIDDLE)
    theirs.tag("Ilo Varr")
    meet(ours, theirs)
    assert sorted(ours.quotes()) == ["Coast Wire", "Ilo Varr"]


@needs_git
def test_a_deletion_against_an_edit_keeps_the_edit_and_says_so(two: tuple[Clone, Clone]) -> None:
    ours, theirs = two
    begun(two, FIRST, MIDDLE, LAST)
    (id_,) = [a.id for a in ours.read().annotations.values() if MIDDLE in str(a.targets[0])]
    ours.desk.set = ours.desk.set.applied(delete(ours.desk.set, id_))
    noted = set_note(theirs.desk.set, theirs.desk.author, id_, "who told them?")
    theirs.desk.set = theirs.desk.set.applied(noted)
    ours.write()
    theirs.write()
    said = meet(ours, theirs, ends=1)
    assert f"kept: {id_}" in said
    assert "CONFLICT" in said
    kept = ours.read().annotations[id_]
    assert (kept.note, kept.conflict) == ("who told them?", "gloss:deleted")
    checked = gloss("check", ours.folder)
    assert checked.code == 1
    assert "was deleted on one side and changed on the other" in checked.out


@needs_git
def test_two_edits_of_one_thing_are_kept_both_and_listed(two: tuple[Clone, Clone]) -> None:
    ours, theirs = two
    begun(two, FIRST, MIDDLE)
    id_ = next(iter(ours.read().annotations))
    for clone, words in ((ours, "an accident"), (theirs, "no accident")):
        edit = set_note(clone.desk.set, clone.desk.author, id_, words)
        clone.desk.set = clone.desk.set.applied(edit)
        clone.write()
    meet(ours, theirs, ends=1)
    ours.git("commit", "-aqm", "merge")
    notes = [a.note for a in ours.read().annotations.values() if a.note]
    assert sorted(notes) == ["an accident", "no accident"]
    rows = gloss("list", ours.folder, "--json").rows
    assert [row["conflict"] for row in rows if "conflict" in row] == [id_]
    # The other clone takes the merge in without another conflict.
    theirs.git("fetch", "-q", str(ours.folder), "main")
    theirs.git("merge", "--no-edit", "FETCH_HEAD")
    assert theirs.path.read_bytes() == ours.path.read_bytes()


@needs_git
def test_changes_of_different_things_merge_without_a_word(two: tuple[Clone, Clone]) -> None:
    ours, theirs = two
    begun(two, FIRST, MIDDLE)
    first, second = ours.read().annotations
    edit = set_note(ours.desk.set, ours.desk.author, first, "an accident")
    ours.desk.set = ours.desk.set.applied(edit)
    theirs.desk.set = theirs.desk.set.applied(delete(theirs.desk.set, second))
    ours.write()
    theirs.write()
    meet(ours, theirs)
    assert [(a.id, a.note) for a in ours.read().annotations.values()] == [(first, "an accident")]


@needs_git
def test_what_cannot_be_read_is_left_to_the_user(two: tuple[Clone, Clone]) -> None:
    ours, theirs = two
    begun(two, FIRST)
    ours.tag(MIDDLE)
    theirs.path.write_text("{ torn")
    before = ours.path.read_bytes()
    said = meet(ours, theirs, ends=1)
    assert "nothing was merged" in said
    assert ours.path.read_bytes() == before


@needs_git
def test_setting_up_twice_changes_nothing_and_says_so(two: tuple[Clone, Clone]) -> None:
    folder = two[0].folder
    (folder / ".gitattributes").write_bytes(b"*.txt text")
    first = gloss("git-setup", folder)
    assert (folder / ".gitattributes").read_bytes().startswith(b"*.txt text\n*.annotations.json ")
    before = (folder / ".gitattributes").read_bytes(), (folder / ".git/config").read_bytes()
    second = gloss("git-setup", folder)
    assert (first.code, second.code) == (0, 0)
    assert "added" in first.out
    assert [line.rpartition(": ")[2] for line in second.lines] == [
        "has the line already",
        *["set already"] * 2,
    ]
    after = (folder / ".gitattributes").read_bytes(), (folder / ".git/config").read_bytes()
    assert after == before


@needs_git
def test_setting_up_tells_what_is_in_the_way(two: tuple[Clone, Clone]) -> None:
    folder = two[0].folder
    (folder / ".gitignore").write_text("*.json\n")
    assert "git ignores sidecars" in gloss("git-setup", folder).err
    outside = gloss("git-setup", folder.parent)
    assert outside.code == 2
    assert "git init" in outside.err


# ---- without git -----------------------------------------------------------------------------


class Versions:
    """Three versions of a sidecar in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        clone = Clone(folder)
        clone.tag(FIRST)
        self.base = self.write("base", clone.desk.set.mine)
        start = clone.desk.set
        clone.tag(MIDDLE)
        self.ours = self.write("ours", clone.desk.set.mine)
        clone.desk.set = start
        clone.tag(LAST)
        self.theirs = self.write("theirs", clone.desk.set.mine)
        clone.path.unlink()

    def write(self, name: str, sidecar: Sidecar) -> Path:
        path = self.folder / f"{name}.json"
        path.write_text(sidecar.render(), encoding="utf-8")
        return path


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path)


def count(path: Path) -> int:
    found = read_sidecar(path)
    assert found is not None
    assert not found.problems
    return len(found.lines)


def test_it_writes_into_ours_or_elsewhere(versions: Versions) -> None:
    out = versions.folder / "out.json"
    before = versions.ours.read_bytes()
    result = gloss("merge", versions.base, versions.ours, versions.theirs, "-o", out)
    assert (result.code, count(out)) == (0, 3)
    assert versions.ours.read_bytes() == before
    assert gloss("merge", versions.base, versions.ours, versions.theirs).code == 0
    assert versions.ours.read_bytes() == out.read_bytes()
    assert gloss("merge", versions.base, versions.ours, versions.theirs).code == 0
    assert versions.ours.read_bytes() == out.read_bytes()


def test_two_without_a_common_base_are_joined(versions: Versions) -> None:
    assert gloss("merge", versions.ours, versions.theirs).code == 0
    assert count(versions.ours) == 3
    versions.base.write_bytes(b"")
    assert gloss("merge", versions.base, versions.ours, versions.theirs).code == 0


def test_another_collection_is_not_written_over(versions: Versions) -> None:
    out = versions.folder / "out.json"
    other = versions.base.read_text().replace("0190a2b4-7c00-7000-9000", "0190a2b4-7c00-7000-9999")
    out.write_text(other)
    result = gloss("merge", versions.base, versions.ours, versions.theirs, "-o", out)
    assert result.code == 2
    assert "is another collection" in result.err
    assert out.read_text() == other


@pytest.mark.parametrize(
    ("torn", "said"),
    [
        ("{", "nothing was merged"),
        ("", "is empty"),
        ('{"annotator": "ben"}', "two annotators"),
        ('{"formatVersion": 99}', "a later release of this program wrote it, merge with that"),
    ],
)
def test_what_it_cannot_merge_it_leaves_alone(versions: Versions, torn: str, said: str) -> None:
    if torn.startswith('{"'):
        text = versions.theirs.read_text()
        for key, value in json.loads(torn).items():
            old = {"annotator": '"annotator":"anna"', "formatVersion": '"formatVersion":1'}[key]
            text = text.replace(f"{old},", f'"{key}":{json.dumps(value)},')
        torn = text
    versions.theirs.write_text(torn)
    before = versions.ours.read_bytes()
    result = gloss("merge", versions.base, versions.ours, versions.theirs)
    assert result.code == 2
    assert said in result.err
    assert versions.ours.read_bytes() == before


@pytest.mark.parametrize("arguments", [(), ("a", "b", "c", "d"), ("a", "-o", "b")])
def test_wrong_use_is_told(arguments: tuple[str, ...]) -> None:
    result = gloss("merge", *arguments)
    assert result.code == 2
    assert "OURS" in result.err


@needs_git
@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_conflict_markers_are_merged_in_place(versions: Versions, style: str) -> None:
    torn = subprocess.run(
        [
            "git",
            "merge-file",
            "-p",
            *(["--diff3"] if style == "diff3" else []),
            str(versions.ours),
            str(versions.base),
            str(versions.theirs),
        ],
        capture_output=True,
        check=False,
    ).stdout
    path = versions.folder / NAME
    path.write_bytes(torn)
    with pytest.raises(SidecarConflicted, match="gloss merge"):
        read_sidecar(path)
    (versions.folder / "ferry.txt").write_text(TEXT)
    assert "gloss merge" in gloss("check", versions.folder).out
    assert gloss("merge", path).code == 0
    assert count(path) == 3
    again = gloss("merge", path)
    assert again.code == 2
    assert "no conflict markers" in again.err


def test_markers_that_do_not_fit_are_left_alone(versions: Versions) -> None:
    text = "<<<<<<< ours\n" + versions.ours.read_text()
    versions.ours.write_text(text)
    assert gloss("merge", versions.ours).code == 2
    assert versions.ours.read_text() == text


@pytest.mark.parametrize("at", range(3))
@pytest.mark.parametrize("what", ["pipe", "folder", "zero", "link"])
def test_what_is_no_plain_file_hangs_no_merge(tmp_path: Path, what: str, at: int) -> None:
    paths = [tmp_path / name for name in ("base", "ours", "theirs")]
    for path in paths:
        path.write_text(empty().render(), encoding="utf-8")
    odd = tmp_path / "odd"
    if what == "pipe":
        os.mkfifo(odd)
    elif what == "folder":
        odd.mkdir()
    elif what == "link":
        odd.symlink_to("/dev/full")
    else:
        odd = Path("/dev/zero")
    paths[at] = odd
    result = gloss("merge", *paths)
    assert result.code == 2
    assert str(odd) in result.err
    assert "no regular file" in result.err


def test_an_empty_device_stands_for_no_base(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for path in (ours, theirs):
        path.write_text(empty().render(), encoding="utf-8")
    assert gloss("merge", os.devnull, ours, theirs).code == 0


@pytest.mark.parametrize("at", [0, 1, 2])
def test_markers_in_one_of_three_are_told_of_that_file(tmp_path: Path, at: int) -> None:
    paths = [tmp_path / name for name in ("base.json", "ours.json", "theirs.json")]
    for path in paths:
        path.write_text(empty().render(), encoding="utf-8")
    paths[at].write_text("{\n<<<<<<< a\n=======\n>>>>>>> b\n}\n")
    result = gloss("merge", *paths)
    assert result.code == 2
    assert f"`gloss merge {paths[at]}` joins both first; nothing was merged" in result.err
