"""Short names of the modes, so that a line of the table stays a line."""

from reader.action import Mode

R, P, S, D = Mode.READING, Mode.PENDING, Mode.SELECTING, Mode.SETTLING
A, B = Mode.ATTRIBUTES, Mode.CODEBOOK

GOING = frozenset({Mode.LIBRARY, Mode.FINDING, Mode.LISTING, Mode.WORDS})
"""Lists from which one goes to the places that are about the corpus as a whole."""


def on(*modes: Mode) -> frozenset[Mode]:
    """The modes in which an action is heard."""
    return frozenset(modes)
