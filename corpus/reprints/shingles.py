"""The words of a text as hashes in arrays, and the runs of words that a passage is known by. Pure.

Of every `SHINGLE` words in a row one hash is made; of every `WINDOW` hashes in a row the least is
kept (winnowing: Schleimer, Wilkerson and Aiken, 2003), so that two texts that have
``SHINGLE + WINDOW - 1`` words in a row in common have a kept hash in common.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus.language import fold

SHINGLE = 6
"""Words in a row that one hash stands for."""
WINDOW = 5
"""Hashes in a row of which one is kept: any 10 words in a row in common are noticed."""

_BLOCK = 1_000_000
"""Code points, or words, of a long text that are looked at together."""
_BLANK = re.compile(r"[ \t\n\r]")
_LONGEST_HASHED = 64
"""Code points of a word from which on their order does not count; what is longer is a blob."""
_ASCII, _PLANE = 0x80, 0x10000
_NOTHING = 0xFFFFFFFF
"""Of a code point that stands inside words and means nothing: an accent, a joiner."""
_UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF))
_HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))

Hashes = NDArray[np.uint64]
Places = NDArray[np.uint32]
Number = TypeVar("Number", np.uint64, np.uint32)


class Words(NamedTuple):
    """The words of a text in order. hashes: with case and accents set aside; starts, ends: code
    points. All of one length.
    """

    hashes: Hashes
    starts: Places
    ends: Places


class Chosen(NamedTuple):
    """The kept hashes of a text. positions: which word each begins with."""

    hashes: Hashes
    positions: NDArray[np.uint32]


def words(text: str) -> Words:
    """The words of `text`: letters and digits in a row; writing without spaces a word a letter."""
    if len(text) <= _BLOCK:
        return _words(text)
    hashes: list[Hashes] = []
    starts: list[Places] = []
    ends: list[Places] = []
    for start, end in _blocks(text):
        found = _words(text[start:end])
        hashes.append(found.hashes)
        starts.append(found.starts + np.uint32(start))
        ends.append(found.ends + np.uint32(start))
    return Words(_joined(hashes), _joined(starts), _joined(ends))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Spans of a long text one behind the other that part no word: each but the last ends with a
    blank. What is made on the way to the words takes twenty times a text, of a block at a time.
    """
    start = 0
    while start < len(text):
        blank = _BLANK.search(text, start + _BLOCK - 1)
        end = blank.end() if blank else len(text)
        yield start, end
        start = end


def _joined(parts: list[NDArray[Number]]) -> NDArray[Number]:
    """All of them as one, the parts given up: each field of a long text's words takes much room."""
    whole = np.concatenate(parts)
    parts.clear()
    return whole


def _words(text: str) -> Words:
    if text.isascii():
        # Most texts; nothing in them is left out or stands alone.
        values = _folded()[:_ASCII][np.frombuffer(text.encode(), np.uint8)]
        inside = np.concatenate(([False], values != 0, [False]))
        edges = np.flatnonzero(inside[1:] != inside[:-1])
        return Words(_hashed(values, edges[::2]), _short(edges[::2]), _short(edges[1::2]))
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    values = points.copy()
    low = points < _PLANE
    values[low] = _folded()[points[low]]
    meant = np.flatnonzero(values != _NOTHING)
    values = values[meant]
    inside = values != 0
    begins = inside & ~np.concatenate(([False], inside[:-1]))
    ends = inside & ~np.concatenate((inside[1:], [False]))
    alone = _unspaced()[np.minimum(points[meant], _PLANE)] & inside
    if alone.any():
        begins |= alone
        ends |= alone
        begins[1:] |= alone[:-1] & inside[1:]
        ends[:-1] |= alone[1:] & inside[:-1]
    starts, lasts = np.flatnonzero(begins), np.flatnonzero(ends)
    # A word ends where what comes next begins: accents behind its last letter are its own.
    behind = np.append(meant, len(points))[lasts + 1]
    return Words(_hashed(values, starts), _short(meant[starts]), _short(behind))


