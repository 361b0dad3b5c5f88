"""Two readers of one annotator on one document: each press is a tag, where it was pressed."""

import time
from pathlib import Path

import pytest

from annotations.sidecar import read_sidecar
from reader.app import LOOK
from tests.pty.conftest import Start
from tests.pty.sidecars import assert_sound, sidecar_of
from tests.pty.terminal import PATIENCE, Terminal

pytestmark = [pytest.mark.pty, pytest.mark.slow]

ROUNDS = 6
SAID = "eleven people were seen at the quay, police said."
APART = 60
"""Rows between the two readers' places."""


def claims(document: Path) -> list[str]:
    """The words of every claim that is on the disk, in the order of the text."""
    found = read_sidecar(sidecar_of(document)) if sidecar_of(document).exists() else None
    targets = (
        [a.targets[0] for a in found.annotations.values() if a.tag == "claim"] if found else []
    )
    return [t.quote.exact for t in sorted(targets, key=lambda t: t.position or (0, 0)) if t.quote]


def test_each_press_is_a_tag_where_it_was_pressed(start: Start, tmp_path: Path) -> None:
    """`j v w c` in one write at both, and then Esc; the watch of either looks in between."""
    document = tmp_path / "log.txt"
    lines = [f"Line {n} {SAID}" for n in range(200)]
    document.write_text("\n".join(lines) + "\n", "utf-8")
    first, second = (start(document, {"GLOSS_ANNOTATOR": "anna"}) for _ in range(2))
    for terminal in (first, second):
        terminal.wait_for("c claim")
    second.type("j" * APART)
    second.wait_for(lines[APART])
    for made in range(1, ROUNDS + 1):
        for terminal in (first, second):
            terminal.type("jvwc")
        until_there(first, second, document, 2 * made)
        for terminal in (first, second):
            terminal.type("\x1b")
        wait(first, second, LOOK * made / ROUNDS)
    found = claims(document)
    numbers = [int(words.split()[0]) for words in found]
    begun = numbers[ROUNDS]
    assert numbers == [*range(1, ROUNDS + 1), *range(begun, begun + ROUNDS)]
    assert {words.split(" ", 1)[1] for words in found} == {SAID}
    assert first.quit() == second.quit() == 0
    assert_sound(document)


def until_there(first: Terminal, second: Terminal, document: Path, count: int) -> None:
    end = time.monotonic() + PATIENCE
    while len(claims(document)) < count:
        assert time.monotonic() < end, f"{claims(document)}\n{first.screen()}\n{second.screen()}"
        wait(first, second, 0.05)


def wait(first: Terminal, second: Terminal, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        first.pump(0.02)
        second.pump(0.02)
