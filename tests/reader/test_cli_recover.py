"""`gloss doctor --recover`: what waits is saved, what is gone is made again from its steps."""

import os
from pathlib import Path

import pytest

from annotations.history import Journal
from annotations.sidecar import read_sidecar
from tests.annotations.made import TEXT, empty
from tests.annotations.test_history import an_edit
from tests.reader.commanding import gloss

NAME = "ferry.txt.anna.annotations.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "ferry.txt").write_text(TEXT, encoding="utf-8")
    return folder


def begin(folder: Path, number: int) -> None:
    """A step as a crash leaves it."""
    journal = Journal(Path(os.environ["GLOSS_STATE_DIR"]), folder)
    journal.begin(an_edit(number), folder / NAME, empty().render())


def test_a_step_that_waits_is_told_of_and_saved_on_demand(folder: Path) -> None:
    begin(folder, 1)
    assert "1 step not in the sidecars yet" in gloss("doctor", folder).out
    assert not (folder / NAME).exists()
    result = gloss("doctor", folder, "--recover")
    assert result.code == 0
    assert "restored" in result.out
    found = read_sidecar(folder / NAME)
    assert found is not None
    assert [line.id for line in found.lines] == ["urn:uuid:1"]
    assert "journal" not in gloss("doctor", folder).out


def test_what_still_cannot_be_saved_goes_on_waiting(folder: Path) -> None:
    begin(folder, 1)
    (folder / NAME).write_text("{ torn")
    result = gloss("doctor", folder, "--recover", "--json")
    assert result.code == 1
    (health,) = result.rows
    assert health["waiting_steps"] == 1
    (work,) = health["recovered"]
    assert (work["outcome"], work["what"]) == ("waiting", "“edit 1”")
    assert "not JSON" in work["reason"]
    assert (folder / NAME).read_text() == "{ torn"


def test_a_sidecar_that_is_gone_is_made_again_from_its_steps(folder: Path) -> None:
    for start, end in ((4, 20), (57, 62)):
        place = ("--start", str(start), "--end", str(end))
        assert gloss("annotate", folder / "ferry.txt", "--tag", "claim", *place).code == 0
    before = read_sidecar(folder / NAME)
    (folder / NAME).unlink()
    (gone,) = gloss("doctor", folder, "--json").rows[0]["gone_sidecars"]
    assert gone.endswith(f"{NAME}: 2 annotations and links")
    assert "`gloss doctor --recover` makes it again" in gloss("doctor", folder).out
    assert gloss("doctor", folder, "--recover").code == 0
    after = read_sidecar(folder / NAME)
    assert before is not None
    assert after is not None
    assert after.lines == before.lines
    assert gloss("check", folder, "--strict").code == 0
    assert gloss("doctor", folder, "--recover", "--json").rows[0]["recovered"] == []


def test_a_sidecar_that_went_with_its_document_stays_away(folder: Path) -> None:
    gloss("annotate", folder / "ferry.txt", "--tag", "claim", "--start", "4", "--end", "20")
    (folder / NAME).unlink()
    (folder / "ferry.txt").unlink()
    gloss("doctor", folder, "--recover")
    assert list(folder.iterdir()) == []
