"""The wheel holds the three packages, their data and its metadata, and nothing else."""

import configparser
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

import pytest

pytestmark = pytest.mark.packaging

ROOT = Path(__file__).parent.parent
PACKAGES = {"annotations", "corpus", "reader"}
DATA = {".css", ".jinja", ".tcss", ".txt", ".md", ".rst", ".json", ".typed"}
SAMPLE = ROOT / "corpus" / "sample"
LARGEST = 1_000_000
"""Bytes. Text compresses well; a wheel above this took something along."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """The wheel built from a copy of the project, so that no build leaves a trace in it."""
    work = tmp_path_factory.mktemp("packaging")
    not_tracked = shutil.ignore_patterns(
        ".git",
        ".venv",
        "venv",
        "__pycache__",
        ".*_cache",
        ".hypothesis",
        "build",
        "dist",
        "*.egg-info",
    )
    shutil.copytree(ROOT, work / "project", ignore=not_tracked)
    # Without the build backend here, build fetches it into an environment of its own.
    here = ["--no-isolation"] if find_spec("hatchling") else []
    command = [sys.executable, "-m", "build", "--wheel", *here, "--outdir", str(work)]
    done = subprocess.run(
        command, cwd=work / "project", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = work.glob("*.whl")
    with zipfile.ZipFile(built) as opened:
        yield opened


@pytest.fixture(scope="module")
def names(wheel: zipfile.ZipFile) -> list[PurePosixPath]:
    return [PurePosixPath(name) for name in wheel.namelist() if not name.endswith("/")]


def test_only_the_three_packages_and_the_metadata(names: list[PurePosixPath]) -> None:
    tops = {name.parts[0] for name in names}
    metadata = {top for top in tops if top.startswith("glossator-") and top.endswith(".dist-info")}
    assert len(metadata) == 1
    assert tops - metadata == PACKAGES


def test_only_code_and_known_data(names: list[PurePosixPath]) -> None:
    inside = [name for name in names if name.parts[0] in PACKAGES]
    assert [name for name in inside if name.suffix not in DATA | {".py"}] == []
    text = [n for n in inside if n.suffix not in {".py", ".tcss", ".typed"}]
    places = {PurePosixPath("corpus/sample"), PurePosixPath("reader/report")}
    assert {name.parent for name in text} == places


def test_every_module_and_every_data_file_is_there(names: list[PurePosixPath]) -> None:
    wanted = {
        PurePosixPath(path.relative_to(ROOT).as_posix())
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.suffix in DATA | {".py"}
    }
    assert wanted - set(names) == set()


def test_the_sample_corpus_is_there_byte_for_byte(wheel: zipfile.ZipFile) -> None:
    here = {path.name: path.read_bytes() for path in SAMPLE.iterdir() if path.is_file()}
    assert len(here) > 15
    assert {name: wheel.read(f"corpus/sample/{name}") for name in here} == here


def test_gloss_is_the_console_script(wheel: zipfile.ZipFile, names: list[PurePosixPath]) -> None:
    (entry_points,) = [name for name in names if name.name == "entry_points.txt"]
    scripts = configparser.ConfigParser()
    scripts.read_string(wheel.read(str(entry_points)).decode())
    assert dict(scripts["console_scripts"]) == {"gloss": "reader.__main__:main"}


def test_metadata_names_licence_python_and_no_tool_of_development(
    wheel: zipfile.ZipFile, names: list[PurePosixPath]
) -> None:
    (metadata,) = [name for name in names if name.name == "METADATA"]
    headers = Parser().parsestr(wheel.read(str(metadata)).decode())
    assert (headers["Name"], headers["License-Expression"]) == ("glossator", "MIT")
    assert headers["Requires-Python"] == ">=3.11"
    required = [r for r in headers.get_all("Requires-Dist", []) if "extra ==" not in r]
    assert [r for r in required if r.startswith(("pytest", "ruff", "mypy", "hypothesis"))] == []
    assert any(r.startswith("textual==") for r in required)


def test_it_is_small(wheel: zipfile.ZipFile) -> None:
    assert sum(info.compress_size for info in wheel.infolist()) < LARGEST
