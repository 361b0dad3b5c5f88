"""What the terminal sends, however broken, as keys and pastes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste
from textual.message import Message

from reader.terminal.typed import PASTE_BEGINS, PASTE_ENDS, PATIENCE, Typed


class Clock:
    """Goes only when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def said(messages: list[Message]) -> list[str]:
    """Keys by name, pastes by their text."""
    return [m.key if isinstance(m, Key) else m.text for m in messages if isinstance(m, Key | Paste)]


@pytest.mark.parametrize(
    "broken", ["\x1b[1114112u", "\x1b[99999999999u", "\x1b[97;1;99999999999u", "\x1b[:u"]
)
def test_a_sequence_that_cannot_be_is_passed_over(broken: str) -> None:
    typed = Typed()
    keys = said(list(typed.feed(f"a{broken}b")))
    assert keys[0] == "a"
    assert said(list(typed.feed("c"))) == ["c"]


def test_what_comes_after_a_broken_sequence_in_one_read_is_heard() -> None:
    assert said(list(Typed().feed("\x1b[1114112u\x1b[Aj")))[-2:] == ["up", "j"]


def test_a_paste_comes_whole_however_it_was_cut() -> None:
    typed = Typed()
    parts = [f"{PASTE_BEGINS}The ferry", " bur", f"ned.{PASTE_ENDS}q"]
    assert said([m for part in parts for m in typed.feed(part)]) == ["The ferry burned.", "q"]


def test_a_paste_whose_end_is_lost_deafens_nobody() -> None:
    clock = Clock()
    typed = Typed(clock=clock)
    assert said(list(typed.feed(f"{PASTE_BEGINS}abc"))) == []
    clock.now = PATIENCE / 2
    assert said(list(typed.tick())) == []
    clock.now = PATIENCE * 2
    assert said(list(typed.tick())) == ["abc"]
    assert said(list(typed.feed("j"))) == ["j"]


@given(st.lists(st.text(st.sampled_from("\x1b[]0123456789;:<?~uMmAOab\x07\\$y"), max_size=30)))
def test_nothing_that_is_sent_is_an_error(parts: list[str]) -> None:
    typed = Typed()
    for part in parts:
        list(typed.feed(part))
        list(typed.tick())
