"""Somebody who knows nothing but what stands on the screen gets as far as a linked claim."""

import shutil
from pathlib import Path

import pytest

from tests.pty.articles import REGISTER, write_corpus
from tests.pty.conftest import Start
from tests.pty.script import hints, key_for, sentence
from tests.pty.sidecars import assert_sound, chains
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

KEYS = 8


def to_a_linked_claim(terminal: Terminal, words: str) -> str:
    """From the empty state to a claim and whose it is; the keys that were pressed.

    words: what a person looks for in the sentence; all keys are read off the screen.
    """
    terminal.wait_for("Start:", "q leaves")
    further = key_for(terminal, "next sentence")
    claim = key_for(terminal, '"this sentence is a claim"')
    terminal.type(key_for(terminal, "read it"))
    terminal.wait_for("c claim")
    while words not in sentence(terminal):
        step_on(terminal, further)
    terminal.type(claim)
    terminal.wait_for("<- who?")
    name, letter = next(iter(hints(terminal).items()))
    terminal.type(letter)
    terminal.wait_for(f" <- 1 {name}")
    return terminal.sent.decode()


def step_on(terminal: Terminal, key: str) -> None:
    before = sentence(terminal)
    terminal.type(key)
    terminal.wait_until(lambda: sentence(terminal) not in ("", before), "another sentence")


@pytest.mark.parametrize("real", [False, True], ids=["invented", "real"])
def test_a_linked_claim_from_what_the_screen_says(
    start: Start, tmp_path: Path, real: bool, request: pytest.FixtureRequest
) -> None:
    """In at most eight keys, nothing else being known."""
    corpus = tmp_path / "corpus"
    if real:
        shutil.copytree(request.getfixturevalue("seeds"), corpus)
        document, words = corpus / "000_848c392ec85acc8f.txt", "according to"
    else:
        document, words = write_corpus(corpus) / REGISTER, "said that"
    terminal = start(corpus)
    keys = to_a_linked_claim(terminal, words)
    assert len(keys) <= KEYS, keys
    assert terminal.quit() == 0
    assert_sound(document)
    ((claim, names),) = chains(document).items()
    assert words in claim and len(names) == 1
