"""The name that a noun came with before: "the harbour master" is Ilo Varr."""

import regex

from annotations.selectors import Span
from corpus.attribution.chunks import NameKind
from corpus.attribution.earlier import around
from corpus.attribution.entities import entity_name, name_key
from corpus.attribution.known import Context
from corpus.attribution.names import Name, names
from corpus.attribution.words import words

_APPOSED = regex.compile(r",\s+an?\s+(?:[\w-]+\s+){0,4}$")
"""What stands between a name and the last noun of what it is."""
_PROSE = 150
"""Code points over which a passage is no headline, even without a full stop in it."""


def introduced(context: Context, place: Span, own: str) -> str | None:
    """The name that comes with a noun at an earlier place; None for the bare noun again."""
    text = context.text
    paragraph = around(text, place)
    if paragraph.length < _PROSE and not any(mark in paragraph.of(text) for mark in ".!?"):
        return None  # a line of the head, or a headline
    near = names(text, paragraph, context.cues)
    at = next((i for i, name in enumerate(near) if name.span.contains(place)), None)
    if at is None:
        return None
    holder = near[at]
    name = entity_name(holder.span.of(text), context.cues)
    if holder.kind is NameKind.PROPER:
        described = _describing(context, near[at - 1], holder, place) if at else ""
        if described:
            return described
        return name if holder.rank == 0 else None
    for other in (near[at - 1] if at else None, near[at + 1] if at + 1 < len(near) else None):
        if other is not None and other.kind is NameKind.PROPER and _apposed(context, holder, other):
            return entity_name(other.span.of(text), context.cues)
    longer = name_key(name)
    return name if own in longer.split() and longer != own else None


def _describing(context: Context, first: Name, holder: Name, noun: Span) -> str:
    """The name before "Quay Post, a conservative Norwegian newspaper,"; "" where none stands."""
    text = context.text
    between = text[first.span.end : noun.start]
    apposed = noun.end >= holder.span.end and _APPOSED.match(between) is not None
    named = apposed and first.kind is NameKind.PROPER and not first.rank
    return entity_name(first.span.of(text), context.cues) if named else ""


def _apposed(context: Context, role: Name, name: Name) -> bool:
    """Whether only a comma stands between "Ilo Varr" and "the harbour master".

    Behind "citing an official, Coast Wire" somebody else begins, and so does who is no person.
    """
    text, cues = context.text, context.cues
    first, second = sorted((role.span, name.span))
    if text[first.end : second.start].strip() != "," or name.rank:
        return False
    called = {word.low for word in words(name.span.of(text))}
    things = cues.bodies | cues.papers | cues.outlets
    of_thing = any(word.low in things for word in words(role.span.of(text)))
    if called & things and not of_thing:
        return False
    before = text[max(0, first.start - 20) : first.start].lower().split()[-1:]
    leads = bool(before) and (before[0] in cues.citing or before[0] == "to")
    return not leads or text[second.end :].lstrip()[:1] in {",", "."}
