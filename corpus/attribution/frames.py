"""Attributions as the words of one sentence make them: who, by which words, of what."""

from functools import lru_cache

from corpus.attribution.carriers import carried_frame
from corpus.attribution.countings import COUNTING, counting_frame, passive_count
from corpus.attribution.inverted import quoting_frame
from corpus.attribution.judging import ACCUSING, JUDGING, accusing_frame, judging_frame
from corpus.attribution.parse import Sentence
from corpus.attribution.phrases import (
    clause_start,
    main_subject,
    named_behind,
    object_after,
    with_apposition,
)
from corpus.attribution.speech import (
    Frame,
    behind_description,
    content_at,
    with_commas,
)
from corpus.attribution.subjects import subject_before
from corpus.attribution.table import Cues
from corpus.attribution.unlisted import speaking_frame, unlisted_frame
from corpus.attribution.verbs import verb_frame

_SEEN = frozenset({"seen", "obtained", "reviewed", "viewed", "read", "published", "issued"})
"""What is told of a paper that is quoted: "according to the charge sheet, seen by Coast Wire,"."""


def frames(sentence: Sentence) -> list[Frame]:
    """The attributions of a sentence, in text order."""
    found: list[Frame] = []
    begin = _beginning(sentence.cues)
    for place, word in enumerate(sentence.run):
        if word.quoted:
            continue
        if word.low in begin or sentence.letters[place] in "VGZ":
            frame = _frame_at(sentence, place, found)
        elif place > 1 and "q" in sentence.letters[place - 2 : place]:
            frame = quoting_frame(sentence, place) or speaking_frame(sentence, place)
        elif sentence.letters[place : place + 2] == "vw":
            frame = unlisted_frame(sentence, place, found)
        else:
            continue
        if frame is not None:
            found.append(frame)
    return found


@lru_cache(maxsize=16)
def _beginning(cues: Cues) -> frozenset[str]:
    """Words at which an attribution may begin, beside verbs of saying: most words are none."""
    phrases = cues.phrases + cues.verb_phrases + cues.citing_phrases
    known = (
        cues.inserted
        | cues.behind
        | cues.carrying
        | cues.meeting
        | {phrase[0] for phrase in phrases}
    )
    return known | {"speaking", "read", "reads"} | COUNTING | JUDGING | ACCUSING.keys()


def _frame_at(sentence: Sentence, place: int, earlier: list[Frame]) -> Frame | None:
    citing = _phrase_at(sentence, place, sentence.cues.citing_phrases)
    if citing:
        says = "V" in sentence.letters
        return (_of_citing if says else _of_preposition)(sentence, place, citing)
    if sentence.run[place].low in sentence.cues.inserted:
        apart = sentence.letter(place - 1) == ","  # …, so die Polizei.
        inserted = _of_preposition(sentence, place, 1) if apart else None
        ends = inserted is not None and inserted.attribution[1] >= len(sentence.run) - 1
        return inserted if ends else None
    phrase = _phrase_at(sentence, place, sentence.cues.phrases)
    if phrase:
        return _of_preposition(sentence, place, phrase)
    if sentence.run[place].low in sentence.cues.behind:
        named = sentence.ending_at(place)  # der Polizei zufolge
        whole = with_commas(sentence, named.start, place + 1) if named else (place, place)
        return Frame(place, (named.start, named.end), whole, around=True) if named else None
    counted = passive_count(sentence, place)
    if counted is not None:
        return counted
    carried = carried_frame(sentence, place, earlier)
    if carried is not None:
        return carried
    letter = sentence.letters[place]
    if letter == "Z":
        return _of_citing(sentence, place, 1)
    if letter == "G":
        return _of_participle(sentence, place, earlier)
    verbs = _phrase_at(sentence, place, sentence.cues.verb_phrases)
    if verbs:
        return verb_frame(sentence, place, place + verbs, earlier)
    if letter == "V" or _reads(sentence, place):
        return verb_frame(sentence, place, place + 1, earlier)
    return (
        counting_frame(sentence, place, earlier)
        or judging_frame(sentence, place)
        or accusing_frame(sentence, place)
    )


def _phrase_at(sentence: Sentence, place: int, phrases: tuple[tuple[str, ...], ...]) -> int:
    """The number of words of the phrase that begins here, 0 for none."""
    low = sentence.run[place].low
    for phrase in phrases:
        if phrase[0] != low:
            continue
        words = sentence.run[place : place + len(phrase)]
        if tuple(word.low for word in words) == phrase:
            return len(phrase)
    return 0


def _reads(sentence: Sentence, place: int) -> bool:
    """Whether "read" is said of a paper: “…,” read the statement; “…,” it read."""
    if sentence.run[place].low not in {"read", "reads"}:
        return False
    if sentence.letter(place - 1) == "q":
        return True
    subject = sentence.ending_at(place)
    if subject is None:
        return False
    low = sentence.low(place - 1)
    return low in sentence.cues.papers or (
        low in sentence.cues.thing_pronouns and sentence.letter(subject.start - 1) == "q"
    )


def _of_preposition(sentence: Sentence, place: int, length: int) -> Frame | None:
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
    end = _behind_relative(sentence, end)
    said = set(sentence.letters[sentence.body : place]) & set("hv")
    if said and sentence.letter(place - 1) == "," and sentence.letter(place - 2) not in "wVG":
        behind = behind_description(sentence, end)
        end = behind if sentence.letter(behind) == "." else end
    return Frame(place, speaker, with_commas(sentence, place, end), around=True)


