"""Bytes to code points and back, against Python's own strings."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import offsets
from corpus.formats.extracted import MemoryText
from corpus.offsets import Offsets, aligned


class CountingText(MemoryText):
    """Remembers how far it was read."""

    furthest = 0

    def read(self, start: int, end: int) -> bytes:
        self.furthest = max(self.furthest, end)
        return super().read(start, end)


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Checkpoints so dense that short texts have many, also inside characters."""
    monkeypatch.setattr(offsets, "STEP", 7)


ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=60) | st.text("aé中😀", max_size=60)


@given(ANY_TEXT)
def test_every_code_point_and_byte_agree_with_python(text: str) -> None:
    encoded = text.encode()
    places = [0, *accumulate(len(character.encode()) for character in text)]
    counted = Offsets(MemoryText(encoded))
    assert [counted.byte_of(i) for i in range(len(text) + 1)] == places
    for byte in range(len(encoded) + 1):
        before = sum(place <= byte for place in places) - 1
        assert counted.code_point_of(byte) == before
    assert counted.count() == len(text)
    assert counted.byte_of(len(text) + 99) == counted.byte_of(10**12) == len(encoded)


@given(ANY_TEXT, st.integers(-5, 300))
def test_a_place_moves_back_to_its_character(text: str, byte: int) -> None:
    encoded = text.encode()
    place = aligned(MemoryText(encoded), byte)
    assert 0 <= place <= len(encoded)
    assert max(0, min(byte, len(encoded))) - place < 4
    assert encoded[:place].decode() + encoded[place:].decode() == text


@given(st.binary(max_size=80), st.integers(0, 90), st.integers(0, 90))
def test_malformed_bytes_keep_the_order(content: bytes, one: int, other: int) -> None:
    """A place further on never has a smaller code point; nothing fails."""
    counted = Offsets(MemoryText(content))
    one, other = sorted((one, other))
    assert counted.code_point_of(one) <= counted.code_point_of(other)
    assert counted.byte_of(one) <= counted.byte_of(other) <= len(content)
    assert aligned(MemoryText(content), one) <= one


def test_a_place_near_the_start_reads_nothing_of_the_rest() -> None:
    text = CountingText(("é" * 50_000).encode())
    counted = Offsets(text)
    assert counted.code_point_of(20) == 10
    assert counted.byte_of(10) == 20
    assert text.furthest < 50


def test_adopted_checkpoints_are_used() -> None:
    text = CountingText(b"a" * 70)
    counted = Offsets(text)
    counted.adopt([*range(0, 71, 7)], 70)
    assert counted.count() == 70
    assert text.furthest == 0
    assert counted.byte_of(35) == 35
    assert text.furthest <= 42


def test_before_the_start_is_the_start() -> None:
    counted = Offsets(MemoryText(b"abc"))
    assert counted.code_point_of(-3) == counted.byte_of(-3) == 0
