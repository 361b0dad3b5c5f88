"""Which language a passage in Latin letters is in, told by its commonest small words. Pure."""

import re
from collections import Counter

from annotations.word_sets import word_set

_SMALL_WORDS = {
    "en": word_set(
        "the of and to in that was said with for is on by has have were from as at a an it he she",
        "they who which not are this but or his her their been had after",
    ),
    "de": word_set(
        "der die das und ist nicht mit den von dem auf eine ein wurde wurden wir im am zu sich des",
        "bei hatte hat nach einem einer einen es dass sei seien werden haben aus für in an war",
    ),
    "fr": word_set(
        "le la les des et du une un est dans que qui pour au aux sur par il elle en de à a ce",
        "cette son sa ses ne pas sont été ont avait était avec plus",
    ),
    "es": word_set(
        "el la los las y que en un una de del se por con para al no es su a lo fue ha más como",
    ),
    "pt": word_set(
        "o a os as um uma de do da dos das em no na nos nas e que não por para com se ao à foi são",
        "é",
    ),
    "it": word_set(
        "il lo la i gli le un una di del della dei delle e che è non per con nel nella al alla si",
        "in da sono ha ho era",
    ),
    "nl": word_set(
        "de het een en van in is dat op te met voor niet zijn er aan door bij werd was hij naar om",
    ),
    "da": word_set("og i at det en den til er som på de med han af for ikke der var et har blev"),
    "nb": word_set("og i at det en den til er som på de med han av for ikke der var et har ble"),
    "sv": word_set("och i att det en den till är som på de med han av för inte var ett har blev"),
    "fi": word_set("ja on ei että se oli hän mutta myös kun ovat mukaan joka jossa sekä tai"),
    "pl": word_set("i w na z do się nie że jest o od po to za przez dla jak był była było które"),
    "cs": word_set("a v na se je že z do s o k pro po i by ale byl byla bylo který které ve"),
    "sk": word_set("a v na sa je že z do s o k pre po aj by ale bol bola bolo ktorý ktoré vo"),
    "hu": word_set("a az és hogy nem is egy volt meg csak de van el már ez azt mint"),
    "ro": word_set("și şi în de la a cu pe din o un să nu este care au fost pentru că mai"),
    "tr": word_set("ve bir bu da de için ile olarak olan çok daha ne gibi sonra kadar en"),
}
LATIN_LANGUAGES = frozenset(_SMALL_WORDS) - {"en"}
"""Codes that `latin_language` gives, but for English."""

_CODES: dict[str, list[str]] = {}
for _code, _small in _SMALL_WORDS.items():
    for _word in _small:
        _CODES.setdefault(_word, []).append(_code)

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 2
"""Small words, by which a language other than English must be ahead."""
_PLAINLY = 4
"""One word of so many being small in English, no other language is looked for."""


def latin_language(passage: str) -> str:
    """The code of the language whose small words are the most; English where none stands out."""
    words = _WORD.findall(passage.lower())
    english = sum(map(_SMALL_WORDS["en"].__contains__, words))
    if english * _PLAINLY >= len(words):
        return "en"
    counts = Counter(code for word in words for code in _CODES.get(word, ()))
    code, most = max(counts.items(), key=lambda item: item[1], default=("en", 0))
    return code if most >= english + _ENOUGH else "en"
