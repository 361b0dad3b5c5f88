"""What somebody denies: the words behind "denied that", "rejected claims that", "denied having"."""

from corpus.attribution.parse import Sentence
from corpus.attribution.speech import Frame, Range, over_adverbials
from corpus.attribution.statements import Statement, before_conjunction

_REACH = 5
"""Words between "rejected" and "that" at most."""
_SHORTEST = 3


def denied_in(statement: Statement, sentence: Sentence) -> Range | None:
    """The words that the speaker of a statement says are untrue; None where none are given."""
    for frame in statement.frames:
        start = _start(sentence, frame)
        if start is None:
            continue
        stop = min((f.attribution[0] for f in statement.frames if f.cue > frame.cue),
                   default=statement.stop)  # fmt: skip
        stop = before_conjunction(sentence, stop)
        while stop > start and sentence.letter(stop - 1) in ".,;c":
            stop -= 1
        return (start, stop) if stop - start >= _SHORTEST else None
    return None


def _start(sentence: Sentence, frame: Frame) -> int | None:
    """Where what is denied begins behind the verb of a frame."""
    cues = sentence.cues
    if sentence.low(frame.cue) not in cues.denying or frame.content or frame.around:
        return None
    place = over_adverbials(sentence, frame.cue + 1)  # "denied on Monday that"
    if sentence.letter(place) == "w":
        return place + 1
    if sentence.low(place).endswith("ing") and sentence.letter(place) in "vhm":
        return place
    for that in range(place + 1, place + _REACH):
        if sentence.letter(that) == "w" and sentence.low(that - 1) in cues.disputed:
            return that + 1
    return None
