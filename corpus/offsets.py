"""Bytes to code points and back, in one canonical text: the one place that does it."""

from bisect import bisect_right
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.canonical import ByteText

STEP = 65536
"""Bytes between two checkpoints."""
_CONTINUATION = bytes(range(0x80, 0xC0))


class Offsets:
    """Code points counted by their first bytes, with a checkpoint every `STEP` bytes.

    Checkpoints are made as far as they are asked for: a place near the start costs no look at the
    rest. In bytes that are not UTF-8 it stays consistent: a continuation byte begins nothing.
    """

    def __init__(self, text: "ByteText") -> None:
        self._text = text
        self._before = [0]  # _before[i]: code points that begin before byte i * STEP
        self._total: int | None = None
        self._lock = Lock()
        self._last = (-1, b"", False)  # checkpoint, its block, whether that is ASCII

    def adopt(self, before: Sequence[int], total: int) -> None:
        """Take checkpoints that were counted on the way of something else.

        before: code points that begin before each multiple of `STEP`, from 0 on.
        """
        with self._lock:
            self._before, self._total = list(before), total

    def count(self) -> int:
        """Code points of the whole text."""
        if self._total is None:
            last = self._text.size // STEP
            self._extend_to(last)
            rest = self._block(last)
            self._total = self._before[last] + _begun(rest)
        return self._total

    def code_point_of(self, byte: int) -> int:
        """The number of code points before `byte` (moved back to a character's first byte)."""
        byte = min(max(0, byte), self._text.size)
        checkpoint = byte // STEP
        self._extend_to(checkpoint)
        block = self._text.read(checkpoint * STEP, byte + 1)
        inside = byte - checkpoint * STEP
        before = self._before[checkpoint] + _begun(block[:inside])
        in_a_character = _is_continuation(block[inside : inside + 1])
        return max(0, before - 1) if in_a_character else before

    def byte_of(self, code_point: int) -> int:
        """The byte at which `code_point` begins; the text's size where it lies beyond."""
        if code_point <= 0:
            return 0
        size = self._text.size
        last = size // STEP
        while self._before[-1] <= code_point and len(self._before) <= last:
            self._extend_to(len(self._before))
        checkpoint = bisect_right(self._before, code_point) - 1
        kept, block, is_ascii = self._last
        if kept != checkpoint:
            block = self._block(checkpoint)
            is_ascii = block.isascii()
            # Places are mostly asked for in order: those of ten thousand annotations, say.
            self._last = (checkpoint, block, is_ascii)
        nth = code_point - self._before[checkpoint]
        within = min(nth, len(block)) if is_ascii else _place_of(block, nth)
        return min(checkpoint * STEP + within, size)

    def _block(self, checkpoint: int) -> bytes:
        return self._text.read(checkpoint * STEP, (checkpoint + 1) * STEP)

    def _extend_to(self, checkpoint: int) -> None:
        with self._lock:
            while len(self._before) <= checkpoint:
                block = self._block(len(self._before) - 1)
                self._before.append(self._before[-1] + _begun(block))


def aligned(text: "ByteText", byte: int) -> int:
    """`byte` moved back to the first byte of the character that it lies in."""
    byte = min(max(0, byte), text.size)
    around = text.read(byte - 3, byte + 1)
    first = max(0, byte - 3)
    # A character has at most three continuation bytes; further ones belong to nothing.
    for place in range(byte, first - 1, -1):
        if not _is_continuation(around[place - first : place - first + 1]):
            return place
    return byte


def _is_continuation(byte: bytes) -> bool:
    return bool(byte) and 0x80 <= byte[0] < 0xC0


def _begun(block: bytes) -> int:
    """How many code points begin in `block`."""
    return len(block) if block.isascii() else len(block.translate(None, _CONTINUATION))


def _place_of(block: bytes, nth: int) -> int:
    """Where in `block` the code point number `nth` (from 0) begins; its length where none does."""
    if block.isascii():
        return min(nth, len(block))
    low, high = 0, len(block)
    while low < high:
        middle = (low + high + 1) // 2
        begun = _begun(block[low:middle])
        if begun <= nth:
            low, nth = middle, nth - begun
        else:
            high = middle - 1
    # `low` is now the longest start of the block in which no more than `nth` begin: it ends with
    # the continuation bytes of the character before, so the wanted character begins right here.
    return low
