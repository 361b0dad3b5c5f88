"""The words that attribute: which language's table a passage is read with."""

from corpus.attribution.english import COMMON, ENGLISH
from corpus.attribution.languages import BY_SCRIPT, LATIN, SILENT
from corpus.attribution.table import Cues
from corpus.sentences import language_of

READ_FOR_LANGUAGE = 2_000
"""Code points of a passage that tell its language."""

_PLAINLY = 3
"""Common words of a language in a sentence that tell it in a paragraph of another one."""


def cues_for(passage: str) -> Cues:
    """The table for a passage: by its script, among Latin ones by its commonest small words.

    English where nothing speaks for another.
    """
    code = language_of(passage)
    if code != "en":
        return BY_SCRIPT.get(code, SILENT)
    words = _split(passage)
    best, most = ENGLISH, sum(map(COMMON.__contains__, words))
    for table, common in LATIN:
        found = sum(map(common.__contains__, words))
        if found > most:
            best, most = table, found
    return best


def cues_within(passage: str, sentence: str) -> Cues:
    """The table for a sentence of a passage: another than the passage's where it is plainly so.

    A paragraph in English may quote a whole sentence in German. No word of it is common then in
    the passage's language, and several in another.
    """
    table = cues_for(passage)
    if len(sentence) >= len(passage):
        return table
    code = language_of(sentence)
    if code != "en":
        return BY_SCRIPT.get(code, table)
    words = _split(sentence)
    common = {ENGLISH: COMMON, **dict(LATIN)}
    if table in common and any(word in common[table] for word in words):
        return table
    found = {each: sum(map(small.__contains__, words)) for each, small in common.items()}
    best = max(found, key=found.__getitem__)
    return best if found[best] >= _PLAINLY else table


def _split(passage: str) -> list[str]:
    return passage[:READ_FOR_LANGUAGE].lower().replace("„", "").replace("“", "").split()
