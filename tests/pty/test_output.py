"""What reaches the terminal: stock output where something fails, and few bytes else."""

from pathlib import Path

import pytest

from tests.pty.articles import TITLES
from tests.pty.conftest import GLOSS, Start
from tests.pty.sidecars import chains
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

FAILING = """
import sys
from pathlib import Path
from reader.terminal.painter import Painter

paint, painted = Painter.paint, []

def failing(self, *arguments):
    painted.append(arguments)
    if len(painted) > 3:
        raise RuntimeError("a fault")
    return paint(self, *arguments)

Painter.paint = failing
from reader.launch import run
sys.exit(run(Path(sys.argv[1]), annotator=None, annotations_folder=None))
"""


def tag_one(terminal: Terminal) -> None:
    terminal.wait_for("Start:", *TITLES.values())
    terminal.type("j\rJJ")
    terminal.wait_for(">        Meanwhile")
    terminal.type("cs")
    terminal.wait_for("C1 <- 1 Ilo Varr")


@pytest.mark.parametrize(
    "program",
    [
        ("-c", FAILING),
        pytest.param((*GLOSS, "--plain-output"), marks=pytest.mark.slow),
        pytest.param((*GLOSS, "--no-mouse"), marks=pytest.mark.slow),
    ],
)
def test_the_job_is_done_whatever_the_output(
    start: Start, corpus: Path, program: tuple[str, ...]
) -> None:
    """With a differ that fails in the middle, without it, and without the mouse."""
    terminal = start(corpus, program=program)
    tag_one(terminal)
    assert terminal.quit() == 0
    assert ("--no-mouse" in program) == (b"\x1b[?1000h" not in terminal.received)
    assert list(chains(corpus / "2-second-statement.txt").values()) == [("Ilo Varr",)]


def test_a_scrolled_row_is_few_bytes(start: Start, tmp_path: Path) -> None:
    """About what stands on it, and never a row that stands there already."""
    text = tmp_path / "register.txt"
    text.write_text("".join(f"Entry {n:04} of the register.\n\n" for n in range(300)), "utf-8")
    terminal = start(text)
    terminal.wait_for("Entry 0009")
    terminal.wait_status("c claim")
    terminal.type("jj")
    terminal.wait_for("Entry 0010")
    before = len(terminal.received)
    terminal.type("jj")
    terminal.wait_for("Entry 0011")
    sent = bytes(terminal.received[before:])
    assert sent.count(b"Entry") <= 2, "eleven of them stand there"
    assert len(sent) < 160
    assert terminal.quit() == 0


@pytest.mark.parametrize("term", [pytest.param("linux", marks=pytest.mark.slow), "vt100"])
def test_old_terminals_are_asked_nothing(start: Start, corpus: Path, term: str) -> None:
    """They draw part of the question."""
    terminal = start(corpus, {"TERM": term})
    tag_one(terminal)
    for question in (b"$p", b"\x1b[>", b"\x1b[<u", b"\x1b[?1003"):
        assert question not in terminal.received
    assert terminal.quit() == 0


def test_leaving_gives_the_whole_screen_back(start: Start, corpus: Path) -> None:
    """No scrolling region, no style, a cursor, the screen that was there before."""
    terminal = start(corpus)
    tag_one(terminal)
    assert terminal.emulator.cursor_shown, "it is seen where it stands"
    terminal.type("jjjj")
    assert terminal.quit() == 0
    last = terminal.received.rindex(b"\x1b[?1049l")
    assert b"\x1b[m\x1b[r" in terminal.received[last - 200 : last]
    assert terminal.emulator.cursor_shown
