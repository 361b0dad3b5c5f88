"""Attributions that a verdict in quotation marks makes: "X called the list “a bad joke”"."""

from annotations.word_sets import word_set
from corpus.attribution.parse import Sentence
from corpus.attribution.speech import Frame
from corpus.attribution.subjects import subject_before

_REACH = 12
"""Words between the verb and the quotation at most."""

_SHORTEST = 3
"""Words of a quotation that says something by itself."""


JUDGING = word_set(
    "called calls call described describes describe branded brands labelled labeled labels",
    "termed terms dubbed characterized characterised denounced denounces condemned condemns",
    "hailed hails praised praises slammed slams criticized criticised blasted decried deplored",
    "referred likened",
)


ACCUSING = {
    "accused": frozenset({"of"}),
    "accuses": frozenset({"of"}),
    "blamed": frozenset({"for", "on"}),
    "blames": frozenset({"for", "on"}),
}


def accusing_frame(sentence: Sentence, place: int) -> Frame | None:
    """The frame of "she accused the ministry of hiding the figure"; what is said is all of it.

    Only of a pronoun, which goes on for somebody who speaks: "Saar accused the minister" is as
    likely what the outlet says of a quarrel. Nor of "she has accused", of no one occasion.
    """
    leads = ACCUSING.get(sentence.low(place))
    if leads is None or sentence.cues.language != "en":
        return None
    before = place - 1
    while before > 0 and sentence.letter(before) == "a":
        before -= 1
    opening = place + 2
    while opening <= place + _REACH and sentence.letter(opening) not in "q,;.VGZ":
        if sentence.low(opening) in leads:
            break
        opening += 1
    subject = subject_before(sentence, place)
    if subject is None or subject.passive or sentence.letter(subject.mention[0]) != "P":
        return None
    if sentence.letter(before) == "h" or sentence.low(opening) not in leads:
        return None
    return Frame(place, subject.mention, (subject.start, subject.start))


def judging_frame(sentence: Sentence, place: int) -> Frame | None:
    """The frame of a verb that gives somebody's words on a thing; None without a quotation.

    What is said is the quotation, or all of the sentence where that has but a word or two.
    """
    if sentence.cues.language != "en" or sentence.low(place) not in JUDGING:
        return None
    opening = place + 1
    while opening <= place + _REACH and sentence.letter(opening) not in "q,;.VGZ":
        opening += 1
    if sentence.letter(opening) != "q" or not sentence.run[opening].quoted:
        return None
    subject = subject_before(sentence, place)
    if subject is None or subject.passive or subject.relative:
        return None
    end = opening + 1
    while end < len(sentence.run) and sentence.letter(end) != "q":
        end += 1
    closing = min(end + 1, len(sentence.run))
    said = sum(word.is_word for word in sentence.run[opening:closing]) >= _SHORTEST
    if not said:
        return Frame(place, subject.mention, (subject.start, subject.start))
    return Frame(place, subject.mention, (subject.start, opening), (opening, closing))