def _before_seen(sentence: Sentence, speaker: tuple[int, int]) -> tuple[int, int]:
    """The paper alone of "a memo seen by the Sentinel", the source of "une source citée par X"."""
    for place in range(speaker[0] + 1, speaker[1] - 1):
        by = sentence.low(place + 1) in sentence.cues.by
        paper = sentence.low(place - 1) in sentence.cues.papers
        seen = paper and sentence.low(place) in _SEEN
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


def _behind_relative(sentence: Sentence, end: int) -> int:
    """Where "who asked not to be named" ends, which tells of the source and not of what it says."""
    start = end + (sentence.letter(end) == ",")
    follows = sentence.letter(start) in "rw" and sentence.low(start) in sentence.cues.relatives
    seen = start > end and sentence.low(start) in _SEEN and sentence.low(start + 1) == "by"
    if not follows and not seen:
        return end
    closing = sentence.letters.find(",", start)
    last = len(sentence.run) - (sentence.letter(len(sentence.run) - 1) == ".")
    return closing if closing >= 0 else last


def _of_citing(sentence: Sentence, place: int, length: int) -> Frame | None:
    """The frame of "citing Y": Y is what the clause's speaker rests on."""
    opening = place + length + (sentence.letter(place + length) == "q")
    inner = object_after(sentence, opening)
    if inner is None:
        return None
    inner, end = with_apposition(sentence, inner)
    end += opening > place + length and sentence.letter(end) == "q"
    content = None
    if sentence.letter(end) == "c" and sentence.letter(end + 1) == "G":
        start = end + 2 + (sentence.letter(end + 2) == "w")
        content = (start, len(sentence.run))
        return Frame(place, None, (place, start), content, inner=inner, follows=True)
    if sentence.letter(end) not in ",.;)qV":
        following = sentence.letters.find(",", end)
        end = following if 0 <= following < end + 12 else end
    return Frame(place, None, with_commas(sentence, place, end), content, inner=inner, follows=True)


def _of_participle(sentence: Sentence, place: int, earlier: list[Frame]) -> Frame | None:
    """The frame of ", saying that …": the clause's own speaker, or the subject of its main verb."""
    before, after = sentence.letter(place - 1) if place else ",", sentence.letter(place + 1)
    spoken = sentence.letter(place + 1) in "wqDNPCRm" and _with_somebody(sentence, place)
    if before in "hoiLDS" or (before not in ",;c" and after not in "wq" and not spoken):
        return None
    content = content_at(sentence, place + 1, sentence.run[place].low)
    attribution = with_commas(sentence, place, content[0] if content else place + 1)
    if sentence.letter(place - 1) == "c" and sentence.run[place - 1].low == "as":
        return None
    beside = _with_somebody(sentence, place)
    if beside is not None and content is not None:
        whole = with_commas(sentence, beside[0] - 1, content[0])
        return Frame(place, beside, whole, content, partial=True)
    leading = place == sentence.body
    speakers = [f for f in earlier if f.speaker is not None and not f.relative]
    if leading:
        comma = _end_of_leading(sentence, place)
        if content is None or comma is None:
            return None
        return Frame(place, None, attribution, (content[0], comma), follows=True)
    start = clause_start(sentence, place)
    if speakers and not _own_clause(sentence, speakers[-1], place):
        return Frame(place, None, attribution, content, follows=True)
    subject = main_subject(sentence, _content_start(speakers), min(start, place))
    if subject is None:
        return None
    verbs = sentence.cues.issuing | sentence.cues.publishing
    said = any(word.low in verbs for word in sentence.run[subject[1] : place])
    if content is None and not said:
        return None
    return Frame(place, subject, (subject[0], attribution[1]), content, partial=not said)


def _with_somebody(sentence: Sentence, place: int) -> tuple[int, int] | None:
    """Who speaks in "…, with traders saying that …"."""
    chunk = sentence.ending_at(place)
    if chunk is None or sentence.low(chunk.start - 1) != "with":
        return None
    return chunk.start, chunk.end


def _own_clause(sentence: Sentence, speaker: Frame, place: int) -> bool:
    """Whether the clause before "saying" is what a speaker reports, with a subject of its own.

    Reported "that" is not: "said that 5 died, adding …" goes on for the first speaker.
    """
    if speaker.around or speaker.content is None or speaker.content[0] >= place:
        return False
    start = speaker.content[0]
    published = any(
        word.low in sentence.cues.issuing | sentence.cues.publishing
        for word in sentence.run[start:place]
    )
    return published and sentence.starting_at(start) is not None


def _end_of_leading(sentence: Sentence, place: int) -> int | None:
    """The comma before the main clause, whose subject comes with a verb of saying."""
    verb = sentence.letters.find("V", place)
    if verb < 0:
        return None
    subject = subject_before(sentence, verb)
    if subject is None or sentence.letter(subject.start - 1) != ",":
        return None
    return subject.start - 1


def _content_start(speakers: list[Frame]) -> int:
    """Where the words begin that the last speaker reports; 0 without one."""
    return speakers[-1].content[0] if speakers and speakers[-1].content else 0
