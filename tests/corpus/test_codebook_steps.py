"""A step of the codebook after a crash: done once, or refused with nothing changed."""

from pathlib import Path

import pytest

from annotations.changes import Change, Edit
from annotations.errors import SidecarRefused, SidecarUnwritable
from annotations.naming import CODEBOOK
from annotations.steps import Step
from corpus import codebook_writing
from corpus.codebook_steps import put_codebook
from corpus.discovery import CONFIGURATION

OLD, NEW = "[tags.rumour]\n", "[tags.gossip]\n"


def step(folder: Path, before: str | None = OLD, after: str | None = NEW) -> Step:
    edit = Edit("rename", CODEBOOK, (Change(CODEBOOK, before, after),), None, "g")
    return Step("s", edit, folder / CODEBOOK, corpus=str(folder))


def test_both_packages_call_the_file_the_same() -> None:
    assert CODEBOOK == CONFIGURATION


def test_it_is_done_once_and_tidies_what_a_killed_write_left(tmp_path: Path) -> None:
    (tmp_path / CODEBOOK).write_text(OLD)
    (tmp_path / ".gloss-codebook-0.tmp").write_text("half")
    assert put_codebook(step(tmp_path))
    assert (tmp_path / CODEBOOK).read_text() == NEW
    assert not put_codebook(step(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == [CODEBOOK]


def test_a_codebook_is_made_and_taken_away_too(tmp_path: Path) -> None:
    assert put_codebook(step(tmp_path, None, NEW))
    assert put_codebook(step(tmp_path, NEW, None))
    assert not put_codebook(step(tmp_path, NEW, None))
    assert not (tmp_path / CODEBOOK).exists()


@pytest.mark.parametrize("after", [NEW, "not toml ]]]", "x = '\ud800'"])
def test_what_somebody_wrote_meanwhile_stays(tmp_path: Path, after: str) -> None:
    (tmp_path / CODEBOOK).write_text("# somebody's\n")
    with pytest.raises(SidecarRefused):
        put_codebook(step(tmp_path, OLD, after))
    assert (tmp_path / CODEBOOK).read_text() == "# somebody's\n"


def test_on_a_full_disk_it_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / CODEBOOK).write_text(OLD)
    monkeypatch.setattr(codebook_writing, "_replace", full)
    with pytest.raises(SidecarUnwritable, match="the disk is full"):
        put_codebook(step(tmp_path))
    assert (tmp_path / CODEBOOK).read_text() == OLD
