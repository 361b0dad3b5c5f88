"""Whom "he", "the prosecutor", "Varr" or an acronym stands for, told from the text before it.

What is known already only helps where the text does not say, so that the answer is the same
before and after a source was tagged. Where two are as likely, there is no answer.
"""

import re
from collections.abc import Sequence

from annotations.selectors import Span
from corpus.attribution.antecedents import (
    agrees,
    is_inserted,
    namesakes,
    of_a_thing,
    paper_in,
    promised,
    subject_of,
)
from corpus.attribution.chains import read
from corpus.attribution.chunks import NameKind
from corpus.attribution.cues import cues_for
from corpus.attribution.earlier import LOOK_BACK, around, earlier
from corpus.attribution.entities import entity_name, name_key
from corpus.attribution.introduced import introduced
from corpus.attribution.issuers import WHOSE, is_statement, issuer, outlet_called
from corpus.attribution.kinds import SourceKind, is_acronym, kind_of, kinds_of_pronoun
from corpus.attribution.known import NEAR, Context, KnownSource, Resolution
from corpus.attribution.names import Name, names
from corpus.attribution.shortened import earlier_spelling, full_name, long_form, only
from corpus.attribution.table import Cues
from corpus.attribution.words import words

_INDEFINITE = re.compile(r"\b[Aa]n?\s+(?:[\w-]+\s+){0,3}$")
DEFINITE = frozenset({"the", "that", "this", "its", "his", "le", "la", "der", "die", "das", "el"})
"""What opens words for somebody or something spoken of before."""


def resolve(
    text: str, mention: Span, known: Sequence[KnownSource] = (), cues: Cues | None = None
) -> Resolution | None:
    """Whom a mention stands for; None where it stands for itself, or nobody can tell.

    text: the document, or a window of it that reaches `earlier.LOOK_BACK` before the mention.
    """
    cues = cues or cues_for(text[max(0, mention.start - 500) : mention.end + 500])
    return resolve_in(Context(text, cues, known), mention)


def resolve_in(context: Context, mention: Span) -> Resolution | None:
    """The same, in a context made before."""
    if mention not in context.found:
        context.found[mention] = _resolved(context, mention)
    return context.found[mention]


def _resolved(context: Context, mention: Span) -> Resolution | None:
    said = mention.of(context.text)
    if said.lower() in context.cues.pronouns or _one_of_them(said):
        return _pronoun(context, mention)
    found = next(iter(names(context.text, mention, context.cues)), None)
    if found is None or context.text[found.span.end : mention.end].startswith(("'s ", "’s ")):
        return None  # the hospital's management
    if found.kind is NameKind.ROLE:
        return _role(context, mention, found) or _one_of_a_group(context, mention, found)
    name = entity_name(said, context.cues)
    if found.rank:
        return None
    if " " in name:
        return earlier_spelling(context, mention, name)
    return (
        long_form(context, mention, name) if is_acronym(name) else full_name(context, mention, name)
    )


def _one_of_them(said: str) -> bool:
    return said.lower().endswith((" of them", " of those"))


def _pronoun(context: Context, mention: Span) -> Resolution | None:
    """The speaker of the nearest sentence before that has one of the right kind.

    Where "He" opens its sentence, the person whom the sentence right before is about comes first.
    """
    behind = is_inserted(context, mention)  # its own sentence comes first
    opens = behind or context.text[mention.start].isupper()
    said = mention.of(context.text).lower()
    for back, sentence in enumerate(context.sentences_before(mention)):
        reading = read(context.text, sentence, context.cues)
        speakers = tuple(span for span in reading.speakers if span not in reading.relays)
        if back == 0 and not behind:
            speakers += promised(context.text, sentence, context.cues)
        if (same := _same_again(context, said, speakers)) is not None:
            return same
        named = _fitting(context, said, speakers, sentence)
        if opens and back == behind and not named:
            about = subject_of(context.text, sentence, context.cues)
            if not about and not speakers and said in context.cues.thing_pronouns:
                about = paper_in(context.text, sentence, context.cues)
            named = _fitting(context, said, about, sentence)
        if named:
            return only(named, "the speaker before") if all(named.values()) else None
    return _nearest_known(context, mention, _kinds(context, said))


def _fitting(
    context: Context, said: str, speakers: Sequence[Span], sentence: Span
) -> dict[str, bool]:
    """Those of the speakers of a sentence whom a pronoun may stand for, and whether it agrees."""
    kinds = _kinds(context, said)
    return {
        entity: agrees(said, span, sentence, context.text)
        for span in speakers
        if (entity := entity_of(context, span)) is not None
        and _kind(context, span, entity) in kinds
    }


def _kinds(context: Context, said: str) -> frozenset[SourceKind]:
    """The kinds of a pronoun in lower case; "one of them" is of several."""
    one = said.rsplit(maxsplit=1)[-1] if said in context.cues.pronouns else "they"
    return kinds_of_pronoun(one, context.cues)


