"""The main job, from the first key to the files: read, search, tag, link, repeat, note, undo."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.pty import articles
from tests.pty.conftest import Start, environment_of_a_user
from tests.pty.script import hints, marks
from tests.pty.sidecars import assert_sound, assert_sound_to_others, chains, read, sidecar_of
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty


@dataclass(frozen=True)
class Job:
    """first: words of the first article; query: finds `hit` in `name`; then said by whom, citing
    whom; how many keys `l` lead to a sentence with a third source; its words without the first.
    """

    corpus: Path
    first: str
    query: str
    hit: str
    name: str
    title: str
    claim: str
    said: str
    citing: str
    repeated: str
    further: int
    third: str
    moved: str

    @property
    def document(self) -> Path:
        return self.corpus / self.name


@pytest.fixture(params=["invented", "real"])
def job(request: pytest.FixtureRequest, tmp_path: Path) -> Job:
    """The same work on the invented articles and on real ones."""
    corpus = tmp_path / "corpus"
    if request.param == "invented":
        return Job(
            articles.write_corpus(corpus),
            first="The ferry Maribel",
            query='"harbour master"',
            hit="[harbour master]",
            name=articles.SECOND,
            title="Passengers' list still missing",
            claim="Meanwhile, the island agency Coast Wire reported",
            said="Ilo Varr",
            citing="Coast Wire",
            repeated="Speaking on the radio, Varr said",
            further=2,
            third="Evening Lamp",
            moved="Lamp",
        )
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


def do_the_job(terminal: Terminal, job: Job) -> None:
    """Every step waits for what the screen says, and presses what it offers."""
    terminal.wait_for("Start:")
    terminal.type("\r")
    terminal.wait_for(job.first)
    terminal.type(f"f{job.query}\r")
    terminal.wait_for(job.hit)
    terminal.type("\r")
    terminal.wait_for(job.claim, job.title)
    terminal.type("c")
    terminal.wait_for("C? <- who?")
    letters = hints(terminal)
    terminal.type(letters[job.said])
    terminal.wait_for(f"C1 <- 1 {job.said} <- from whom?")
    terminal.type(letters[job.citing])
    terminal.wait_for(f"C1 <- 1 {job.said} <- 2 {job.citing} <- from whom?")
    terminal.type("l.")
    terminal.wait_for("C1 <- who?")
    terminal.type("l" * job.further + "s")
    terminal.wait_for("which is a source?", "a letter tags")
    terminal.type(hints(terminal)[job.third])
    terminal.wait_status(f"{job.third} is a source here")
    terminal.type("inot asked itself\r")
    terminal.wait_for("note: not asked itself")
    terminal.type("ew")
    terminal.wait_status("Enter keep")
    terminal.type("\r")
    terminal.wait_status("edges moved")
    terminal.type("uuU")
    terminal.wait_status("done again: note")
    terminal.type("U")
    terminal.wait_status("done again: move edges")


def test_the_main_job(start: Start, job: Job, request: pytest.FixtureRequest) -> None:
    """What was done is in the sidecar, is shown again, and is not written again."""
    before = set(job.corpus.iterdir())
    terminal = start(job.corpus)
    do_the_job(terminal, job)
    shown = marks(terminal)
    terminal.type("q")
    terminal.wait_for(job.hit)
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


def assert_done(job: Job) -> None:
    """Two claims in one chain, three sources, a note on the one whose edge was moved."""
    assert_sound(job.document)
    first, repeated = chains(job.document).items()
    assert first[0].startswith(job.claim) and repeated[0].startswith(job.repeated)
    assert first[1] == repeated[1] == (job.said, job.citing)
    sidecar = read(job.document)
    sources = [a for a in sidecar.annotations.values() if a.tag == "source"]
    (noted,) = (a for a in sources if a.note)
    assert sorted(s.entity or "" for s in sources) == sorted((job.said, job.citing, job.third))
    assert (noted.entity, noted.note) == (job.third, "not asked itself")
    quote = noted.targets[0].quote
    assert quote is not None and quote.exact == job.moved
    assert len(sidecar.links) == 3


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
