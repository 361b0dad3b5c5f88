"""A table of runs of characters: whole arrays of runs are numbered at once, without objects.

A run of up to 16 bytes is its own key, two numbers of 64 bits; a longer one is known by two hashes
with factors drawn for each process, so that no document can be written to confuse two runs.
"""

# What indexing an array gives is typed as Any.
# mypy: disable-error-code="no-any-return"

import secrets
from typing import Any

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Numbers = NDArray[Any]

_WORD = 8
_OF_LONG = np.uint64(0xFF << 56)
"""No byte of UTF-8 is 0xFF, so keys of long runs are never those of short ones."""
_MASKS = np.array([(1 << (8 * n)) - 1 for n in range(9)], np.uint64)


def _factor() -> np.uint64:
    return np.uint64(secrets.randbits(64) | 1)


_ONE, _OTHER, _SLOT = _factor(), _factor(), _factor()
_SHIFT = np.uint64(29)


def keys_of(text: NDArray[np.uint8], starts: Numbers, lengths: Numbers) -> tuple[Keys, Keys]:
    """Two numbers for each run. text: ends with 8 bytes that are no run's."""
    windows = np.ndarray((len(text) - _WORD + 1,), "<u8", text, strides=(1,))
    low = windows[starts] & _MASKS[np.minimum(lengths, _WORD)]
    high = np.zeros(len(low), np.uint64)
    over = np.flatnonzero(lengths > _WORD)
    if len(over):
        rest = lengths[over] - _WORD
        high[over] = windows[starts[over] + _WORD] & _MASKS[np.minimum(rest, _WORD)]
        over = over[rest > _WORD]
    if len(over):
        _hash_long(windows, starts[over], lengths[over], over, low, high)
    return low, high


def _hash_long(
    windows: Keys, starts: Numbers, lengths: Numbers, at: Numbers, low: Keys, high: Keys
) -> None:
    one, other = low[at] * _ONE, (low[at] ^ _OTHER) * _OTHER
    done = _WORD
    going = np.arange(len(at))
    while len(going):
        rest = np.minimum(lengths[going] - done, _WORD)
        piece = windows[starts[going] + done] & _MASKS[rest]
        one[going] = _mixed(one[going] ^ piece, _ONE)
        other[going] = _mixed(other[going] + piece, _OTHER)
        done += _WORD
        going = going[lengths[going] > done]
    low[at] = one ^ lengths.astype(np.uint64)
    high[at] = other | _OF_LONG


def _mixed(keys: Keys, factor: np.uint64) -> Keys:
    keys = keys * factor
    return keys ^ (keys >> _SHIFT)


class RunTable:
    """Runs with their numbers, from 0 in the order of their entry; open addressing, by rounds.

    Slots have numbers alone; keys lie by number, so that those of common runs, which are met early,
    lie together.
    """

    def __init__(self) -> None:
        self.count = 0
        self._low, self._high = _no_keys(1 << 13), _no_keys(1 << 13)
        self._make(1 << 14)

    def __len__(self) -> int:
        return self.count

    def look_up(self, low: Keys, high: Keys) -> Numbers:
        """The number of each run; -1 for those that are not entered."""
        slots = self._slots(low, high)
        found = self._number[slots].astype(np.int64)
        other = self._differ(found, low, high)
        going = np.flatnonzero(other & (found >= 0))
        found[other] = -1
        while len(going):
            slots[going] += 1
            number = self._number[slots[going] & self._mask].astype(np.int64)
            other = self._differ(number, low[going], high[going])
            on = other & (number >= 0)
            number[other] = -1
            found[going] = number
            going = going[on]
        return found

    def _differ(self, number: Numbers, low: Keys, high: Keys) -> Numbers:
        # -1 stands for the last of the keys, which is never one of a run.
        return (self._low[number] != low) | (self._high[number] != high)

    def enter(self, low: Keys, high: Keys) -> Numbers:
        """Enter the runs, which are not entered yet and may repeat: for each new number, in their
        order, the place of such a run among those given.
        """
        order = np.lexsort((low, high))
        first = np.ones(len(order), bool)
        first[1:] = (np.diff(low[order]) != 0) | (np.diff(high[order]) != 0)
        distinct = np.sort(order[first])  # a stable sort: of equal runs the first one
        entered, self.count = self.count, self.count + len(distinct)
        if self.count >= len(self._low):
            self._low, self._high = (
                np.append(keys[:entered], _no_keys(self.count * 3 // 2 - entered))
                for keys in (self._low, self._high)
            )
        self._low[entered : self.count] = low[distinct]
        self._high[entered : self.count] = high[distinct]
        if 2 * self.count > self._mask:
            self._make(4 << self.count.bit_length())
            entered = 0
        self._insert(entered)
        return distinct

    def _make(self, size: int) -> None:
        self._number = np.full(size, -1, np.int32)
        self._shift = np.uint64(65 - size.bit_length())
        self._mask = size - 1

    def _insert(self, first: int) -> None:
        """Give the runs from number `first` on their slots."""
        slots = self._slots(self._low[first : self.count], self._high[first : self.count])
        going = np.arange(len(slots))
        while len(going):
            at = slots[going] & self._mask
            free = self._number[at] < 0
            self._number[at[free]] = going[free] + first
            won = self._number[at] == going + first  # of several in one slot the last
            going = going[~won]
            slots[going] += 1

    def _slots(self, low: Keys, high: Keys) -> Numbers:
        mixed = (low ^ (high * _OTHER)) * _SLOT
        return (((mixed ^ (mixed >> _SHIFT)) * _ONE) >> self._shift).astype(np.int64)


def _no_keys(count: int) -> Keys:
    return np.full(count, 0xFFFF_FFFF_FFFF_FFFF, np.uint64)
