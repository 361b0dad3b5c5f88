"""Whose "the statement" is, and which outlet "the daily" is: told from the sentences before."""

from collections.abc import Callable, Iterator

from annotations.selectors import Span
from corpus.attribution.chains import read
from corpus.attribution.chunks import NameKind
from corpus.attribution.entities import entity_name
from corpus.attribution.known import Context
from corpus.attribution.names import names
from corpus.attribution.parse import Sentence, parse
from corpus.attribution.subjects import subject_before
from corpus.attribution.table import Press
from corpus.attribution.words import words

WHOSE = "whose statement it is"
"""Why a statement stands for whoever issued it."""

EntityOf = Callable[[Context, Span], str | None]

_SPOKEN_OF = frozenset({"the", "this", "that"})
_PUT_OUT = frozenset({"put"})
_OWNING = frozenset({"by", "from", "of"})
_JOINED = frozenset({"wire", "press", "radio"})
"""What names of outlets end in, as Nordwire."""
_LONGEST_APPOSITION = 60
_SPOKE_LAST = 2
"""Sentences before a statement that nobody is said to have issued in which its issuer speaks."""


def is_statement(context: Context, said: str) -> bool:
    """Whether words are "the statement", "this Friday statement", without whose it is."""
    run = words(said)
    if len(run) < 2 or run[0].low not in _SPOKEN_OF or run[-1].low not in context.cues.utterances:
        return False
    return not any(word.capital and word.low not in context.cues.calendar for word in run[1:])


def issuer(context: Context, mention: Span, entity_of: EntityOf) -> str | None:
    """Who issued a statement: whoever is said to have, else who spoke right before it."""
    before = list(context.sentences_before(mention))
    for sentence in before:
        found = _issued_in(context, sentence, entity_of)
        if found is not None:
            return found
    for sentence in before[: _SPOKE_LAST + 1]:
        found = _speaker(context, sentence, entity_of)
        if found is not None:
            return found
    return None


def _issued_in(context: Context, sentence: Span, entity_of: EntityOf) -> str | None:
    """Who issues a statement in a sentence that speaks of one."""
    parts = parse(sentence.of(context.text), context.cues)
    place = next((p for p, w in enumerate(parts.run) if w.low in context.cues.utterances), None)
    if place is None:
        return None
    speakers = read(context.text, sentence, context.cues).speakers
    for owner in _owners(parts, place):
        if parts.run[owner[1] - 1].low not in context.cues.papers:
            span = parts.span(*owner).shifted(sentence.start)
            # Its name without the day that may stand between it and its verb.
            span = next((each for each in speakers if each.start == span.start), span)
            found = entity_of(context, span)
            if found is not None:
                return found
    return _speaker(context, sentence, entity_of)


def _owners(parts: Sentence, place: int) -> Iterator[tuple[int, int]]:
    """Of "a statement by X" and "X released a statement": X."""
    if parts.low(place + 1) in _OWNING:
        chunk = parts.starting_at(place + 2)
        if chunk is not None and chunk.kind is not NameKind.PRONOUN:
            yield chunk.start, chunk.end
    verbs = parts.cues.issuing
    if any(parts.low(p) in {"a", "an"} for p in range(max(0, place - 3), place)):
        # Who publishes "the statement" may be anybody.
        verbs = verbs | parts.cues.publishing | _PUT_OUT
    verb = next((p for p in range(place - 1, 0, -1) if parts.low(p) in verbs), None)
    subject = subject_before(parts, verb) if verb is not None else None
    if subject is not None:
        yield subject.mention


def _speaker(context: Context, sentence: Span, entity_of: EntityOf) -> str | None:
    """Whom a sentence rests on, where that is no statement or outlet itself."""
    hop = next(iter(read(context.text, sentence, context.cues).chain), None)
    if hop is None or words(hop.of(context.text))[-1].low in context.cues.papers:
        return None
    return entity_of(context, hop)


def outlet_called(context: Context, mention: Span, noun: str, entity_of: EntityOf) -> str | None:
    """The outlet that spoke or was called so before: "the daily" of "Quay Post, a newspaper,"."""
    kind = next((kind for kind in context.cues.presses if noun in kind.nouns), None)
    if kind is None:
        return None
    for sentence in context.sentences_before(mention):
        speakers = read(context.text, sentence, context.cues).speakers
        for name in names(context.text, sentence, context.cues):
            if name.kind is not NameKind.PROPER or name.rank:
                continue
            named = {word.low for word in words(name.span.of(context.text))}
            called = named | _apposition(context.text, name.span)
            speaks = any(name.span.overlaps(speaker) for speaker in speakers)
            if called & kind.nouns or (speaks and _is_name_of(kind, named)):
                return entity_of(context, name.span) or entity_name(name.span.of(context.text))
    return None


def _apposition(text: str, name: Span) -> set[str]:
    """The words in "Quay Post, the island's biggest daily, …" between the commas."""
    after = text[name.end : name.end + _LONGEST_APPOSITION]
    inside = after[1:].split(",")[0] if after.startswith(",") else ""
    run = [word.low for word in words(inside)]
    return set(run) if run[:1] and run[0] in {"a", "an", "the"} else set()


def _is_name_of(kind: Press, named: set[str]) -> bool:
    joined = kind.names & _JOINED
    return bool(named & kind.names) or any(low.endswith(end) for low in named for end in joined)
