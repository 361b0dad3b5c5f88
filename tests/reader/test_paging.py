"""The window shows what a whole-document layout would, from any place and after any movement."""

import random
from bisect import bisect_right
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cells import shown
from reader.lines import Lines
from reader.paging import START, Motion, Pager, Place, ScreenRow
from reader.wrapping import wrap
from tests.reader.in_memory import TEXT, MemoryText
from tests.reader.test_lines import BYTES

DOCUMENT = st.lists(TEXT, max_size=8).map("\n".join).map(lambda text: text.encode("utf-8")) | BYTES
WIDTH = st.integers(1, 30)
HEIGHT = st.integers(1, 8)
GRAIN = st.sampled_from([16, 40, 16384])


def naive(data: bytes, width: int, grain: int = 16384) -> list[tuple[Place, str]]:
    """Every row of a document, laid out whole."""
    lines = Lines(MemoryText(data), grain)
    rows: list[tuple[Place, str]] = []
    start = 0
    while start < len(data):
        stretch = lines.stretch(start)
        line = stretch.data.decode("utf-8", "replace")
        for number, row in enumerate(wrap(line, width)):
            rows.append((Place(start, number), shown(line)[row.start : row.text_end]))
        start = stretch.next_start
    return rows


def seen(rows: tuple[ScreenRow, ...]) -> list[tuple[Place, str]]:
    return [(row.place, row.text) for row in rows]


@given(DOCUMENT, WIDTH, HEIGHT, GRAIN)
def test_every_screen_is_a_piece_of_the_whole_layout(
    data: bytes, width: int, height: int, grain: int
) -> None:
    whole = naive(data, width, grain)
    pager = Pager(MemoryText(data), width, grain)
    for index, (place, _) in enumerate(whole):
        assert seen(pager.screen(place, height)) == whole[index : index + height]


@given(DOCUMENT, WIDTH, GRAIN, st.integers(-60, 60), st.data())
def test_moving_is_counting_rows(
    data: bytes, width: int, grain: int, rows: int, draw: st.DataObject
) -> None:
    places = [place for place, _ in naive(data, width, grain)] or [START]
    index = draw.draw(st.integers(0, len(places) - 1))
    pager = Pager(MemoryText(data), width, grain)
    moved = pager.move(places[index], rows)
    assert moved == places[max(0, min(index + rows, len(places) - 1))]
    if 0 <= index + rows < len(places):
        assert pager.move(moved, -rows) == places[index]


@given(DOCUMENT, WIDTH, GRAIN)
def test_rows_partition_the_bytes(data: bytes, width: int, grain: int) -> None:
    rows = Pager(MemoryText(data), width, grain).screen(START, 10_000)
    ends = [0, *(row.next_start for row in rows)]
    assert ends == [*(row.start for row in rows), len(data)] or not rows
    for row in rows:
        assert row.start <= row.end <= row.next_start
        assert len(row.starts) == len(row.columns) == len(row.text) + 1
        assert row.first == (row.start == 0 or data[row.start - 1 : row.start] == b"\n")


@given(DOCUMENT, WIDTH, HEIGHT, GRAIN)
def test_the_row_of_a_byte_is_the_row_that_shows_it(
    data: bytes, width: int, height: int, grain: int
) -> None:
    pager = Pager(MemoryText(data), width, grain)
    rows = pager.screen(START, 10_000)
    starts = [row.start for row in rows]
    for byte in range(len(data)):
        index = bisect_right(starts, byte) - 1
        assert pager.place_of(byte) == rows[index].place
        assert pager.is_visible(byte, START, height) == (index < height)
        revealed = pager.reveal(byte, START, height)
        assert pager.is_visible(byte, revealed, height)
        assert pager.byte_of(rows[index].place) == rows[index].start


@given(DOCUMENT, WIDTH)
def test_column_and_byte_of_a_character_lead_to_each_other(data: bytes, width: int) -> None:
    pager = Pager(MemoryText(data), width)
    for row in pager.screen(START, 10_000):
        for index, byte in enumerate(row.starts[:-1]):
            back = row.byte_at(row.column_of(byte))
            assert back <= byte or row.columns[index] == row.columns[index + 1]
            assert row.column_of(back) == row.column_of(byte)
            assert pager.byte_at(row.place, row.columns[index]) == back
        assert row.byte_at(row.width) == row.byte_at(10_000) == row.end


@pytest.mark.parametrize(
    ("column", "byte"), [(0, 0), (1, 0), (2, 3), (3, 6), (4, 6), (8, 7), (9, 8), (50, 8)]
)
def test_a_click_lands_on_the_character_drawn_there(column: int, byte: int) -> None:
    pager = Pager(MemoryText("港e\u0301\tx\nnext".encode()), 20)
    assert pager.byte_at(START, column) == byte


