"""No control of a stranger's text survives, and nothing moves."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.terminal.inert import _unsafe, inert


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain – “text”", "plain – “text”"),
        ("\x1b]52;c;AA\x07", "␛]52;c;AA␇"),
        ("a\tb\r\n", "a␉b␍␊"),
        ("\x7f\x9b", "␡\ufffd"),
        ("\u202egpj.exe", "\ufffdgpj.exe"),
        ("\ud800", "\ufffd"),
        ("\U000e0041", "\ufffd"),
        ("می\u200cخواهد", "می\u200cخواهد"),
        ("ه\u200d.ق", "ه\u200c.ق"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("👩\u200dx\u200d👩\u200d", "👩\u200cx\u200c👩\u200c"),
    ],
)
def test_controls_become_visible_one_for_one(text: str, expected: str) -> None:
    assert inert(text) == expected


def test_what_is_printable_holds_nothing_unsafe() -> None:
    """So that most text need not be looked through for it."""
    every = map(chr, range(0x110000))
    assert all(_unsafe().search(each) is None for each in every if each.isprintable())


@given(st.text())
def test_length_stays_and_a_second_pass_changes_nothing(text: str) -> None:
    assert len(inert(text)) == len(text)
    assert inert(inert(text)) == inert(text)


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    assert not {unicodedata.category(character) for character in inert(text)} & {"Cc", "Cs"}


def test_known_attacks_lose_their_controls(testdata: Path) -> None:
    cases = (testdata / "escapes" / "cases.jsonl").read_text("utf-8").splitlines()
    assert cases
    for case in map(json.loads, cases):
        assert not any(ord(character) < 32 for character in inert(case["text"]))
        assert not set(inert(case["text"])) & set(
            "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\x9b\x9d\x90"
        )
