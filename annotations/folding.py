"""A text without white space and in one normal form, each place of it known in the text itself.

Lines broken anew, CRLF for LF and another normal form change nothing here, so that what is looked
for is found by its letters. Compatible characters count as one (NFKD).
"""

import unicodedata
from bisect import bisect_right
from itertools import accumulate

from annotations.selectors import Span

_CHUNK = 512


def folded(text: str) -> str:
    """`text` without white space, in NFKD."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    return "".join(text.split())


def same_characters(one: str, other: str) -> bool:
    """Whether the two are canonically the same text but for white space."""
    if one == other:
        return True
    pair = (unicodedata.normalize("NFD", each) for each in (one, other))
    return len({"".join(each.split()) for each in pair}) == 1


class FoldedText:
    """A text and its folded form; both are counted in code points.

    text: as it is; letters: the same folded.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = _chunk_starts(text)
        chunks = [folded(text[a:b]) for a, b in zip(self._starts, self._starts[1:], strict=False)]
        self._folded_starts = [0, *accumulate(map(len, chunks))]
        self.letters = "".join(chunks)

    def folded_offset(self, offset: int) -> int:
        """How many letters stand before `offset` of the text."""
        chunk = min(bisect_right(self._starts, offset), len(self._starts) - 1) - 1
        if chunk < 0:
            return 0
        return self._folded_starts[chunk] + len(folded(self.text[self._starts[chunk] : offset]))

    def offset_of(self, letter: int) -> int:
        """Where in the text the character stands that the letter of this number comes from."""
        chunk = bisect_right(self._folded_starts, letter) - 1
        if chunk >= len(self._starts) - 1:
            return len(self.text)
        start, left = self._starts[chunk], letter - self._folded_starts[chunk]
        offsets = range(start, self._starts[chunk + 1])
        return start + bisect_right(
            offsets, left, key=lambda offset: len(folded(self.text[start : offset + 1]))
        )

    def span_of(self, start: int, end: int) -> Span:
        """The span of the text whose letters are `start` to `end`, without white space around."""
        return Span(self.offset_of(start), self.offset_of(end - 1) + 1)


def _chunk_starts(text: str) -> list[int]:
    """Where to cut `text` so that no mark is parted from its letter, with the text's end."""
    starts = [0]
    while starts[-1] < len(text):
        cut = min(starts[-1] + _CHUNK, len(text))
        while cut < len(text) and unicodedata.combining(text[cut]):
            cut += 1
        starts.append(cut)
    return starts
