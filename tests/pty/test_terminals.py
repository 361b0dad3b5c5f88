"""Terminals of all kinds and sizes; being suspended; drawing again."""

import os
import re
import signal
import termios
from pathlib import Path

import pytest

from tests.pty.articles import SECOND, TITLES
from tests.pty.conftest import GLOSS, Start
from tests.pty.sidecars import chains
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

SMALLEST = (10, 3)
SGR = re.compile(rb"\x1b\[([0-9;]*)m")
COLOURS = {*range(30, 39), *range(40, 49), *range(90, 108)}
SIZES = (SMALLEST, (200, 50), (1, 1), (40, 10), (80, 24))


def open_second(terminal: Terminal) -> None:
    terminal.wait_for("Start:")
    terminal.type("j\rJJ")
    terminal.wait_for(">        Meanwhile")


def resized(terminal: Terminal) -> None:
    """Through all sizes and back to the one it began with, each drawn."""
    for size in SIZES:
        drawn_at(terminal, size)


def drawn_at(terminal: Terminal, size: tuple[int, int]) -> None:
    drawn = len(terminal.received)
    terminal.resize(size)
    terminal.wait_until(lambda: len(terminal.received) > drawn, f"{size} drawn")


def test_resizing_in_every_mode(start: Start, corpus: Path) -> None:
    """Whatever is under way goes on at any size, down to ten columns and three rows."""
    terminal = start(corpus)
    open_second(terminal)
    resized(terminal)
    terminal.wait_for(">        Meanwhile", "c claim")
    terminal.type("v")
    terminal.wait_status("o other end")
    resized(terminal)
    terminal.type("c")
    terminal.wait_for("C? <- who?")
    resized(terminal)
    terminal.wait_for("C? <- who?", ">C?      Meanwhile")
    terminal.type("s")
    terminal.wait_for("C1 <- 1 Ilo Varr")
    terminal.type("lfquay")
    terminal.wait_for("[quay]")
    resized(terminal)
    terminal.wait_for("find: quay", "[quay]")
    terminal.resize(SMALLEST)
    terminal.type("\r")
    terminal.resize((80, 24))
    terminal.wait_for("find: quay", "Enter open")
    assert terminal.quit() == 0
    assert list(chains(corpus / SECOND).values()) == [("Ilo Varr",)]


def test_a_size_that_comes_back_at_once(start: Start, corpus: Path) -> None:
    """What the terminal cut off meanwhile is drawn again, though the size is what it was."""
    terminal = start(corpus)
    open_second(terminal)
    for _ in range(5):
        terminal.resize((40, 10))
        terminal.resize((80, 24))
        terminal.wait_for(TITLES[SECOND], ">        Meanwhile", "c claim")
    assert terminal.quit() == 0


def test_a_start_on_the_smallest_terminal(start: Start, corpus: Path) -> None:
    """Ten columns and three rows are few, but enough to read and to leave."""
    terminal = start(corpus, size=SMALLEST)
    terminal.wait_for(">")
    terminal.type("\r")
    terminal.wait_for("Ferry")
    assert terminal.quit() == 0


def stopped(terminal: Terminal) -> bool:
    pid, status = os.waitpid(terminal.process.pid, os.WUNTRACED | os.WNOHANG)
    return bool(pid) and os.WIFSTOPPED(status)


def test_suspending(start: Start, corpus: Path) -> None:
    """Ctrl-Z gives the terminal back as it was; going on draws everything again."""
    terminal = start(corpus)
    before = termios.tcgetattr(terminal.output)
    open_second(terminal)
    assert termios.tcgetattr(terminal.output) != before
    terminal.type("\x1a")
    terminal.wait_until(lambda: stopped(terminal), "being stopped")
    terminal.pump(0)
    assert terminal.received.rindex(b"\x1b[?1049l") > terminal.received.rindex(b"\x1b[?1049h")
    assert terminal.received.rindex(b"\x1b[?25h") > terminal.received.rindex(b"\x1b[?25l")
    assert termios.tcgetattr(terminal.output) == before
    drawn = len(terminal.received)
    terminal.process.send_signal(signal.SIGCONT)
    terminal.wait_until(lambda: TITLES[SECOND].encode() in terminal.received[drawn:], "drawn again")
    assert b"\x1b[?1049h" in terminal.received[drawn:]
    terminal.type("c")
    terminal.wait_for("C? <- who?")
    assert terminal.quit() == 0


def test_drawing_again(start: Start, corpus: Path) -> None:
    """Ctrl-L writes every row anew, whatever another program left on the screen."""
    terminal = start(corpus)
    open_second(terminal)
    terminal.emulator.feed(b"\x1b[2J\x1b[Hlp0 on fire")
    assert "Meanwhile" not in terminal.screen()
    terminal.type("\x0c")
    terminal.wait_for(TITLES[SECOND], ">        Meanwhile", "c claim")
    terminal.wait_gone("lp0")
    assert terminal.quit() == 0


