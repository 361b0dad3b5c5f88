"""Letters without their accents, as many as before: "Hjalm" stands where "Hjälm" does."""

import re
import unicodedata
from functools import lru_cache

_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_OTHERS = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "ħ": "h", "ŧ": "t"}
_BARE = {
    code: unicodedata.normalize("NFD", chr(code))[0]
    for code in _LATIN
    if "a" <= unicodedata.normalize("NFD", chr(code))[0].lower() <= "z"
} | {
    ord(form): other if form == letter else other.upper()
    for letter, other in _OTHERS.items()
    for form in {letter, letter.upper()} - {"I"}
}


@lru_cache(maxsize=64)
def without_accents(text: str) -> str:
    """A text with each accented Latin letter as the plain one; places in it are the same."""
    return text.translate(_BARE) if has_accents(text) else text


def has_accents(text: str) -> bool:
    """Whether a text has any Latin letter with an accent."""
    return not text.isascii() and _ACCENTED.search(text) is not None


def same_but_for_accents(one: str, other: str) -> bool:
    """Whether two names in one normal form (NFKC) are spelt alike but for accents."""
    return without_accents(one) == without_accents(other)
