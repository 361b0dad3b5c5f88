"""Whom a claim names on a topic that asks who: the one that acts in its words."""

from annotations.topics import Topic
from corpus.attribution.chunks import Chunk, NameKind
from corpus.attribution.cues import cues_for
from corpus.attribution.entities import entity_name
from corpus.attribution.parse import Sentence, parse
from corpus.attribution.phrases import main_subject

_OWN = frozenset({"its", "their", "our", "his", "her"})
_OPENING = 4
"""Words in which "two of its men" says whose they are."""
_WE = frozenset({"we", "i"})


def asks_who(topic: str) -> bool:
    """Whether a topic's values are names: "who did it"."""
    return Topic.of(topic).aspect.casefold().split()[:1] == ["who"]


def answer(quote: str, speaker: str) -> str:
    """Whom the words of a claim name as acting, "" where nobody is named.

    speaker: who says it, for "it" and "two of its men".
    """
    parts = parse(" ".join(quote.split()), cues_for(quote))
    agent = _agent(parts)
    if agent is None and {word.low for word in parts.run[:_OPENING]} & (_OWN | _WE):
        return speaker
    chunk = agent or _subject(parts)
    if chunk is None:
        return ""
    if chunk.kind is NameKind.PRONOUN:
        return speaker
    mention = parts.run[chunk.start : chunk.end]
    text = " ".join(quote.split())[mention[0].start : mention[-1].end]
    said = {word.low for word in mention}
    things = parts.cues.bodies | parts.cues.papers
    if chunk.kind is NameKind.ROLE and not said & things:
        return ""
    return entity_name(text, parts.cues)


def _agent(parts: Sentence) -> Chunk | None:
    """Of "was lit by the League": the League."""
    for place in range(2, len(parts.run) - 1):
        if parts.low(place) in parts.cues.by and "h" in parts.letters[max(0, place - 4) : place]:
            found = parts.starting_at(place + 1)
            return found if found is None or found.rank == 0 else None
    return None


def _subject(parts: Sentence) -> Chunk | None:
    found = main_subject(parts, parts.body, len(parts.run))
    return parts.by_start.get(found[0]) if found else None
