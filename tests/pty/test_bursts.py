"""Many keys in one read: each is heard by the mode that the key before left."""

from pathlib import Path

import pytest

from tests.pty.articles import ARTICLES, REGISTER, SECOND, TITLES
from tests.pty.conftest import Start
from tests.pty.sidecars import chains, read, sidecar_of
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

CLAIMED = "C1 <- 1 Ilo Varr <- through whom?"


def test_keys_typed_before_anything_is_on_the_screen(start: Start, corpus: Path) -> None:
    """From the first moment keys are kept in order: open the second article, tag, link."""
    terminal = start(corpus)
    terminal.type("j\rJJcs")
    terminal.wait_for(CLAIMED, TITLES[SECOND])
    assert terminal.quit() == 0
    assert list(chains(corpus / SECOND).values()) == [("Ilo Varr",)]


@pytest.fixture
def reading(start: Start, corpus: Path) -> Terminal:
    """The second article, its first claimable sentence under the cursor."""
    terminal = start(corpus)
    terminal.wait_for("Start:", TITLES[SECOND])
    terminal.type("j\rJJ")
    terminal.wait_for(">        Meanwhile")
    return terminal


def test_bursts_while_reading(reading: Terminal, corpus: Path) -> None:
    """Words typed into a search press no other key; `q` among others leaves nothing."""
    reading.type("/iraq\r")
    reading.wait_status("not found: iraq")
    reading.type("/quay\rq")
    reading.wait_for("Start:")
    reading.type("\rqq")
    reading.wait_status("q again to leave")
    reading.type("gj\rgJJcs")
    reading.wait_for(CLAIMED)
    reading.type("lqqqqkj")
    reading.wait_for("3 documents")
    assert reading.process.poll() is None
    assert reading.quit() == 0
    assert list(chains(corpus / SECOND).values()) == [("Ilo Varr",)]


def test_pastes(reading: Terminal, corpus: Path) -> None:
    """A pasted article presses no key while reading, and is one line of text in a prompt."""
    for text in (ARTICLES[REGISTER], "c", "q" * 5000):
        reading.type("j")
        reading.wait_gone("a paste is refused")
        reading.paste(text)
        reading.wait_status("a paste is refused")
    reading.type("f")
    reading.wait_status("find:")
    reading.paste("harbour\nmaster\r\n")
    reading.wait_status("find: harbour master")
    reading.wait_for("[harbour]", "[master]")
    reading.type("\r\r")
    reading.wait_for(">        Meanwhile")
    reading.type("i")
    reading.paste("one\ttwo\x07\n")
    reading.type("\r")
    reading.wait_for("note: one two")
    assert reading.quit() == 0
    (kept,) = read(corpus / SECOND).annotations.values()
    assert kept.note is not None and kept.note.split() == ["one", "two\x07"]
    assert not sidecar_of(corpus / REGISTER).exists()


def test_bytes_that_are_no_text(reading: Terminal) -> None:
    """What is not UTF-8 is no key, and ends nothing."""
    reading.type(b"\xe9\xff\xc3")
    reading.type("(l/crew\r")
    reading.wait_status("not found: crew")
    assert reading.quit() == 0
