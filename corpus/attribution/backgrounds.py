"""Clauses that hang on reported words and are the outlet's own: an event told in passing.

"The ministry says it has arrested two men in Tarn, where 40 people were killed": nobody says that
the ministry said the last.
"""

from collections.abc import Iterator, Sequence

from corpus.attribution.parse import Sentence
from corpus.attribution.speech import Frame, Range

_OF_PLACES = frozenset({"where", "which", "when"})
_OF_PERSONS = frozenset({"who", "whose", "whom"})
_THAT = frozenset({"that", "which", "who", "where", "whose"})
_SHORTEST = 3


def backgrounds(found: Sequence[Frame], parts: Sentence) -> Iterator[Range]:
    """The relative clauses of a sentence that tell of an event in the outlet's own voice.

    In reported words it is one behind a comma that counts casualties or names a year. Of what is
    no speech at all ("claimed responsibility for a fire that killed 11") it is any.
    """
    for frame in found:
        if frame.speaker is None or frame.around:
            continue
        if frame.content is not None:
            yield from _in_reported(parts, frame.content)
        elif parts.low(frame.cue) not in parts.cues.denying:
            yield from _of_object(parts, frame.attribution[1])


def _in_reported(parts: Sentence, content: Range) -> Iterator[Range]:
    for place in range(content[0] + 1, content[1] - _SHORTEST):
        if parts.letter(place) != "," or parts.run[place].quoted:
            continue
        opening = parts.low(place + 1)
        if opening not in _OF_PLACES | _OF_PERSONS:
            continue
        end = _end(parts, place + 1, content[1])
        words = parts.run[place + 2 : end]
        dated = any(_is_year(word.text) for word in words)
        hurt = any(word.low in parts.cues.casualties for word in words)
        if dated or (hurt and opening in _OF_PLACES):
            yield place + 1, end


def _of_object(parts: Sentence, start: int) -> Iterator[Range]:
    for place in range(start, len(parts.run) - _SHORTEST):
        relative = parts.low(place) in _THAT and parts.letter(place - 1) in "mRCN,t"
        if relative and parts.letter(place + 1) in "hvmaV" and not parts.run[place].quoted:
            yield place, _end(parts, place, len(parts.run))
            return


def _end(parts: Sentence, start: int, stop: int) -> int:
    """Where a clause ends: at the first comma behind its verb."""
    verb = False
    for place in range(start + 1, stop):
        letter = parts.letter(place)
        if letter == ";" or (letter == "," and verb):
            return place
        verb = verb or letter in "hv"
    return stop - (parts.letter(stop - 1) == ".")


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and "1500" <= text < "2100"
