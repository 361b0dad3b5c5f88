"""Words that follow one another, joined by whole arrays, equal to `corpus.matching.phrase_spans`.

An occurrence is one number: its document in the upper half, its position in the lower, so that
occurrences of many documents are joined at once and never across two of them.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]
Chains = tuple[Numbers, Numbers]
"""The first and the last occurrence of each chain of words."""


def chains(words: Sequence[Numbers], slop: int) -> Chains:
    """The first and the last occurrence of each chain of words with at most `slop` tokens between
    neighbours, by rising last ones. words: for each word of the phrase its occurrences, rising.

    Of several ways to an occurrence the tightest counts.
    """
    firsts = lasts = words[0]
    for occurrences in words[1:]:
        if not len(lasts) or not len(occurrences):
            return lasts[:0], lasts[:0]
        if slop == 0 and len(lasts) < len(occurrences):
            # Neighbours are equal numbers but for one; the fewer are looked for among the many.
            at = occurrences.searchsorted(lasts + 1)
            at[at == len(occurrences)] = 0
            near = occurrences[at] == lasts + 1
            firsts, lasts = firsts[near], lasts[near] + 1
            continue
        before = lasts.searchsorted(occurrences) - 1
        near = (before >= 0) & (occurrences - lasts[before] <= slop + 1)
        firsts, lasts = firsts[before[near]], occurrences[near]
    return firsts, lasts


def without_overlaps(starts: Numbers, ends: Numbers) -> NDArray[np.bool_]:
    """Which spans of one phrase to keep: each that begins after the one kept before it has ended.

    starts, ends: by rising ends, those of a later document greater than all before.
    """
    kept = np.ones(len(starts), bool)
    if np.all(starts[1:] >= ends[:-1]):
        return kept
    end = -1
    for nth, (start, its_end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        kept[nth] = start >= end
        if kept[nth]:
            end = its_end
    return kept


def outermost(starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """Spans without those inside another, in text order."""
    order = np.lexsort((-ends, starts))
    starts, ends = starts[order], ends[order]
    reach = np.maximum.accumulate(ends)
    kept = np.ones(len(starts), bool)
    kept[1:] = ends[1:] > reach[:-1]
    return starts[kept], ends[kept]
