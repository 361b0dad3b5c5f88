"""Names written short: an acronym that was introduced, a last name that had a first one before."""

import re
from collections.abc import Iterable

from annotations.selectors import Span
from corpus.attribution.accents import has_accents, same_but_for_accents, without_accents
from corpus.attribution.chunks import NameKind
from corpus.attribution.earlier import around, earlier
from corpus.attribution.entities import entity_name, name_key
from corpus.attribution.known import Context, Resolution
from corpus.attribution.names import names
from corpus.attribution.table import Cues

_PROSE = 150
"""Code points over which a passage is no headline, even without a full stop in it."""


def only(entities: Iterable[str], why: str) -> Resolution | None:
    """The entity where there is just one."""
    distinct = {name_key(entity): entity for entity in entities}
    return Resolution(next(iter(distinct.values())), why) if len(distinct) == 1 else None


def long_form(context: Context, mention: Span, name: str) -> Resolution | None:
    """The name that introduced an acronym: "Varrhaven Port Authority (VPA)"."""
    if any(name_key(source.entity) == name_key(name) for source in context.known):
        return None
    found = set()
    for place in earlier(context.text, mention.start, name):
        if context.text[place.start - 1 : place.start] == "(":
            holders = names(context.text, around(context.text, place), context.cues)
            found |= {
                entity_name(holder.span.of(context.text), context.cues)
                for holder in holders
                if holder.span.start < place.start - 1 <= holder.span.end
            }
    return only((form for form in found if " " in form), f"introduced as {name}")


def full_name(context: Context, mention: Span, name: str) -> Resolution | None:
    """Of "Varr": the nearest full name before, "harbour master Ilo Varr"."""
    for place in earlier(without_accents(context.text), mention.start, without_accents(name)):
        paragraph = around(context.text, place)
        headline = paragraph.length < _PROSE
        if headline and not any(mark in paragraph.of(context.text) for mark in ".!?"):
            continue
        for holder in names(context.text, paragraph, context.cues):
            if holder.kind is NameKind.PROPER and not holder.rank and holder.span.contains(place):
                full = entity_name(holder.span.of(context.text), context.cues)
                if _is_last_name(name, full, context.cues):
                    return Resolution(full, "last name")
    fitting = (
        source.entity
        for source in context.known
        if _is_last_name(name, source.entity, context.cues)
    )
    return only(fitting, "last name")


def earlier_spelling(context: Context, mention: Span, name: str) -> Resolution | None:
    """Of "Matti Hjalm": "Matti Hjälm", where it was spelt so before."""
    if not has_accents(context.text):
        return None
    bare = without_accents(context.text)
    for place in earlier(bare, mention.start, without_accents(name)):
        spelt = place.of(context.text)
        if spelt != name and spelt[:1].isupper():
            return Resolution(spelt, "the same name")
    return None


def _is_last_name(name: str, full: str, cues: Cues) -> bool:
    """Whether a name ends another one that is a person's, and not that of an office in Kerman."""
    parts = re.split(r"\s+", full)
    if len(parts) < 2 or not same_but_for_accents(name_key(parts[-1]), name_key(name)):
        return False
    things = (
        cues.bodies | cues.papers | cues.outlets | cues.roles | cues.linking | cues.prepositions
    )
    return not any(part.lower() in things for part in parts[:-1])