@given(DOCUMENT, WIDTH, HEIGHT)
def test_last_page_ends_with_the_last_row(data: bytes, width: int, height: int) -> None:
    whole = naive(data, width)
    pager = Pager(MemoryText(data), width)
    assert seen(pager.screen(pager.last_page(height), height)) == whole[-height:]


@given(DOCUMENT, WIDTH, HEIGHT, st.lists(st.sampled_from(list(Motion)), max_size=30))
def test_motions_never_leave_the_pages_of_the_text(
    data: bytes, width: int, height: int, motions: list[Motion]
) -> None:
    places = [place for place, _ in naive(data, width)] or [START]
    last = max(0, len(places) - height)
    steps = {
        Motion.ROW_DOWN: 1,
        Motion.ROW_UP: -1,
        Motion.PAGE_DOWN: height,
        Motion.PAGE_UP: -height,
        Motion.HALF_DOWN: (height + 2) // 2,
        Motion.HALF_UP: -((height + 2) // 2),
        Motion.FIRST: -len(places),
        Motion.LAST: len(places),
    }
    pager = Pager(MemoryText(data), width)
    place, index = START, 0
    for motion in motions:
        place = pager.go(place, motion, height)
        index = max(0, min(index + steps[motion], last))
        assert place == places[index]


def test_a_window_beyond_the_last_page_stays_until_it_goes_back() -> None:
    pager = Pager(MemoryText(b"one\ntwo\nthree\n"), 20)
    beyond = Place(8, 0)
    assert pager.go(beyond, Motion.ROW_DOWN, 2) == beyond
    assert pager.go(beyond, Motion.ROW_UP, 2) == Place(4, 0)


def test_reveal_leaves_the_wanted_rows_above() -> None:
    pager = Pager(MemoryText(b"".join(b"row %03d\n" % number for number in range(100))), 20)
    assert pager.reveal(8 * 50, START, 10, above=3) == Place(8 * 47, 0)
    assert pager.reveal(8 * 99, START, 10, above=3) == Place(8 * 90, 0)


@given(DOCUMENT, st.integers(0, 300), st.integers(0, 40), st.integers(0, 600), HEIGHT)
def test_a_text_that_becomes_shorter_is_never_an_error(
    data: bytes, line: int, row: int, claimed: int, height: int
) -> None:
    text = MemoryText(data, max(len(data), claimed))
    pager = Pager(text, 10)
    pager.screen(START, height)
    text.data = data[: len(data) // 2]
    place = Place(line, row)
    clamped = pager.clamp(place)
    assert pager.clamp(clamped) == clamped
    assert pager.move(place, 3) >= START
    for motion in Motion:
        pager.screen(pager.go(place, motion, height), height)
    pager.place_of(line)
    pager.byte_at(place, row)
    assert Pager(MemoryText(b"", claimed), 10).screen(place, height) == ()
    assert Pager(MemoryText(b"", claimed), 10).last_page(height) == START


@pytest.mark.parametrize("unit", [b"row of words in Varrhaven\n", b"words ", b"x", "港".encode()])
@pytest.mark.parametrize("motion", list(Motion))
def test_a_movement_reads_little_of_a_large_document(unit: bytes, motion: Motion) -> None:
    text = MemoryText(unit * (4_000_000 // len(unit)))
    pager = Pager(text, 70)
    middle = pager.place_of(2_000_000)
    text.bytes_read = 0
    pager.screen(pager.go(middle, motion, 22), 22)
    assert text.bytes_read < 700_000


def test_real_texts_of_many_scripts_page_as_a_whole_layout(testdata: Path) -> None:
    choose = random.Random(5)
    for path in sorted((testdata / "unicode" / "udhr2").glob("*.txt")):
        data = path.read_bytes()[:6000]
        whole = naive(data, 31, 512)
        pager = Pager(MemoryText(data), 31, 512)
        for index in choose.sample(range(len(whole)), min(5, len(whole))):
            assert seen(pager.screen(whole[index][0], 22)) == whole[index : index + 22]
            assert pager.move(whole[index][0], -index) == START


def test_what_is_added_below_a_short_window_is_seen_in_it() -> None:
    text = MemoryText(b"one\ntwo\n")
    pager = Pager(text, 20)
    assert [row.text for row in pager.screen(START, 3)] == ["one", "two"]
    text.data += b"three\nfour\n"
    text.size = len(text.data)
    assert [row.text for row in pager.screen(START, 3)] == ["one", "two", "three"]


def test_a_window_that_is_asked_for_again_is_not_read_again() -> None:
    text = MemoryText(b"a row\n" * 100)
    pager = Pager(text, 20)
    seen, read = pager.screen(Place(60, 0), 5), text.bytes_read
    assert pager.screen(Place(60, 0), 5) == seen
    assert text.bytes_read == read
    assert len(pager.screen(Place(60, 0), 6)) == 6
