"""Where each token of a text stands, in two bytes a token, in the order of the text.

A token is kept as the code points between it and the one before, and its length. What needs more
than a byte is kept apart. Each 64th start of a document is kept as it is, so that a place is found
without adding up the whole document.
"""

# What indexing an array gives is typed as Any.
# mypy: disable-error-code="no-any-return"

from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotations.values import dataclass
from corpus.index.whoosh_index.codec.array_file import Array, Section

STRIDE = 64
"""Tokens from one kept start to the next; a document's first needs none."""
FAR = 255
"""Stands for a number that is kept apart."""

Numbers = NDArray[Any]
PARTS = {
    "gaps": np.uint8,
    "widths": np.uint8,
    "far_gap_at": np.uint64,
    "far_gaps": np.int64,
    "far_width_at": np.uint64,
    "far_widths": np.int64,
    "marks": np.uint32,
}


def packed(starts: Numbers, ends: Numbers, counts: Numbers, base: int) -> dict[str, Array]:
    """The places of tokens as the arrays `PARTS`.

    starts, ends: in code points of their text; counts: of tokens for each text; base: how many
    tokens stand before these in the segment.
    """
    before = np.concatenate((np.zeros(1, ends.dtype), ends[:-1]))[: len(starts)]
    firsts = (np.cumsum(counts) - counts)[counts > 0]
    before[firsts] = 0
    gaps, far_gap_at, far_gaps = _bytes(starts - before)
    widths, far_width_at, far_widths = _bytes(ends - starts)
    return {
        "gaps": gaps,
        "widths": widths,
        "far_gap_at": far_gap_at + base,
        "far_gaps": far_gaps.astype(np.int64),
        "far_width_at": far_width_at + base,
        "far_widths": far_widths.astype(np.int64),
        "marks": starts[_marked(counts)].astype(np.int64),
    }


def marks_of(counts: Numbers) -> Numbers:
    """How many starts are kept for texts of so many tokens."""
    return np.maximum(counts - 1, 0) // STRIDE


def _marked(counts: Numbers) -> Numbers:
    marks = marks_of(counts)
    nth = np.arange(marks.sum()) - np.repeat(np.cumsum(marks) - marks, marks) + 1
    return np.repeat(np.cumsum(counts) - counts, marks) + STRIDE * nth


def _bytes(numbers: Numbers) -> tuple[Array, Numbers, Numbers]:
    far = np.flatnonzero((numbers < 0) | (numbers >= FAR))
    small = numbers.astype(np.uint8)
    small[far] = FAR
    return small, far, numbers[far]


@dataclass(frozen=True, slots=True)
class TokenPlaces:
    """The places of a segment's tokens. sections: `PARTS` by name; token_starts, mark_starts:
    for each document its first token and its first kept start, and the end of the last.
    """

    sections: dict[str, Section]
    token_starts: Section
    mark_starts: Section

    def places(self, documents: Numbers, positions: Numbers) -> tuple[Numbers, Numbers]:
        """Start and length, in code points, of tokens: for each its document and its position,
        both rising.
        """
        strides = positions // STRIDE
        begins = np.ones(len(positions), bool)
        begins[1:] = (documents[1:] != documents[:-1]) | (strides[1:] != strides[:-1])
        stretch = begins.cumsum() - 1
        documents, strides = documents[begins], strides[begins]
        firsts = self.token_starts.at(documents).astype(np.int64) + strides * STRIDE
        gaps = self._numbers("gaps", "far_gap_at", "far_gaps", firsts)
        widths = self._numbers("widths", "far_width_at", "far_widths", firsts)
        kept = strides.nonzero()[0]
        marks = self.mark_starts.at(documents[kept]).astype(np.int64) + strides[kept] - 1
        gaps[kept, 0] = self.sections["marks"].at(marks)
        gaps[:, 1:] += widths[:, :-1]
        starts = gaps.cumsum(axis=1, out=gaps)
        inside = positions % STRIDE
        return starts[stretch, inside], widths[stretch, inside]

    def _numbers(self, part: str, at: str, far: str, firsts: Numbers) -> Numbers:
        """The numbers of `STRIDE` tokens from each of `firsts` on, as rows; those behind the end of
        a document are of no use.
        """
        section = self.sections[part]
        small = section.stretches(firsts, STRIDE)
        numbers = small.astype(np.int64)
        if len(self.sections[at]):
            row, column = np.nonzero(small == FAR)
            if len(row):
                known = self.sections[at].whole()
                tokens = np.minimum(firsts[row] + column, len(section) - 1)
                place = np.searchsorted(known, tokens.astype(known.dtype))
                numbers[row, column] = self.sections[far].at(place)
        return numbers
