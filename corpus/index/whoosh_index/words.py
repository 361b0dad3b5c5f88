"""The words of a query looked up in segments: which of their words they stand for, and where."""

import re
from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.index.whoosh_index.codec.automaton import near_words
from corpus.index.whoosh_index.codec.field_words import FieldWords, Postings
from corpus.index.whoosh_index.codec.segment import Segment
from corpus.matching import word_test
from corpus.query import Alike, Fuzzy, Prefix, Term, Wildcard, Word

Ranges = Sequence[tuple[int, int]]
Numbers = NDArray[Any]

_MOST = 200
"""Words that are remembered of a segment."""
_WILD = re.compile(r"[*?]")
# One character of UTF-8, and any run of them, without leaving the line of a word.
_SHAPES = {"*": rb"[^\n]*", "?": rb"(?:[\x00-\x09\x0b-\x7f]|[\xc0-\xff][\x80-\xbf]*)"}


class Words:
    """Words looked up in one segment; remembered, for the next key asks most of them again."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self._ranges: dict[Word, Ranges] = {}
        self._postings: dict[Word, Postings] = {}

    def forget(self) -> None:
        """Let go of what is remembered where it is much."""
        if len(self._ranges) > _MOST:
            self._ranges.clear()
            self._postings.clear()

    def ranges(self, word: Word) -> Ranges:
        """The ranges of words of the segment that answer `word`."""
        found = self._ranges.get(word)
        if found is None:
            found = _ranges(self.segment.field(str(word.field)), word)
            self._ranges[word] = found
        return found

    def postings(self, word: Word) -> Postings:
        """The documents that have any of them, those deleted too."""
        found = self._postings.get(word)
        if found is None:
            ranges, view = self.ranges(word), self.segment.field(str(word.field))
            if isinstance(word, Term) and ranges:
                found = view.postings(ranges[0][0])
            else:
                found = view.joint_postings(ranges)
            self._postings[word] = found
        return found

    def occurrences(
        self, word: Word, within: NDArray[np.uint32], most: int | None = None
    ) -> Numbers:
        """Where any of them stand in some documents; see `FieldWords.occurrences`."""
        return self.segment.field(str(word.field)).occurrences(self.ranges(word), within, most)


def _ranges(view: FieldWords, word: Word) -> Ranges:
    match word:
        case Term(text):
            index = view.index(_key(text))
            return [(index, index + 1)] if index >= 0 else []
        case Prefix(text):
            first, last = view.beginning(_key(text))
            return [(first, last)] if first < last else []
        case Fuzzy(text, edits):
            return _joined(near_words(view, text, edits).words)
        case Alike():
            return _joined(_alike(view, word))
        case Wildcard(pattern):
            return _joined(view.shaped(shape(pattern), _key(_WILD.split(pattern)[0])))


def _alike(view: FieldWords, name: Alike) -> Numbers:
    """The spellings of a name: those that look like one, and those that the user said are."""
    from corpus.names.shapes import shape_of  # noqa: PLC0415 - few searches ask for names

    test = word_test(name)
    looked_at = view.shaped(shape_of(name.text), b"").tolist()
    found = {i for i in looked_at if test(view.word(i).decode("utf-8", "surrogatepass"))}
    said = (view.index(_key(text)) for text in name.also | {name.text})
    return np.array(sorted(found | {i for i in said if i >= 0}), np.int64)


def shape(pattern: str) -> "re.Pattern[bytes]":
    """A pattern of words with ``*`` and ``?`` as one of whole lines of UTF-8."""
    pieces = re.split(r"([*?])", pattern)
    said = b"".join(_SHAPES.get(piece) or re.escape(_key(piece)) for piece in pieces)
    return re.compile(rb"^" + said + rb"$", re.MULTILINE)


def _joined(indices: Numbers) -> Ranges:
    """Rising indices as ranges of neighbours."""
    if not len(indices):
        return []
    breaks = np.flatnonzero(np.diff(indices) != 1)
    firsts = indices[np.append(0, breaks + 1)]
    lasts = indices[np.append(breaks, len(indices) - 1)] + 1
    return list(zip(firsts.tolist(), lasts.tolist(), strict=True))


_key = partial(str.encode, encoding="utf-8", errors="surrogatepass")
