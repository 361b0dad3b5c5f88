"""How many edits lie between two words: insertions, deletions, substitutions, swaps of neighbours.

Swaps count once and no letter is edited twice (optimal string alignment).
"""

from collections.abc import Callable


def near(word: str, edits: int) -> Callable[[str], bool]:
    """A test of words for being at most `edits` away from `word`, cheap where they are far."""
    length, letters = len(word), _letters(word)

    def is_near(other: str) -> bool:
        if other == word:
            return True
        if abs(len(other) - length) > edits:
            return False
        # An edit changes the set of letters in at most two places.
        if (_letters(other) ^ letters).bit_count() > 2 * edits:
            return False
        return _within(word, other, edits)

    return is_near


def _letters(word: str) -> int:
    """The set of a word's letters, hashed to 64 bits."""
    bits = 0
    for char in word:
        bits |= 1 << (ord(char) & 63)
    return bits


def _within(word: str, other: str, edits: int) -> bool:
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(word, 1):
        two_before, before = before, row
        row = [i] * (len(other) + 1)
        # Cells further than `edits` from the diagonal cannot lie on a path that is short enough.
        for j in range(1, len(other) + 1):
            if abs(i - j) > edits:
                row[j] = edits + 1
                continue
            cost = 0 if char == other[j - 1] else 1
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + cost)
            swapped = i > 1 and j > 1 and char == other[j - 2] and word[i - 2] == other[j - 1]
            if swapped:
                best = min(best, two_before[j - 2] + 1)
            row[j] = best
        if min(row) > edits:
            return False
    return row[-1] <= edits
