"""Keeping the sentence cursor on the screen; lists and their windows."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.selectors import Span
from reader.listed import ListState
from reader.modes.view import AHEAD, jumped, pager, revealed, sentence_at, visible
from reader.state import Selection
from tests.reader.harness import SIZES, Reader, reader_of, reader_of_text


@pytest.fixture
def long(tmp_path: Path) -> Reader:
    return reader_of(tmp_path, "g-long.txt")


def test_a_jump_within_the_screen_scrolls_nothing(long: Reader) -> None:
    place = long.reading.place
    after = jumped(long.state, long.reading, 400)
    assert after.place == place
    assert after.cursor.start <= 400 < after.cursor.end


def test_a_jump_far_away_puts_its_row_in_the_upper_third(long: Reader) -> None:
    byte = long.reading.document.text.size // 2
    after = jumped(long.state, long.reading, byte)
    row = pager(long.state, long.reading.document).move(after.place, long.state.rows // 3)
    rows = pager(long.state, long.reading.document).screen(row, 1)
    assert rows[0].start <= byte < rows[0].next_start


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("part", [0, 1, 2, 3, 4])
def test_wherever_a_jump_goes_its_sentence_is_seen(
    tmp_path: Path, size: tuple[int, int], part: int
) -> None:
    reader = reader_of(tmp_path, "g-long.txt", size=size)
    byte = reader.reading.document.text.size * part // 4
    after = jumped(reader.state, reader.reading, byte)
    assert after.cursor == sentence_at(reader.reading.document, byte)
    assert after.cursor.overlaps(visible(reader.state, after))


def test_revealing_moves_no_more_than_it_takes(long: Reader) -> None:
    reading = long.type("space space").reading
    seen = visible(long.state, reading)
    assert revealed(long.state, reading, Span(seen.start, seen.start + 1)).place == reading.place
    pages = pager(long.state, reading.document)
    below = revealed(long.state, reading, Span(seen.end + 1, seen.end + 2))
    assert pages.move(reading.place, 2 + AHEAD) >= below.place > reading.place
    above = revealed(long.state, reading, Span(seen.start - 3, seen.start - 2))
    assert pages.move(reading.place, -2) <= above.place < reading.place


def test_of_a_sentence_taller_than_the_screen_the_start_is_shown(tmp_path: Path) -> None:
    reader = reader_of_text(tmp_path, "One. " + "on and " * 80 + "over.\n", (20, 6))
    reader.type("l")
    assert any(row.startswith(">") for row in reader.rows())


def test_how_far_one_read_grows_with_what_was_seen(long: Reader) -> None:
    furthest = [long.reading.furthest]
    for keys in ("space", "space", "g", "G", "g"):
        furthest.append(long.type(keys).reading.furthest)
    assert furthest == sorted(furthest)
    assert furthest[-1] >= long.reading.document.text.size - 1


def test_between_sentences_the_next_one_is_meant(reader: Reader) -> None:
    document = reader.reading.document
    text = document.text.read(0, document.text.size)
    gap = text.index(b"\n\nMeanwhile") + 1
    assert reader.words(sentence_at(document, gap)).startswith("Meanwhile")
    assert sentence_at(document, 10**9).end <= document.text.size


# ---- lists ---------------------------------------------------------------------------------


@given(
    st.lists(st.tuples(st.integers(-30, 30), st.integers(0, 20), st.integers(0, 12)), max_size=20)
)
def test_the_selected_line_of_a_list_is_always_in_its_window(
    moves: list[tuple[int, int, int]],
) -> None:
    chosen = ListState()
    for by, count, height in moves:
        chosen = chosen.moved(by, count, height)
        assert 0 <= chosen.selected <= max(0, count - 1)
        assert chosen.top <= chosen.selected < chosen.top + max(height, 1)


def test_a_list_scrolls_no_more_than_needed() -> None:
    assert ListState(5, 3).at(6, 20, 5) == ListState(6, 3)
    assert ListState(5, 3).at(9, 20, 5) == ListState(9, 5)
    assert ListState(5, 3).at(1, 20, 5) == ListState(1, 1)


# ---- selections ----------------------------------------------------------------------------


@given(
    st.integers(0, 50),
    st.integers(0, 50),
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=5),
)
def test_pieces_of_a_selection_are_in_order_apart_and_not_empty(
    anchor: int, head: int, pieces: list[tuple[int, int]]
) -> None:
    kept = tuple(Span(*sorted(pair)) for pair in pieces)
    spans = Selection(anchor, head, kept).spans
    assert all(span.length for span in spans)
    assert all(one.end < other.start for one, other in pairwise(spans))
    marked = {
        i for span in (*kept, Span(*sorted((anchor, head)))) for i in range(span.start, span.end)
    }
    assert {i for span in spans for i in range(span.start, span.end)} == marked
