"""Whom "he", "the prosecutor", "Varr" or an acronym stands for, told from the text before it.

What is known already only helps where the text does not say, so that the answer is the same
before and after a source was tagged. Where two are as likely, there is no answer.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from annotations.selectors import Span
from corpus.attribution.antecedents import agrees, namesakes, subject_of
from corpus.attribution.chains import read
from corpus.attribution.chunks import NameKind
from corpus.attribution.cues import cues_for
from corpus.attribution.entities import entity_name, name_key
from corpus.attribution.kinds import SourceKind, is_acronym, kind_of, kinds_of_pronoun
from corpus.attribution.names import Name, names
from corpus.attribution.table import Cues
from corpus.sentences import sentences

LOOK_BACK = 6_000
"""Code points before a mention that are searched for what it stands for."""

NEAR = 1_500
"""Code points before a pronoun in which its antecedent must stand."""

_MOST_PLACES = 8
"""Earlier places that are looked at for one mention, the nearest first."""

_PROSE = 150
"""Code points over which a passage is no headline, even without a full stop in it."""

_PARAGRAPH_BREAK = re.compile(r"\n\s*\n|(?<=[^\n]{100})\n")

_DEFINITE = frozenset({"the", "that", "this", "its", "his", "le", "la", "der", "die", "das", "el"})


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source that the document has already.

    entity: its name; number: its number in the document; forms: the words it was tagged in.
    mentions: where it is tagged, in code points of the text (of the window) that is read.
    """

    entity: str
    number: int | None = None
    forms: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """entity: whom a mention stands for; why: the rule, in a few words for a person."""

    entity: str
    why: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a mention is resolved in: a window of the text, its language, its known sources."""

    text: str
    cues: Cues
    known: Sequence[KnownSource] = field(default=())


def resolve(
    text: str, mention: Span, known: Sequence[KnownSource] = (), cues: Cues | None = None
) -> Resolution | None:
    """Whom a mention stands for; None where it stands for itself, or nobody can tell.

    text: the document, or a window of it that reaches `LOOK_BACK` before the mention.
    """
    cues = cues or cues_for(text[max(0, mention.start - 500) : mention.end + 500])
    return resolve_in(Context(text, cues, known), mention)


def resolve_in(context: Context, mention: Span) -> Resolution | None:
    """The same, in a context made before."""
    said = mention.of(context.text)
    if said.lower() in context.cues.pronouns or _one_of_them(said):
        return _pronoun(context, mention)
    found = next(iter(names(context.text, mention, context.cues)), None)
    if found is None:
        return None
    if found.kind is NameKind.ROLE:
        return _role(context, mention, found)
    name = entity_name(said, context.cues)
    if " " in name or found.rank:
        return None
    return (
        _long_form(context, mention, name)
        if is_acronym(name)
        else _full_name(context, mention, name)
    )


def _only(entities: Iterable[str], why: str) -> Resolution | None:
    """The entity where there is just one."""
    distinct = {name_key(entity): entity for entity in entities}
    return Resolution(next(iter(distinct.values())), why) if len(distinct) == 1 else None


def _one_of_them(said: str) -> bool:
    return said.lower().endswith((" of them", " of those"))


def _pronoun(context: Context, mention: Span) -> Resolution | None:
    """The speaker of the nearest sentence before that has one of the right kind.

    Where "He" opens its sentence, the person whom the sentence right before is about comes first.
    """
    opens = context.text[mention.start].isupper()
    said = mention.of(context.text).lower()
    kinds = kinds_of_pronoun(
        said.split()[-1] if said in context.cues.pronouns else "they", context.cues
    )
    window = Span(max(0, mention.start - NEAR), mention.start)
    before = [span.shifted(window.start) for span in sentences(window.of(context.text))]
    whole = before[1:] if window.start else before
    for back, sentence in enumerate(reversed(whole[-_MOST_PLACES:])):
        speakers = read(context.text, sentence, context.cues).speakers
        if opens and not back and not speakers:
            speakers = subject_of(context.text, sentence, context.cues)
        named = {
            entity: agrees(said, span, sentence, context.text)
            for span in speakers
            if (entity := _entity_of(context, span)) is not None
            and _kind(context, span, entity) in kinds
        }
        if named:
            return _only(named, "the speaker before") if all(named.values()) else None
    return _nearest_known(context, mention, kinds)


def _entity_of(context: Context, span: Span) -> str | None:
    """Whom a speaker of an earlier sentence stands for; None for a pronoun."""
    said = span.of(context.text)
    if said.lower() in context.cues.pronouns or _one_of_them(said):
        return None
    resolved = resolve_in(context, span)
    return resolved.entity if resolved else entity_name(said, context.cues) or None


def _kind(context: Context, mention: Span, entity: str) -> SourceKind:
    """The kind of a speaker; where its own words do not say, by how it was introduced before."""
    said = mention.of(context.text)
    kind = kind_of(said, entity, context.cues)
    if kind is SourceKind.PERSON and name_key(said) == name_key(entity):
        for place in _earlier(context.text, mention.start, entity):
            for holder in names(context.text, _around(context.text, place), context.cues):
                if holder.span.contains(place):
                    introduced = kind_of(holder.span.of(context.text), entity, context.cues)
                    if introduced is not kind:
                        return introduced
    return kind


def _nearest_known(
    context: Context, mention: Span, kinds: frozenset[SourceKind]
) -> Resolution | None:
    """The only known source of the right kind that was tagged before, not too far away."""
    fitting = (
        source.entity
        for source in context.known
        if any(mention.start - NEAR <= span.end <= mention.start for span in source.mentions)
        and any(
            kind_of(form, source.entity, context.cues) in kinds
            for form in (*source.forms, source.entity)
        )
    )
    return _only(fitting, "the only one before")


def _role(context: Context, mention: Span, found: Name) -> Resolution | None:
    """Of "the prosecutor": the nearest name before that came with this noun."""
    said = mention.of(context.text).split()
    noun = found.head.of(context.text).lower().split()[-1]
    if said[0].lower() not in _DEFINITE or len(said) > 4:
        return None
    own = name_key(entity_name(" ".join(said), context.cues))
    for place in _earlier(context.text, mention.start, noun):
        entity = _introduced(context, place, own)
        if entity is not None:
            return Resolution(entity, f"called {noun} before")
    if own != name_key(noun):
        before = context.text[max(0, mention.start - LOOK_BACK) : mention.start]
        return _only(namesakes(said, before, context.cues), "named after it")
    fitting = (
        source.entity
        for source in context.known
        if any(noun in form.lower().split() for form in (*source.forms, source.entity))
        and name_key(source.entity) != own
    )
    return _only(fitting, f"the only {noun}")


def _earlier(text: str, end: int, word: str) -> Iterator[Span]:
    """Where a word stands before a place, the nearest first."""
    first = max(0, end - LOOK_BACK)
    forms = {word, word.capitalize()}
    for _ in range(_MOST_PLACES):
        place = max(text.rfind(form, first, end) for form in forms)
        if place < 0:
            return
        after = place + len(word)
        if not (text[max(0, place - 1) : place].isalnum() or text[after : after + 1].isalnum()):
            yield Span(place, after)
        end = place


def _introduced(context: Context, place: Span, own: str) -> str | None:
    """The name that comes with a noun at an earlier place; None for the bare noun again."""
    text = context.text
    near = names(text, _around(text, place), context.cues)
    at = next((i for i, name in enumerate(near) if name.span.contains(place)), None)
    if at is None:
        return None
    holder = near[at]
    name = entity_name(holder.span.of(text), context.cues)
    if holder.kind is NameKind.PROPER:
        return name if holder.rank == 0 else None
    for other in (near[at - 1] if at else None, near[at + 1] if at + 1 < len(near) else None):
        if other is not None and other.kind is NameKind.PROPER and _apposed(text, holder, other):
            return entity_name(other.span.of(text), context.cues)
    longer = name_key(name)
    return name if own in longer.split() and longer != own else None


def _around(text: str, place: Span) -> Span:
    """The paragraph that holds a place, at most 300 code points either side."""
    start, end = max(0, place.start - 300), min(len(text), place.end + 300)
    if start:
        start = max(start, text.find(" ", start, place.start))
    if end < len(text):
        end = max(place.end, text.rfind(" ", place.end, end))
    for match in _PARAGRAPH_BREAK.finditer(text, start, end):
        if match.end() <= place.start:
            start = match.end()
        elif match.start() >= place.end:
            return Span(start, match.start())
    return Span(start, end)


def _apposed(text: str, role: Name, name: Name) -> bool:
    """Whether only a comma stands between "Ilo Varr" and "the harbour master"."""
    first, second = sorted((role.span, name.span))
    return text[first.end : second.start].strip() == "," and name.rank == 0


def _long_form(context: Context, mention: Span, name: str) -> Resolution | None:
    """The name that introduced an acronym: "Varrhaven Port Authority (VPA)"."""
    if any(name_key(source.entity) == name_key(name) for source in context.known):
        return None
    found = set()
    for place in _earlier(context.text, mention.start, name):
        if context.text[place.start - 1 : place.start] == "(":
            holders = names(context.text, _around(context.text, place), context.cues)
            found |= {
                entity_name(holder.span.of(context.text), context.cues)
                for holder in holders
                if holder.span.start < place.start - 1 <= holder.span.end
            }
    return _only((form for form in found if " " in form), f"introduced as {name}")


def _full_name(context: Context, mention: Span, name: str) -> Resolution | None:
    """Of "Varr": the nearest full name before, "harbour master Ilo Varr"."""
    for place in _earlier(context.text, mention.start, name):
        around = _around(context.text, place)
        if around.length < _PROSE and not any(mark in around.of(context.text) for mark in ".!?"):
            continue
        for holder in names(context.text, around, context.cues):
            if holder.kind is NameKind.PROPER and not holder.rank and holder.span.contains(place):
                full = entity_name(holder.span.of(context.text), context.cues)
                if _is_last_name(name, full):
                    return Resolution(full, "last name")
    fitting = (source.entity for source in context.known if _is_last_name(name, source.entity))
    return _only(fitting, "last name")


def _is_last_name(name: str, full: str) -> bool:
    parts = re.split(r"\s+", full)
    return len(parts) > 1 and name_key(parts[-1]) == name_key(name)
