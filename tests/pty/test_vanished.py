"""A terminal that goes away takes the program with it, and nothing that was tagged."""

import signal
import time
from pathlib import Path

import pytest

from tests.pty.articles import SECOND, TITLES
from tests.pty.conftest import Start
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

WITHIN = 1.0
"""Seconds that a program may outlive its terminal."""


LATE = """
import select, sys
from pathlib import Path
from reader.launch import run
print("starting", flush=True)
gone = select.poll()
gone.register(0, 0)
gone.poll()
run(Path(sys.argv[1]), annotator=None, annotations_folder=None)
"""
"""Begins to read when the terminal has gone already."""


def sidecar(corpus: Path) -> Path:
    return corpus / f"{SECOND}.anna.annotations.json"


def tag_a_claim(terminal: Terminal) -> None:
    terminal.wait_for("Start:", TITLES[SECOND])
    terminal.type("j\rJJc")
    terminal.wait_for("Meanwhile", "C? <- who?")


def end_of(terminal: Terminal, since: float) -> float:
    """Seconds from `since` until the program was gone."""
    while terminal.process.poll() is None:
        assert time.monotonic() - since < 10 * WITHIN, "it still runs"
        time.sleep(0.01)
    return time.monotonic() - since


@pytest.mark.parametrize(
    "deaf",
    [False, pytest.param(True, marks=pytest.mark.slow)],
    ids=["hang-up heard", "hang-up ignored"],
)
def test_a_vanished_terminal_ends_the_program_and_saves(
    start: Start, corpus: Path, deaf: bool
) -> None:
    """Whether or not the hang-up signal is ignored from outside."""
    terminal = start(corpus, deaf=deaf)
    tag_a_claim(terminal)
    terminal.hang_up()
    assert end_of(terminal, time.monotonic()) < WITHIN
    assert '"value":"claim"' in sidecar(corpus).read_text("utf-8")


def test_the_end_of_input_ends_the_program_and_saves(start: Start, corpus: Path) -> None:
    """Where only the input vanishes, the screen staying."""
    terminal = start(corpus, own_input=True)
    tag_a_claim(terminal)
    terminal.end_input()
    since = time.monotonic()
    terminal.ended(WITHIN)
    assert time.monotonic() - since < WITHIN
    assert "Traceback" not in terminal.received.decode("utf-8", "replace")
    assert '"value":"claim"' in sidecar(corpus).read_text("utf-8")
    assert b"\x1b[?1049l" in terminal.received, "the screen that stays is given back"


def test_a_terminal_that_vanished_while_the_program_started(start: Start, corpus: Path) -> None:
    """A hang-up before there is anybody to hear it is noticed all the same."""
    terminal = start(corpus, deaf=True, program=["-c", LATE])
    terminal.wait_for("starting")
    terminal.hang_up()
    assert end_of(terminal, time.monotonic()) < 3 * WITHIN, "with the time that starting takes"


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGQUIT])
def test_being_asked_to_end_saves_and_gives_the_terminal_back(
    start: Start, corpus: Path, asked: signal.Signals
) -> None:
    """As a shutdown asks, or a person from another terminal."""
    terminal = start(corpus)
    tag_a_claim(terminal)
    terminal.process.send_signal(asked)
    assert terminal.ended(WITHIN) in (0, 1)
    assert terminal.received.rindex(b"\x1b[?1049l") > terminal.received.rindex(b"\x1b[?1049h")
    assert '"value":"claim"' in sidecar(corpus).read_text("utf-8")
