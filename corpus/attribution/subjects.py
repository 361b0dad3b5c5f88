"""Whom a word of saying belongs to: its subject, on either side."""

import regex

from annotations.values import dataclass
from corpus.attribution.chunks import Chunk, NameKind
from corpus.attribution.parse import Sentence
from corpus.attribution.phrases import LONGEST_MENTION, clause_start

CONJUNCTIONS = frozenset({"and", "but", "while", "whereas", "though", "although"})
"""What joins clauses."""
CONTRASTS = CONJUNCTIONS - {"and"}
"""What sets one clause against another."""
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
"""What opens a subject that says nothing: "no group has claimed responsibility"."""
_STOPS = frozenset(",;qVGZwr.")
_DASHES = frozenset({"—", "–", "--"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The words that name who says it, a half-open range.

    start: where its phrase begins, appositions included. relative: of "who", "which".
    """

    mention: tuple[int, int]
    start: int
    passive: bool = False
    relative: bool = False


def subject_before(sentence: Sentence, verb: int) -> Subject | None:
    """The subject to the left of the verb; None where there is none, or the verb is negated."""
    found = _left_of(sentence, verb)
    none = found is not None and sentence.low(found.mention[0]) in _NOBODY
    return None if none or (found is not None and _compared(sentence, found.start)) else found


def _compared(sentence: Sentence, start: int) -> bool:
    """Whether a subject is that of "more than the owners admit", "half as many as X says"."""
    before = sentence.low(start - 1)
    again = "as" in {sentence.low(place) for place in range(max(0, start - 7), start - 1)}
    return before == "than" or (before == "as" and again)


def _left_of(sentence: Sentence, verb: int) -> Subject | None:
    place, passive = _over_auxiliaries(sentence, verb)
    if place < 0:
        return None
    if sentence.letter(place) == "q" and not sentence.run[verb].quoted:
        place = _before_title(sentence, place)
    letter = sentence.letter(place)
    if letter == "c" and sentence.low(place) in CONJUNCTIONS:
        return None  # "denied the charges and said": the second verb of one subject
    if letter in "rw":
        return _of_relative(sentence, place, passive)
    if letter == ";" and sentence.low(place) in _DASHES:
        opening = sentence.letters.rfind(";", sentence.body, place)
        inserted = opening > sentence.body and sentence.low(opening) in _DASHES
        outer = _mention_ending(sentence, opening) if inserted else None
        return Subject(outer, outer[0], passive) if outer else None
    if letter == ",":
        return _before_apposition(sentence, place, passive)
    if letter == ")" and sentence.ending_at(place + 1) is None:
        opening = sentence.letters.rfind("(", 0, place)
        if opening > 0:
            place = opening - 1
    if sentence.low(place) in {"them", "those"} and sentence.low(place - 1) == "of":
        start = place - 2
        return Subject((start, place + 1), start, passive) if start >= 0 else None
    described = _before_relative(sentence, place)
    if described is not None:
        return Subject(described, described[0], passive)
    mention = _mention_ending(sentence, place + 1)
    return None if mention is None else Subject(mention, mention[0], passive)


def _before_title(sentence: Sentence, closing: int) -> int:
    """The word before a quotation that is only a name: under the headline “…” said."""
    opening = closing - 1
    while opening > 0 and sentence.letter(opening) != "q":
        opening -= 1
    ends_as_speech = sentence.letter(closing - 1) in ",." or not sentence.run[opening].quoted
    return closing if ends_as_speech or opening <= 0 else opening - 1


def _before_relative(sentence: Sentence, place: int) -> tuple[int, int] | None:
    """Who is described in "three fishermen who took their boats alongside said"."""
    start = place
    while (
        start > 0 and place - start < LONGEST_MENTION and sentence.letter(start - 1) not in _STOPS
    ):
        start -= 1
    if sentence.letter(start - 1) != "r":
        start = clause_start(sentence, place)
    low = sentence.low(start - 1)
    if start > place or low not in sentence.cues.relatives or sentence.letter(start - 2) in ",;c":
        return None
    verbal = sentence.letter(start) in "hvxoa" or sentence.run[start].low.endswith("s")
    if not verbal or place - start > LONGEST_MENTION:
        return None
    return _mention_ending(sentence, start - 1)


def _over_auxiliaries(sentence: Sentence, verb: int) -> tuple[int, bool]:
    """The word before the verb's auxiliaries, adverbs and dates (-1: none, negated); passive?"""
    place, passive = verb - 1, False
    while place >= 0 and sentence.letters[place] in "hato":
        if sentence.letters[place] == "o":
            if sentence.low(place) != "would" or sentence.low(verb + 1) != "only":
                return -1, False
            place -= 1
            continue
        passive = passive or (
            sentence.letters[place] == "h" and sentence.run[place].low in sentence.cues.passives
        )
        if sentence.letters[place] == "t":
            place = _before_date(sentence, place)
            continue
        place -= 1
    if place == verb - 1 and place > 0 and sentence.letters[place] == "N":
        dated = _before_date(sentence, place)
        place = dated if dated < place - 1 else place
    return place, passive


def _before_date(sentence: Sentence, place: int) -> int:
    """The word before "on January 7", "late on Saturday"."""
    while place >= 0 and sentence.letters[place] in "tNa":
        place -= 1
    while place >= 0 and sentence.letters[place] == "i":
        place -= 1
    return place


def _mention_ending(sentence: Sentence, end: int) -> tuple[int, int] | None:
    """The mention that ends before `end`: with its modifiers, where it opens the clause."""
    start = clause_start(sentence, end - 1)
    chunk = sentence.ending_at(end)
    while start < end and sentence.letters[start] in "a":
        start += 1
    if sentence.letter(start) == "t" and chunk is None:
        return None
    if sentence.letter(start) in "it":
        return (chunk.start, chunk.end) if chunk else None
    first = next((c for c in sentence.chunks if start <= c.start < end), None)
    done_by = chunk is not None and sentence.letters[max(0, chunk.start - 2) : chunk.start] in {
        "vi",
        "Vi",
    }
    if chunk is not None and done_by and sentence.low(chunk.start - 1) == "by":
        noun = sentence.letters[start : chunk.start - 2]
        if 0 < len(noun) <= 4 and set(noun) <= set("DmCRN"):
            return start, chunk.start - 2  # "images reviewed by the broadcaster show"
    stretch = sentence.letters[start:end]
    plain = end - start <= LONGEST_MENTION and not set(stretch) & set("hPx")
    if chunk is not None and (first is None or chunk is first or not plain):
        return _with_modifiers(sentence, start, chunk)
    if first is None:
        # A man, one woman, critical voices; without capitals, all there is to go by.
        begins = sentence.letter(start) == "D" or set(stretch) <= set("mCRS")
        ends = stretch[-1:] not in {"D", "L", "i", "v"}
        single = regex.search(r"(?<![Li])D", stretch[1:]) is None
        fits = plain and begins and ends and single and 0 < end - start <= 8
        lows = {sentence.low(start), sentence.low(start + 1)}
        of_people = bool(lows & {"people", "persons", "someone"}) and "i" in stretch
        fits = fits or (of_people and plain and ends and end - start <= LONGEST_MENTION)
        return (start, end) if fits else None
    if not plain or first.start - start > 3:
        return (chunk.start, chunk.end) if chunk else None
    between = sentence.letters[first.end : chunk.start if chunk else end]
    if first.kind is NameKind.PROPER and between in {"L", "LD"}:
        return first.start, first.end  # a person of an institution: its chunk ends before "of"
    between = between.replace("LD", "L").replace("iD", "i")
    if set(between) <= set("iLvmfRNtSp") or chunk is None:
        trimmed = _before_participle(sentence, first.start, end)
        return first.start, trimmed
    return chunk.start, chunk.end


def _with_modifiers(sentence: Sentence, start: int, chunk: Chunk) -> tuple[int, int]:
    """The mention with the determiner and adjectives that open its clause."""
    before = sentence.letters[start : chunk.start]
    if before and set(before) <= set("Dmv") and before[0] == "D":
        return start, chunk.end
    return chunk.start, chunk.end


def _before_participle(sentence: Sentence, start: int, end: int) -> int:
    """Cut "collected by …" off what it describes."""
    for place in range(start + 1, end):
        low = sentence.run[place].low
        done = sentence.letter(place + 1) == "i" or sentence.low(place + 2) == "by"
        if sentence.letters[place] == "v" and done:
            return place if low.endswith("ed") else end
    return end


def _of_relative(sentence: Sentence, place: int, passive: bool) -> Subject | None:
    """The antecedent of "who said", "that claimed"."""
    before = place - 1
    if sentence.letter(before) == ",":
        before -= 1
    chunk = sentence.ending_at(before + 1)
    if chunk is None:
        back = _before_date(sentence, before)
        chunk = sentence.ending_at(back + 1)
    if chunk is None or chunk.kind is NameKind.PRONOUN:
        return None
    return Subject((chunk.start, chunk.end), chunk.start, passive, relative=True)


def _one_of_them(sentence: Sentence, end: int) -> tuple[int, int] | None:
    """Of "One of them, Anton Reyes, says": the three words."""
    them = sentence.low(end - 1) in {"them", "those"} and sentence.low(end - 2) == "of"
    return (end - 3, end) if them and sentence.letter(end - 3) in "DN" else None


def _before_apposition(sentence: Sentence, comma: int, passive: bool) -> Subject | None:
    """The subject of "Ilo Varr, the harbour master, said": before the comma that opens it."""
    inner = sentence.ending_at(comma)
    opening = comma
    for _ in range(4):
        opening = sentence.letters.rfind(",", 0, opening)
        if opening <= 0:
            return None
        outer = _mention_ending(sentence, opening) or _one_of_them(sentence, opening)
        start = clause_start(sentence, opening - 1)
        if sentence.letter(start) == "L" and start:
            continue  # "Mr Pugh, of Tanner's Row, Calder, denies"
        if outer is None or sentence.letter(opening + 1) not in "rDRCvVZimfGNacL":
            continue
        roles = set(sentence.letters[start:opening]) & set("R")
        proper = inner is not None and inner.start == opening + 1
        if (
            inner is not None
            and proper
            and inner.kind is NameKind.PROPER
            and roles
            and set(sentence.letters[inner.start : inner.end]) <= set("Cp")
        ):
            return Subject((inner.start, inner.end), start, passive)
        full = inner is not None and inner.head_end - inner.head_start > 1
        described = outer[0] + (sentence.letter(outer[0]) == "D")
        plain = all(not word.capital for word in sentence.run[described : outer[1]])
        named = inner is not None and proper and full and plain and sentence.letter(outer[0]) == "D"
        if inner is not None and named and inner.kind is NameKind.PROPER:
            return Subject((inner.start, inner.end), start, passive)
        chunk = sentence.ending_at(opening)
        if sentence.letters[start] == "i" and (chunk is None or chunk.rank):
            continue
        return Subject(outer, outer[0], passive)
    return None
