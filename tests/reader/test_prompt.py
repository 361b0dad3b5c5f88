"""The line that a person types into: pure editing, by whole graphemes, never a control shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.graphemes import is_boundary
from reader.prompt import LABELS, MAX_LENGTH, Prompt, PromptKind
from tests.reader.in_memory import TEXT

EDITS = [
    ("", 0, "a", "a", 1),
    ("ad", 1, "b", "abd", 2),
    ("ab", 2, "space", "ab ", 3),
    ("ab", 2, "backspace", "a", 1),
    ("ab", 0, "backspace", "ab", 0),
    ("ab", 0, "delete", "b", 0),
    ("ab", 2, "delete", "ab", 2),
    ("e\u0301x", 2, "backspace", "x", 0),
    ("👩\u200d🔬x", 0, "delete", "x", 0),
    ("one two three", 13, "ctrl+w", "one two ", 8),
    ("one two  ", 9, "ctrl+w", "one ", 4),
    ("one two", 3, "ctrl+w", " two", 0),
    ("one two", 4, "ctrl+u", "two", 0),
    ("one two", 3, "ctrl+k", "one", 3),
    ("ab", 1, "left", "ab", 0),
    ("ab", 0, "left", "ab", 0),
    ("ab", 1, "right", "ab", 2),
    ("a👍🏽b", 1, "right", "a👍🏽b", 3),
    ("ab", 2, "ctrl+b", "ab", 1),
    ("ab", 0, "ctrl+f", "ab", 1),
    ("ab", 2, "home", "ab", 0),
    ("ab", 2, "ctrl+a", "ab", 0),
    ("ab", 0, "end", "ab", 2),
    ("ab", 0, "ctrl+e", "ab", 2),
    ("", 0, "ж", "ж", 1),
    ("", 0, "港", "港", 1),
]


@pytest.mark.parametrize(("text", "caret", "key", "after", "at"), EDITS)
def test_editing_keys(text: str, caret: int, key: str, after: str, at: int) -> None:
    edited = Prompt(PromptKind.NOTE, text, caret).edited(key)
    assert edited is not None
    assert (edited.text, edited.caret) == (after, at)


@pytest.mark.parametrize("key", ["f5", "ctrl+t", "pgdn", "\x07", "shift+tab"])
def test_other_keys_edit_nothing(key: str) -> None:
    assert Prompt(PromptKind.NOTE, "ab", 1).edited(key) is None


def test_line_breaks_and_tabs_of_a_paste_become_blanks() -> None:
    assert Prompt(PromptKind.FIND).typed("a\nb\r\nc\td").text == "a b c d"


def test_a_pasted_article_is_cut() -> None:
    prompt = Prompt(PromptKind.NOTE, "seen: ", 6).typed("x" * 100_000)
    assert len(prompt.text) == MAX_LENGTH
    assert prompt.text.startswith("seen: xxx")
    assert prompt.typed("more").text == prompt.text


def test_typing_takes_back_what_was_chosen() -> None:
    assert Prompt(PromptKind.TAG, "", 0, chosen=3).typed("a").chosen == 0
    edited = Prompt(PromptKind.TAG, "ab", 2, chosen=3).edited("backspace")
    assert edited is not None
    assert edited.chosen == 0


@pytest.mark.parametrize("kind", list(PromptKind))
def test_every_kind_says_what_it_asks_for(kind: PromptKind) -> None:
    assert Prompt(kind, about="fog").label == LABELS[kind].format("fog")
    assert LABELS[kind].strip()


def test_a_long_or_hostile_name_leaves_room_for_the_line() -> None:
    label = Prompt(PromptKind.RENAME, about="\x1b{0}" + "x" * 70).label
    assert label.startswith("rename ␛{0}x")
    assert len(label) < 40


def test_controls_in_the_line_are_shown_as_signs() -> None:
    shown = Prompt(PromptKind.NOTE, "a\x1b[2Jb\u202e").shown()
    assert shown == "a␛[2Jb\ufffd"


KEYS = st.sampled_from(
    ["backspace", "delete", "ctrl+w", "ctrl+u", "ctrl+k", "left", "right", "home", "end", "space"]
)


@given(TEXT, st.lists(st.one_of(KEYS, st.characters(codec="utf-8")), max_size=20))
def test_the_caret_stays_in_the_line(text: str, keys: list[str]) -> None:
    prompt = Prompt(PromptKind.NOTE).typed(text)
    for key in keys:
        prompt = prompt.edited(key) or prompt
        assert 0 <= prompt.caret <= len(prompt.text) <= MAX_LENGTH


@given(TEXT)
def test_left_from_the_end_goes_from_grapheme_to_grapheme_to_the_start(text: str) -> None:
    prompt = Prompt(PromptKind.NOTE).typed(text)
    steps = 0
    while prompt.caret and steps <= len(text):
        moved = prompt.edited("left")
        assert moved is not None
        assert moved.caret < prompt.caret
        assert is_boundary(moved.text, moved.caret)
        prompt, steps = moved, steps + 1
    assert prompt.caret == 0
