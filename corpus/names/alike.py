"""Whether two words spell one name. Pure.

A name is taken apart into its consonants and the vowels between them. Two spellings are alike when
consonants answer to each other one by one, and vowels differ no more than transliterations do. A
spelling in Arabic script leaves short vowels out, so that there consonants alone decide.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from annotations.values import dataclass
from corpus.names.irregular import also_spelled
from corpus.names.letters import ARABIC, LONGEST, SILENT, VOWELS, sounds_of

FEWEST = 3
"""Letters of a name that can be told from other words; a shorter one is alike to itself alone."""

_DIFFER = {
    frozenset("ae"): 0.2,
    frozenset("ou"): 0.2,
    frozenset("ei"): 0.1,
    frozenset("ao"): 0.5,
    frozenset("ai"): 1.2,
    frozenset("au"): 0.9,
    frozenset("eo"): 0.7,
    frozenset("eu"): 0.8,
    frozenset("io"): 1.0,
    frozenset("iu"): 1.0,
}
_ABSENT = {"a": 0.7, "e": 0.4, "i": 0.5, "o": 0.7, "u": 0.5}
_ALLOWED_A_CONSONANT = 0.3
_MOST = 1.6
_ROUNDING = 1e-6
_CASES = frozenset("ауеыюиі")
"""Vowels by which Slavic languages decline names."""
_SHORTEST_DECLINED = 4
_SILENCE = "|"
_HARD_H = re.compile("kh|х|خ")
_BORN_OF = re.compile(r"z(?:oda|ada|ade|odah|adah)$")
"""How "-zadeh" ends names in Tajik, Dari and Turkish letters."""
_DOUBLE = re.compile(r"([b-df-hj-np-tv-zا-يбвгджзклмнпрстфхцчшщ])\1+")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name taken apart. consonants: for each the sounds it may be; vowels: those before, between
    and behind them, one more than consonants; bare: written without short vowels; long: for each
    vowel, whether several letters write it.
    """

    consonants: tuple[tuple[str, ...], ...]
    vowels: tuple[str, ...]
    bare: bool = False
    long: tuple[bool, ...] = ()


@lru_cache(1 << 15)
def spelling(word: str) -> Spelling:
    """`word`, folded as searches fold it, taken apart."""
    bare = any(letter in ARABIC for letter in word)
    text = _BORN_OF.sub("zadeh", _DOUBLE.sub(r"\1", word))
    consonants: list[tuple[str, ...]] = []
    vowels = [""]
    at = 0
    while at < len(text):
        for length in range(min(LONGEST, len(text) - at), 0, -1):
            written = text[at : at + length]
            if length > 1 and written not in _DIGRAPHS:
                continue
            break
        if at == 0 and written == "ع":
            vowels[-1] = "a"
        elif _as_vowel(text, at, written):
            vowels[-1] += VOWELS.get(written, "u")
        elif sounds := _sounds(text, at, written):
            consonants.append(sounds)
            vowels.append("")
        else:
            vowels[-1] += _SILENCE
        at += len(written)
    long = tuple(any(len(x) > 1 and x != "ou" for x in run.split(_SILENCE)) for run in vowels)
    return Spelling(tuple(consonants), tuple(map(_vowel, vowels)), bare, long)


def _sounds(text: str, at: int, written: str) -> tuple[str, ...]:
    if written in ("v", "w", "в", "ڤ"):
        return ("v",)
    if written in SILENT:
        return ()
    sounds = sounds_of(written)
    if written == "c":
        behind = text[at + 1 : at + 2]
        return ("s", "ch") if behind in ("e", "i", "y") else ("k",) if behind else ("k", "ch", "s")
    if written == "g" and text[at + 1 : at + 2] not in ("e", "i", "a"):
        return ("g",)
    return sounds


def _as_vowel(text: str, at: int, written: str) -> bool:
    """Whether letters stand for a vowel here; `v` and `w` do behind one and before a consonant."""
    if written in ("v", "w", "в", "و"):
        before, behind = text[at - 1 : at], text[at + 1 : at + 2]
        if at == 0 or written == "و":
            return at > 0 and behind not in ("ا", "ي") and before != "ا"
        return before in "aeouао" and bool(behind) and behind not in VOWELS
    if written in ("j", "y", "й", "ي"):
        before, behind = text[at - 1 : at], text[at + 1 : at + 2]
        if written != "j" or text[at + 1 : at + 3] in _SLAVIC_ENDS:
            return True
        return at > 0 and not behind and before in VOWELS
    return written in VOWELS


def _vowel(run: str) -> str:
    """What a run of vowels comes to: the sounds that transliterations keep apart."""
    run = run.replace(_SILENCE, "")
    if not run:
        return ""
    for written, sound in _RUNS:
        run = run.replace(written, sound)
    return run[:1] if len(set(run)) == 1 else run[:2]