@pytest.mark.parametrize(
    ("columns", "gutter", "wrapped"),
    [
        (80, 0, 79),
        (100, 9, 76),
        *(
            pytest.param(*case, marks=pytest.mark.slow)
            for case in [(80, 2, 76), (80, 1, 78), (82, 2, 79)]
        ),
    ],
)
def test_lines_of_a_hard_wrapped_text_stay_whole(
    start: Start, tmp_path: Path, columns: int, gutter: int, wrapped: int
) -> None:
    """Its gutter gives way where there is no room for both; no cell moves when it is tagged."""
    said = "The ferry line said so. " * 9
    lines = [f"{number:2} {said}"[: wrapped - 1 - number % 2] + "s" for number in range(18)]
    document = tmp_path / "mail.txt"
    document.write_text("\n".join(lines) + "\n", "utf-8")
    terminal = start(document, size=(columns, 24))
    terminal.wait_status("c claim")
    assert [row[gutter:].rstrip() for row in terminal.emulator.rows()[1:19]] == lines
    terminal.type("lc")
    terminal.wait_for("C? <- who?")
    shown = [row[gutter:].rstrip() for row in terminal.emulator.rows()[1:19]]
    letters = zip("".join(lines), "".join(shown), strict=True)
    assert all(one in (other, " ") for one, other in letters)
    assert [row[:1] for row in terminal.emulator.rows()[1:19] if gutter].count(">") == bool(gutter)
    assert not any(row[columns - 1 :].strip() for row in terminal.emulator.rows())
    assert terminal.quit() == 0


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"NO_COLOR": "1"}, marks=pytest.mark.slow),
        pytest.param({"TERM": "linux", "LANG": "C"}, marks=pytest.mark.slow),
        {"TERM": "vt100"},
        pytest.param({"TERM": "screen"}, marks=pytest.mark.slow),
        pytest.param(
            {"TERM": "tmux-256color", "LANG": "POSIX", "LC_ALL": "C"}, marks=pytest.mark.slow
        ),
    ],
    ids=lambda environment: " ".join(f"{k}={v}" for k, v in environment.items()),
)
def test_plain_terminals(start: Start, corpus: Path, environment: dict[str, str]) -> None:
    """Without colours, or on terminals of few words, the text is shown and can be left."""
    terminal = start(corpus, environment)
    open_second(terminal)
    if "NO_COLOR" in environment:
        set_colours = {int(p) for s in SGR.findall(terminal.received) for p in s.split(b";") if p}
        assert not set_colours & COLOURS
    assert terminal.quit() == 0


@pytest.mark.parametrize("options", [(), pytest.param(("--plain-output",), marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    ("term", "modes"),
    [
        ("vt100", b"7"),
        pytest.param("vt220", b"7|25", marks=pytest.mark.slow),
        pytest.param("linux", b"7|25", marks=pytest.mark.slow),
        pytest.param("ansi", b"x", marks=pytest.mark.slow),
    ],
)
def test_an_old_terminal_is_sent_what_it_has(
    start: Start, corpus: Path, term: str, modes: bytes, options: tuple[str, ...]
) -> None:
    """No question, no mode, no command to a clipboard or a pointer that it would draw or take for
    something else, from the first page to the end.
    """
    terminal = start(corpus, {"TERM": term}, program=[*GLOSS, *options])
    open_second(terminal)
    terminal.type("y")
    terminal.wait_status("copied to")
    terminal.type("?")
    terminal.wait_for("one row down")
    terminal.type("q")
    drawn_at(terminal, (70, 20))
    assert terminal.quit() == 0
    again = start(corpus / SECOND, {"TERM": term}, program=[*GLOSS, *options])
    again.wait_status("c claim")
    assert again.quit() == 0
    known = rb"\x1b(?:[DM]|\[[\d;]*[ABCDHJKmr]|\[\?(?:" + modes + rb")[hl])"
    for each in (terminal, again):
        unknown = re.sub(known, b"", each.received)
        assert b"\x1b" not in unknown, unknown[unknown.index(b"\x1b") :][:40]


@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
@pytest.mark.parametrize("options", [(), ("--plain-output",)])
def test_a_terminal_that_cannot_place_the_cursor(
    start: Start, corpus: Path, term: str, options: tuple[str, ...]
) -> None:
    """One line that names what reads there, and nothing is sent that it would draw."""
    terminal = start(corpus, {"TERM": term}, program=[*GLOSS, *options])
    assert terminal.ended() == 2
    said = terminal.received.decode()
    assert "gloss show --plain" in said
    assert f"TERM is {term or 'not set'}" in said
    assert said.count("\n") == 1
    assert "\x1b" not in said
