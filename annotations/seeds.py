"""A long text searched for many pieces in one pass.

Pure. Each piece is known by its first letters, `SEED` of them, as one number; a pass over the
text with NumPy finds where those numbers stand, and the rest is compared there.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from annotations.folding import FoldedText

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Numbers = NDArray[numpy.uint64]

SEED = 8
"""Letters of a seed. Shorter pieces are not found."""
_BLOCK = 1 << 18
_BASE = 0x9E3779B97F4A7C15
_SCATTER = 0xD6E8FEB86659FD93
_TABLE_BITS = 20
_MOST_COMPARED = 4000


@cache
def _numpy() -> Any:
    # Imported here: only long texts need it.
    import numpy  # noqa: PLC0415

    return numpy


class SeedHaystack:
    """A text whose places of all `needles` are known; others are not found. See `Haystack`.

    needles: letters, folded as the text is.
    """

    shortest = SEED

    def __init__(self, folded: FoldedText, needles: Iterable[str]) -> None:
        self.folded = folded
        seeds = sorted({needle[:SEED] for needle in needles if len(needle) >= SEED})
        self._places = _places(folded.letters, seeds)

    def occurrences(self, letters: str, near: int, most: int) -> Sequence[int]:
        """See `Haystack`. Of a very common beginning only the places around `near` are compared."""
        places = self._places.get(letters[:SEED], ())
        if len(letters) < SEED or not len(places):
            return []
        middle = bisect_left(places, near)
        first = max(0, middle - _MOST_COMPARED // 2)
        text = self.folded.letters
        found = [
            place
            for place in map(int, places[first : first + _MOST_COMPARED])
            if text.startswith(letters, place)
        ]
        return sorted(found, key=lambda place: abs(place - near))[:most]


def _hashes(letters: str) -> "Numbers":
    """One number for the `SEED` letters from each place on; the last places have none."""
    np = _numpy()
    points = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    hashed = points.astype(np.uint64)
    base, width = np.uint64(_BASE), 1
    while width < SEED:
        hashed = hashed[:-width] * base + hashed[width:]
        base, width = base * base, 2 * width
    scattered: Numbers = hashed * np.uint64(_SCATTER)
    return scattered


def _places(letters: str, seeds: list[str]) -> dict[str, Any]:
    """Where each seed stands, in order."""
    if not seeds or len(letters) < SEED:
        return {}
    np = _numpy()
    with np.errstate(over="ignore"):
        wanted = np.concatenate([_hashes(seed) for seed in seeds])
        order = np.argsort(wanted)
        known, shift = wanted[order], np.uint64(64 - _TABLE_BITS)
        table = np.zeros(1 << _TABLE_BITS, dtype=bool)
        table[known >> shift] = True
        at, which = [], []
        for start in range(0, len(letters) - SEED + 1, _BLOCK):
            hashed = _hashes(letters[start : start + _BLOCK + SEED - 1])
            likely = np.flatnonzero(table[hashed >> shift])
            rank = np.minimum(np.searchsorted(known, hashed[likely]), len(known) - 1)
            true = known[rank] == hashed[likely]
            at.append(likely[true] + start)
            which.append(order[rank[true]])
    places, seed_of = np.concatenate(at), np.concatenate(which)
    by_seed = np.argsort(seed_of, kind="stable")
    bounds = np.searchsorted(seed_of[by_seed], np.arange(len(seeds) + 1))
    return {seed: places[by_seed[bounds[i] : bounds[i + 1]]] for i, seed in enumerate(seeds)}
