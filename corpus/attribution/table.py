"""What a table of one language's attributing words holds.

A table that is empty somewhere only means that less is proposed there.
"""

from collections.abc import Mapping
from dataclasses import field

from annotations.values import dataclass


@dataclass(frozen=True, slots=True)
class Press:
    """Outlets of one kind. nouns: what they are called; names: words that their names have."""

    nouns: frozenset[str]
    names: frozenset[str]


def _none() -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """The attributing words of one language, in lower case; a phrase is a tuple of words.

    saying: finite forms of verbs of saying; saying_that: only before `that` words.
    doubtful: forms that are nouns as well (a report, a claim).
    participles: "saying"; citing: "citing", "quoting", whose object is the inner source.
    quoting: finite forms of those, as in "quoted X as saying". telling: verbs whose object may
    be the outlet told. phrases: prepositional cues, "according to". denying: what is
    said is not reported. carrying: what an outlet does with another's words, in "carried by".
    describing: verbs of saying before "how". meeting: in which somebody speaks to an outlet, as an
    interview. disputing: verbs of saying only before something `disputed`.
    citing_phrases: phrases before whom a speaker cites. telling_to: before the outlet that is told.
    head_verbs: endings that at the head of a sentence tell a verb and no name, "Погибли".
    separable: verbs that say something only with a small word at their clause's end, with those.
    inserted: "according to" of a language that has it only behind what is said.
    behind: "according to" of a language that puts it behind whom it names.
    that: words that open reported speech. articles: whether a role without one is no mention.
    endings: of words for who speaks that are put together, as "Oppositionsführer".
    told_bare: whether whom one told follows the verb without a preposition.
    told_first: whether whom one told stands before the verb.
    nouns_have_capitals: whether a capital tells no name.
    kindred: nouns of which one goes on for another, "the group" for a movement.
    utterances: papers that stand for whoever issued them. presses: what outlets of one kind are
    called. limiting: adverbs that belong to what is said behind a verb of saying, "only two".
    nobodies: words that no name is made of alone. casualties: what is told in passing of
    an event.
    """

    language: str
    saying: frozenset[str]
    saying_that: frozenset[str] = field(default_factory=_none)
    doubtful: frozenset[str] = field(default_factory=_none)
    participles: frozenset[str] = field(default_factory=_none)
    citing: frozenset[str] = field(default_factory=_none)
    quoting: frozenset[str] = field(default_factory=_none)
    telling: frozenset[str] = field(default_factory=_none)
    denying: frozenset[str] = field(default_factory=_none)
    describing: frozenset[str] = field(default_factory=_none)
    disputing: frozenset[str] = field(default_factory=_none)
    disputed: frozenset[str] = field(default_factory=_none)
    publishing: frozenset[str] = field(default_factory=_none)
    issuing: frozenset[str] = field(default_factory=_none)
    carrying: frozenset[str] = field(default_factory=_none)
    meeting: frozenset[str] = field(default_factory=_none)
    phrases: tuple[tuple[str, ...], ...] = ()
    verb_phrases: tuple[tuple[str, ...], ...] = ()
    citing_phrases: tuple[tuple[str, ...], ...] = ()
    telling_to: frozenset[str] = field(default_factory=_none)
    head_verbs: tuple[str, ...] = ()
    separable: Mapping[str, frozenset[str]] = field(default_factory=dict)
    inserted: frozenset[str] = field(default_factory=_none)
    behind: frozenset[str] = field(default_factory=_none)
    that: frozenset[str] = field(default_factory=_none)
    as_words: frozenset[str] = field(default_factory=_none)
    by: frozenset[str] = field(default_factory=_none)
    auxiliaries: frozenset[str] = field(default_factory=_none)
    passives: frozenset[str] = field(default_factory=_none)
    modals: frozenset[str] = field(default_factory=_none)
    negations: frozenset[str] = field(default_factory=_none)
    verbs: frozenset[str] = field(default_factory=_none)
    adverbs: frozenset[str] = field(default_factory=_none)
    limiting: frozenset[str] = field(default_factory=_none)
    times: frozenset[str] = field(default_factory=_none)
    calendar: frozenset[str] = field(default_factory=_none)
    prepositions: frozenset[str] = field(default_factory=_none)
    linking: frozenset[str] = field(default_factory=_none)
    conjunctions: frozenset[str] = field(default_factory=_none)
    relatives: frozenset[str] = field(default_factory=_none)
    openers: frozenset[str] = field(default_factory=_none)
    determiners: frozenset[str] = field(default_factory=_none)
    quantities: frozenset[str] = field(default_factory=_none)
    people_pronouns: frozenset[str] = field(default_factory=_none)
    thing_pronouns: frozenset[str] = field(default_factory=_none)
    plural_pronouns: frozenset[str] = field(default_factory=_none)
    other_pronouns: frozenset[str] = field(default_factory=_none)
    particles: frozenset[str] = field(default_factory=_none)
    titles: frozenset[str] = field(default_factory=_none)
    roles: frozenset[str] = field(default_factory=_none)
    bodies: frozenset[str] = field(default_factory=_none)
    papers: frozenset[str] = field(default_factory=_none)
    outlets: frozenset[str] = field(default_factory=_none)
    labels: frozenset[str] = field(default_factory=_none)
    crowds: frozenset[str] = field(default_factory=_none)
    audiences: frozenset[str] = field(default_factory=_none)
    closeness: frozenset[str] = field(default_factory=_none)
    utterances: frozenset[str] = field(default_factory=_none)
    presses: tuple[Press, ...] = ()
    kindred: tuple[frozenset[str], ...] = ()
    nobodies: frozenset[str] = field(default_factory=_none)
    casualties: frozenset[str] = field(default_factory=_none)
    places: frozenset[str] = field(default_factory=_none)
    at_places: frozenset[str] = field(default_factory=_none)
    endings: tuple[str, ...] = ()
    articles: bool = True
    told_first: bool = False
    told_bare: bool = False
    nouns_have_capitals: bool = False
    editorial: tuple[str, ...] = ()

    @property
    def pronouns(self) -> frozenset[str]:
        """Pronouns that may stand for a source."""
        return self.people_pronouns | self.thing_pronouns | self.plural_pronouns
