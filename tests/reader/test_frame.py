"""Rows of runs fitted to cells: never wider, never inside a cluster, always inert."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.layers import Style
from reader.screens.frame import clipped, fitted, keys_fitted, padded, plain, run, two_sided, width
from reader.terminal.inert import inert
from tests.reader.in_memory import TEXT

CLIPPED = [
    ("ferry", 5, "ferry"),
    ("ferry", 4, "fer…"),
    ("ferry", 1, "…"),
    ("ferry", 0, ""),
    ("ferry", -3, ""),
    ("", 0, ""),
    ("港口局", 6, "港口局"),
    ("港口局", 5, "港口…"),
    ("港口局", 4, "港…"),
    ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
    ("👩\u200d🔬👩\u200d🔬", 3, "👩\u200d🔬…"),
]


@pytest.mark.parametrize(("text", "cells", "shown"), CLIPPED)
def test_what_does_not_fit_ends_with_a_sign(text: str, cells: int, shown: str) -> None:
    assert clipped(text, cells) == shown


@given(TEXT, st.integers(-2, 80))
def test_clipped_text_fits_and_is_a_beginning(text: str, cells: int) -> None:
    text = inert(text)
    shown = clipped(text, cells)
    assert cell_len(shown) <= max(0, cells)
    assert text.startswith(shown.removesuffix("…"))


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (40, "Enter open  n topic  q back  ?"),
        (30, "Enter open  n topic  q back  ?"),
        (29, "Enter open  n topic  ?"),
        (21, "Enter open  ?"),
        (5, "?"),
        (0, ""),
    ],
)
def test_keys_that_do_not_fit_are_left_out_whole(cells: int, shown: str) -> None:
    assert keys_fitted("Enter open  n topic  q back  ?", cells) == shown


@given(TEXT, st.integers(0, 80))
def test_keys_are_never_wider_than_there_is_room(text: str, cells: int) -> None:
    assert cell_len(keys_fitted(f"{text}  ?", cells)) <= cells


@given(TEXT, st.integers(0, 80))
def test_padded_text_fills_its_cells(text: str, cells: int) -> None:
    assert cell_len(padded(inert(text), cells)) == cells


@given(TEXT)
def test_width_is_that_of_the_terminal(text: str) -> None:
    assert width(inert(text)) == cell_len(inert(text))


@given(st.lists(TEXT, max_size=5), st.integers(0, 80))
def test_a_fitted_row_fits(parts: list[str], cells: int) -> None:
    assert cell_len(plain(fitted(tuple(run(part) for part in parts), cells))) <= cells


def test_runs_beyond_the_last_cell_are_left_out() -> None:
    row = fitted((run("ferry"), run("fire", Style.HIT), run("!")), 5)
    assert [part.text for part in row] == ["ferry"]


@given(TEXT, TEXT, st.integers(0, 90))
@example("", "\U0001f3fd", 0)
def test_a_row_of_two_sides_is_never_too_wide(left: str, right: str, cells: int) -> None:
    assert cell_len(plain(two_sided(left, right, cells))) <= cells


def test_the_left_gives_way_to_the_right() -> None:
    assert plain(two_sided("a long left side", "right", 12)) == "a lon… right"
    assert plain(two_sided("left", "right", 12)) == "left   right"
    assert plain(two_sided("left", "", 6)) == "left  "


def test_a_run_is_inert() -> None:
    assert run("a\x1b[2J\n").text == "a␛[2J␊"