def _short(places: NDArray[np.int64]) -> Places:
    return places.astype(np.uint32)


def _hashed(values: NDArray[np.uint32], starts: NDArray[np.int64]) -> Hashes:
    """A hash of each word, by its letters (0 between words) from `starts` on."""
    if not len(starts):
        return np.empty(0, np.uint64)
    lengths = np.diff(starts, append=len(values))
    within = np.arange(starts[0], len(values)) - np.repeat(starts, lengths)
    np.minimum(within, _LONGEST_HASHED, out=within)
    mixed = values[starts[0] :] * _multipliers()[within]
    return _stirred(np.add.reduceat(mixed, starts - starts[0]))


def chosen(hashes: Hashes) -> Chosen:
    """What is kept of a text of these words; nothing of one with fewer than `SHINGLE`."""
    count = len(hashes) - SHINGLE + 1
    if count <= 0:
        return Chosen(np.empty(0, np.uint64), np.empty(0, np.uint32))
    window = min(WINDOW, count)
    windows = count - window + 1
    kept: list[Hashes] = []
    places: list[NDArray[np.uint32]] = []
    last = -1
    for start in range(0, windows, _BLOCK):
        end = min(start + _BLOCK, windows)
        shingles = _shingles(hashes[start : end + window + SHINGLE - 2])
        picked = np.argmin(np.lib.stride_tricks.sliding_window_view(shingles, window), axis=1)
        picked += np.arange(start, end)
        least = picked[np.flatnonzero(np.diff(picked, prepend=last))]
        last = int(picked[-1])
        kept.append(shingles[least - start])
        places.append(least.astype(np.uint32))
    return Chosen(_joined(kept), _joined(places))


def _shingles(hashes: Hashes) -> Hashes:
    """A hash of every `SHINGLE` words in a row."""
    count = len(hashes) - SHINGLE + 1
    multipliers = _multipliers()
    shingles = np.zeros(count, np.uint64)
    for place in range(SHINGLE):
        shingles += hashes[place : place + count] * multipliers[place]
    return _stirred(shingles)


def _stirred(values: Hashes) -> Hashes:
    """The finish of SplitMix64: every bit of a sum comes to matter in every bit of the hash."""
    values = values ^ (values >> np.uint64(30))
    values *= np.uint64(0xBF58476D1CE4E5B9)
    values ^= values >> np.uint64(27)
    values *= np.uint64(0x94D049BB133111EB)
    values ^= values >> np.uint64(31)
    return values


@cache
def _multipliers() -> Hashes:
    # Not NumPy's generator, whose numbers may be others in a later version.
    counted = np.arange(1, _LONGEST_HASHED + 2, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return _stirred(counted) | np.uint64(1)


@cache
def _folded() -> NDArray[np.uint32]:
    """For each code point of the first plane its letter as searches fold it; 0 between words.

    Above it every code point counts as it is.
    """
    table = np.zeros(_PLANE, np.uint32)
    for first, last in (*_HAN, (0xAC00, 0xD7A3)):
        table[first : last + 1] = np.arange(first, last + 1)
    for point in np.flatnonzero(table == 0).tolist():
        letter = chr(point)
        if letter.isalnum():
            table[point] = ord(fold(letter)[:1] or letter)
        elif unicodedata.category(letter) in ("Mn", "Mc", "Me", "Cf"):
            folded = fold(f"a{letter}")
            table[point] = _NOTHING if folded in ("a", "") else point
    return table


@cache
def _unspaced() -> NDArray[np.bool_]:
    """Whether a code point is a word by itself; those above the first plane are."""
    table = np.zeros(_PLANE + 1, np.bool_)
    for first, last in (*_UNSPACED, *_HAN):
        table[first : last + 1] = True
    table[_PLANE] = True
    return table
