"""The words that attribute: which language's table a passage is read with."""

from corpus.attribution.english import COMMON, ENGLISH
from corpus.attribution.languages import BY_SCRIPT, LATIN, SILENT
from corpus.attribution.table import Cues
from corpus.sentences import language_of

READ_FOR_LANGUAGE = 2_000
"""Code points of a passage that tell its language."""


def cues_for(passage: str) -> Cues:
    """The table for a passage: by its script, among Latin ones by its commonest small words.

    English where nothing speaks for another.
    """
    code = language_of(passage)
    if code != "en":
        return BY_SCRIPT.get(code, SILENT)
    words = passage[:READ_FOR_LANGUAGE].lower().replace("„", "").replace("“", "").split()
    best, most = ENGLISH, sum(word in COMMON for word in words)
    for table, common in LATIN:
        found = sum(word in common for word in words)
        if found > most:
            best, most = table, found
    return best
