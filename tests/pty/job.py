"""The main job on one corpus, step by step, and what it leaves."""

from collections.abc import Callable
from pathlib import Path

from annotations.values import dataclass
from tests.pty import articles
from tests.pty.script import hints
from tests.pty.sidecars import assert_sound, chains, read
from tests.pty.terminal import Terminal


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


def invented_job(corpus: Path) -> Job:
    """The job on the invented articles, which are put into `corpus`."""
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


def do_the_job(terminal: Terminal, job: Job, keyboard: Callable[[str], str] = str) -> None:
    """Every step waits for what the screen says, and presses what it offers.

    keyboard: what a key of an English one types on this one; words are typed as they are.
    """

    def press(keys: str, words: str = "") -> None:
        entered = f"{words}\r" if words else ""
        terminal.type("".join(map(keyboard, keys)) + entered)

    terminal.wait_for("Start:")
    press("\r")
    terminal.wait_for(job.first)
    press("f", job.query)
    terminal.wait_for(job.hit)
    press("\r")
    terminal.wait_for(job.claim, job.title)
    press("c")
    terminal.wait_for("C? <- who?")
    letters = hints(terminal)
    press(letters[job.said])
    terminal.wait_for(f"C1 <- 1 {job.said} <- through whom?")
    press(letters[job.citing])
    terminal.wait_for(f"C1 <- 1 <- 2 {job.citing} <- through whom?")
    press("l.")
    terminal.wait_for("C1 <- 1", "or who?")
    press("l" * job.further + "s")
    terminal.wait_for("which is a source?", "a letter tags")
    press(hints(terminal)[job.third])
    terminal.wait_status(f"{job.third} is a source here")
    press("i", "not asked itself")
    terminal.wait_for("note: not asked itself")
    press("ew")
    terminal.wait_status("Enter keep")
    press("\r")
    terminal.wait_status("edges moved")
    press("uuU")
    terminal.wait_status("done again: note")
    press("U")
    terminal.wait_status("done again: move edges")


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
