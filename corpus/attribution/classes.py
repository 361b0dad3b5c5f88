"""What each word of a sentence is, one letter a word: grammar becomes regular expressions.

C capitalised  R role, institution or outlet  D determiner  N number  S possessive ending
L of, for  p particle of a name  P pronoun that may be a source  m other word in lower case
v the same in -ed or -ing  f familiar, close (with, to)
V verb of saying  G "saying"  Z "citing"  h auxiliary  o modal or negation  a adverb  t time
i preposition  c conjunction  r who, which  w that  q quotation mark
, comma  ; other break  ( ) brackets  . full stop  x anything else
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from corpus.attribution.foreign import mark_inflected, mark_negated, mark_phrases, mark_separated
from corpus.attribution.saying import says
from corpus.attribution.table import Cues
from corpus.attribution.words import Word, is_quote

_MARKS = {",": ",", "،": ",", "(": "(", "[": "(", ")": ")", "]": ")", ".": ".", "!": ".", "?": "."}
_MONTHS_AND_NAMES = frozenset({"may", "march", "april", "june", "august", "jan"})
_JOINED = ("-affiliated", "-based", "-led", "-backed", "-run", "-born", "-linked")
_IN_NAMES = frozenset({"to", "on", "against", "without"})
_CALLED_BY = frozenset({"accused", "deceased", "convicted"})
"""Participles that behind an article name somebody."""
_POSSESSIVE = frozenset({"his", "her"})
_BREAKS = frozenset(";:—–؛")


def classes(run: Sequence[Word], cues: Cues) -> str:
    """One letter for each word of a sentence."""
    title = _title_case(run)
    letters = [_letter(run, place, cues, title) for place in range(len(run))]
    for place, (before, after) in enumerate(pairwise(letters)):
        if after == "x" and run[place + 1].text in "'’" and _owns(run, place, before):
            letters[place + 1] = "S"
        elif before == "f" and after == "o" and run[place + 1].low in cues.prepositions:
            letters[place + 1] = "i"
        elif before == "R" and after == "o" and run[place + 1].low == "to":
            if letters[place + 2 : place + 3] in (["D"], ["C"]):
                letters[place + 1] = "i"  # an aide to the chancellor
        elif before == "D" and run[place + 1].low in _CALLED_BY and after == "v":
            letters[place + 1] = "R"
        elif before == "x" and run[place].low in _POSSESSIVE and after in "mRv":
            letters[place] = "D"
        elif before == "D" and after == "i" and run[place + 1].low in cues.times:
            letters[place + 1] = "m"
    for place in range(1, len(letters) - 1):
        joins = run[place].low in _IN_NAMES and letters[place - 1] == letters[place + 1] == "C"
        if joins and run[place - 1].low in cues.bodies:
            letters[place] = "p"  # the Committee to Protect Journalists
    if cues.language != "en":
        mark_phrases(run, letters, cues)
        if cues.nouns_have_capitals:
            mark_separated(run, letters, cues)
            mark_negated(run, letters, cues)
        mark_inflected(run, letters, cues)
    return "".join(letters)


def _owns(run: Sequence[Word], place: int, letter: str) -> bool:
    """Whether an apostrophe behind a word makes it an owner: "the dockworkers' union"."""
    if letter in "CR":
        return True
    opened = any(word.text in "'‘" for word in run[max(0, place - 8) : place])
    following = run[place + 2].low if place + 2 < len(run) else ""
    return letter == "m" and run[place].low.endswith("s") and not opened and following.isalpha()


def _title_case(run: Sequence[Word]) -> bool:
    """Whether it reads as a headline: nearly every word has a capital, no full stop ends it."""
    long = [word for word in run if word.is_word and len(word.text) > 3 and not word.is_number]
    capitals = sum(word.capital for word in long)
    return len(long) > 3 and capitals > 0.8 * len(long) and run[-1].text not in ".!?"


def _letter(run: Sequence[Word], place: int, cues: Cues, title: bool) -> str:
    word = run[place]
    if not word.is_word:
        return _mark(word)
    if word.is_number:
        return "t" if _is_year(run, place, cues) else "N"
    first = place == 0 or (place == 1 and _leads(run[0])) or _opens(run[place - 1])
    if word.capital and not title:
        if word.low.endswith(_JOINED):
            return "m"
        if word.low in cues.calendar and not _in_a_name(run, place, cues):
            return "t"
        pronoun = word.low in _pronouns(cues) and not word.acronym
        following = run[place + 1] if place + 1 < len(run) else None
        # "Toll: At least 41": a small word that no name goes on from is none.
        small = word.low in cues.prepositions and following is not None and following.is_word
        small = small and not word.acronym and not _names(run, place)
        if (
            word.acronym
            and word.low in cues.papers
            and place
            and run[place - 1].low in cues.openers
        ):
            return "R"  # state TV
        noun = cues.nouns_have_capitals and _is_noun(word.low, cues)
        if place == 0 and word.low.endswith(cues.head_verbs) and _is_head_verb(run, cues):
            return "m"
        if not first and not pronoun and not small and not noun:
            return "C"
        ordinary = word.low in _ordinary(cues)
        ordinary = ordinary and word.low.rstrip(".") not in cues.titles
        noun = word.low in _nouns(cues)
        verb = word.low in cues.participles or word.low in cues.citing
        named = not pronoun and following is not None and following.capital and not ordinary
        if word.acronym or named or not (ordinary or noun or verb):
            return "C"
    if cues.nouns_have_capitals and word.capital and _is_noun(word.low, cues):
        return "R"
    if not word.capital and any(map(str.isupper, word.text)):
        return "C"
    if _is_hour(run, place, cues):
        return "t"
    letter = _letter_of_low(run, place, cues)
    return "C" if title and word.capital and letter in "mRvpf" else letter


def _is_head_verb(run: Sequence[Word], cues: Cues) -> bool:
    """Whether nothing behind a first word tells that it is a name: "Погибли 12 человек"."""
    after = run[1] if len(run) > 1 else None
    named = after is not None and (after.capital or after.low in cues.saying)
    return len(run[0].text) > 4 and not run[0].acronym and not named


@lru_cache(maxsize=8)
def _nouns(cues: Cues) -> frozenset[str]:
    """What somebody or something that speaks is called."""
    return cues.roles | cues.bodies | cues.papers | cues.crowds


@lru_cache(maxsize=8)
def _pronouns(cues: Cues) -> frozenset[str]:
    return cues.pronouns | cues.other_pronouns


@lru_cache(maxsize=8)
def _ordinary(cues: Cues) -> frozenset[str]:
    """Words whose capital at the beginning of a sentence says nothing."""
    return cues.openers | cues.determiners | cues.prepositions | _pronouns(cues)


def _is_noun(low: str, cues: Cues) -> bool:
    """Whether a word is one of these, or its genitive: "des Senders"."""
    known = {low, low.removesuffix("s"), low.removesuffix("es")} & _nouns(cues)
    return bool(known) or low.endswith(cues.endings)


def _names(run: Sequence[Word], place: int) -> bool:
    """Whether a word stands beside one with a capital, as in a name or a title."""
    return any(
        word.capital for word in (*run[max(0, place - 1) : place], *run[place + 1 : place + 2])
    )


def _is_year(run: Sequence[Word], place: int, cues: Cues) -> bool:
    """Whether a number is a year: "In 2024 two engineers were killed"."""
    text = run[place].text
    dated = place > 0 and run[place - 1].low in cues.prepositions
    return dated and len(text) == 4 and text.isdecimal() and "1500" <= text < "2100"


def _is_hour(run: Sequence[Word], place: int, cues: Cues) -> bool:
    """Whether a number in words belongs to no noun: "before nine the port office says"."""
    after = run[place + 1].low if place + 1 < len(run) else ""
    before = run[place - 1].low if place else ""
    return (
        before in cues.prepositions
        and run[place].low in cues.quantities & cues.determiners
        and after in {"the", "a", "an"}
    )


def _leads(opening: Word) -> bool:
    """Whether a sentence begins behind its first word: a mark, or the hour, "09:12 Police said"."""
    return not opening.is_word or (opening.is_number and ":" in opening.text)


def _opens(before: Word) -> bool:
    """Whether a capital after this mark may be an ordinary word's."""
    return is_quote(before) or before.text in {".", "!", "?", "…", "•", "*", "#"}


