"""The words and phrases of a query, folded exactly as the index folds a text."""

import re

import regex

from corpus.language import fold, tokens
from corpus.query import Alike, Field, Fuzzy, Phrase, Prefix, Term, Wildcard, Word

LONG_WORD = 8
"""From so many letters on, `~` alone allows two edits: long names vary in more than one place."""
MOST_EDITS = 3
MOST_SLOP = 100

_NAME = "~~"
_EDITS = re.compile(r"~(\d*)$", re.ASCII)
_WILD_PARTS = regex.compile(r"[\p{Alphabetic}\p{M}\p{N}'’*?\u00ad\u200c\u200d]+")
_WILD = re.compile(r"([*?])")


class BadWord(ValueError):
    """A word that cannot be searched for. offset: where in it the fault lies."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset


def read_word(raw: str, field: Field, _slop: int = 0) -> Word | Phrase | None:
    """One word with its ``*``, ``?``, ``~`` or ``~~``; a phrase where it is several tokens.

    None where it has neither letter nor digit. Raises BadWord.
    """
    if raw.startswith(_NAME) and raw.strip("~"):
        return _phrase([Alike(token.text, field) for token in tokens(raw)], 0, field)
    if (edits := _EDITS.search(raw)) and edits.start():
        return _fuzzy(raw[: edits.start()], edits.group(1), field, edits.start())
    if "*" in raw or "?" in raw:
        parts = [_wild(part, field) for part in _WILD_PARTS.findall(raw)]
        return _phrase([word for part in parts for word in part], 0, field)
    return _phrase(_terms(raw, field), 0, field)


def read_phrase(raw: str, field: Field, slop: int = 0) -> Word | Phrase | None:
    """The words between two quotes, each of which may have its ``*``, ``?`` or ``~``.

    slop: tokens allowed between neighbours. Raises BadWord.
    """
    if slop > MOST_SLOP:
        raise BadWord(f"words of a phrase stand at most {MOST_SLOP} apart")
    words: list[Word] = []
    for part in raw.split():
        read = read_word(part, field)
        words += read.words if isinstance(read, Phrase) else [read] if read else []
    return _phrase(words, slop, field)


def _phrase(words: list[Word], slop: int, field: Field) -> Word | Phrase | None:
    if len(words) > 1:
        return Phrase(tuple(words), slop, field)
    return words[0] if words else None


def _terms(raw: str, field: Field) -> list[Word]:
    return [Term(token.text, field) for token in tokens(raw)]


def _fuzzy(stem: str, digits: str, field: Field, offset: int) -> Word | Phrase | None:
    edits = int(digits) if digits else None
    if edits is not None and edits > MOST_EDITS:
        raise BadWord(f"~ allows at most {MOST_EDITS} edits", offset)
    words: list[Word] = []
    for token in tokens(stem):
        allowed = (1 if len(token.text) < LONG_WORD else 2) if edits is None else edits
        # A word with all its letters replaced is another word.
        allowed = min(allowed, len(token.text) - 1)
        words.append(Fuzzy(token.text, allowed, field) if allowed else Term(token.text, field))
    return _phrase(words, 0, field)


def _wild(part: str, field: Field) -> list[Word]:
    if not _WILD.search(part):
        return _terms(part, field)
    pieces = [piece if piece in {"*", "?"} else fold(piece) for piece in _WILD.split(part)]
    pattern = re.sub(r"\*+", "*", "".join(pieces))
    if not pattern.strip("*?"):
        raise BadWord(f"{part} alone would find every word; put a letter beside it")
    if "?" in pattern or "*" in pattern[:-1]:
        return [Wildcard(pattern, field)]
    *before, begun = _terms(part.rstrip("*"), field)
    return [*before, Prefix(begun.text, field) if isinstance(begun, Term) else begun]
