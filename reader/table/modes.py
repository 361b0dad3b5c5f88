"""Short names of the modes, so that a line of the table stays a line."""

from reader.action import Mode

R, P, S, D = Mode.READING, Mode.PENDING, Mode.SELECTING, Mode.SETTLING
A, B = Mode.ATTRIBUTES, Mode.CODEBOOK


def on(*modes: Mode) -> frozenset[Mode]:
    """The modes in which an action is heard."""
    return frozenset(modes)
