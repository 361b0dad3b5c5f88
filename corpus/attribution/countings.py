"""Attributions that a count makes: "the union put the toll at 45", set against what another says.

English, as the words that give a number are few and each has its own form.
"""

from annotations.word_sets import word_set
from corpus.attribution.chunks import NameKind
from corpus.attribution.parse import Sentence
from corpus.attribution.phrases import behind_relative, object_after, over_list, with_name_behind
from corpus.attribution.placing import is_beside
from corpus.attribution.speech import Frame
from corpus.attribution.subjects import Subject, subject_before

_PUTTING = word_set(
    "put puts estimate estimates estimated",
)
_COUNTED = word_set(
    "counted counts count listed lists registered recorded spoke speaks gave gives had",
    "has tallied cited cites",
)
_PUT = word_set("put estimated placed reckoned given priced valued assessed quantified")
_CHANGING = word_set("lowered raised revised corrected updated")
_LOSSES = word_set(
    "toll tolls death deaths dead injured wounded missing victims casualties estimate estimates",
)
"""Whose number only somebody who counts makes another; wages and prices are changed by deeds."""
COUNTING = _PUTTING | _COUNTED | _PUT | _CHANGING
"""Words at which such an attribution begins."""
_TOLLS = word_set(
    "number numbers toll tolls count counts figure figures total tally death deaths dead",
    "losses damage cost costs estimate estimates injured wounded missing victims",
    "casualties bill value turnout it them",
)
_LEADS = word_set(
    "of the a an only just about around some nearly almost at least over more less fewer",
    "than up to as many roughly",
)
_REACH = 12
"""Words between "put" and "at" at most."""


def counting_frame(sentence: Sentence, place: int, earlier: list[Frame]) -> Frame | None:
    """The frame of somebody whose count is set against another's, or is all of a sentence.

    None of any other clause. The whole clause is what is said: its verb says what is counted.
    """
    if sentence.cues.language != "en" or not _counts(sentence, place):
        return None
    subject = _contrasted_subject(sentence, place)
    if subject is None:
        return None
    whole, content = (subject.start, subject.start), (subject.start, len(sentence.run))
    if not earlier:
        alone = sentence.low(place) in _PUTTING | _CHANGING and subject.start == sentence.body
        between = sentence.letters[subject.mention[1] : place]
        alone = alone and not {"h", "o"} & set(between) and "V" not in sentence.letters[place:]
        return Frame(place, subject.mention, whole, content) if alone else None
    apart = sentence.run[subject.start - 1].text == ";"
    if not apart and not is_beside(sentence, earlier[-1], subject.start):
        return None
    return Frame(place, subject.mention, whole, content, beside=True)


def passive_count(sentence: Sentence, place: int) -> Frame | None:
    """The frame of "the damage was put at $45 million by the insurer Norrland Re"."""
    passive = sentence.letter(place - 1) == "h" and sentence.low(place) in _PUT
    if not passive or sentence.cues.language != "en":
        return None
    stop = place + 1
    while stop < place + _REACH and sentence.letter(stop) not in ",;.VhwrZG":
        if sentence.low(stop) == "by":
            break
        stop += 1
    counted = any(sentence.letter(p) == "N" or sentence.low(p) in sentence.cues.quantities
                  for p in range(place + 1, stop))  # fmt: skip
    valued = any(sentence.low(p) in {"at", "as"} for p in range(place + 1, stop))
    by = sentence.low(stop) == "by" and counted and valued
    speaker = object_after(sentence, stop + 1) if by else None
    if speaker is None:
        return None
    speaker, end = with_name_behind(sentence, speaker)
    end = behind_relative(sentence, over_list(sentence, end))
    return Frame(place, speaker, (stop, end), around=True)


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
    if low in _CHANGING:
        return _changes(sentence, place)
    return low in _COUNTED and _number_at(sentence, place + 1)


def _changes(sentence: Sentence, place: int) -> bool:
    """Whether a number is made another: "lowered the toll from 12 to 9"."""
    tolls = False
    for stop in range(place + 1, place + _REACH):
        if sentence.letter(stop) in ",;.VhwrZG":
            return False
        tolls = tolls or sentence.low(stop) in _LOSSES
        if tolls and sentence.low(stop) == "to" and _number_at(sentence, stop + 1):
            return True
    return False


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
    changed = sentence.low(place) in _CHANGING  # by a ministry, and by a storm
    somebody = starts is not None and (starts.kind is NameKind.ROLE or not changed)
    return subject if somebody else None
