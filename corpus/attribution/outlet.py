"""Whether a mention is the outlet that the document itself comes from."""

from functools import lru_cache

import regex

from annotations.selectors import Span
from corpus.attribution.dispatches import outlet_of
from corpus.attribution.entities import same_name

_AGENCY = regex.compile(r"(?m)^[^\n(]{0,80}\([^()\n]{2,40}\)\s*[–—]")
_BEFORE = r"(?:(?:photo|source|outlet|by|from)\s*:?\s*)?(?:the\s+)?"
_AFTER = r"(?:\s+(?:newsroom|staff|online|desk))?"


def is_own_outlet(text: str, mention: Span, entity: str) -> bool:
    """Whether a hop leads back to the document: "this newspaper", or the name of its masthead.

    A masthead is the name in a line of its own, or in a dateline's brackets where the document
    names no other outlet. text: a window of the document.
    """
    said = mention.of(text).casefold().split()
    if said[0] == "this":
        return True
    if said == ["the", "agency"] and _AGENCY.search(text):
        return not outlet_of(text)
    other = outlet_of(text)
    reprinted = bool(other) and not same_name(other, entity)
    return _masthead(entity, dateline=not reprinted).search(text) is not None


@lru_cache(maxsize=1_000)
def _masthead(entity: str, *, dateline: bool) -> "regex.Pattern[str]":
    """What finds the name in a line of its own or in a dateline; compiling it is dear."""
    name = r"\s+".join(regex.escape(word) for word in entity.split())
    line = rf"[^\S\n]*(?:{_BEFORE}{name}{_AFTER}|\({name}\))[^\S\n]*$"
    opening = rf"|[^\n(]{{0,80}}\({name}\)\s*[–—-]" if dateline else ""
    return regex.compile(rf"(?im)^(?:{line}{opening})")
