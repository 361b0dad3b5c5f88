"""Near-identical passages of two texts, grown from runs of words that they have in common. Pure.

A passage grows from a common run to both sides as long as what is the same outweighs what is not,
so that "the port office" stands against "the office of the port" and the passage goes on behind it.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from annotations.values import dataclass

FEWEST_WORDS = 20
"""Words of a reprint, on the shorter side: fewer are a phrase that two people may well use."""
LIKENESS = 0.75
"""Words in common, in order, out of the words of the longer side, at least."""

_AHEAD = 32
"""Words on either side that are aligned at a time."""
_DROP = 10
"""Words that may differ in a row before a passage ends."""
_STEP = 1024
_MANY = 10_000
"""Runs that two texts have in common from which on not all of them are looked at."""
_EACH = 4
"""Places of the second text that are then looked at for each of the first."""


Hashes = NDArray[np.uint32] | NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A passage in both texts, in words, half-open. same: words in common, in order."""

    first_start: int
    first_end: int
    second_start: int
    second_end: int
    same: int

    @property
    def words(self) -> int:
        """Words on the shorter side."""
        return min(self.first_end - self.first_start, self.second_end - self.second_start)

    @property
    def likeness(self) -> float:
        """From 0 to 1: words in common out of those on the longer side."""
        longer = max(self.first_end - self.first_start, self.second_end - self.second_start)
        return self.same / longer if longer else 0.0

    def holds(self, first: int, second: int) -> bool:
        """Whether a word of each text lies in the passage."""
        return (
            self.first_start <= first < self.first_end
            and self.second_start <= second < self.second_end
        )


def aligned_passages(
    first: Hashes, second: Hashes, common: Iterable[tuple[int, int]]
) -> list[Aligned]:
    """The passages of at least `FEWEST_WORDS` that grow from common runs, in order of the first.

    first, second: the words of both texts; common: where runs in common begin, a word of each.
    """
    tried: list[Aligned] = []
    for one, other in sorted(common):
        # The newest passages lie nearest; a text that repeats itself has many elsewhere.
        if any(each.holds(one, other) for each in reversed(tried[-16:])):
            continue
        if first[one] == second[other]:
            tried.append(_grown(first, second, one, other))
    kept: dict[tuple[int, int, int, int], Aligned] = {}
    for each in tried:
        if each.words >= FEWEST_WORDS and each.likeness >= LIKENESS:
            kept[each.first_start, each.first_end, each.second_start, each.second_end] = each
    return _outermost(kept.values())


def thinned(common: NDArray[np.int64], first: int, second: int) -> NDArray[np.int64]:
    """`common`, or where it has very many rows a few for each place of the first text.

    common: n × 2, words of each; first, second: words of the texts. Two texts that repeat the same
    paragraphs a hundred times have a run in common for each pair of them: minutes of work that tell
    of each paragraph ten thousand times that it was reprinted. Those are kept that lie most nearly
    as far into the one text as into the other.
    """
    if len(common) <= _MANY:
        return common
    apart = np.abs(common[:, 1] * first - common[:, 0] * second)
    ordered = common[np.lexsort((apart, common[:, 0]))]
    nth = np.arange(len(ordered)) - ordered[:, 0].searchsorted(ordered[:, 0])
    return ordered[nth < _EACH]


def _outermost(passages: Iterable[Aligned]) -> list[Aligned]:
    """Without those that lie inside another on both sides."""
    found: list[Aligned] = []
    for each in sorted(passages, key=lambda p: (p.first_start, -p.first_end, p.second_start)):
        inside = any(
            other.first_end >= each.first_end
            and other.second_start <= each.second_start
            and other.second_end >= each.second_end
            for other in found[-16:]
        )
        if not inside:
            found.append(each)
    return found


def _grown(first: Hashes, second: Hashes, one: int, other: int) -> Aligned:
    right, right_other, same_right = _reach(first[one:], second[other:])
    left, left_other, same_left = _reach(first[:one][::-1], second[:other][::-1])
    return Aligned(
        one - left, one + right, other - left_other, other + right_other, same_left + same_right
    )


def _reach(first: Hashes, second: Hashes) -> tuple[int, int, int]:
    """How far two texts go on alike: words of each up to the last in common; how many are."""
    one = other = same = 0
    while True:
        run = _same_run(first[one:], second[other:])
        one, other, same = one + run, other + run, same + run
        gained = _over_difference(
            first[one : one + _AHEAD].tolist(), second[other : other + _AHEAD].tolist()
        )
        if gained is None:
            return one, other, same
        one, other, same = one + gained[0], other + gained[1], same + gained[2]


def _same_run(first: Hashes, second: Hashes) -> int:
    run, most = 0, min(len(first), len(second))
    while run < most:
        step = min(_STEP, most - run)
        differ = np.flatnonzero(first[run : run + step] != second[run : run + step])
        if len(differ):
            return run + int(differ[0])
        run += step
    return run


def _over_difference(first: Sequence[int], second: Sequence[int]) -> tuple[int, int, int] | None:
    """The way over a difference that pays best: words of each, and those in common; None for none.

    A word in common counts one for it, a word of the longer side of a difference one against.
    """
    score = best = same = 0
    reached: tuple[int, int, int] | None = None
    for code in LCSseq.opcodes(first, second):
        if code.tag == "equal":
            length = code.src_end - code.src_start
            score, same = score + length, same + length
            if score > best:
                best, reached = score, (code.src_end, code.dest_end, same)
        else:
            score -= max(code.src_end - code.src_start, code.dest_end - code.dest_start)
            if score < best - _DROP:
                break
    return reached
