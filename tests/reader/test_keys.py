"""Keys: folding, digits of any script, keyboards of other scripts, names."""

import pytest

from reader.keys import folded, key_name, preferred_layout


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("c", "c"),
        ("ｃ", "c"),
        ("٣", "3"),
        ("۳", "3"),
        ("३", "3"),
        ("с", "c"),
        ("С", "C"),
        ("о", "j"),
        ("О", "J"),
        ("ψ", "c"),
        ("ב", "c"),
        ("é", "é"),
        ("中", "中"),
    ],
)
def test_a_character_stands_for_a_key(typed: str, key: str) -> None:
    assert folded(typed) == key


@pytest.mark.parametrize(
    ("layout", "row", "keys"),
    [
        ("ru", "йцукенгшщз", "qwertyuiop"),
        ("uk", "фівапролд", "asdfghjkl"),
        ("el", "ςερτυθιοπ", "wertyuiop"),
        ("he", "שדגכעיחלך", "asdfghjkl"),
        ("fa", "شسیبلاتنمک", "asdfghjkl;"),
        ("ar", "ضصثقفغعهخح", "qwertyuiop"),
    ],
)
def test_a_row_of_each_keyboard_is_the_row_of_qwerty(layout: str, row: str, keys: str) -> None:
    assert "".join(folded(letter, layout) for letter in row) == keys


def test_the_preferred_keyboard_decides_where_two_differ() -> None:
    assert folded("ز", "fa") == "c"
    assert folded("ز", "ar") == "."


@pytest.mark.parametrize(
    ("environment", "layout"),
    [
        ({"LANG": "fa_IR.UTF-8"}, "fa"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "C"}, "c"),
        ({}, ""),
    ],
)
def test_the_locale_says_which_keyboard_is_likely(
    environment: dict[str, str], layout: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert preferred_layout() == layout
    assert preferred_layout("el") == "el"


@pytest.mark.parametrize(
    ("key", "character", "name"),
    [
        ("j", "j", "j"),
        ("J", "J", "J"),
        ("space", " ", "space"),
        ("left_parenthesis", "(", "("),
        ("enter", "\r", "enter"),
        ("ctrl+j", "\n", "enter"),
        ("ctrl+m", None, "enter"),
        ("backtab", None, "shift+tab"),
        ("pagedown", None, "pgdn"),
        ("ctrl+d", "\x04", "ctrl+d"),
        ("escape", "\x1b", "escape"),
    ],
)
def test_keys_have_one_name_each(key: str, character: str | None, name: str) -> None:
    assert key_name(key, character) == name