def _same_again(context: Context, said: str, speakers: Sequence[Span]) -> Resolution | None:
    """Whom "she" stands for that is the only speaker of a sentence before, for this "she" too."""
    if said not in context.cues.people_pronouns or len(speakers) != 1:
        return None
    again = speakers[0].of(context.text).lower() == said
    return resolve_in(context, speakers[0]) if again else None


def entity_of(context: Context, span: Span) -> str | None:
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
    if kind is not SourceKind.PERSON:
        return kind
    if of_a_thing(context.text, mention, context.cues):
        return SourceKind.THING
    if name_key(said) == name_key(entity):
        for place in earlier(context.text, mention.start, entity):
            if of_a_thing(context.text, place, context.cues):
                return SourceKind.THING
            for holder in names(context.text, around(context.text, place), context.cues):
                if holder.span.contains(place):
                    before = kind_of(holder.span.of(context.text), entity, context.cues)
                    if before is not kind:
                        return before
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
    return only(fitting, "the only one before")


def _role(context: Context, mention: Span, found: Name) -> Resolution | None:
    """Of "the prosecutor": the nearest name before that came with this noun."""
    said = [word for word in mention.of(context.text).split() if word.lower() != "same"]
    noun = found.head.of(context.text).lower().split()[-1]
    if said[0].lower() not in DEFINITE or len(said) > 4:
        return None
    if is_statement(context, mention.of(context.text)):
        whose = issuer(context, mention, entity_of)
        if whose is not None:
            return Resolution(whose, WHOSE)
    own = name_key(entity_name(" ".join(said), context.cues))
    for place in earlier(context.text, mention.start, noun):
        entity = introduced(context, place, own)
        if entity is not None:
            longer = long_form(context, place, entity) if is_acronym(entity) else None
            return Resolution(longer.entity if longer else entity, f"called {noun} before")
        if spoken := _brought_in(context, place, own):
            return Resolution(spoken, f"the {noun} before") if name_key(spoken) != own else None
    if (kindred := _called_otherwise(context, mention, noun, own)) is not None:
        return kindred
    if (called := outlet_called(context, mention, noun, entity_of)) is not None:
        return Resolution(called, f"the {noun} before")
    if own != name_key(noun):
        before = context.text[max(0, mention.start - LOOK_BACK) : mention.start]
        return only(namesakes(said, before, context.cues), "named after it")
    fitting = (
        source.entity
        for source in context.known
        if any(noun in form.lower().split() for form in (*source.forms, source.entity))
        and name_key(source.entity) != own
    )
    return only(fitting, f"the only {noun}")


def _called_otherwise(context: Context, mention: Span, noun: str, own: str) -> Resolution | None:
    """Of "the group": the one that came with another noun for the like, a movement; the nearest."""
    kindred = next((nouns for nouns in context.cues.kindred if noun in nouns), frozenset())
    places = [
        (place, other)
        for other in kindred - {noun}
        for place in earlier(context.text, mention.start, other)
        if place.start >= mention.start - NEAR
    ]
    for place, other in sorted(places, key=lambda found: -found[0].start):
        entity = introduced(context, place, own)
        if entity is not None:
            return Resolution(entity, f"called {other} before")
    return None


def _brought_in(context: Context, place: Span, own: str) -> str:
    """Whom "a source" brings in where it speaks: "a source in the ministry"; "" elsewhere."""
    if _INDEFINITE.search(context.text, max(0, place.start - 40), place.start) is None:
        return ""
    sentence = context.sentence_to(place)
    if sentence is None:
        return ""
    for speaker in read(context.text, sentence, context.cues).speakers:
        said = words(speaker.of(context.text))
        if speaker.contains(place) and said[0].low in {"a", "an"}:
            spoken = entity_name(speaker.of(context.text), context.cues)
            return spoken if own in name_key(spoken).split() else ""
    return ""


def _one_of_a_group(context: Context, mention: Span, found: Name) -> Resolution | None:
    """Of "one source": the sources that were counted before, "two sources close to the inquiry"."""
    said = mention.of(context.text).lower().split()
    if said[0] != "one" or len(said) > 4:
        return None
    noun = found.head.of(context.text).lower().split()[-1]
    noun = noun if said[1] == "of" else f"{noun}s"
    for place in earlier(context.text, mention.start, noun):
        if place.start < mention.start - NEAR:
            return None
        for holder in names(context.text, around(context.text, place), context.cues):
            if holder.span.contains(place) and holder.kind is NameKind.ROLE:
                group = holder.span.of(context.text)
                counted = words(group)[0].low in context.cues.quantities
                return (
                    Resolution(entity_name(group, context.cues), "one of them") if counted else None
                )
    return None
