"""Which segments to merge. Pure."""

from collections.abc import Sequence

FAN = 8
"""So many segments of about one size become one."""
_SHARE = 4
"""After a long update no segment stays next to smaller ones that together have a fourth of it."""
_ALIVE = 0.6
"""A segment of which less is left is written anew, unless it is small."""
_SMALLEST = 20_000
"""Tokens; what has fewer is small, and all of one size."""


def due(sizes: Sequence[int], alive: Sequence[float], *, settle: bool = False) -> list[int]:
    """The indices of the segments to merge next, rising; [] where none are.

    sizes: tokens of each segment; alive: which share of its documents is not deleted.
    """
    for at, share in enumerate(alive):
        if share < _ALIVE and sizes[at] >= _SMALLEST:
            return [at]
    by_size = sorted(range(len(sizes)), key=lambda at: sizes[at], reverse=True)
    if settle:
        for nth, at in enumerate(by_size[:-1]):
            smaller = sum(sizes[other] for other in by_size[nth + 1 :])
            if _SHARE * smaller >= max(sizes[at], _SMALLEST):
                return sorted(by_size[nth:])
    tiers: dict[int, list[int]] = {}
    for at, size in enumerate(sizes):
        tiers.setdefault(_tier(size), []).append(at)
    for _, members in sorted(tiers.items()):
        if len(members) >= FAN:
            return members
    return []


def _tier(size: int) -> int:
    tier = 0
    size //= _SMALLEST
    while size:
        size //= FAN
        tier += 1
    return tier
