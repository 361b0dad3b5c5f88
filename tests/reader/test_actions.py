"""The action table: what is promised of every key, seen in the table and in what it drives."""

from collections import Counter

import pytest

from reader.actions import (
    ACTIONS,
    HINT_LETTERS,
    PASSES_THROUGH_PENDING,
    Mode,
    action_for,
    by_name,
    in_mode,
    shown,
    shown_keys,
)
from reader.availability import CHECKED
from reader.prompt import Prompt, PromptKind
from reader.update import TRANSITIONS

BRACKETS = set("()[]{}")
NEVER_THE_ONLY_KEY = {"ctrl+b", "ctrl+a", "ctrl+s", "ctrl+q", "ctrl+i"}


@pytest.mark.parametrize("mode", list(Mode))
def test_a_key_does_one_thing_in_a_mode(mode: Mode) -> None:
    keys = Counter(key for action in in_mode(mode) for key in action.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_action_names_are_unique() -> None:
    names = Counter(action.name for action in ACTIONS)
    assert max(names.values()) == 1


def test_hint_letters_are_disjoint_from_the_keys_that_pass_through_pending() -> None:
    assert not set(HINT_LETTERS) & PASSES_THROUGH_PENDING


def test_keys_that_pass_through_pending_do_their_normal_job_there() -> None:
    for key in PASSES_THROUGH_PENDING - {"v"}:
        assert action_for(Mode.PENDING, key) is action_for(Mode.READING, key)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_every_bracket_key_has_an_equal_that_needs_no_altgr(action: object) -> None:
    assert isinstance(action, type(ACTIONS[0]))
    if BRACKETS & set(action.keys):
        assert set(action.keys) - BRACKETS


def test_no_key_needs_alt_or_a_shifted_arrow() -> None:
    keys = {key for action in ACTIONS for key in action.keys}
    assert not [k for k in keys if "alt+" in k or "meta+" in k]
    assert not [k for k in keys if k.startswith("shift+") and k != "shift+tab"]


def test_keys_that_terminals_and_multiplexers_take_are_never_the_only_ones() -> None:
    for action in ACTIONS:
        assert set(action.keys) - NEVER_THE_ONLY_KEY, action.name


def test_every_action_does_something_or_says_that_it_comes_later() -> None:
    for action in ACTIONS:
        assert (action.name in TRANSITIONS) != bool(action.later), action.name


def test_no_transition_and_no_check_is_without_an_action() -> None:
    names = {action.name for action in ACTIONS}
    assert set(TRANSITIONS) <= names
    assert set(CHECKED) <= names


def test_every_action_of_the_text_modes_is_described() -> None:
    for action in ACTIONS:
        assert action.short
        assert len(action.short.split()) <= 2
        assert action.text or action.modes <= {Mode.RELATION}


def test_by_name_knows_every_action_and_no_other() -> None:
    assert all(by_name(action.name) is action for action in ACTIONS)
    with pytest.raises(KeyError):
        by_name("fly")


@pytest.mark.parametrize(
    ("key", "text"),
    [("space", "Space"), ("ctrl+d", "Ctrl-D"), ("pgdn", "PgDn"), ("j", "j"), ("up", "↑")],
)
def test_keys_are_shown_as_people_write_them(key: str, text: str) -> None:
    assert shown(key) == text


def test_digits_are_shown_as_a_run() -> None:
    assert shown_keys(by_name("numbered_source")) == "1–9"


def test_a_prompt_takes_every_printable_key_as_text() -> None:
    for action in ACTIONS:
        for key in action.keys:
            if len(key) == 1:
                edited = Prompt(PromptKind.NOTE).edited(key)
                assert edited is not None
                assert edited.text == key
