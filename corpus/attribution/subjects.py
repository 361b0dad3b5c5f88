"""Whom a sentence is about, and whether "he" or "she" may stand for somebody in it."""

import regex

from annotations.selectors import Span
from corpus.attribution.chunks import NameKind
from corpus.attribution.parse import parse
from corpus.attribution.phrases import main_subject
from corpus.attribution.table import Cues

_POSSESSIVE = regex.compile(r"\b(his|her)\b")
_FEMININE = regex.compile(r"(?i)woman\b|\b(?:mrs|ms|mother|sister|daughter|wife|widow|queen)\b")
_MASCULINE = regex.compile(r"(?i)(?<!wo)man\b|\b(?:mr|father|brother|son|husband|king)\b")


def subject_of(text: str, sentence: Span, cues: Cues) -> tuple[Span, ...]:
    """The one person's name that opens a sentence, in a tuple; empty where another thing does."""
    parts = parse(sentence.of(text), cues)
    found = main_subject(parts, parts.body, len(parts.run))
    chunk = parts.by_start.get(found[0]) if found else None
    if chunk is None or chunk.kind is not NameKind.PROPER or chunk.rank:
        return ()
    if parts.run[chunk.start].quoted or chunk.start > parts.body + 1:
        return ()
    if parts.letter(chunk.end) not in "hoVxvma":
        return ()
    return (parts.span(chunk.start, chunk.end).shifted(sentence.start),)


def agrees(pronoun: str, mention: Span, sentence: Span, text: str) -> bool:
    """Whether nothing in a sentence says that somebody is the other of "he" and "she"."""
    if pronoun not in {"he", "she"}:
        return True
    said = mention.of(text)
    feminine, masculine = _FEMININE.search(said), _MASCULINE.search(said)
    if feminine or masculine:
        return (pronoun == "she") == bool(feminine)
    own = _POSSESSIVE.search(text, mention.end, max(mention.end, sentence.end))
    return own is None or (own[1] == "her") == (pronoun == "she")