def _mark(word: Word) -> str:
    if word.low in {"'s", "’s"}:
        return "S"
    if is_quote(word):
        return "q"
    if word.text in _BREAKS or word.text.startswith("--"):
        return ";"
    return _MARKS.get(word.text, "x")


def _letter_of_low(run: Sequence[Word], place: int, cues: Cues) -> str:
    low = run[place].low
    if "-" in low and low not in cues.roles and _is_office(low, cues):
        return "R"
    noun = low in cues.roles or low in cues.bodies or low in cues.papers or low in cues.crowds
    if low in cues.saying or low in cues.saying_that:
        if says(run, place, cues):
            return "V"
        if not noun:
            return "m"
    return _class_of(low, cues)


@lru_cache(maxsize=20_000)
def _class_of(low: str, cues: Cues) -> str:
    """The class of a word that is no verb of saying, whatever stands beside it."""
    for letter, group in (
        ("w", cues.that),
        ("G", cues.participles),
        ("Z", cues.citing),
        ("P", cues.pronouns),
        ("x", cues.other_pronouns | cues.verbs),
        ("h", cues.auxiliaries),
        ("o", cues.modals | cues.negations),
        ("L", cues.linking),
        ("D", cues.determiners),
        ("R", cues.roles | cues.bodies | cues.papers | cues.crowds),
        ("r", cues.relatives),
        ("a", cues.adverbs),
        ("c", cues.conjunctions),
        ("i", cues.prepositions),
        ("t", cues.times),
        ("f", cues.closeness),
        ("p", cues.particles),
    ):
        if low in group:
            return letter
    if cues.language == "en" and len(low) > 4 and low.endswith(("ed", "ing")):
        return "v"
    if cues.language == "en" and low.endswith(("n't", "n’t")):
        return "o"
    if cues.language == "en" and len(low) > 4 and low.endswith("ly"):
        return "a"
    return "m"


def _in_a_name(run: Sequence[Word], place: int, cues: Cues) -> bool:
    """Whether a month is part of a name: "Nurse May Holt", "Jan van der Holm"."""
    if run[place].low not in _MONTHS_AND_NAMES:
        return False
    before = run[place - 1] if place else None
    after = run[place + 1] if place + 1 < len(run) else None
    dated = after is not None and after.is_number
    if after is not None and after.low in cues.particles:
        return True
    if dated or (before is not None and before.low in cues.prepositions | cues.linking):
        return False
    named = after is not None and after.capital
    surname = before is not None and before.capital and place > 1
    return (named or surname) and not any(
        near is not None and near.low in cues.calendar for near in (before, after)
    )


def _is_office(low: str, cues: Cues) -> bool:
    """Whether a word with a hyphen is a role by either part: prosecutor-general, vice-president."""
    first, _, last = low.partition("-")
    return first in cues.titles or (last in cues.roles and first in _BEFORE_OFFICE)


_BEFORE_OFFICE = frozenset({"vice", "co", "ex", "then", "sub", "under", "deputy", "border"})
