"""Mentions that name nobody: flight numbers, labels of a head, months, people who are counted.

So do words for a country's, in English, where one stands before what it describes: "the Iranian
ship".
"""

import regex

from annotations.word_sets import word_set
from corpus.attribution.chunks import NameKind
from corpus.attribution.names import Name
from corpus.attribution.table import Cues
from corpus.attribution.words import words

_CODE = regex.compile(r"\p{Lu}{1,3}-?\d+\p{Lu}?")
"""PS752, A320, F-16: a code has as many digits as letters, or more."""
_OF_A_COUNTRY = regex.compile(r"\p{Lu}\p{Ll}+(?:ian|ean|ish|ese)s?")
_COUNTRIES = frozenset(
    [
        word
        for line in (
            "afghan african american bangladeshi chilean cuban czech danish dutch emirati french",
            "german greek icelandic iraqi israeli korean kuwaiti lebanese mexican moroccan nepali",
            "omani pakistani qatari saudi somali swiss thai yemeni",
        )
        for word in line.split()
    ]
)

_LABELS = word_set(
    "outlet title headline published updated posted modified date dateline author byline section",
    "category tags topic url link source publication publisher photo photograph caption edition",
    "credit издание заголовок дата автор источник datum titel autor quelle ressort stand titre",
    "auteur publié fecha título autora fuente publicado",
)
_CALENDAR = word_set(
    "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai",
    "juni juli august september oktober november dezember lundi mardi mercredi jeudi vendredi",
    "samedi dimanche janvier février mars avril juin juillet août septembre octobre novembre",
    "décembre lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo",
    "junio julio agosto septiembre octubre noviembre diciembre lunedì martedì mercoledì giovedì",
    "venerdì sabato domenica gennaio febbraio aprile maggio giugno luglio settembre ottobre",
    "dicembre maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart",
    "mei augustus måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag",
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira janeiro fevereiro março maio",
    "junho julho setembro outubro dezembro",
)
_NUMBER_NEAR = regex.compile(r"[.,]?\s*\d")
_NUMBER_BEFORE = regex.compile(r"\d{1,2}(?:st|nd|rd|th|[.º°])?(?:\s+de)?\s*$")
_ACCORDING = word_set("volgens secondo enligt segundo ifølge według podle")
"""Words that lead to a source in languages without a table."""


def names_nobody(text: str, name: Name, cues: Cues) -> bool:
    """Whether a mention that no word of saying belongs to can be left out of the candidates."""
    if name.kind is not NameKind.PROPER:
        return False
    head = name.head.of(text)
    if is_label(text, name) or _is_calendar(text, name) or head.lower() in _ACCORDING:
        return True
    if cues.language != "en":
        return False
    if _CODE.fullmatch(head):
        return sum(map(str.isdecimal, head)) >= sum(map(str.isalpha, head))
    if len(head.split()) != 1 or name.head.end != name.span.end:
        return False
    of_a_country = head.lower() in _COUNTRIES or _OF_A_COUNTRY.fullmatch(head)
    return bool(of_a_country) and _describes(text, name.head.end, cues)


def is_label(text: str, name: Name) -> bool:
    """Whether a mention is the label of a line of the head: "Published: 4 June"."""
    label = name.head.of(text).lower() in _LABELS and text[name.span.end : name.span.end + 1] == ":"
    return label and text[: name.span.start].rstrip(" \t*_")[-1:] in {"", "\n"}


def is_counted(text: str, name: Name, cues: Cues) -> bool:
    """Whether a mention counts people, "62 passengers": a source only where they speak."""
    run = words(name.span.of(text)) if name.kind is not NameKind.PRONOUN else []
    first = run[0] if run else None
    if first is None or any(word.capital for word in run[1:]):
        return False  # 23 League members
    return first.is_number or first.low in cues.quantities - {"one", "another", "over"}


def _is_calendar(text: str, name: Name) -> bool:
    """Whether a mention is a day or a month beside a number: "Samstag, 5. Juni"."""
    if name.head.of(text).lower() not in _CALENDAR:
        return False
    before = text[max(0, name.span.start - 12) : name.span.start]
    return bool(_NUMBER_NEAR.match(text, name.span.end) or _NUMBER_BEFORE.search(before))


def _describes(text: str, end: int, cues: Cues) -> bool:
    """Whether a noun follows right behind."""
    following = text[end : end + 60]
    if not following[:1].isspace():
        return False
    run = words(following)
    first = run[0] if run else None
    known = cues.auxiliaries | cues.prepositions | cues.conjunctions | cues.saying | cues.modals
    return first is not None and first.is_word and not first.is_number and first.low not in known
