"""How like a place is to what a selector describes: its words, and what stands on either side.

Pure. Distances are edits between folded texts (`annotations.folding`), counted by rapidfuzz.
"""

import re
from collections.abc import Callable
from functools import cache

from annotations.folding import folded
from annotations.selectors import TextQuoteSelector
from annotations.values import dataclass

_SLACK = 8
"""Letters that a context may have gained or lost and still be compared from end to end."""


@cache
def _distance() -> Callable[[str, str], int]:
    # Imported here: scripts that only read annotations do without it.
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    return Levenshtein.distance


def alikeness(one: str, other: str) -> float:
    """From 0, nothing in common, to 1, the same: one less the edits per letter of the longer."""
    if one == other:
        return 1.0
    return 1 - _distance()(one, other) / max(len(one), len(other))


def numbers(words: str) -> list[str]:
    """The numbers in `words`, in order: what a claim is about, however few letters they are."""
    return re.findall(r"\d+", words)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a place is. Each value is from 0 to 1.

    quote: its words; prefix, suffix: what stands before and behind, None where the selector says
    nothing of it.
    """

    quote: float
    prefix: float | None
    suffix: float | None

    @property
    def context(self) -> float | None:
        """Both sides together."""
        sides = [side for side in (self.prefix, self.suffix) if side is not None]
        return sum(sides) / len(sides) if sides else None

    @property
    def worse_side(self) -> float:
        """The side that is less alike; 0 where the selector has none."""
        sides = [side for side in (self.prefix, self.suffix) if side is not None]
        return min(sides, default=0.0)

    @property
    def both_sides(self) -> float:
        """The side that is less alike; 0 where the selector lacks one of them."""
        return min(self.prefix or 0.0, self.suffix or 0.0)

    @property
    def better_side(self) -> float:
        """The side that is more alike; 0 where the selector has none."""
        sides = [side for side in (self.prefix, self.suffix) if side is not None]
        return max(sides, default=0.0)

    @property
    def score(self) -> float:
        """One figure: the words weigh more than both sides together."""
        context = self.context
        return self.quote if context is None else (3 * self.quote + 2 * context) / 5


@dataclass(frozen=True, slots=True)
class Pattern:
    """A quote with its context, folded: what is compared with a folded text."""

    exact: str
    prefix: str
    suffix: str

    @classmethod
    def of(cls, quote: TextQuoteSelector) -> "Pattern":
        """The folded form of a selector."""
        return cls(folded(quote.exact), folded(quote.prefix), folded(quote.suffix))

    @property
    def context_length(self) -> int:
        """Letters of both sides."""
        return len(self.prefix) + len(self.suffix)

    def context_kept(self, likeness: Likeness) -> float:
        """Letters of both sides that are as they were."""
        before, behind = likeness.prefix or 0.0, likeness.suffix or 0.0
        return len(self.prefix) * before + len(self.suffix) * behind

    def before(self, letters: str, start: int) -> float | None:
        """How like the prefix is what stands before `start`."""
        window = letters[max(0, start - len(self.prefix) - _SLACK) : start]
        return _side(self.prefix[::-1], window[::-1], at_edge=start == 0)

    def behind(self, letters: str, end: int) -> float | None:
        """How like the suffix is what stands from `end` on."""
        window = letters[end : end + len(self.suffix) + _SLACK]
        return _side(self.suffix, window, at_edge=end == len(letters))

    def at(self, letters: str, start: int, end: int) -> Likeness:
        """How like the letters `start` to `end` are."""
        return Likeness(
            alikeness(self.exact, letters[start:end]),
            self.before(letters, start),
            self.behind(letters, end),
        )


def _side(wanted: str, window: str, *, at_edge: bool) -> float | None:
    """How well `window` begins with `wanted`; the nearest to the passage comes first in both."""
    if not wanted:
        return 1.0 if at_edge else None
    if window.startswith(wanted):
        return 1.0
    distance, length = _distance(), len(wanted)
    # Every other one is enough, as long as the very length is among them.
    ends = range(max(length % 2, length - _SLACK), min(len(window), length + _SLACK) + 1, 2)
    fewest = min((distance(wanted, window[:end]) for end in ends), default=length)
    return max(0.0, 1 - fewest / length)
