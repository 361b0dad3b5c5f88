"""Lines and stretches of a text of bytes, found from anywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.lines import Lines, Stretch, decode
from tests.reader.in_memory import MemoryText

# Few different bytes, so that grids, newlines and pieces of UTF-8 sequences meet often.
BYTES = st.lists(
    st.sampled_from([b"a", b" ", b"\n", b"\r\n", b"\r", "é".encode(), "港".encode(), "👩".encode()])
    | st.sampled_from([bytes([code]) for code in (0x80, 0xBF, 0xC3, 0xE6, 0xED, 0xF0, 0xF4, 0xFF)]),
    max_size=200,
).map(b"".join)


def stretches(data: bytes, grain: int) -> list[Stretch]:
    lines = Lines(MemoryText(data), grain)
    found = []
    start = 0
    while start < len(data):
        found.append(lines.stretch(start))
        start = found[-1].next_start
    return found


@given(st.binary(max_size=80) | BYTES)
def test_decoding_replaces_as_python_does_and_knows_each_byte(data: bytes) -> None:
    text, starts = decode(data)
    assert text == data.decode("utf-8", "replace")
    assert len(starts) == len(text) + 1
    for index, character in enumerate(text):
        assert data[starts[index] : starts[index + 1]].decode("utf-8", "replace") == character


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", []),
        (b"one", [b"one"]),
        (b"one\n", [b"one"]),
        (b"one\r\ntwo\n\n", [b"one", b"two", b""]),
        (b"a\rb\x0bc\x0cd", [b"a\rb\x0bc\x0cd"]),
        ("a\x85b\u2028c".encode(), ["a\x85b\u2028c".encode()]),
        (b"end\r", [b"end\r"]),
    ],
)
def test_a_line_ends_at_a_newline_only(data: bytes, lines: list[bytes]) -> None:
    assert [stretch.data for stretch in stretches(data, 16384)] == lines


@given(BYTES, st.integers(16, 40))
def test_stretches_are_the_same_from_either_side(data: bytes, grain: int) -> None:
    found = stretches(data, grain)
    lines = Lines(MemoryText(data), grain)
    for stretch in found:
        for byte in range(stretch.start, stretch.next_start):
            assert lines.start_of(byte) == stretch.start


@given(BYTES, st.integers(16, 40))
def test_stretches_partition_the_lines(data: bytes, grain: int) -> None:
    lines: list[bytes] = []
    for stretch in stretches(data, grain):
        assert len(stretch.data) <= 3 * grain
        assert stretch.data or stretch.first
        if stretch.first:
            lines.append(b"")
        lines[-1] += stretch.data
    expected = data.split(b"\n")
    last = expected.pop()
    expected = [line.removesuffix(b"\r") for line in expected] + ([last] if last else [])
    assert lines == expected


@given(st.lists(st.binary(max_size=39), max_size=8).map(b"\n".join))
def test_no_line_shorter_than_a_grain_is_cut(data: bytes) -> None:
    assert all(stretch.first for stretch in stretches(data, 40))


def test_a_monstrous_line_is_cut_after_a_blank_or_between_characters() -> None:
    words = b"ferry " * 100
    assert all(stretch.data.endswith(b" ") for stretch in stretches(words, 64)[:-1])
    island = "港".encode() * 200
    assert b"".join(stretch.data for stretch in stretches(island, 64)) == island
    assert all("\ufffd" not in decode(stretch.data)[0] for stretch in stretches(island, 64))


def test_the_middle_of_a_monstrous_line_is_found_without_its_beginning() -> None:
    text = MemoryText(b"a" * 3_000_000)
    lines = Lines(text)
    start = lines.start_of(2_000_000)
    assert 2_000_000 - 16384 <= start <= 2_000_000
    assert lines.stretch(start).next_start > 2_000_000
    assert text.bytes_read < 300_000


@pytest.mark.parametrize("size", [5, 6, 1000, 50_000_000])
def test_a_text_that_became_shorter_ends_where_its_reads_end(size: int) -> None:
    assert Lines(MemoryText(b"a\nbc\n", size)).end() == 5
