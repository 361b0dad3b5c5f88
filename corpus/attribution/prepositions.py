"""Attributions by a preposition: "according to X", "laut X", "selon X"."""

from corpus.attribution.parse import Sentence
from corpus.attribution.phrases import (
    SEEN,
    behind_relative,
    named_behind,
    object_after,
    over_list,
    with_apposition,
    with_name_behind,
)
from corpus.attribution.speech import Frame, behind_description, with_commas


def preposition_frame(sentence: Sentence, place: int, length: int) -> Frame | None:
    """The frame of "according to X"."""
    opens = place == 0 or sentence.letter(place - 1) in ",;qwc.(VG"
    one_word = length == 1 and sentence.cues.language == "en"
    if one_word and not (opens and sentence.letter(place + 1) in "CD"):
        return None
    if one_word and sentence.run[place].capital and _is_first_name(sentence, place):
        return None
    speaker = object_after(sentence, place + length)
    bare = sentence.letter(place + length) not in "DCRPN" and sentence.cues.articles
    if speaker is None or (bare and sentence.starting_at(place + length) is None):
        return None
    closes = sentence.letter(place - 1) == "," and _is_clause(sentence, place)
    speaker, end = (with_name_behind if closes else with_apposition)(sentence, speaker)
    if closes and end == speaker[1]:
        speaker, end = with_apposition(sentence, speaker)
    kept = _before_seen(sentence, speaker)
    if kept != speaker and sentence.low(kept[1]) in sentence.cues.carrying:
        end = kept[1]
    speaker = kept
    after = end
    while sentence.letter(end) in "tiN" and sentence.letter(end) != ".":
        end += 1
    if sentence.letter(end) not in ",.;)q":
        end = after
    described = sentence.by_start.get(speaker[0])
    if described is not None and described.end == speaker[1] == end:
        named = named_behind(sentence, described)
        if named != speaker and sentence.letter(named[1]) == "." and place > sentence.body:
            speaker, end = named, named[1]
    if _is_acronym_of(sentence, speaker, end):
        speaker, end = (end + 1, end + 2), end + 2
    end = over_list(sentence, end) if place > sentence.body else end
    end = behind_relative(sentence, end)
    said = set(sentence.letters[sentence.body : place]) & set("hv")
    if said and sentence.letter(place - 1) == "," and sentence.letter(place - 2) not in "wVG":
        behind = behind_description(sentence, end)
        end = behind if sentence.letter(behind) == "." else end
    return Frame(place, speaker, with_commas(sentence, place, end), around=True)


def _is_clause(sentence: Sentence, end: int) -> bool:
    """Whether a verb stands in the sentence before a place."""
    return bool(set(sentence.letters[sentence.body : end]) & set("hvxo"))


def _before_seen(sentence: Sentence, speaker: tuple[int, int]) -> tuple[int, int]:
    """The paper alone of "a memo seen by the Sentinel", the source of "une source citée par X"."""
    for place in range(speaker[0] + 1, speaker[1] - 1):
        by = sentence.low(place + 1) in sentence.cues.by
        paper = sentence.low(place - 1) in sentence.cues.papers
        seen = paper and sentence.low(place) in SEEN
        if by and (seen or sentence.low(place) in sentence.cues.carrying):
            return speaker[0], place
    return speaker


def _is_acronym_of(sentence: Sentence, speaker: tuple[int, int], end: int) -> bool:
    """Whether a comma and a name of capitals close it: "the state news agency, SANA."."""
    if sentence.letter(end) != "," or sentence.letter(end + 1) != "C":
        return False
    closes = sentence.letter(end + 2) in ".,;" and sentence.run[end + 1].acronym
    things = sentence.cues.bodies | sentence.cues.papers
    return closes and any(word.low in things for word in sentence.run[speaker[0] : speaker[1]])


def _is_first_name(sentence: Sentence, place: int) -> bool:
    """Whether "Per" is somebody's name and no preposition."""
    end = place + 1
    while sentence.letter(end) == "C":
        end += 1
    return place > sentence.body or sentence.letter(end) in "hVo"
