"""What speaks for and against somebody as the one whom "she" or "the ferry line" stands for."""

import regex

from annotations.selectors import Span
from annotations.word_sets import word_set
from corpus.attribution.chunks import NameKind
from corpus.attribution.known import Context
from corpus.attribution.names import names
from corpus.attribution.parse import parse
from corpus.attribution.phrases import main_subject
from corpus.attribution.table import Cues

_TWO_CAPITALS = regex.compile(r"\b(\p{Lu}[\w-]+)\s+(\p{Lu}\p{Ll}+s)\b")
_POSSESSIVE = regex.compile(r"\b(his|her)\b")
_OF_ITSELF = regex.compile(r"[,\s]+\w+\s+(?:that\s+)?its\b|,?\s+which\b")
_NOUN_BEFORE = regex.compile(r"([\w-]+)(,?)\s+$")
_IF = frozenset({"if", "once", "when"})
_BETWEEN = 3
"""Words and dashes between a quotation and the pronoun for who says it at most."""
_BEFORE = 40
"""Code points before a name that show how it is introduced."""
_VESSELS = word_set("ship ferry vessel boat trawler tanker freighter liner barge train plane jet")
_FEMININE = regex.compile(r"(?i)woman\b|\b(?:mrs|ms|mother|sister|daughter|wife|widow|queen)\b")
_MASCULINE = regex.compile(r"(?i)(?<!wo)man\b|\b(?:mr|father|brother|son|husband|king)\b")


def subject_of(text: str, sentence: Span, cues: Cues) -> tuple[Span, ...]:
    """The one person's name that opens a sentence, in a tuple; empty where another thing does."""
    parts = parse(sentence.of(text), cues)
    found = main_subject(parts, parts.body, len(parts.run))
    chunk = parts.by_start.get(found[0]) if found else None
    if chunk is not None and chunk.kind is NameKind.ROLE and parts.letter(chunk.end) == ",":
        named = parts.starting_at(chunk.end + 1)  # "The minister, Tove Lassen, is speaking"
        closed = named is not None and parts.letter(named.end) == ","
        verbal = closed and named is not None and parts.letter(named.end + 1) in "hoVxvam"
        if named is not None and verbal and named.kind is NameKind.PROPER and not named.rank:
            return (parts.span(named.start, named.end).shifted(sentence.start),)
    if chunk is None or chunk.kind is not NameKind.PROPER or chunk.rank:
        return ()
    if parts.run[chunk.start].quoted or chunk.start > parts.body + 1:
        return ()
    if parts.letter(chunk.end) not in "hoVxvma":
        return ()
    return (parts.span(chunk.start, chunk.end).shifted(sentence.start),)


def promised(text: str, sentence: Span, cues: Cues) -> tuple[Span, ...]:
    """Whom "If elected, Varr would sell the ferry, he said" is about, in a tuple: "he" as well."""
    parts = parse(sentence.of(text), cues)
    opens = parts.low(parts.body) in _IF and parts.letters[parts.body + 1 : parts.body + 3] == "v,"
    chunk = parts.starting_at(parts.body + 3) if opens else None
    if chunk is None or chunk.kind is not NameKind.PROPER or chunk.rank:
        return ()
    return (parts.span(chunk.start, chunk.end).shifted(sentence.start),)


def paper_in(text: str, sentence: Span, cues: Cues) -> tuple[Span, ...]:
    """The one paper that a sentence brings in, "an internal memo", in a tuple."""
    parts = parse(sentence.of(text), cues)
    found = [
        parts.span(chunk.start, chunk.end).shifted(sentence.start)
        for chunk in parts.chunks
        if parts.low(chunk.head_end - 1) in cues.papers and parts.low(chunk.start) in {"a", "an"}
    ]
    return tuple(found) if len(found) == 1 else ()


def is_inserted(context: Context, mention: Span) -> bool:
    """Whether a pronoun says what stands right before it: “…,” she wrote; few people, he said."""
    text = context.text
    if text[: mention.start].rstrip()[-1:] in {"”", '"', "»"}:
        return True
    own = next(context.sentences_before(mention), None)
    if own is None or own.end != mention.start or text[mention.start].isupper():
        return False
    before = own.of(text).rstrip()
    if context.cues.language != "en":  # « … », a-t-il ajouté
        closing = max(map(before.rfind, "”»“"))
        return closing > 0 and len(before[closing + 1 :].split()) <= _BETWEEN
    named = (name.kind is NameKind.PROPER for name in names(text, own, context.cues))
    return before.endswith(",") and not any(named)


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


def of_a_thing(text: str, mention: Span, cues: Cues) -> bool:
    """Whether a name is a thing's where it stands: "the operator, Brennay, said", "X said its"."""
    if _OF_ITSELF.match(text, mention.end):
        return True
    before = _NOUN_BEFORE.search(text[max(0, mention.start - _BEFORE) : mention.start])
    if before is None:
        return False
    things = cues.bodies | cues.papers | cues.outlets | _VESSELS
    thing = before[1].lower() in things - cues.roles - cues.crowds
    closed = not before[2] or text[mention.end :].lstrip()[:1] == ","
    return thing and closed and before[1].islower()


def namesakes(said: list[str], before: str, cues: Cues) -> list[str]:
    """Names in a text that end in "Ferries", for "the ferry line"; none for other words."""
    if len(said) != 3 or len(said[1]) < 4 or not said[1].isalpha() or said[1][0].isupper():
        return []
    modifier = said[1].lower()
    plural = f"{modifier.removesuffix('y')}ies" if modifier.endswith("y") else f"{modifier}s"
    return [
        f"{first} {last}"
        for first, last in _TWO_CAPITALS.findall(before)
        if last.lower() == plural and first.lower() not in cues.openers
    ]
