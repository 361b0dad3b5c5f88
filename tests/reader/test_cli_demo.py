"""``gloss demo``, and the script of the README."""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from corpus.sample import copy_to
from reader.cells import clusters
from tests.reader.commanding import PROJECT, gloss, gloss_process


def test_without_a_terminal_a_tour_is_printed(tmp_path: Path) -> None:
    result = gloss("demo", tmp_path / "demo")
    assert (result.code, result.err) == (0, "")
    assert len(result.lines) <= 24
    # The folder's own name may be of any length.
    rest = [line for line in result.lines if not line.startswith("  cd ")]
    assert max(sum(c.cells for c in clusters(line)) for line in rest) <= 78
    for part in (
        "7 hits in 5 documents",
        "[people had been saved] and three had died.",
        "nearly 40 people     <- Night nurse <- The Evening Lamp <- Radio Brennay",
        "gloss list . --tag claim --json",
    ):
        assert part in result.out


def test_the_commands_of_the_tour_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = gloss("demo", tmp_path).lines
    monkeypatch.chdir(tmp_path)
    commands = [line.split("  ")[1] for line in lines if line.startswith("  gloss ")]
    commands.remove("gloss")
    assert len(commands) >= 3
    for command in commands:
        assert gloss(*shlex.split(command)[1:]).code == 0


def test_the_copy_may_only_be_made(tmp_path: Path) -> None:
    folder = tmp_path / "a demo"
    assert gloss("demo", folder, "--no-open").out == f"{folder}\n"
    assert len(list(folder.glob("*.annotations.json"))) == 5


def test_a_folder_of_other_documents_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("My own article.\n")
    result = gloss("demo", tmp_path)
    assert result.code == 2
    assert "it holds other files. Name an empty folder" in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_copy_that_was_annotated_is_completed(tmp_path: Path) -> None:
    copy_to(tmp_path)
    (tmp_path / "notes.txt").write_text("Mine.\n")
    (tmp_path / "01-coast-wire-ferry-fire.txt").unlink()
    assert gloss("demo", tmp_path, "--no-open").code == 0
    assert (tmp_path / "01-coast-wire-ferry-fire.txt").exists()
    assert (tmp_path / "notes.txt").read_text() == "Mine.\n"


def test_the_default_folder_is_the_users_own(
    own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSS_DATA_DIR", str(own_folders / "data"))
    assert gloss("demo", "--no-open").out == f"{own_folders}/data/demo\n"
    monkeypatch.delenv("GLOSS_DATA_DIR")
    monkeypatch.setenv("XDG_DATA_HOME", str(own_folders / "share"))
    folder = Path(gloss("demo", "--no-open").out.strip())
    assert folder.is_relative_to(own_folders)
    assert folder.parts[-2:] == ("glossator", "demo")


def test_a_second_demo_keeps_what_was_done(tmp_path: Path) -> None:
    document = copy_to(tmp_path) / "11-evening-lamp-inquiry.txt"
    gloss("annotate", document, "--tag", "claim", "--quote", "Coast Wire")
    document.write_text("Mine.")
    gloss("demo", tmp_path)
    assert document.read_text() == "Mine."


def test_at_a_terminal_the_copy_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []

    def run(corpus: Path, **_: object) -> int:
        opened.append(corpus)
        return 0

    monkeypatch.setitem(sys.modules, "reader.launch", SimpleNamespace(run=run))
    assert gloss("demo", tmp_path, terminal=True).code == 0
    assert opened == [tmp_path]


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = gloss("demo", tmp_path / "file")
    assert result.code == 2
    assert "Name a folder you can write to" in result.err


def test_in_a_process_of_its_own_the_tour_ends_well(tmp_path: Path) -> None:
    done = gloss_process("demo", tmp_path, env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert "people had been saved" in done.stdout.decode("utf-8")


def test_the_script_of_the_readme_prints_claims_and_loads_no_interface(tmp_path: Path) -> None:
    script = PROJECT / "docs" / "examples" / "claims.py"
    code = (
        f"import sys, runpy; sys.argv = ['claims.py', {str(copy_to(tmp_path))!r}];"
        f"runpy.run_path({str(script)!r}, run_name='__main__');"
        "sys.stderr.write(' '.join({m.partition('.')[0] for m in sys.modules}))"
    )
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, encoding="utf-8",
        check=True, cwd=tmp_path,
    )  # fmt: skip
    lines = done.stdout.splitlines()
    assert len(lines) == 24
    assert (
        "04-saltmarsh-observer-list-missing.txt <- 32 people had been brought ashore"
        " <- Ilo Varr <- Coast Wire <- The Evening Lamp"
    ) in lines
    assert sum(line.endswith(" <- unsourced") for line in lines) == 2
    assert any(line.endswith(" <- own voice") for line in lines)
    loaded = set(done.stderr.split())
    assert not loaded & {"reader", "textual", "rich", "click", "whoosh", "numpy"}
