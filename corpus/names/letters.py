"""The sounds of names, and how each is written in Latin, Arabic-script and Cyrillic letters. Pure.

What a transliteration keeps are the consonants; the same one is written in several ways, and one
way of writing may stand for several. Vowels are the part that varies.
"""

from collections.abc import Mapping
from functools import cache

WRITTEN: Mapping[str, tuple[str, ...]] = {
    "b": ("b", "bb", "ب", "б"),
    "p": ("p", "pp", "پ", "ب", "п"),
    "t": ("t", "tt", "th", "ت", "ط", "ث", "т"),
    "d": ("d", "dd", "dh", "د", "ض", "ذ", "д"),
    "s": ("s", "ss", "th", "ts", "c", "س", "ص", "ث", "с", "ц"),
    "z": ("z", "zz", "dh", "ز", "ذ", "ض", "ظ", "з"),
    "j": ("j", "dj", "dzh", "dsch", "ج", "дж", "ж", "ҷ", "җ", "ђ"),
    "zh": ("zh", "j", "z", "ژ", "ж"),
    "ch": ("ch", "tch", "tsch", "c", "چ", "ч"),
    "sh": ("sh", "sch", "ch", "s", "ش", "ш", "щ"),
    "shch": ("shch", "sch", "schtsch", "sc", "щ"),
    "kh": ("kh", "x", "ch", "خ", "х"),
    "k": ("k", "kk", "q", "qq", "c", "cc", "ck", "g", "gh", "kh", "ك", "ق", "к", "қ"),
    "g": ("g", "gg", "gh", "q", "qq", "k", "kh", "گ", "غ", "ق", "г", "ғ"),
    "f": ("f", "ff", "ph", "v", "ف", "ф"),
    "v": ("v", "w", "vv", "ww", "f", "ff", "ف", "و", "ڤ", "в"),
    "l": ("l", "ll", "ل", "л"),
    "m": ("m", "mm", "م", "м"),
    "n": ("n", "nn", "ن", "н"),
    "r": ("r", "rr", "ر", "р"),
    "ks": ("x", "ks", "кс"),
}
"""Each consonant with the ways in which it is written, as searches fold them."""

SOUNDS: Mapping[str, tuple[str, ...]] = {
    "shch": ("shch",),
    "schtsch": ("shch",),
    "dsch": ("j",),
    "tsch": ("ch",),
    "tch": ("ch",),
    "dzh": ("j",),
    "sch": ("sh", "shch"),
    "kh": ("kh", "k", "g"),
    "gh": ("g",),
    "sh": ("sh",),
    "ch": ("ch", "sh", "kh"),
    "zh": ("zh", "j"),
    "th": ("t", "s"),
    "dh": ("d", "z"),
    "ph": ("f",),
    "dj": ("j",),
    "ts": ("s", "z"),
    "ks": ("ks",),
    "b": ("b",),
    "c": ("k", "s", "ch"),
    "d": ("d",),
    "f": ("f", "v"),
    "g": ("g", "j"),
    "j": ("j", "zh"),
    "k": ("k", "g"),
    "l": ("l",),
    "m": ("m",),
    "n": ("n",),
    "p": ("p",),
    "q": ("k", "g"),
    "r": ("r",),
    "s": ("s", "sh"),
    "t": ("t",),
    "x": ("ks", "kh"),
    "z": ("z", "zh", "s", "d"),
    "дж": ("j",),
    "кс": ("ks",),
}
"""What a way of writing may sound like; longer ways first. Single letters of other scripts follow
from `WRITTEN`."""

VOWELS: Mapping[str, str] = {
    **dict.fromkeys("aаəا", "a"),
    **dict.fromkeys("eеэ", "e"),
    **dict.fromkeys("iіиїйыӣjyيьѣ", "i"),
    **dict.fromkeys("oо", "o"),
    **dict.fromkeys("uуӯўwو", "u"),
    **dict.fromkeys("ё", "o"),
    **dict.fromkeys("юү", "u"),
    **dict.fromkeys("яә", "a"),
}
"""Letters that may be a vowel, with the one they count as; a `v` or `w` before a consonant too."""

SILENT = "hحҳهعءأإآئؤъь"
"""Letters that one transliteration writes and another leaves out."""


@cache
def sounds_of(written: str) -> tuple[str, ...]:
    """The consonants that a way of writing may stand for; none for a vowel."""
    if written in SOUNDS:
        return SOUNDS[written]
    return tuple(sound for sound, ways in WRITTEN.items() if written in ways)


LONGEST = max(map(len, SOUNDS))
ARABIC = frozenset("ابپتثجچحخدذرزژسشصضطظعغفقكگلمنوهيأإآئؤءڤ")
