"""A text of 50 MB: its first page needs little of it, its end is one key away."""

from pathlib import Path

import pytest

from tests.pty.conftest import Start
from tests.pty.sidecars import assert_sound, read
from tests.pty.terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.slow]

LINES = 800_000
LITTLE = 1 << 20
"""Bytes of the document that the first page may take."""

HELD_UP = f"""
import os, sys, threading
from pathlib import Path

text = Path(sys.argv[1])
go_on = text.with_suffix(".go")
identity = text.stat()[1:3]
pread, taken = os.pread, threading.local()

def counting(descriptor, length, offset):
    data = pread(descriptor, length, offset)
    if os.fstat(descriptor)[1:3] == identity:
        taken.bytes = getattr(taken, "bytes", 0) + len(data)
        while taken.bytes > {LITTLE} and not go_on.exists():
            threading.Event().wait(0.01)
    return data

os.pread = counting
from reader.launch import run
sys.exit(run(text, annotator=None, annotations_folder=None))
"""
"""The reader on a disk that gives each thread no more than a little until it is told to go on."""


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """Lines of the port's register, each with its number."""
    path = tmp_path / "register.txt"
    with path.open("w", encoding="utf-8") as file:
        for number in range(LINES):
            file.write(f"Entry {number:07}: one boat left Varrhaven, one came in, “on time”.\n")
    assert path.stat().st_size > 50_000_000
    return path


def test_the_first_page_waits_for_little_of_the_text(start: Start, large: Path) -> None:
    """It stands, and can be scrolled, while the rest of the file can't be read yet."""
    terminal = start(large, program=["-c", HELD_UP])
    terminal.wait_for("Entry 0000000", "Entry 0000019")
    terminal.type("  jjj")
    terminal.wait_for("Entry 0000045")
    terminal.type("c")
    terminal.wait_status("still reading the document through")
    large.with_suffix(".go").touch()
    terminal.type("G")
    terminal.wait_for(f"Entry {LINES - 1:07}", "100%")
    terminal.type("g")
    terminal.wait_for("Entry 0000000")
    tag_when_read_through(terminal)
    assert terminal.quit() == 0
    assert_one_claim(large)


def tag_when_read_through(terminal: Terminal) -> None:
    """Press `c` until the document was read to its end, which the claim's position waits for."""
    waits, tagged = "still reading", "C? <- who?"
    while tagged not in terminal.screen():
        terminal.type_alone("c")
        terminal.wait_until(lambda: waits in terminal.screen() or tagged in terminal.screen())
        if waits in terminal.screen():
            terminal.type_alone("j")
            terminal.wait_gone(waits)


def assert_one_claim(large: Path) -> None:
    assert_sound(large)
    assert len(read(large).annotations) == 1
