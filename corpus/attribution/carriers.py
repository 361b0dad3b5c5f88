"""Outlets that carry what somebody else says: "carried by X", "in an interview with X"."""

from corpus.attribution.chunks import NameKind
from corpus.attribution.parse import Sentence
from corpus.attribution.phrases import object_after
from corpus.attribution.speech import Frame, Range, with_commas

_ENDINGS = ("wire", "press", "news", "times", "post", "radio")
_BACK = 6
"""Words before "carried by" among which the statement stands."""


def carried_frame(sentence: Sentence, place: int, earlier: list[Frame]) -> Frame | None:
    """The frame of an outlet around the speaker, which is named elsewhere."""
    low, after = sentence.low(place), sentence.low(place + 1)
    cues = sentence.cues
    by = place + 1
    while low in cues.carrying and by < place + 5 and sentence.letter(by) in "tN":
        by += 1
    if sentence.low(place + 1) == "on" and sentence.letter(place + 2) == "t":
        by = next((p for p in range(place + 3, place + 6) if sentence.letter(p) not in "tN"), by)
    if low in cues.carrying and sentence.low(by) in cues.by:
        return _carried(sentence, place, by, earlier)
    if (low in cues.meeting and after in {"with", "to"}) or (low == "speaking" and after == "to"):
        return _met(sentence, place)
    return None


def _carried(sentence: Sentence, place: int, by: int, earlier: list[Frame]) -> Frame | None:
    """Of "according to Y, quoted by X" and "in a statement carried by X, Y said"."""
    outer = object_after(sentence, by + 1)
    if outer is None:
        return None
    last = earlier[-1] if earlier else None
    named = last is not None and last.speaker is not None
    if named and last is not None and sentence.letter(place - 1) == ",":
        told = last.speaker is not None and last.speaker[1] in {place - 1, place}
        if told and last.around:
            return Frame(place, None, with_commas(sentence, place, outer[1]), outer=outer)
    if named and last is not None and last.around and last.speaker and last.speaker[1] == place:
        return Frame(place, None, with_commas(sentence, place, outer[1]), outer=outer)
    described = _start_of_relative(sentence, place)
    around = last.speaker if named and last is not None and last.around else None
    if around and described is not None and around[1] in {described, described - 1}:
        return Frame(place, None, with_commas(sentence, described, outer[1]), outer=outer)
    start = place
    while start > 0 and place - start < _BACK and sentence.letter(start - 1) in "DmCRNav":
        start -= 1
    papers = {word.low for word in sentence.run[start:place]} & (
        sentence.cues.papers | sentence.cues.meeting
    )
    if not papers or sentence.letter(start - 1) != "i":
        return None
    return Frame(place, None, with_commas(sentence, start - 1, outer[1]), outer=outer)


def _start_of_relative(sentence: Sentence, place: int) -> int | None:
    """Where "who were" before "quoted by" begins; None where nothing like it stands there."""
    start = place
    while start > 0 and sentence.letter(start - 1) in "ha":
        start -= 1
    return start - 1 if start < place and sentence.letter(start - 1) == "r" else None


def _met(sentence: Sentence, place: int) -> Frame | None:
    """Of "in an interview with X" and "Speaking to X on Tuesday,": X is an outlet."""
    chunk = sentence.starting_at(place + 2)
    if chunk is None or chunk.kind is not NameKind.PROPER or not _is_outlet(sentence, chunk.start):
        return None
    end = chunk.end
    while sentence.letter(end) in "tiN":
        end += 1
    start = place
    while start > 0 and sentence.letter(start - 1) in "iDm" and place - start < 4:
        start -= 1
    whole: Range = with_commas(sentence, start, end)
    return Frame(place, None, whole, outer=(chunk.start, chunk.end))


def _is_outlet(sentence: Sentence, start: int) -> bool:
    chunk = sentence.by_start[start]
    words = sentence.run[chunk.start : chunk.end]
    if any(word.low in sentence.cues.roles for word in words):
        return False
    words = words[sentence.letter(chunk.start) == "D" :]
    outlets = sentence.cues.outlets | sentence.cues.papers
    known = any(word.low in outlets or word.low.endswith(_ENDINGS) for word in words)
    return known or (len(words) <= 2 and words[0].acronym)
