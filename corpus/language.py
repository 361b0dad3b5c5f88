"""Words of a text, folded so that a search finds what a reader would call the same word.

The index, the queries and the search inside a document all use these functions, so both sides
always agree. Folding changes words only, never offsets: those count in the text as it is.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

LONGEST_WORD = 100
"""Code points of a folded word that are kept; more is a blob, not a word."""

_APOSTROPHES = "'’‘‛ʼ＇"
_QUOTE_LETTERS = "ʹʻʽʾʿˈ"
# Joiners, directional marks, soft hyphen and tatweel stand inside words and mean nothing.
_INVISIBLE = "\u00ad\u061c\u0640\u200c\u200d\u200e\u200f\u2060\ufeff"
_WORD = rf"[\p{{Alphabetic}}\p{{M}}\p{{N}}{_INVISIBLE}]"

JOINTS = _APOSTROPHES + ".,٫٬"
"""What may stand between two word characters of one run; elsewhere it separates."""
WORD_CHARACTER = regex.compile(_WORD)
_RUN = regex.compile(rf"{_WORD}+(?:[{JOINTS}]{_WORD}+)*")
"""As much as can be one word or a few glued together; `tokens_of_run` takes it apart."""

_ACRONYM = regex.compile(r"\p{L}(?:\.\p{L})+")
_PART = regex.compile(
    rf"(?<![\d.,٫٬])(?:\d{{1,3}}(?:[,٬]\d{{3}})+(?:[.٫]\d+)?|\d+[.٫]\d+)(?![\d.,٫٬])"
    rf"|{_WORD}+(?:[{_APOSTROPHES}]{_WORD}+)*"
)
_NUMBER = regex.compile(r"\d+(?:[.,٫٬]\d+)+")
_ELISION = regex.compile(rf"(?i)(?:[cdjlmnst]|qu)[{_APOSTROPHES}](?={_WORD}{{2}})")
_POSSESSIVE = regex.compile(rf"(?<={_WORD})[{_APOSTROPHES}][sSｓＳ]$")
_UNSPACED_LETTER = (
    r"(?:(?!\p{M})[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}ー々〆〇])"
)
_HANGING = rf"[\p{{M}}{_INVISIBLE}\uff9e\uff9f]"
UNSPACED_LETTER = regex.compile(_UNSPACED_LETTER)
"""A letter of writing that sets no spaces between words; each is a token with what hangs on it."""
_UNSPACED_PART = regex.compile(
    rf"{_UNSPACED_LETTER}{_HANGING}*|(?:(?!{_UNSPACED_LETTER}){_WORD}|[{_APOSTROPHES}])+"
)
_SPECIAL = regex.compile(rf"[{JOINTS}{_INVISIBLE}]|{_UNSPACED_LETTER}")
"""What makes a run more, or less, than one word as it stands."""
_EDGES = regex.compile(rf"^[{_INVISIBLE}]+|[{_INVISIBLE}]+$")

# Accents and vowel points that one may leave out; in other scripts (Devanagari, Thai) a mark is
# a letter and stays.
_ACCENTS = regex.compile(
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    r"\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    r"\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    r"\U000e0100-\U000e01ef]"
)
_SAME_LETTER = str.maketrans(
    {
        **dict.fromkeys("ىی", "ي"),
        **dict.fromkeys("ٱٲٳ", "ا"),
        **dict.fromkeys("ةەہھۀ", "ه"),
        "ک": "ك",
        "ڪ": "ك",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ħ": "h",
        "ŧ": "t",
        "ı": "i",
        "ð": "d",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        **dict.fromkeys(_APOSTROPHES + _QUOTE_LETTERS + _INVISIBLE, ""),
    }
)


class Token(NamedTuple):
    """One word. text: folded; start, end: code points of the text it was found in."""

    text: str
    start: int
    end: int


_Piece = tuple[str, int, int]
_CACHE_SIZE = 200_000
_LONGEST_CACHED = 40
_cache: dict[str, tuple[_Piece, ...]] = {}


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """The words of `text` from code point `start` on, folded, with their places.

    Writing without spaces (Chinese, Japanese, Thai) gives one token per character, so that a
    word of it is found as a phrase.
    """
    known = _cache.get
    for match in _RUN.finditer(text, start):
        run = match.group()
        pieces = known(run)
        if pieces is None:
            pieces = tokens_of_run(run)
            if len(run) <= _LONGEST_CACHED:
                if len(_cache) >= _CACHE_SIZE:
                    _cache.clear()
                _cache[run] = pieces
        at = match.start()
        for word, first, last in pieces:
            yield Token(word, at + first, at + last)


def fold(word: str) -> str:
    """One word as the index has it; "" where nothing of it is a letter or a digit.

    Case, accents, quotes, possessives, compatibility forms, Arabic and Persian letter forms,
    digits of every script and invisible joiners make no difference.
    """
    return "".join(token.text for token in tokens(word))[:LONGEST_WORD]


def tokens_of_run(run: str) -> tuple[tuple[str, int, int], ...]:
    """The tokens of word characters that stand together, with their places in `run`.

    run: word characters, single joints between them; neither before nor after it stands another.
    """
    if run.isascii() and run.isalnum():
        return ((run.lower()[:LONGEST_WORD], 0, len(run)),)
    if run.isascii() and "'" not in run and (found := _dotted(run)):
        return found
    return by_the_rules(run)


def by_the_rules(run: str) -> tuple[tuple[str, int, int], ...]:
    """As `tokens_of_run`, of any run and without short cuts."""
    if _ACRONYM.fullmatch(run):
        return _folded(run.replace(".", ""), run, 0)
    found: list[_Piece] = []
    for part in _PART.finditer(run):
        word, at = part.group(), part.start()
        if _NUMBER.fullmatch(word):
            found.append((_fold_number(word), at, part.end()))
            continue
        if elided := _ELISION.match(word):
            found += _folded(elided.group(), elided.group()[:-1], at)
            word, at = word[elided.end() :], at + elided.end()
        if possessive := _POSSESSIVE.search(word):
            word = word[: possessive.start()]
        if not UNSPACED_LETTER.search(word):
            found += _folded(word, word, at)
            continue
        for piece in _UNSPACED_PART.finditer(word):
            if piece.end() - piece.start() > 1:
                found += _folded(piece.group(), piece.group(), at + piece.start())
            elif folded := _fold_character(piece.group()):
                found.append((folded, at + piece.start(), at + piece.end()))
    return tuple(found)


def tokens_of_runs(runs: Sequence[str]) -> list[tuple[tuple[str, int, int], ...]]:
    """`tokens_of_run` of each of `runs`; those of letters alone are folded all at once."""
    characters = set[str]().union(*runs)
    plain = {char for char in characters if not _SPECIAL.match(char)}
    # One letter of writing without spaces is a word, too; beside others it is one of several.
    alone = {char for char in characters if UNSPACED_LETTER.match(char)}
    at_once = [run for run in runs if run in alone or (plain.issuperset(run) and not run.isascii())]
    folded = dict(zip(at_once, _fold_words(at_once), strict=True))
    return [
        ((word, 0, len(run)),)
        if (word := folded.get(run))
        else (() if word is not None else tokens_of_run(run))
        for run in runs
    ]


def _dotted(run: str) -> tuple[_Piece, ...]:
    """Letters and digits of ASCII between dots and commas: what is met most often, by fewer rules.

    Nothing where it takes all of them: a number with commas, or with letters right behind it. One
    with a dot is all there is; three or more make a version, whose parts are words.
    """
    parts = run.replace(",", ".").split(".")
    if "," not in run and all(len(part) == 1 and part.isalpha() for part in parts):
        return (("".join(parts).lower()[:LONGEST_WORD], 0, len(run)),)
    if parts[0].isdigit():
        if "," in run or (parts[1][0].isdigit() and not parts[1].isdigit()):
            return ()
        if len(parts) == 2 and parts[1].isdigit():
            return ((run[:LONGEST_WORD], 0, len(run)),)
    found, at = [], 0
    for part in parts:
        found.append((part.lower()[:LONGEST_WORD], at, at + len(part)))
        at += len(part) + 1
    return tuple(found)


def _folded(word: str, shown: str, at: int) -> tuple[_Piece, ...]:
    """The piece that stands as `shown` at `at`, without invisible characters at its edges."""
    folded = _fold_word(word)
    if not folded:
        return ()
    for edge in _EDGES.finditer(shown):
        if edge.start() == 0:
            at += edge.end()
    return ((folded, at, at + len(_EDGES.sub("", shown))),)


def _fold_word(word: str) -> str:
    if word.isascii():
        return word.lower().replace("'", "")[:LONGEST_WORD]
    folded = unicodedata.normalize("NFKD", word.translate(_SAME_LETTER))
    folded = unicodedata.normalize("NFKD", folded.casefold())
    folded = _ACCENTS.sub("", folded).translate(_SAME_LETTER)
    folded = unicodedata.normalize("NFC", "".join(filter(_belongs, map(_plain_digit, folded))))
    return folded[:LONGEST_WORD]


def _fold_words(words: Sequence[str]) -> list[str]:
    """`_fold_word` of each; a line end parts them, with which nothing is folded together."""
    folded = unicodedata.normalize("NFKD", "\n".join(words).translate(_SAME_LETTER))
    folded = unicodedata.normalize("NFKD", folded.casefold())
    folded = _ACCENTS.sub("", folded).translate(_SAME_LETTER)
    digits = {char: _plain_digit(char) for char in set(folded)}
    kept = {ord(c): digit if _belongs(digit) or c == "\n" else "" for c, digit in digits.items()}
    lines = unicodedata.normalize("NFC", folded.translate(kept)).split("\n")
    return [line[:LONGEST_WORD] for line in lines[: len(words)]]


_fold_character = lru_cache(20_000)(_fold_word)
"""Writing without spaces has few characters that come again and again."""


def _belongs(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _plain_digit(char: str) -> str:
    return str(unicodedata.decimal(char)) if char.isdecimal() else char


def _fold_number(number: str) -> str:
    digits = "".join(map(_plain_digit, number))
    return digits.replace(",", "").replace("٬", "").replace("٫", ".")[:LONGEST_WORD]
