"""Where the name of a source ends behind "laut", "selon", "según": before what is counted or done.

English marks it by a comma; here what is said may follow at once: "laut Polizei mindestens zehn
Menschen verletzt". A name ends before a number or a word for one, before an article that no noun
leads to, before a word that has a verb's ending, and in German before any small word.
"""

from annotations.word_sets import word_set
from corpus.attribution.parse import Sentence

_NUMBERED = word_set("kanal canal radio tv sat france канал")
"""Outlets whose names may have a number."""
_IN_NAMES = word_set("van de la le del della di da al bin ten ter den und zu zum zur & el y")
_COUNTING = {
    "de": word_set(
        "mindestens etwa rund ungefähr fast knapp gut über mehr weniger wenigstens höchstens bis",
        "circa ca zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig hundert",
        "hunderte dutzende tausende zahlreiche mehrere viele alle",
    ),
    "fr": word_set(
        "environ quelque quelques plusieurs près plus moins deux trois quatre cinq six sept huit",
        "neuf dix onze douze treize quinze vingt trente cent cents mille entre aucun aucune",
    ),
    "es": word_set(
        "unos unas más menos casi cerca alrededor varios varias dos tres cuatro cinco seis siete",
        "ocho nueve diez once doce quince veinte treinta cien cientos miles decenas ningún ninguna",
    ),
    "ru": word_set(
        "около более менее почти примерно свыше порядка минимум два две три четыре пять шесть семь",
        "восемь девять десять двое трое десятки сотни тысячи несколько",
    ),
    "fa": word_set("دست‌کم دستکم حدود بیش نزدیک حداقل حداکثر تقریبا"),
}
_LEADING = {"au": "moins", "al": "menos", "por": "lo", "не": "менее", "как": "минимум"}
"""First words of "at least", with the second ones."""
_FORMS = {
    "de": frozenset[str](),
    "fr": word_set(
        "sera seront serait seraient fut furent est sont ont avait était étaient peut peuvent doit",
        "doivent reste restent va vont aurait auraient aura auront",
    ),
    "es": word_set(
        "fue fueron es son era eran está están estaba estaban hubo hay había murió será serán",
        "sería serían tiene tienen sigue siguen quedó quedan puede pueden debe deben",
        "iba iban va van se",
    ),
    "ru": word_set("был была было были будет будут есть нет"),
    "fa": frozenset[str](),
}
_VERBAL = {
    "fr": ("èrent", "aient", "ait"),
    "es": ("aron", "ieron", "aban", "ían", "ió"),
    "ru": ("ли", "лись", "лся", "лась", "лось"),
}
_NOUNS = word_set(
    "торговли земли стали отрасли прибыли соли мысли цели модели недели пыли роли доли",
)
"""Nouns that end as verbs do."""


def ends_source(sentence: Sentence, start: int, place: int) -> bool:
    """Whether the name that begins at `start` ends before a word; never in English."""
    language = sentence.cues.language
    if language not in _COUNTING or place <= start:
        return False
    low, before = sentence.low(place), sentence.letter(place - 1)
    if low in _COUNTING[language] or _LEADING.get(low, "-") == sentence.low(place + 1):
        return True
    if sentence.letter(place) == "N":
        return sentence.low(place - 1) not in _NUMBERED
    if before in "DLiS":
        return False
    if sentence.letter(place) == "D":
        return before in "CRm" and sentence.cues.articles
    if sentence.letter(place) != "m" or low in _IN_NAMES:
        return False
    if sentence.cues.nouns_have_capitals:
        return before in "CR" and sentence.run[place].text.islower()
    if low in _FORMS[language]:
        return True
    return low.endswith(_VERBAL.get(language, ())) and len(low) > 3 and low not in _NOUNS
