"""One attribution, and where the words begin that it attributes."""

from annotations.values import dataclass
from corpus.attribution.parse import Sentence

_MEASURED = frozenset({"least", "most"})
_HALVES = frozenset({"a.m.", "p.m.", "am", "pm"})
"""Halves of the day behind an hour."""

Range = tuple[int, int]
"""A half-open range of words."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution. Ranges count words.

    speaker: who says it; inner: whom the speaker cites; relay: the outlet that was told or quotes;
    outer: an outlet that carries what another attribution's speaker says.
    attribution: the words that attribute. content: what is said, where it follows; None where it
    is all the rest of the sentence (parenthesis, "…, he added") or not given in words of its own.
    around: whether the content is the rest. follows: goes on for the frame before it ("saying").
    partial: the clause before it is the outlet's own ("The line closed the quay, saying …").
    beside: stands beside the frame before it, not inside ("and police said").
    """

    cue: int
    speaker: Range | None
    attribution: Range
    content: Range | None = None
    around: bool = False
    inner: Range | None = None
    outer: Range | None = None
    relay: Range | None = None
    follows: bool = False
    beside: bool = False
    relative: bool = False
    partial: bool = False


def content_at(sentence: Sentence, place: int, verb: str) -> Range | None:
    """What is said after a verb of saying; None where it only has an object."""
    if verb in sentence.cues.denying:
        return None
    last = len(sentence.run)
    place = _behind_particle(sentence, place, verb)
    start = over_adverbials(sentence, place)
    quoted = _behind_colon(sentence, place)
    if quoted is not None:
        return quoted, last
    for begin in (place, _over_inserted(sentence, place), start, _over_duration(sentence, place)):
        if sentence.letter(begin) == "w":
            return (begin + 1, last) if begin + 1 < last else None
    if sentence.letter(start) in ",;":
        start += 1 + (sentence.letter(start + 1) == "w")
    elif sentence.letter(start) != "q" and not set(sentence.letters[place:start]) <= set("itN"):
        start = _over_times(sentence, place)
    if start >= last or sentence.letter(start) in ".)o,;":
        return None
    if sentence.low(start) == "how" and verb in sentence.cues.describing:
        return (start + 1, last) if start + 1 < last else None
    if sentence.low(start) == "so" and sentence.letter(start + 1) in "i.,;":
        return None
    low = sentence.run[start].low
    number = low == "about" and sentence.letter(start + 1) == "N"
    if low in {"responsibility", "to", "for", "about", "on", "of", "how"} and not number:
        return None
    return _with_limits(sentence, place, start), last


def _behind_particle(sentence: Sentence, place: int, verb: str) -> int:
    """Behind the second part of a verb: "wies darauf hin, dass", "wies die Vorwürfe zurück."."""
    end = place
    while verb in sentence.cues.separable and sentence.letter(end) not in ",;.wq":
        end += 1
    return end


def _with_limits(sentence: Sentence, place: int, start: int) -> int:
    """The start of what is said with "only", "nearly" before its first word: said only two were."""
    while start > place and sentence.low(start - 1) in sentence.cues.limiting:
        start -= 1
    return start


def _behind_colon(sentence: Sentence, place: int) -> int | None:
    """Where the quotation begins in "wrote four words on a slip: “…”"; None without a colon."""
    while place + 1 < len(sentence.run) and sentence.letter(place) not in "wVq":
        if sentence.low(place) == ":":
            return place + 1 if sentence.letter(place + 1) == "q" else None
        place += 1
    return None


def _over_inserted(sentence: Sentence, place: int) -> int:
    """Behind ", without giving proof," where "that" follows."""
    closing = sentence.letters.find(",", place + 1)
    inserted = sentence.letter(place) == "," and place < closing < place + 12
    return closing + 1 if inserted and sentence.letter(closing + 1) == "w" else place


def _over_duration(sentence: Sentence, place: int) -> int:
    """Behind "more than 24 hours after the fire", where "that" follows."""
    here = place
    while sentence.letter(here) in "mci" and here < place + 2:
        here += 1
    if sentence.letter(here) not in "ND" or sentence.letter(here + 1) != "t":
        return place
    following = sentence.letters.find("w", here)
    return following if 0 < following < here + 12 else place


def _over_times(sentence: Sentence, place: int) -> int:
    while sentence.letter(place) in "ta":
        place += 1
    return place


def over_adverbials(sentence: Sentence, place: int) -> int:
    """Behind dates, adverbs and "in a statement", up to what opens reported speech."""
    here = place
    while here < len(sentence.run) and here < place + 14:
        letter = sentence.letter(here)
        if letter in "ta":
            here += 1
            continue
        if sentence.low(here) == "between" and is_range(sentence, here + 1):
            break  # "between 6 and 8 were hurt"
        if sentence.low(here) == "between" and sentence.letters[here + 1 : here + 4] == "NcN":
            here += 4 + (sentence.low(here + 4) in _HALVES)
            continue
        if letter == "i" and sentence.low(here + 1) in _MEASURED and sentence.low(here) == "at":
            break  # "at least 11 worshippers, the imam among them"
        if letter == "c" and sentence.low(here) not in sentence.cues.prepositions:
            break
        if letter in "ic":
            step = here + 1
            while sentence.letter(step) in "DmRCNtSLvpia" and step < here + 12:
                step += 1
            if sentence.letter(step) in "wq,;.":
                here = step
                continue
            counted = sentence.low(here) in sentence.cues.quantities
            if counted and sentence.letter(here + 1) == "N" and sentence.letter(here + 2) != "t":
                break  # "about 20 were missing"
            if sentence.letter(here + 1) in "tN":
                here += 2
                while sentence.letter(here) in "tN":
                    here += 1
                continue
        break
    return here


def is_range(sentence: Sentence, place: int) -> bool:
    """Whether "6 and 8" of something stands at a place, and no hours: "between 6 and 8 p.m."."""
    numbers = sentence.letter(place) == sentence.letter(place + 2) == "N"
    timed = sentence.letter(place + 3) in "t,;.w" or sentence.low(place + 3) in _HALVES
    return numbers and sentence.letter(place + 1) == "c" and not timed


def behind_description(sentence: Sentence, end: int) -> int:
    """Behind "…, said X, 67, whose house stood by the slope": what tells of X, up to a quotation.

    `end` itself where no description follows, or one that says something too.
    """
    if sentence.letter(end) != "," or sentence.letter(end + 1) not in "DRNrvmi":
        return end
    stop = end + 1
    while stop < len(sentence.run) and sentence.letter(stop) not in ".;Vq":
        if sentence.letter(stop) == "," and sentence.letter(stop + 1) in "qGZ":
            break
        stop += 1
    return end if sentence.letter(stop) in "Vq" else stop


def with_commas(sentence: Sentence, start: int, end: int) -> Range:
    """The range with the commas that set it off."""
    if sentence.letter(start - 1) == "," and start > 0:
        start -= 1
    if sentence.letter(end) == "," and end < len(sentence.run):
        end += 1
    return start, end
