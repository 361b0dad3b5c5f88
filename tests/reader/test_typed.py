"""What the terminal sends, however broken, as keys and pastes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, MouseDown, Paste, Resize
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


@pytest.mark.parametrize(
    ("parts", "keys"),
    [
        (["\x1bc"], ["escape", "c"]),
        (["\x1b", "c"], ["escape", "c"]),
        (["\x1bJ"], ["escape", "J"]),
        (["\x1b\r"], ["escape", "enter"]),
        (["\x1b", "\t"], ["escape", "tab"]),
        (["\x1bé"], ["escape", "é"]),
        (["\x1b]"], ["escape", "right_square_bracket"]),
        (["\x1bP"], ["escape", "P"]),
        (["\x1b\x1b"], ["escape", "escape"]),
        (["\x1b", "\x1b", "c"], ["escape", "escape", "c"]),
        (["\x1b["], ["escape", "left_square_bracket"]),
        (["\x1b", "["], ["escape", "left_square_bracket"]),
        (["\x1bO"], ["escape", "O"]),
        (["\x1b[A"], ["up"]),
        (["\x1b", "[A"], ["up"]),
        (["\x1b", "OA"], ["up"]),
        (["\x1b\x1b[A"], ["escape", "up"]),
        ([f"{PASTE_BEGINS}a\x1bb{PASTE_ENDS}"], ["a\x1bb"]),
        ([f"{PASTE_BEGINS}a\x1b", f"b{PASTE_ENDS}"], ["a\x1bb"]),
    ],
)
def test_esc_is_a_key_whatever_comes_right_behind_it(parts: list[str], keys: list[str]) -> None:
    clock = Clock()
    typed = Typed(clock=clock)
    found = [message for part in parts for message in typed.feed(part)]
    clock.now = 0.2
    assert said([*found, *typed.tick(), *typed.feed("j")]) == [*keys, "j"]


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


@pytest.mark.parametrize("at", range(1, len(PASTE_BEGINS)))
def test_a_paste_is_one_wherever_its_marks_are_cut(at: int) -> None:
    clock = Clock()
    typed = Typed(clock=clock)
    parts = [PASTE_BEGINS[:at], f"{PASTE_BEGINS[at:]}hello\x1bj"]
    assert said([m for part in parts for m in typed.feed(part)]) == []
    clock.now = PATIENCE * 2
    assert said(list(typed.tick())) == ["hello\x1bj"]
    assert said(list(typed.feed("j"))) == ["j"]
    parts = [f"{PASTE_BEGINS}hello{PASTE_ENDS[:at]}", f"{PASTE_ENDS[at:]}k"]
    assert said([m for part in parts for m in typed.feed(part)]) == ["hello", "k"]


@pytest.mark.parametrize(("key", "name"), [("\x03", "ctrl+c"), ("\x1b", "escape")])
def test_a_lone_key_that_gives_up_ends_a_paste_that_nobody_ended(key: str, name: str) -> None:
    clock = Clock()
    typed = Typed(clock=clock)
    found = [*typed.feed(f"{PASTE_BEGINS}abc"), *typed.feed("q"), *typed.feed(key)]
    clock.now = 0.2
    assert said([*found, *typed.tick()]) == ["abcq", name]


@pytest.mark.parametrize(
    "parts",
    [
        ["\x1b[<0;5;", "5M"],
        ["\x1b]52;c;abc", "\x07"],
        ["\x1bP1$r0m", "\x1b\\"],
        ["\x1b[<0;5;"],
        ["\x1b]52;c;abc"],
        ["\x1b[99;98;97z"],
        ["\x1b[?1;2c"],
    ],
)
def test_a_sequence_is_no_keys_however_slowly_it_comes(parts: list[str]) -> None:
    clock = Clock()
    typed = Typed(clock=clock)
    found: list[Message] = []
    for part in parts:
        found += typed.feed(part)
        clock.now += 0.5
        found += typed.tick()
    clock.now += PATIENCE
    assert said([*found, *typed.tick(), *typed.feed("j")]) == ["j"]


def test_a_terminal_that_says_absurd_sizes_is_not_believed() -> None:
    typed = Typed()
    mouse = "\x1b[<0;5;5M"
    for size in ("0;0;0;0", "99999;99999;1;1", "24;80;0;0"):
        sent = f"{mouse}\x1b[48;{size}t{mouse}j"
        found = list(typed.feed(sent))
        sizes = [(each.size.width, each.size.height) for each in found if isinstance(each, Resize)]
        assert sizes == ([(80, 24)] if size.startswith("24") else [])
        assert sum(isinstance(each, MouseDown) for each in found) == 2
        assert said(found) == ["j"]


@given(st.lists(st.text(st.sampled_from("\x1b[]0123456789;:<?~uMmAOab\x07\\$y"), max_size=30)))
def test_nothing_that_is_sent_is_an_error(parts: list[str]) -> None:
    typed = Typed()
    for part in parts:
        list(typed.feed(part))
        list(typed.tick())
