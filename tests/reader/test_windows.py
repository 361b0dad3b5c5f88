"""Windows of decoded text: the same places in bytes and in code points, near any byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.selectors import Span
from reader.windows import KEPT, MARGIN, REACH, TextWindow, Windows
from tests.reader.in_memory import TEXT, MemoryText

MIXED = "Varrhaven, e\u0301lan 👩\u200d🔬 港口 آتش. Done."
LINES = "".join(f"Line {n}: the ferry «Asterle» lay still.\n" for n in range(6000)).encode()
NO_LINES = ("港口局公布名单。" * 8000).encode()


def window_of(text: str, base: int = 0) -> TextWindow:
    raw = text.encode()
    return TextWindow(raw, base, base + len(raw))


@pytest.mark.parametrize("base", [0, 1000])
def test_each_code_point_begins_at_one_byte_and_back(base: int) -> None:
    window = window_of(MIXED, base)
    for index in range(len(MIXED) + 1):
        byte = base + len(MIXED[:index].encode())
        assert window.byte_of(index) == byte
        assert window.index_of(byte) == index


def test_a_byte_inside_a_character_belongs_to_it() -> None:
    window = window_of("a港b")
    assert [window.index_of(byte) for byte in range(6)] == [0, 1, 1, 1, 2, 3]


@pytest.mark.parametrize(("byte", "index"), [(0, 0), (99, 0), (100, 0), (104, 4), (999, 4)])
def test_a_byte_outside_counts_as_the_nearest_end(byte: int, index: int) -> None:
    assert window_of("abcd", 100).index_of(byte) == index


@given(TEXT, st.integers(0, 60), st.integers(0, 60), st.sampled_from([0, 7]))
def test_spans_go_to_bytes_and_back(text: str, one: int, other: int, base: int) -> None:
    window = window_of(text, base)
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    span = Span(start, end)
    place = window.bytes_of(span)
    assert window.span_of(place) == span
    assert window.raw[place.start - base : place.end - base].decode() == span.of(text)


@pytest.mark.parametrize(
    ("index", "sentence"),
    [(0, "One is here."), (12, "Two is there."), (13, "Two is there."), (99, "Two is there.")],
)
def test_a_place_has_the_sentence_it_is_in_or_the_next_or_the_last(
    index: int, sentence: str
) -> None:
    window = window_of("One is here. Two is there.\n")
    found = window.sentence_at(index)
    assert found is not None
    assert found.of(window.text) == sentence


def test_a_blank_line_parts_paragraphs() -> None:
    window = window_of("One.\nStill one.\n\nTwo.\n")
    found = window.paragraph_at(6)
    assert found is not None
    assert found.of(window.text).split() == ["One.", "Still", "one."]
    after = window.paragraph_at(16)
    assert after is not None
    assert after.of(window.text).strip() == "Two."


@pytest.mark.parametrize("text", ["", "   \n\n"])
def test_a_text_without_words_has_no_sentence_and_no_paragraph(text: str) -> None:
    assert window_of(text).sentence_at(0) is None
    assert window_of(text).paragraph_at(0) is None


# ---- the windows of a long text ------------------------------------------------------------


@pytest.mark.parametrize("byte", [0, 1, 30_000, 48_000, 48_001, 100_000, 200_000, len(LINES)])
def test_a_window_reaches_far_to_both_sides_of_its_place(byte: int) -> None:
    window = Windows(MemoryText(LINES)).around(byte)
    assert window.base <= byte <= window.end
    assert window.base == 0 or window.base <= byte - MARGIN
    assert window.end == len(LINES) or window.end >= byte + MARGIN
    assert window.end - window.base <= 5 * REACH


@pytest.mark.parametrize("byte", [60_000, 100_000, 150_001])
def test_a_window_begins_and_ends_at_a_line(byte: int) -> None:
    window = Windows(MemoryText(LINES)).around(byte)
    assert window.text.startswith("Line ")
    assert window.text.endswith("\n")
    assert LINES[window.base - 1 : window.base] == b"\n"


def test_a_window_begins_at_a_paragraph_where_there_is_one() -> None:
    text = ("A line.\n" * 200 + "\n") * 100
    window = Windows(MemoryText(text.encode())).around(90_000)
    assert text[: window.base].endswith("\n\n")


@pytest.mark.parametrize("byte", [60_000, 100_001, 100_002, 150_000])
def test_a_text_without_lines_is_cut_between_characters(byte: int) -> None:
    window = Windows(MemoryText(NO_LINES)).around(byte)
    assert "\ufffd" not in window.text
    assert window.text.encode() == NO_LINES[window.base : window.end]


@given(st.integers(0, len(NO_LINES)))
def test_a_window_decodes_to_the_very_text(byte: int) -> None:
    window = Windows(MemoryText(NO_LINES)).around(byte)
    assert window.text == NO_LINES[window.base : window.end].decode()


def test_places_near_each_other_share_a_window_and_distant_ones_do_not() -> None:
    text = MemoryText(LINES)
    windows = Windows(text)
    first = windows.around(100_000)
    assert windows.around(100_500) is first
    read = text.bytes_read
    assert windows.around(99_000) is first
    assert text.bytes_read == read
    assert windows.around(180_000) is not first


def test_a_place_near_the_edge_gets_a_window_of_its_own() -> None:
    windows = Windows(MemoryText(LINES))
    first = windows.around(100_000)
    edge = first.end - MARGIN // 2
    second = windows.around(edge)
    assert second is not first
    assert second.end >= edge + MARGIN


def test_only_the_last_few_windows_are_kept() -> None:
    text = MemoryText(LINES)
    windows = Windows(text)
    windows.around(0)
    for n in range(KEPT + 2):
        windows.around(60_000 + n * 20_000)
    read = text.bytes_read
    windows.around(0)
    assert text.bytes_read > read


def test_a_text_that_grew_is_read_anew() -> None:
    text = MemoryText(b"One.\n")
    windows = Windows(text)
    assert windows.around(0).text == "One.\n"
    text.data, text.size = b"One.\nTwo.\n", 10
    assert windows.around(0).text == "One.\nTwo.\n"


def test_a_place_beyond_a_text_that_shrank_is_its_end() -> None:
    assert Windows(MemoryText(b"One.\n")).around(900).text == "One.\n"


@pytest.mark.parametrize(
    "raw", [b"\xff\xfe broken \xe6\x8e", b"\x80" * 60_000, b"\xe6\xb8" * 50_000]
)
def test_malformed_bytes_are_read_without_harm(raw: bytes) -> None:
    windows = Windows(MemoryText(raw))
    for byte in (0, len(raw) // 2, len(raw)):
        window = windows.around(byte)
        assert window.base <= window.byte_of(window.index_of(byte))