_SLAVIC_ENDS = ("ew", "ev", "ow", "ov")
_RUNS = (
    ("aa", "a"),
    ("ee", "i"),
    ("oo", "u"),
    ("ou", "u"),
    ("au", "o"),
    ("ie", "i"),
    ("ii", "i"),
    ("ai", "e"),
    ("ei", "e"),
    ("ia", "a"),
    ("iu", "u"),
    ("io", "o"),
    ("eo", "o"),
    ("uu", "u"),
)
_DIGRAPHS = frozenset(
    (
        "shch",
        "schtsch",
        "dsch",
        "tsch",
        "tch",
        "dzh",
        "sch",
        "kh",
        "gh",
        "sh",
        "ch",
        "zh",
        "th",
        "dh",
        "ph",
        "dj",
        "ts",
        "ks",
        "дж",
        "кс",
    )
)


def alike(word: str) -> Callable[[str], bool]:
    """A test of folded words for spelling the same name as `word`, folded too."""
    wanted, also = spelling(word), also_spelled(word)
    if len(word) < FEWEST or (len(wanted.consonants) < 2 and len(word) < 4 and not also):
        return word.__eq__

    mine = softer(word)

    def test(other: str) -> bool:
        if other == word or other in also:
            return True
        if len(other) < FEWEST:
            return False
        if _same(wanted, spelling(other)):
            return True
        if (stem := declined_from(other)) is not None and (
            stem == word or _same(wanted, spelling(stem))
        ):
            return True
        if (soft := softer(other)) is not None and _same(wanted, spelling(soft)):
            return True
        return mine is not None and _same(spelling(mine), spelling(other))

    return test


def declined_from(word: str) -> str | None:
    """What a name in Cyrillic letters may be declined from, Бранник of Бранника; else None."""
    if len(word) <= _SHORTEST_DECLINED or word[-1] not in _CASES or word[-2] in VOWELS:
        return None
    return word[:-1]


def softer(word: str) -> str | None:
    """The word with its `kh` inside as a mere `h`, as in Rakhmon and Rahmon; None without one."""
    soft = word[:1] + _HARD_H.sub("h", word[1:])
    return None if soft == word else soft


def _same(one: Spelling, other: Spelling) -> bool:
    if len(one.consonants) != len(other.consonants) or not one.consonants:
        return False
    for mine, theirs in zip(one.consonants, other.consonants, strict=True):
        if not _answers(mine, theirs):
            return False
    if one.bare or other.bare:
        return _same_bare(one, other)
    if bool(one.vowels[0]) != bool(other.vowels[0]):
        return False
    cost = sum(map(_differ, one.vowels, other.vowels))
    cost += _at_the_end(one.vowels[-1], other.vowels[-1])
    cost += sum(map(_apart, one.consonants, other.consonants))
    return cost <= min(_MOST, _ALLOWED_A_CONSONANT * len(one.consonants)) + _ROUNDING


def _same_bare(one: Spelling, other: Spelling) -> bool:
    """Long vowels are written in Arabic script: where it has one, Latin letters have one too."""
    if one.bare == other.bare:
        return one.vowels == other.vowels
    bare, full = (one, other) if one.bare else (other, one)
    if bool(full.vowels[0]) < bool(bare.vowels[0]):
        return False
    pairs = zip(bare.vowels[1:], full.vowels[1:], full.long[1:], strict=True)
    return all(bool(b) <= bool(f) and (bool(b) or not long) for b, f, long in pairs)


def _answers(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return any(sound in theirs for sound in mine)


def _at_the_end(mine: str, theirs: str) -> float:
    """Another ending makes another word: Tajikistani, made for Mahdi."""
    if bool(mine) != bool(theirs):
        return 1.5
    return 0.6 if {mine[:1], theirs[:1]} == {"e", "i"} else 0.0


def _apart(mine: Sequence[str], theirs: Sequence[str]) -> float:
    """Between consonants that may be one: more where only a few transliterations mix them up."""
    if mine[0] == theirs[0]:
        return 0.0
    return 0.5 if {mine[0], theirs[0]} in ({"d", "z"}, {"s", "z"}, {"f", "v"}) else 0.2


@lru_cache(1 << 12)
def _differ(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if not one or not other:
        return sum(_ABSENT.get(letter, 0.5) for letter in one or other)
    pairs = zip(one, other, strict=False)
    cost = sum(0.0 if a == b else _DIFFER.get(frozenset((a, b)), 0.8) for a, b in pairs)
    return cost + 0.4 * abs(len(one) - len(other))
