"""What a spelling of a name can look like, as one pattern over a list of words. Pure.

The pattern lets too much through and nothing out: what it finds is then looked at by `alike`.
"""

import re
from functools import lru_cache

from corpus.names.alike import softer, spelling
from corpus.names.irregular import also_spelled
from corpus.names.letters import SILENT, SOUNDS, VOWELS, WRITTEN, sounds_of

_WAYS = sorted({*SOUNDS, *(way for ways in WRITTEN.values() for way in ways)}, key=len)
_ANY = frozenset("cgvwjy")
"""Letters that are one sound here and another there."""


@lru_cache(256)
def shape_of(word: str) -> "re.Pattern[bytes]":
    """A pattern of whole lines of UTF-8, one word a line, for the spellings of a folded `word`.

    It matches no empty line, and nothing where a `word` without consonants is like no other.
    """
    shapes = [_shape(each) for each in (word, softer(word)) if each and spelling(each).consonants]
    shapes += [re.escape(each.encode()) for each in sorted(also_spelled(word))]
    if not shapes:
        return re.compile(rb"(?!)")
    return re.compile(rb"^(?:" + b"|".join(shapes) + rb")$", re.MULTILINE)


def _shape(word: str) -> bytes:
    between = _one_of([*VOWELS, *SILENT, "v", "w", "в", "kh", "х", "خ"]) + b"*"
    pieces = [between]
    for sounds in spelling(word).consonants:
        ways = [way for way in _WAYS if way in _ANY or set(sounds_of(way)) & set(sounds)]
        pieces += [_one_of(ways) + b"{1,2}", between]
    return b"".join(pieces)


def _one_of(ways: list[str]) -> bytes:
    letters = "".join(way for way in ways if len(way) == 1 and way.isascii())
    longer = [re.escape(way.encode()) for way in ways if len(way) > 1 or not way.isascii()]
    return b"(?:" + b"|".join([b"[" + re.escape(letters.encode()) + b"]", *longer]) + b")"
