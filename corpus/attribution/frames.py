"""Attributions as the words of one sentence make them: who, by which words, of what."""

from functools import lru_cache

from corpus.attribution.carriers import carried_frame
from corpus.attribution.countings import COUNTING, counting_frame, passive_count
from corpus.attribution.inverted import quoting_frame
from corpus.attribution.judging import JUDGING, accusing, accusing_frame, judging_frame
from corpus.attribution.parse import Sentence
from corpus.attribution.phrases import clause_start, main_subject, object_after, with_apposition
from corpus.attribution.prepositions import preposition_frame
from corpus.attribution.speech import Frame, content_at, with_commas
from corpus.attribution.subjects import subject_before
from corpus.attribution.table import Cues
from corpus.attribution.unlisted import speaking_frame, unlisted_frame
from corpus.attribution.verbs import verb_frame


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
    return known | {"speaking", "read", "reads"} | COUNTING | JUDGING | accusing(cues)


def _frame_at(sentence: Sentence, place: int, earlier: list[Frame]) -> Frame | None:
    citing = _phrase_at(sentence, place, sentence.cues.citing_phrases)
    if citing:
        says = "V" in sentence.letters
        return (_of_citing if says else preposition_frame)(sentence, place, citing)
    if sentence.run[place].low in sentence.cues.inserted:
        apart = sentence.letter(place - 1) == ","  # …, so die Polizei.
        inserted = preposition_frame(sentence, place, 1) if apart else None
        ends = inserted is not None and inserted.attribution[1] >= len(sentence.run) - 1
        return inserted if ends else None
    phrase = _phrase_at(sentence, place, sentence.cues.phrases)
    if phrase:
        return preposition_frame(sentence, place, phrase)
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
