"""The picker of `t`: letters, typing, slips; no new tag by a typo."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.actions import Mode
from reader.likeness import ranked
from tests.reader.books import book
from tests.reader.harness import Reader


def test_a_letter_of_the_codebook_tags_at_once(booked: Reader) -> None:
    booked.type("t r")
    assert booked.mode() is Mode.READING
    assert [a.tag for a in booked.annotations()] == ["rumour"]
    assert any(row.startswith(">R") for row in booked.rows())


def test_the_picker_shows_letters_guideline_and_the_example_of_the_chosen(booked: Reader) -> None:
    screen = "\n".join(booked.type("t").rows())
    assert " > r R rumour" in screen
    assert "   w E eye witness" in screen
    assert "e.g. “on the quay it was said that the doors were locked”" in screen
    assert "hearsay" not in screen
    assert "Somebody who saw it." in "\n".join(booked.type("down").rows())


def test_tags_in_use_outside_the_codebook_are_offered_and_said_to_be_so(booked: Reader) -> None:
    rows = booked.type("t").say("goss").rows()
    assert any("gossip" in row and "not in the codebook" in row for row in rows)


def test_the_sentence_stays_in_sight_beneath_the_picker(booked: Reader) -> None:
    for _ in range(12):
        rows = booked.type("t").rows()
        assert any(row.startswith(">") and len(row) > 9 for row in rows[1:])
        booked.type("escape l")


SLIPS = [
    ("rumuor", "rumour"),
    ("rumor", "rumour"),
    ("Rumours", "rumour"),
    ("eye", "eye witness"),
    ("ew", "eye witness"),
    ("eyewitness", "eye witness"),
    ("tol", "toll"),
]


@pytest.mark.parametrize(("typed", "tag"), SLIPS)
def test_a_slip_finds_the_tag_and_makes_none(booked: Reader, typed: str, tag: str) -> None:
    # A codebook without letters: with them the first letter would tag already.
    tags = tuple(replace(each, key="") for each in book().tags)
    booked.state = replace(booked.state, codebook=replace(book(), tags=tags))
    booked.type("t").say(typed).type("enter")
    assert [a.tag for a in booked.annotations()] == [tag]


@pytest.mark.parametrize("last", ["enter", "n", "escape", "x", "q", "space"])
def test_a_tag_that_is_not_there_is_asked_about_and_only_y_makes_it(
    booked: Reader, last: str
) -> None:
    booked.type("t").say("fog").type("enter")
    assert booked.mode() is Mode.CONFIRM
    assert "no tag “fog” yet: y makes it" in booked.message
    booked.type(last)
    assert booked.annotations() == []
    assert booked.message == "“fog” is not made"
    assert booked.mode() is Mode.READING
    booked.type("t").say("fog").type("enter y")
    assert [a.tag for a in booked.annotations()] == ["fog"]


def test_a_new_tag_is_the_last_choice_where_others_are_like_it(booked: Reader) -> None:
    booked.type("t").say("tolls").type("up")
    assert any("> make a new tag: tolls" in row for row in booked.rows())
    booked.type("enter y")
    assert [a.tag for a in booked.annotations()] == ["tolls"]


def test_a_hostile_codebook_is_inert_in_the_picker(booked: Reader) -> None:
    text = '[tags.a]\nguideline = "x\\u001b[31my\\u202e"\nexample = "\\u0007"'
    booked.state = replace(booked.state, codebook=book(text))
    screen = "".join(booked.type("t").rows())
    assert not {"\x1b", "\u202e", "\x07"} & set(screen)


@given(st.text(max_size=8), st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=6))
def test_what_is_found_is_of_the_names_and_each_once(typed: str, names: list[str]) -> None:
    found = ranked(typed, tuple(names))
    assert len(set(found)) == len(found)
    assert set(found) <= set(names)


@given(st.text("abc d", min_size=1, max_size=8), st.text("abc d", min_size=1, max_size=8))
def test_the_name_itself_comes_first(name: str, other: str) -> None:
    name, other = " ".join(name.split()), " ".join(other.split())
    if name and other and name != other:
        assert ranked(name, (other, name))[0] == name


def test_a_short_word_is_like_nothing(tmp_path: Path) -> None:
    assert ranked("zz", ("zebra", "fizzle")) == ("fizzle",)
    assert ranked("zx", ("zebra", "fizzle")) == ()


def test_on_another_keyboard_the_key_in_the_same_place_is_the_letter(booked: Reader) -> None:
    booked.state = replace(booked.state, layout="ru")
    booked.type("t к")
    assert [a.tag for a in booked.annotations()] == ["rumour"]


def test_a_name_in_another_script_can_be_typed(booked: Reader) -> None:
    booked.state = replace(booked.state, layout="ru", tags=("камень",))
    booked.type("t").say("кам").type("enter")
    assert [a.tag for a in booked.annotations()] == ["камень"]
