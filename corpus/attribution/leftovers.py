"""Whether what is left of a sentence beside its claims says anything that could be one."""

import regex

from corpus.attribution.cues import cues_for
from corpus.attribution.parse import parse
from corpus.attribution.trim import SHORTEST
from corpus.language import tokens

_SAYING = regex.compile(r"[hoa]*[VGZ]")
"""A verb of saying with the auxiliaries before it."""
_VERBAL = frozenset("hvo")


def says_something(passage: str) -> bool:
    """False of a mere conjunction or place, and of words that only say who says the rest.

    What holds a verb of saying has to hold another verb as well.
    """
    if sum(1 for _ in tokens(passage)) < SHORTEST:
        return False
    letters = parse(passage, cues_for(passage)).letters
    rest = _SAYING.sub("", letters)
    return rest == letters or bool(set(rest) & _VERBAL)
