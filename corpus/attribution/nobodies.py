"""Mentions with a capital that name nobody: flight numbers, and words for a country's.

English, where such a word stands before what it describes: "the Iranian ship".
"""

import regex

from corpus.attribution.chunks import NameKind
from corpus.attribution.names import Name
from corpus.attribution.table import Cues
from corpus.attribution.words import words

_CODE = regex.compile(r"\p{Lu}{1,3}-?\d+\p{Lu}?")
"""PS752, A320, F-16: a code has as many digits as letters, or more."""
_OF_A_COUNTRY = regex.compile(r"\p{Lu}\p{Ll}+(?:ian|ean|ish|ese)s?")
_COUNTRIES = frozenset(
    [
        word
        for line in (
            "afghan african american bangladeshi chilean cuban czech danish dutch emirati french",
            "german greek icelandic iraqi israeli korean kuwaiti lebanese mexican moroccan nepali",
            "omani pakistani qatari saudi somali swiss thai yemeni",
        )
        for word in line.split()
    ]
)


def names_nobody(text: str, name: Name, cues: Cues) -> bool:
    """Whether a mention that no word of saying belongs to can be left out of the candidates."""
    if name.kind is not NameKind.PROPER or cues.language != "en":
        return False
    head = name.head.of(text)
    if _CODE.fullmatch(head):
        return sum(map(str.isdecimal, head)) >= sum(map(str.isalpha, head))
    if len(head.split()) != 1 or name.head.end != name.span.end:
        return False
    of_a_country = head.lower() in _COUNTRIES or _OF_A_COUNTRY.fullmatch(head)
    return bool(of_a_country) and _describes(text, name.head.end, cues)


def _describes(text: str, end: int, cues: Cues) -> bool:
    """Whether a noun follows right behind."""
    following = text[end : end + 60]
    if not following[:1].isspace():
        return False
    run = words(following)
    first = run[0] if run else None
    known = cues.auxiliaries | cues.prepositions | cues.conjunctions | cues.saying | cues.modals
    return first is not None and first.is_word and not first.is_number and first.low not in known
