"""Attributions that a count makes: "the union put the toll at 45", set against what another says.

English, as the words that give a number are few and each has its own form.
"""

from annotations.word_sets import word_set
from corpus.attribution.parse import Sentence
from corpus.attribution.placing import is_beside
from corpus.attribution.speech import Frame
from corpus.attribution.subjects import Subject, subject_before

_PUTTING = word_set(
    "put puts estimate estimates estimated",
)
_COUNTING = word_set(
    "counted counts count listed lists registered recorded spoke speaks gave gives had",
    "has tallied cited cites",
)
_TOLLS = word_set(
    "number numbers toll tolls count counts figure figures total tally death deaths dead",
    "losses damage cost costs estimate estimates injured wounded missing victims",
    "casualties",
)
_LEADS = word_set(
    "of the a an only just about around some nearly almost at least over more less fewer",
    "than up to as many roughly",
)
_REACH = 12
"""Words between "put" and "at" at most."""


def counting_frame(sentence: Sentence, place: int, earlier: list[Frame]) -> Frame | None:
    """The frame of somebody whose count is set against another's; None of any other clause.

    The whole clause is what is said: its verb says what is counted.
    """
    if sentence.cues.language != "en" or not earlier or not _counts(sentence, place):
        return None
    subject = _contrasted_subject(sentence, place)
    if subject is None or not is_beside(sentence, earlier[-1], subject.start):
        return None
    content = (subject.start, len(sentence.run))
    return Frame(place, subject.mention, (subject.start, subject.start), content, beside=True)


def _counts(sentence: Sentence, place: int) -> bool:
    low = sentence.low(place)
    if low in _PUTTING:
        stop = place + 1
        while stop < place + _REACH and sentence.letter(stop) not in ",;.VhwrZG":
            tolls = {sentence.low(p) for p in range(place + 1, stop)} & _TOLLS
            if sentence.low(stop) == "at" and tolls:
                return _number_at(sentence, stop + 1)
            stop += 1
        return False
    return low in _COUNTING and _number_at(sentence, place + 1)


def _number_at(sentence: Sentence, place: int) -> bool:
    """Whether a number stands here, "of", "only" and "at least" before it allowed."""
    while sentence.low(place) in _LEADS:
        place += 1
    quantity = sentence.low(place) in sentence.cues.quantities - _LEADS
    return sentence.letter(place) == "N" or quantity


def _contrasted_subject(sentence: Sentence, place: int) -> Subject | None:
    """The subject of a clause that a conjunction sets against the one before."""
    subject = subject_before(sentence, place)
    if subject is None or subject.passive or subject.relative:
        return None
    starts = sentence.by_start.get(subject.mention[0])
    return subject if starts is not None else None
