"""Killed in the middle of saving, again and again: nothing is torn, at most one step is lost."""

import random
import re
from pathlib import Path

import pytest

from annotations.snapshot import Sidecar
from tests.pty.conftest import Start
from tests.pty.sidecars import assert_sound, read, sidecar_of
from tests.pty.terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.slow]

SAVES = 100
KILLS = 10
SEED = 20_310_501


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A text of many sentences, each of which can be a claim."""
    path = tmp_path / "log.txt"
    lines = (f"Entry {number} says that {number} boats came in." for number in range(2 * SAVES))
    path.write_text("\n\n".join(lines) + "\n", "utf-8")
    return path


def claims(document: Path) -> int:
    if not sidecar_of(document).exists():
        return 0
    return sum(a.tag == "claim" for a in read(document).annotations.values())


def tag_next(terminal: Terminal, number: int) -> None:
    """The claim of that number, waited for until it is said to be saved; then a sentence on."""
    terminal.type("c")
    terminal.wait_for("who?")
    terminal.type("l")
    terminal.wait_gone("who?")
    terminal.wait_status(f" {number} claim")
    terminal.wait_status(" saved ")


def claims_shown(terminal: Terminal) -> int:
    """How many there are, as the bottom row says; a key ends what it says in the beginning."""
    terminal.type("l")
    terminal.wait_status(" claims")
    found = re.search(r"(\d+) claims", terminal.screen())
    assert found is not None
    return int(found[1])


def test_killed_during_a_hundred_saves(start: Start, document: Path) -> None:
    """After each kill the sidecar is whole, and holds all that was said to be saved."""
    chance = random.Random(SEED)
    number = 0
    for _ in range(KILLS):
        terminal = start(document)
        terminal.wait_for("c claim")
        number = claims_shown(terminal) if number else 0
        assert number >= claims(document)
        terminal.type("g" + "l" * number)
        for _ in range(SAVES // KILLS):
            number += 1
            tag_next(terminal, number)
        terminal.type("c")
        terminal.pump(chance.random() * 0.02)
        terminal.process.kill()
        terminal.process.wait()
        Sidecar.parse(sidecar_of(document).read_bytes(), sidecar_of(document))
        assert claims(document) in (number, number + 1)
    terminal = start(document)
    terminal.wait_for("c claim")
    terminal.type("l")
    terminal.wait_status(" claims")
    assert terminal.quit() == 0
    assert_sound(document)
    assert claims(document) >= SAVES
    assert set(document.parent.iterdir()) == {document, sidecar_of(document)}, "nothing left over"
