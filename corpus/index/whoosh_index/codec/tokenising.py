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
from corpus.language import (
    JOINTS,
    LONGEST_WORD,
    UNSPACED_LETTER,
    WORD_CHARACTER,
    tokens_of_runs,
)

_SPACE, _WORD, _JOINT, _UNSPACED = 0, 1, 2, 3
_APOSTROPHE = ord("'")
_LETTER = np.array([chr(byte).isalpha() and byte < 128 for byte in range(256)])
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
        # What a run is made of: of one piece from its beginning, which most are, its word and its
        # end; of others which of the further pieces is first, and how many there are, negative.
        self._words = np.zeros(1 << 12, np.int32)
        self._ends = np.zeros(1 << 12, np.int32)
        self._further = array("i")

    def __len__(self) -> int:
        """So many different words and runs are remembered."""
        return max(len(self.words), len(self._runs))

    def cut(self, texts: Sequence[str]) -> Tokens:
        """The tokens of `texts`."""
        joined = "\n".join(texts)
        text, edges, shift = _encoded(joined)
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
        first, count = len(self._runs) - len(starts), len(self._runs)
        if count > len(self._words):
            room = np.zeros(count + count // 2 - first, np.int32)
            self._words = np.append(self._words[:first], room)
            self._ends = np.append(self._ends[:first], room)
        words, number = self.words, self.words.setdefault
        spans = zip(starts.tolist(), (starts + lengths).tolist(), strict=True)
        runs = [text[start:end] for start, end in spans]
        numbers, ends = (
            # Of bytes: of ASCII alone.
            [
                number(run, len(words)) if run.isalnum() and len(run) <= LONGEST_WORD else -1
                for run in runs
            ],
            lengths.tolist(),
        )
        others = [nth for nth, known in enumerate(numbers) if known < 0]
        found = tokens_of_runs([runs[nth].decode("utf-8", "surrogatepass") for nth in others])
        for nth, pieces in zip(others, found, strict=True):
            if len(pieces) == 1 and not pieces[0][1]:
                word, _, ends[nth] = pieces[0]
                numbers[nth] = number(word.encode("utf-8", "surrogatepass"), len(words))
                continue
            numbers[nth], ends[nth] = len(self._further) // 3, -len(pieces)
            for word, at, last in pieces:
                self._further.extend((self._number(word), at, last))
        self._words[first:count], self._ends[first:count] = numbers, ends

    def _number(self, word: str) -> int:
        return self.words.setdefault(word.encode("utf-8", "surrogatepass"), len(self.words))

    def _expanded(self, runs: Numbers, starts: Numbers, bases: Numbers) -> Tokens:
        """Tokens in the place of runs. bases: where each text begins, in code points."""
        words, ends = self._words[runs], self._ends[runs]
        others = np.flatnonzero(ends <= 0)
        if not len(others):
            ends = starts + ends
        else:
            many = -ends[others].astype(np.int64)
            first_piece = np.repeat(words[others] - (np.cumsum(many) - many), many)
            further = np.frombuffer(self._further, np.int32).reshape(-1, 3)
            pieces = further[first_piece + np.arange(len(first_piece))]
            counts = np.ones(len(runs), np.int64)
            counts[others] = many
            several = np.repeat(ends <= 0, counts)
            words, ends, starts = (np.repeat(column, counts) for column in (words, ends, starts))
            words[several], ends[several] = pieces[:, 0], pieces[:, 2]
            ends = starts + ends
            starts[several] += pieces[:, 1]
        found = np.diff(np.append(np.searchsorted(starts, bases), len(starts)))
        offsets = np.repeat(bases, found)
        return Tokens(words, starts - offsets, ends - offsets, found)


def _encoded(text: str) -> tuple[bytes, Numbers, NDArray[np.int32] | None]:
    """The text as lower-case bytes, where its runs begin and end in turn, and how many bytes more
    than code points are before each; None where there are none. With a margin on both sides.
    """
    margin = b"\n" * _MARGIN
    raw = b"".join((margin, text.encode("utf-8", "surrogatepass").lower(), margin))
    kinds = np.frombuffer(raw.translate(_KIND_OF_BYTE), np.uint8).copy()
    array = np.frombuffer(raw, np.uint8)
    joints = np.flatnonzero(kinds == _JOINT)
    if text.isascii():
        _part(array, kinds, joints)
        return raw, _edges(kinds), None
    wide = _mark_wide(array, kinds)
    _part(array, kinds, joints)
    edges = _edges(kinds)
    cuts = _between_unspaced(kinds, *wide)
    if len(cuts):
        edges = np.sort(np.concatenate((edges, cuts, cuts)), kind="stable")
    return raw, edges, np.cumsum((array & _LEAD) == _CONTINUED, dtype=np.int32)


def _edges(kinds: Bytes) -> Numbers:
    word = kinds != _SPACE
    return np.flatnonzero(word[1:] != word[:-1]) + 1


def _part(raw: Bytes, kinds: Bytes, joints: Numbers) -> None:
    """Make spaces of the joints of ASCII that part what is on both sides for certain."""
    parting = _loose(kinds, joints, joints + 1)
    # A dot or comma between two letters parts words, but for acronyms; those are of single letters,
    # so that neither half may end in one here.
    near = joints[~parting & (raw[joints] != _APOSTROPHE)]
    sides = _LETTER[raw[near - 1]] & _LETTER[raw[near + 1]]
    longer = (kinds[near - 2] == _WORD) & (kinds[near + 2] == _WORD)
    kinds[joints[parting]] = _SPACE
    kinds[near[sides & longer]] = _SPACE


def _loose(kinds: Bytes, firsts: Numbers, ends: Numbers) -> NDArray[np.bool_]:
    """Which joints do not stand between two word characters."""
    return (kinds[firsts - 1] != _WORD) | (kinds[ends] != _WORD)


def _mark_wide(raw: Bytes, kinds: Bytes) -> tuple[Numbers, Numbers, NDArray[np.bool_]]:
    """Say of each character of several bytes what it is.

    Where they begin, their sizes, and which are letters of writing without spaces.
    """
    leads = np.flatnonzero(raw >= _LEAD)
    first = raw[leads]
    sizes = 2 + (first >= 0xE0).astype(np.int64) + (first >= 0xF0)
    points = first & np.array([0x1F, 0x0F, 0x07], np.uint32)[sizes - 2]
    for size in (2, 3, 4):
        wide = sizes >= size
        points[wide] = points[wide] << 6 | raw[leads[wide] + size - 1] & 0x3F
    _know_pages(points)
    found = _TABLE[points]
    unspaced = found == _UNSPACED
    found[unspaced] = _WORD
    for size in range(4):
        wide = sizes > size
        kinds[leads[wide] + size] = found[wide]
    joints = np.flatnonzero(found == _JOINT)
    firsts, ends = leads[joints], leads[joints] + sizes[joints]
    loose = _loose(kinds, firsts, ends)
    for size in range(3):
        wide = loose & (ends - firsts > size)
        kinds[firsts[wide] + size] = _SPACE
    return leads, sizes, unspaced


def _between_unspaced(
    kinds: Bytes, leads: Numbers, sizes: Numbers, unspaced: NDArray[np.bool_]
) -> Numbers:
    """Where two letters of writing without spaces part: each is a token of its own.

    Only between others of their kind or spaces: what else stands beside them has rules of its own.
    """
    if not unspaced.any():
        return leads[:0]
    ends = leads + sizes
    near = ends[:-1] == leads[1:]
    pair = near & unspaced[:-1] & unspaced[1:]
    before, behind = kinds[leads - 1] == _SPACE, kinds[ends] == _SPACE
    before[1:] |= near & unspaced[:-1]
    behind[:-1] |= near & unspaced[1:]
    return leads[1:][pair & before[:-1] & behind[1:]]


def _kind(char: str) -> int:
    if WORD_CHARACTER.match(char):  # some joints are letters, too, which part nothing
        return _UNSPACED if UNSPACED_LETTER.match(char) else _WORD
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
