"""Ten thousand keys and gestures at once, and documents that change while they are read."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from annotations.snapshot import Sidecar
from tests.pty.articles import ARTICLES, SECOND
from tests.pty.conftest import Start
from tests.pty.sidecars import chains, sidecar_of
from tests.pty.terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.slow]

SEED = 20_310_501
EVENTS = 10_000
AT_ONCE = 500
SIZES = [(10, 3), (80, 24), (200, 50), (40, 10), (60, 5), (80, 24)]
SOME = [*"jkhlJKgGbcsxiutUfnN./*!'?oyre0123456789vwe()[]{}+-#aATQ ", "\r", "\t", "\x1b[Z"]
RARE = ["\x1b[A", "\x1b[B", "\x1b[5~", "\x1b[6~", "\x1b", "\x03", "\x04", "\x0c", "\x0f", "\x10"]
RARE += [
    "\x12",
    "\x15",
    "\x7f",
    "é",
    "漢",
    "👩‍👩‍👧",
    "\u0301",
    "\ue000",
    "\x1b[200~pasted\x1b[201~",
]
ENOUGH = 120.0
"""Seconds in which a burst is worked off, also on a machine with other work."""


def mouse(chance: random.Random) -> str:
    button = chance.choice([0, 0, 0, 1, 2, 32, 64, 65, 64, 65])
    x, y = chance.randint(1, 90), chance.randint(1, 30)
    return f"\x1b[<{button};{x};{y}{chance.choice('Mm')}"


def burst(chance: random.Random) -> str:
    """Keys of every kind; without `q`, which may rightly end it, and without Ctrl-Z."""
    kinds = [lambda: chance.choice(SOME)] * 8 + [lambda: chance.choice(RARE), lambda: mouse(chance)]
    return "".join(chance.choice(kinds)() for _ in range(AT_ONCE))


def assert_whole(corpus: Path) -> None:
    for sidecar in corpus.glob("*.annotations.json"):
        Sidecar.parse(sidecar.read_bytes(), sidecar)


def answers(terminal: Terminal) -> None:
    """Go to the library whatever is open, and see that a key is still heard."""
    terminal.resize((80, 24))
    terminal.type("\x03\x03\x03" + "q" * 9 + "fstill there")
    terminal.wait_for("find: still there", patience=ENOUGH)
    terminal.type("\x03q")
    terminal.wait_gone("find: still there")


@pytest.mark.parametrize("seed", [SEED, SEED + 1])
def test_ten_thousand_keys_and_gestures(start: Start, corpus: Path, seed: int) -> None:
    """With other sizes between; it is alive afterwards, and no sidecar is torn."""
    chance = random.Random(seed)
    terminal = start(corpus)
    terminal.wait_for("Start:")
    terminal.type("\r")
    for _ in range(EVENTS // AT_ONCE):
        terminal.type(burst(chance))
        terminal.resize(chance.choice(SIZES))
        terminal.pump(0.05)
        assert terminal.process.poll() is None, terminal.screen()
    answers(terminal)
    assert terminal.quit(8) == 0
    assert_whole(corpus)
    texts = {path.name: path.read_text("utf-8") for path in corpus.glob("*.txt")}
    assert texts == ARTICLES


def truncated(document: Path) -> None:
    os.truncate(document, 40)


def emptied(document: Path) -> None:
    os.truncate(document, 0)


def rewritten_in_place(document: Path) -> None:
    with document.open("r+", encoding="utf-8") as file:
        file.write("Another dispatch about another fire.\n\n" * 9)
        file.truncate()


def replaced(document: Path) -> None:
    other = document.with_suffix(".new")
    other.write_bytes(b"\xff\xfe\x00binary\x00" * 99)
    other.replace(document)


def made_a_folder(document: Path) -> None:
    document.unlink()
    document.mkdir()


def saved(document: Path) -> list[tuple[str, ...]]:
    return list(chains(document).values()) if sidecar_of(document).exists() else []


CHANGES = [truncated, emptied, rewritten_in_place, replaced, Path.unlink, made_a_folder]


@pytest.mark.parametrize("change", CHANGES)
def test_a_document_that_changes_while_it_is_read(
    start: Start, corpus: Path, change: Callable[[Path], None]
) -> None:
    """Keys go on, what was tagged is kept, and the reader can be left."""
    terminal = start(corpus)
    terminal.wait_for("Start:")
    terminal.type("j\rJJcs")
    terminal.wait_for("C1 <- 1 Ilo Varr <- through whom?")
    linked = [("Ilo Varr",)]
    terminal.wait_until(lambda: saved(corpus / SECOND) == linked, "the link on the disk")
    before = chains(corpus / SECOND)
    change(corpus / SECOND)
    chance = random.Random(SEED)
    for _ in range(4):
        terminal.type("".join(chance.choice("jk bgGlhJK n") for _ in range(100)) + "/fire\r")
        terminal.pump(0.7)
        assert terminal.process.poll() is None, terminal.screen()
    answers(terminal)
    assert terminal.quit(8) == 0
    assert_whole(corpus)
    assert chains(corpus / SECOND) == before
