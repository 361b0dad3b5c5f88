"""Many texts cut into tokens at once, equal to `corpus.language.tokens` word for word.

Runs of word characters are found in the UTF-8 bytes of the texts and numbered by whole arrays
(`runs`). What the slow rules make of a run is asked once for each different run and remembered, so
that their cost is that of the vocabulary and not that of the text.
"""

# What indexing an array gives is typed as Any.
# mypy: disable-error-code="no-any-return"

from array import array
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.index.whoosh_index.codec.runs import RunTable, keys_of
from corpus.language import JOINTS, LONGEST_WORD, WORD_CHARACTER, tokens_of_run

_SPACE, _WORD, _JOINT = 0, 1, 2
_MARGIN = 8
_PAGE = 256
_PAGES = 0x110000 // _PAGE
_LEAD, _CONTINUED = 0xC0, 0x80

Numbers = NDArray[Any]
Bytes = NDArray[np.uint8]


class Tokens(NamedTuple):
    """The tokens of several texts, one after another.

    words: their numbers in the vocabulary; starts, ends: code points of their text; counts: how
    many each text has.
    """

    words: NDArray[np.int32]
    starts: Numbers
    ends: Numbers
    counts: Numbers


class Tokeniser:
    """Cuts texts, numbering their words. words: each folded word (UTF-8) with its number."""

    def __init__(self) -> None:
        self.words: dict[bytes, int] = {}
        self._runs = RunTable()
        # What a run is made of: how many pieces; the one piece of most runs as word, start and end
        # in the run; of several, in the place of the word, which of the further pieces is first.
        self._pieces = np.zeros((1 << 12, 4), np.int32)
        self._further = array("i")

    def cut(self, texts: Sequence[str]) -> Tokens:
        """The tokens of `texts`."""
        joined = "\n".join(texts)
        text, kinds, shift = _encoded(joined)
        edges = np.flatnonzero(np.diff(kinds != _SPACE)) + 1
        starts, lengths = edges[0::2], edges[1::2] - edges[0::2]
        low, high = keys_of(np.frombuffer(text, np.uint8), starts, lengths)
        runs = self._runs.look_up(low, high)
        unknown = np.flatnonzero(runs < 0)
        if len(unknown):
            new = unknown[self._runs.enter(low[unknown], high[unknown])]
            self._learn(text, starts[new], lengths[new])
            runs[unknown] = self._runs.look_up(low[unknown], high[unknown])
        if shift is not None:
            starts = starts - shift[starts]
        starts = starts - _MARGIN
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        return self._expanded(runs, starts, np.cumsum(lengths + 1) - lengths - 1)

    def _learn(self, text: bytes, starts: Numbers, lengths: Numbers) -> None:
        """Ask the slow rules what new runs are made of; they have the last numbers."""
        first = len(self._runs) - len(starts)
        if len(self._runs) > len(self._pieces):
            grown = np.zeros((2 * len(self._runs), 4), np.int32)
            grown[:first] = self._pieces[:first]
            self._pieces = grown
        words = self.words
        rows = []
        places = zip(starts.tolist(), lengths.tolist(), strict=True)
        for start, length in places:
            raw = text[start : start + length]
            if length <= LONGEST_WORD and raw.isalnum():  # of bytes: ASCII alone
                rows.append((1, words.setdefault(raw, len(words)), 0, length))
                continue
            pieces = [
                (words.setdefault(word.encode("utf-8", "surrogatepass"), len(words)), at, end)
                for word, at, end in tokens_of_run(raw.decode("utf-8", "surrogatepass"))
            ]
            if len(pieces) == 1:
                rows.append((1, *pieces[0]))
                continue
            rows.append((len(pieces), len(self._further) // 3, 0, 0))
            for piece in pieces:
                self._further.extend(piece)
        self._pieces[first : first + len(rows)] = rows

    def _expanded(self, runs: Numbers, starts: Numbers, bases: Numbers) -> Tokens:
        """Tokens in the place of runs. bases: where each text begins, in code points."""
        pieces = self._pieces[runs]
        counts = pieces[:, 0]
        others = np.flatnonzero(counts != 1)
        words, firsts, lasts = pieces[:, 1], pieces[:, 2], pieces[:, 3]
        if len(others):
            at = np.cumsum(counts) - counts
            words, firsts, lasts = (np.repeat(column, counts) for column in (words, firsts, lasts))
            starts = np.repeat(starts, counts)
            several = others[counts[others] > 1]
            if len(several):
                many = counts[several].astype(np.int64)
                nth = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
                places = np.repeat(at[several], many) + nth
                further = np.frombuffer(self._further, np.int32).reshape(-1, 3)
                pieces = further[np.repeat(self._pieces[runs[several], 1], many) + nth]
                words[places], firsts[places], lasts[places] = pieces.T
        ends = starts + lasts
        starts = starts + firsts
        found = np.diff(np.append(np.searchsorted(starts, bases), len(starts)))
        offsets = np.repeat(bases, found)
        return Tokens(words, starts - offsets, ends - offsets, found)


def _encoded(text: str) -> tuple[bytes, Bytes, NDArray[np.int32] | None]:
    """The text as lower-case bytes, what each of them belongs to, and how many bytes more than
    code points are before each; None where there are none. With a margin on both sides.
    """
    margin = b"\n" * _MARGIN
    raw = b"".join((margin, text.encode("utf-8", "surrogatepass").lower(), margin))
    kinds = np.frombuffer(raw.translate(_KIND_OF_BYTE), np.uint8).copy()
    joints = np.flatnonzero(kinds == _JOINT)
    if text.isascii():
        kinds[joints[_loose(kinds, joints, joints + 1)]] = _SPACE
        return raw, kinds, None
    array = np.frombuffer(raw, np.uint8)
    _mark_wide(array, kinds)
    kinds[joints[_loose(kinds, joints, joints + 1)]] = _SPACE
    return raw, kinds, np.cumsum((array & _LEAD) == _CONTINUED, dtype=np.int32)


def _loose(kinds: Bytes, firsts: Numbers, ends: Numbers) -> NDArray[np.bool_]:
    """Which joints do not stand between two word characters."""
    return (kinds[firsts - 1] != _WORD) | (kinds[ends] != _WORD)


def _mark_wide(raw: Bytes, kinds: Bytes) -> None:
    """Say of each character of several bytes what it is."""
    leads = np.flatnonzero(raw >= _LEAD)
    first = raw[leads]
    sizes = 2 + (first >= 0xE0).astype(np.int64) + (first >= 0xF0)
    points = first & np.array([0x1F, 0x0F, 0x07], np.uint32)[sizes - 2]
    for size in (2, 3, 4):
        wide = sizes >= size
        points[wide] = points[wide] << 6 | raw[leads[wide] + size - 1] & 0x3F
    _know_pages(points)
    found = _TABLE[points]
    for size in range(4):
        wide = sizes > size
        kinds[leads[wide] + size] = found[wide]
    joints = np.flatnonzero(found == _JOINT)
    firsts, ends = leads[joints], leads[joints] + sizes[joints]
    loose = _loose(kinds, firsts, ends)
    for size in range(3):
        wide = loose & (ends - firsts > size)
        kinds[firsts[wide] + size] = _SPACE


def _kind(char: str) -> int:
    if WORD_CHARACTER.match(char):  # some joints are letters, too, which part nothing
        return _WORD
    return _JOINT if char in JOINTS else _SPACE


_KIND_OF_BYTE = bytes(_kind(chr(byte)) if byte < 128 else _SPACE for byte in range(256))
_TABLE = np.zeros(0x110000, np.uint8)
_known_pages = np.zeros(_PAGES, bool)


def _know_pages(points: NDArray[np.uint32]) -> None:
    """Fill in the pages of the table that `points` are on: few of the many are ever needed."""
    pages = np.bincount(points >> 8, minlength=_PAGES).astype(bool)
    for page in np.flatnonzero(pages & ~_known_pages).tolist():
        first = page * _PAGE
        _TABLE[first : first + _PAGE] = [_kind(chr(p)) for p in range(first, first + _PAGE)]
        _known_pages[page] = True
