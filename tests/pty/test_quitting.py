"""`q` gives the prompt back at once, whatever is being read, and loses nothing."""

import time
from pathlib import Path

import pytest

from tests.pty.conftest import Start
from tests.pty.sidecars import read
from tests.pty.terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.slow]

SENTENCE = "The port office of Varrhaven said that 32 people came ashore."
MOST = 1.5
"""Seconds to the prompt, on a machine with other work; a fourth of it on one without."""


def leaves_at_once(terminal: Terminal) -> None:
    """Press `q`; the terminal is given back and the process is gone in time."""
    began = time.monotonic()
    terminal.type_alone("q")
    assert terminal.ended() == 0
    assert time.monotonic() - began < MOST


@pytest.fixture(params=["\n", " "], ids=["lines", "one line"])
def long(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A text of 50 MB."""
    path = tmp_path / "register.txt"
    path.write_text(f"{SENTENCE}{request.param}" * 840_000, "utf-8")
    assert path.stat().st_size > 50_000_000
    return path


@pytest.mark.parametrize("query", ["ashore", '"came ashore"', "fog", "a*"])
def test_while_a_long_document_is_searched(start: Start, long: Path, query: str) -> None:
    terminal = start(long)
    terminal.wait_for("c claim")
    terminal.type(f"/{query}\r")
    leaves_at_once(terminal)


def test_after_a_search_was_given_up(start: Start, long: Path) -> None:
    terminal = start(long)
    terminal.wait_for("c claim")
    terminal.type('/"people came"\r\x03')
    leaves_at_once(terminal)


def test_what_was_tagged_and_where_it_was_left_are_kept(start: Start, long: Path) -> None:
    terminal = start(long, {"GLOSS_ANNOTATOR": "anna"})
    terminal.wait_for("c claim")
    terminal.type("lll")
    while "C? <- who?" not in terminal.screen():
        terminal.type("c")
        terminal.pump(0.2)
    terminal.type('\x03/"came ashore"\r')
    leaves_at_once(terminal)
    assert read(long).annotations
    again = start(long)
    again.wait_for("C?")
    assert again.quit() == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """So many documents that to list and to index them takes a while."""
    root = tmp_path / "many"
    for number in range(6_000):
        path = root / f"{number % 60}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{SENTENCE} Notice {number}.\n" * 3, "utf-8")
    return root


@pytest.mark.parametrize("after", [0.0, 0.5, 1.0, 2.0])
def test_while_a_folder_is_listed_and_indexed(start: Start, folder: Path, after: float) -> None:
    terminal = start(folder)
    terminal.wait_for("q leave")
    until = time.monotonic() + after
    while time.monotonic() < until:
        terminal.pump(0.02)
    leaves_at_once(terminal)
    assert "Traceback" not in terminal.screen()


def test_a_decision_behind_a_long_search_is_kept(start: Start, folder: Path) -> None:
    """What was asked in the corpus is among the earlier searches of the next start."""
    terminal = start(folder)
    terminal.wait_for("6000", "q leave")
    terminal.type("fharbour pilot\r")
    terminal.type_alone("q")
    leaves_at_once(terminal)
    again = start(folder)
    again.wait_for("q leave")
    again.type("f\x1b[A")
    again.wait_for("harbour pilot")
