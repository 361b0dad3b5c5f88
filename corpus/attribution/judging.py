"""Attributions that a verdict or an accusation makes: "X called the list “a bad joke”"."""

from functools import lru_cache

from annotations.word_sets import word_set
from corpus.attribution.parse import Sentence
from corpus.attribution.speech import Frame
from corpus.attribution.subjects import subject_before
from corpus.attribution.table import Cues

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


_OF = frozenset({"de", "d'", "d’", "del"})
_ACCUSING = {
    "en": {
        "accused": frozenset({"of"}),
        "accuses": frozenset({"of"}),
        "blamed": frozenset({"for", "on"}),
        "blames": frozenset({"for", "on"}),
    },
    "de": dict.fromkeys(("warf", "warfen", "wirft", "werfen"), frozenset({"vor"})),
    "fr": dict.fromkeys(("accuse", "accusent", "accusé"), _OF),
    "es": dict.fromkeys(("acusa", "acusan", "acusó", "acusaron"), _OF),
    "ru": dict.fromkeys(("обвинил", "обвинила", "обвинило", "обвинили"), frozenset({"в", "во"})),
}
"""By language: verbs that accuse, each with the words that lead to what of."""
_HAVING = frozenset({"a", "ont", "avait", "avaient", "ha", "han", "había", "habían"})
"""Auxiliaries behind which somebody accuses; behind others they are accused."""
_VERDICTS = word_set(
    "liar liars lie lies farce fraud coward cowards disgrace scandal sham joke outrage mistake",
    "fabrication forgery traitor traitors criminal criminals murderer murderers crime insult",
    "slander smear hoax charade failure tragedy disaster catastrophe threat hero heroes fool",
    "thief thieves provocation betrayal travesty mockery pretext whitewash massacre atrocity",
    "genocide success triumph milestone blow nonsense shame victory swindle swindler hypocrite",
)
"""What somebody or something is called by whoever judges it."""
_FAULTS = word_set(
    "illegal unlawful false baseless absurd unacceptable unfair groundless untrue unjust criminal",
)
"""What it is called without an article."""


@lru_cache(maxsize=16)
def accusing(cues: Cues) -> frozenset[str]:
    """The verbs that accuse, of a language."""
    return frozenset(_ACCUSING.get(cues.language, ()))


def accusing_frame(sentence: Sentence, place: int) -> Frame | None:
    """The frame of "she accused the ministry of hiding the figure"; what is said is all of it.

    In English of a pronoun, which goes on for somebody who speaks, and of a name that an
    apposition brings in: "Saar accused the minister" is as likely what the outlet says of a
    quarrel. Nor of "she has accused", of no one occasion.
    """
    language = sentence.cues.language
    leads = _ACCUSING.get(language, {}).get(sentence.low(place))
    if leads is None:
        return None
    before = place - 1
    while before > 0 and sentence.letter(before) == "a":
        before -= 1
    subject = subject_before(sentence, place)
    if subject is None or subject.passive or subject.relative or not _leads(sentence, place, leads):
        return None
    having = sentence.letter(before) == "h"
    if having and (language == "en" or sentence.low(before) not in _HAVING):
        return None
    start = subject.mention[0]
    if sentence.letter(subject.start - 1) in "rw":
        return None  # the minister, whom Okker accused
    pronoun = sentence.letter(start) == "P"
    named = sentence.by_start.get(start)
    full = named is not None and named.head_end - named.head_start > 1
    if language == "en" and not pronoun and not (full and sentence.letter(place - 1) == ","):
        return None
    return Frame(place, subject.mention, (subject.start, subject.start))


def _leads(sentence: Sentence, place: int, leads: frozenset[str]) -> bool:
    """Whether what somebody is accused of follows; "vor" of "warf vor" closes its clause."""
    closes, stop = sentence.cues.nouns_have_capitals, place
    if sentence.cues.language == "es" and sentence.low(place + 1) not in {"a", "al"}:
        return False  # el motor acusa el paso del tiempo
    for opening in range(place + (1 if closes else 2), place + _REACH + 1):
        named = sentence.by_start.get(opening + 1) if sentence.letter(opening) == "," else None
        apposed = named is not None and sentence.letter(named.end) == "," and not closes
        if sentence.letter(opening) in "q;.VGZ" or (
            sentence.letter(opening) == "," and opening != stop and not apposed
        ):
            return False
        stop = named.end if apposed and named is not None else stop
        if sentence.low(opening) in leads:
            return not closes or sentence.letter(opening + 1) in ",.;w"
    return False


def _verdict_frame(sentence: Sentence, place: int) -> Frame | None:
    """The frame of "X called the foreman a liar", "X described the fine as a joke"."""
    end = place + 1
    while end <= place + _REACH and sentence.letter(end) not in "q,;.VGZhor":
        end += 1
    opening = end - 1
    while opening > place + 1 and sentence.letter(opening) in "mvaR":
        opening -= 1
    led = sentence.low(opening) in {"a", "an", "as"} or opening == end - 2
    judged = (led and sentence.low(end - 1) in _VERDICTS) or sentence.low(end - 1) in _FAULTS
    subject = subject_before(sentence, place) if judged and end - 1 > place + 1 else None
    if subject is None or subject.passive or subject.relative:
        return None
    if sentence.letter(subject.start - 1) in "rw":
        return None  # a film that critics called a failure
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
        return _verdict_frame(sentence, place)
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
