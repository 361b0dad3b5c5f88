"""Texts cut into tokens some at a time, long ones in pieces: what that takes of memory is bounded.

A blank or a newline is in no token, and what stands on one side of it changes nothing on the other,
so that the tokens of the pieces are those of the text.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.index.whoosh_index.codec.tokenising import Tokeniser, Tokens

PIECE = 1 << 20
"""Code points that are cut into tokens at once; more where no blank is among them."""
_FAR = 1 << 31


def cut_in_pieces(tokeniser: Tokeniser, texts: Sequence[str], most: int = PIECE) -> Tokens:
    """The tokens of `texts`, as `tokeniser` cuts them. most: code points at once."""
    longest = max(map(len, texts), default=0)
    if longest <= most:
        return tokeniser.cut(texts)
    kind = np.int32 if longest < _FAR else np.int64
    counts = np.zeros(len(texts), np.int64)
    words: list[NDArray[Any]] = []
    starts: list[NDArray[Any]] = []
    ends: list[NDArray[Any]] = []
    for number, text in enumerate(texts):
        for at, piece in pieces(text, most):
            found = tokeniser.cut([piece])
            counts[number] += len(found.words)
            words.append(found.words)
            starts.append((found.starts + at).astype(kind))
            ends.append((found.ends + at).astype(kind))
    return Tokens(_joined(words), _joined(starts), _joined(ends), counts)


def _joined(parts: list[NDArray[Any]]) -> NDArray[Any]:
    """One array of all, which are let go before the next ones are joined."""
    whole = np.concatenate(parts)
    parts.clear()
    return whole


def pieces(text: str, most: int) -> Iterator[tuple[int, str]]:
    """`text` in pieces of at most `most` code points, longer ones where it has no blank, each with
    the place where it begins.
    """
    at = 0
    while len(text) - at > most:
        end = max(text.rfind(blank, at + 1, at + most) for blank in " \n")
        if end < 0:
            next_blanks = (text.find(blank, at + most) for blank in " \n")
            end = min((place for place in next_blanks if place >= 0), default=len(text))
        yield at, text[at:end]
        at = end
    yield at, text[at:]
