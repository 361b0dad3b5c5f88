"""Whether a source is a person, several, or a thing such as an office or a report."""

from enum import StrEnum

from annotations.word_sets import word_set
from corpus.attribution.table import Cues
from corpus.attribution.words import words

_FIRMS = word_set(
    "line lines ferries ferry shipping mining chemicals chemical motors airlines airways air",
    "aviation industries holdings holding rail railways energy systems services yards shipyards",
    "shipbuilding works steel oil gas petroleum power water foods logistics freight transport",
    "maritime marine navigation offshore cruises tours travel express cargo trading",
    "insurance pharma pharmaceuticals laboratories labs technologies software electric",
    "electronics telecom mobile media studios entertainment properties construction",
    "engineering mills mines minerals metals resources capital ventures partners associates",
    "enterprises brothers sons ltd limited inc plc llc llp corp co gmbh ag kg se sa nv bv oy ab",
    "as asa aps spa srl pty group trust fund wharf port harbour airport hotel stores",
)
"""Last words of the names of firms, of which few are surnames."""
_SHIPS = word_set("mv ss hms uss rms")
"""What stands before the names of ships."""


class SourceKind(StrEnum):
    """What may stand behind a pronoun."""

    PERSON = "person"
    SEVERAL = "several"
    THING = "thing"


def kinds_of_pronoun(low: str, cues: Cues) -> frozenset[SourceKind]:
    """The kinds that a pronoun (in lower case) may stand for."""
    return frozenset(
        kind
        for kind, pronouns in (
            (SourceKind.PERSON, cues.people_pronouns),
            (SourceKind.THING, cues.thing_pronouns),
            (SourceKind.SEVERAL, cues.plural_pronouns),
        )
        if low in pronouns
    )


def kind_of(mention: str, entity: str, cues: Cues) -> SourceKind:
    """The kind of a source, by the words that mention it and its name."""
    said = [word.low for word in words(mention)]
    if said[:1] == ["one"]:
        return SourceKind.PERSON
    own = words(entity)
    if any(low in cues.crowds and low.endswith(("s", "men")) for low in said):
        return SourceKind.SEVERAL
    if any(low.endswith("s") and {low, low[:-1]} <= cues.roles for low in said):
        return SourceKind.SEVERAL
    things = cues.bodies | cues.papers | cues.outlets
    if is_acronym(entity) or any(word.low in things for word in own):
        return SourceKind.THING
    if any(low in cues.roles | cues.titles for low in said) and not any(
        low in cues.labels for low in said
    ):
        return SourceKind.PERSON
    if any(low in things for low in said):
        return SourceKind.THING
    if is_firm(mention, entity, cues):
        return SourceKind.THING
    proper = bool(own) and all(word.capital or "-" in word.text for word in own)
    return SourceKind.PERSON if proper else SourceKind.THING


def is_firm(mention: str, entity: str, cues: Cues) -> bool:
    """Whether a name without a role is a firm's or a ship's: Sund Ferries, the Silver Tern."""
    own = [word.low.rstrip(".") for word in words(entity)]
    if len(own) > 1 and (own[-1] in _FIRMS or own[0] in _SHIPS or "&" in own):
        return True
    first = mention.split(maxsplit=1)[0].lower() if mention.strip() else ""
    return cues.language == "en" and first == "the" and len(own) > 0


def is_acronym(name: str) -> bool:
    """Whether a name is of capitals, as IRNA, IS-K."""
    run = words(name)
    return len(run) == 1 and run[0].acronym
