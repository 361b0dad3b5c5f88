"""The main job, from the first key to the files: read, search, tag, link, repeat, note, undo."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pty.conftest import Start, environment_of_a_user
from tests.pty.job import Job, assert_done, do_the_job, invented_job
from tests.pty.script import marks
from tests.pty.sidecars import assert_sound_to_others, read, sidecar_of

pytestmark = pytest.mark.pty


@pytest.fixture(params=["invented", pytest.param("real", marks=pytest.mark.slow)])
def job(request: pytest.FixtureRequest, tmp_path: Path) -> Job:
    """The same work on the invented articles and on real ones."""
    corpus = tmp_path / "corpus"
    if request.param == "invented":
        return invented_job(corpus)
    shutil.copytree(request.getfixturevalue("seeds"), corpus)
    return Job(
        corpus,
        first="The aftermath of a twin bombing",
        query="IRNA Mahdi",
        hit="[IRNA]",
        name="003_ec9eebed83796c36.txt",
        title="Iranian media reports say",
        claim="Meanwhile, Iran’s official news agency IRNA reported",
        said="Mahdi Bakhshi",
        citing="IRNA",
        repeated="Speaking in a TV program late on Saturday",
        further=1,
        third="Islamic State",
        moved="Islamic State (IS) terrorist group",
    )


def test_the_main_job(start: Start, job: Job, request: pytest.FixtureRequest) -> None:
    """What was done is in the sidecar, is shown again, and is not written again."""
    before = set(job.corpus.iterdir())
    terminal = start(job.corpus)
    do_the_job(terminal, job)
    shown = marks(terminal)
    terminal.type("q")
    terminal.wait_for(job.hit)
    terminal.type("q")
    terminal.wait_for(job.first)
    terminal.type("q")
    counted = re.compile(r"\d+%   2  -  3 .* " + re.escape(job.title[:20]))
    terminal.wait_until(lambda: bool(counted.search(terminal.screen())), "read, 2 claims")
    assert terminal.quit() == 0
    assert b"\x1b" not in terminal.sent, "nothing needs Esc"
    assert set(job.corpus.iterdir()) - before == {sidecar_of(job.document)}
    assert_done(job)
    assert_listed(job)
    assert_shown_again(start, job, shown)
    if request.node.callspec.params["job"] == "real":
        testdata: Path = request.getfixturevalue("testdata")
        assert_sound_to_others(job.document, testdata.parent / "tools")


def assert_listed(job: Job) -> None:
    """A script is told the same."""
    done = subprocess.run(
        [sys.executable, "-m", "reader", "list", job.corpus, "--json"],
        capture_output=True,
        env=environment_of_a_user(),
        check=True,
    )
    listed = {each["id"]: each for each in map(json.loads, done.stdout.splitlines())}
    kept = read(job.document).annotations
    assert set(listed) == set(kept)
    for id_, annotation in kept.items():
        quote = annotation.targets[0].quote
        assert listed[id_]["path"] == job.name
        assert listed[id_]["tag"] == annotation.tag
        assert listed[id_]["quote"] == (quote.exact if quote else None)
        assert listed[id_]["note"] == annotation.note


def assert_shown_again(start: Start, job: Job, shown: dict[str, str]) -> None:
    """The same marks at the same rows, and not one byte of the sidecar touched."""
    path = sidecar_of(job.document)
    before = (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino)
    again = start(job.corpus)
    again.wait_for(job.title)
    again.type(f"f{job.query}\r")
    again.wait_for(job.hit)
    again.type("\r")
    again.wait_for(job.claim)
    again.type("l" * (1 + job.further))
    marked = {row: said for row, said in shown.items() if said}
    assert len(marked) >= 3
    again.wait_until(lambda: marked.items() <= marks(again).items(), f"{marked}")
    assert again.quit() == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino) == before
