"""The sorted words of a field as arrays, and where neighbours part: what fuzzy search walks along.

For each word it is kept how many letters it shares with the word before. The words that share
exactly `d` are where the words of one beginning of `d` letters fork, so that the sorted words are
a tree without any node being stored; see `automaton`.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from corpus.index.whoosh_index.codec.array_file import Array, ArrayFileWriter
from corpus.language import LONGEST_WORD

SEPARATOR = b"\n"
"""Stands after each word, so that all of them can be searched as one."""
DEPTHS = LONGEST_WORD + 2
_CONTINUED, _OF_CONTINUED = 0x80, 0xC0


class LexiconWriter:
    """Writes the words of one field, in their order, in as many pieces as one likes.

    count: of the words written.
    """

    def __init__(self, file: ArrayFileWriter, field: str) -> None:
        self._file, self._field = file, field
        self.count = self._bytes = self._letters = 0
        self._last = b""
        self._shared: list[Array] = []

    def write(self, words: Sequence[bytes]) -> None:
        """Write further `words`."""
        if not words:
            return
        blob = np.frombuffer(SEPARATOR.join(words) + SEPARATOR, np.uint8)
        ends = np.flatnonzero(blob == SEPARATOR[0]) + 1
        letters, letter_ends = letters_of(words, blob, ends)
        before = np.frombuffer(
            self._last.decode("utf-8", "surrogatepass").encode("utf-32-le", "surrogatepass"),
            np.uint32,
        )
        starts = np.concatenate(([0, len(before)], len(before) + letter_ends))
        self._shared.append(shared_beginnings(np.concatenate((before, letters)), starts))
        self._put("terms", blob)
        self._put("term_starts", self._bytes + ends - np.diff(ends, prepend=0))
        self._put("letters", letters)
        self._put("letter_starts", self._letters + letter_ends - np.diff(letter_ends, prepend=0))
        self.count += len(words)
        self._bytes += len(blob)
        self._letters += len(letters)
        self._last = words[-1]

    def finish(self) -> None:
        """Write what is known only at the end."""
        self._put("term_starts", np.array([self._bytes]))
        self._put("letter_starts", np.array([self._letters]))
        shared = np.concatenate(self._shared) if self._shared else np.zeros(0, np.uint8)
        self._put("forks", np.argsort(shared, kind="stable"))
        forks = np.cumsum(np.bincount(shared, minlength=DEPTHS))
        self._put("fork_starts", np.append(0, forks))

    def _put(self, part: str, items: Array) -> None:
        self._file.append(f"{self._field}.{part}", items)


def capacities(
    field: str, words: int, size: int, letter: "np.dtype[np.generic]"
) -> Iterator[tuple[str, tuple[Any, int]]]:
    """The arrays that a lexicon needs: at most `words` of together `size` bytes and separators.

    letter: the type that holds each of their letters.
    """
    offset = np.dtype(np.uint64 if size >> 32 else np.uint32)
    yield f"{field}.terms", (np.uint8, size)
    yield f"{field}.term_starts", (offset, words + 1)
    yield f"{field}.letters", (letter, size)
    yield f"{field}.letter_starts", (offset, words + 1)
    yield f"{field}.forks", (np.uint32, words)
    yield f"{field}.fork_starts", (np.uint32, DEPTHS + 1)


def letters_of(words: Sequence[bytes], blob: Array, ends: Array) -> tuple[Array, Array]:
    """The code points of words, one after another, and where each word ends among them.

    blob, ends: the same words with separators, and where each ends in it, separator included.
    """
    joined = b"".join(words)
    if joined.isascii():
        return np.frombuffer(joined, np.uint8), ends - np.arange(1, len(words) + 1)
    text = joined.decode("utf-8", "surrogatepass").encode("utf-32-le", "surrogatepass")
    begun = np.cumsum((blob & _OF_CONTINUED) != _CONTINUED)
    return np.frombuffer(text, np.uint32), begun[ends - 1] - np.arange(1, len(words) + 1)


def shared_beginnings(letters: Array, starts: Array) -> Array:
    """How many letters each word but the first shares with the one before it.

    starts: of the words in `letters`, and the end of the last.
    """
    lengths = np.diff(starts)
    before, after = starts[:-2], starts[1:-1]
    shorter = np.minimum(lengths[:-1], lengths[1:])
    shared = np.zeros(len(after), np.uint8)
    alike = np.arange(len(after))
    depth = 0
    while True:
        alike = alike[shorter[alike] > depth]
        alike = alike[letters[before[alike] + depth] == letters[after[alike] + depth]]
        if not len(alike):
            return shared
        shared[alike] += 1
        depth += 1
