"""Files with the conflict markers of a text merge, taken apart."""

import pytest

from annotations.markers import Sides, sides_of

PLAIN = """\
before
<<<<<<< HEAD
ours
=======
theirs
>>>>>>> topic
behind
"""
WITH_BASE = PLAIN.replace("=======\n", "||||||| 0a1b2c\nbase\n=======\n")


def test_what_stands_outside_of_markers_belongs_to_both() -> None:
    assert sides_of(PLAIN) == Sides(None, "before\nours\nbehind\n", "before\ntheirs\nbehind\n")


def test_the_base_is_known_where_the_markers_have_it() -> None:
    """As git writes them with ``merge.conflictStyle`` diff3."""
    assert sides_of(WITH_BASE) == Sides(
        "before\nbase\nbehind\n", "before\nours\nbehind\n", "before\ntheirs\nbehind\n"
    )


def test_one_conflict_without_the_base_leaves_none_for_the_file() -> None:
    for text in (PLAIN + WITH_BASE, WITH_BASE + PLAIN):
        found = sides_of(text)
        assert found is not None
        assert found.base is None
        assert found.ours == "before\nours\nbehind\n" * 2
        assert found.theirs == "before\ntheirs\nbehind\n" * 2


def test_line_ends_stay_and_the_last_line_may_have_none() -> None:
    text = PLAIN.replace("\n", "\r\n").rstrip()
    assert sides_of(text) == Sides(None, "before\r\nours\r\nbehind", "before\r\ntheirs\r\nbehind")


def test_a_side_may_be_empty() -> None:
    text = "<<<<<<< HEAD\n=======\ntheirs\n>>>>>>> topic\n"
    assert sides_of(text) == Sides(None, "", "theirs\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no markers\n",
        "<<<<<<<< eight\n",
        "<<<<<<<HEAD\n=======\n>>>>>>>topic\n",
        "<<<<<<< HEAD\nours\n=======\ntheirs\n",
        "<<<<<<< HEAD\nours\n>>>>>>> topic\n",
        "=======\n",
        ">>>>>>> topic\n",
        PLAIN + "<<<<<<< HEAD\n",
        PLAIN.replace("theirs\n", "theirs\n=======\n"),
        PLAIN.replace("ours\n", "<<<<<<< HEAD\nours\n"),
        WITH_BASE.replace("base\n", "base\n||||||| 0a1b2c\n"),
    ],
)
def test_without_markers_or_with_torn_ones_there_are_no_sides(text: str) -> None:
    assert sides_of(text) is None
