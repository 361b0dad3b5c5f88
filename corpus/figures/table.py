"""What a table of one language's words around figures holds."""

from collections.abc import Mapping
from dataclasses import field

from annotations.values import dataclass

Phrases = tuple[tuple[tuple[str, ...], str], ...]
"""Words in lower case, and the qualifier that they make; longer phrases first."""


def phrases(**by_qualifier: str) -> Phrases:
    """Phrases parted by commas for each qualifier, whose name has ``_`` for its blanks."""
    found = [
        (tuple(phrase.split()), qualifier.replace("_", " "))
        for qualifier, parted in by_qualifier.items()
        for phrase in parted.split(",")
    ]
    return tuple(sorted(found, key=lambda each: -len(each[0])))


def openings(parted: str) -> tuple[tuple[str, ...], ...]:
    """Phrases parted by commas, longer ones first; "_" in one is a comma."""
    return tuple(
        sorted(
            (tuple(each.replace("_", ",").split()) for each in parted.split(",")),
            key=lambda p: -len(p),
        )
    )


@dataclass(frozen=True, eq=False)
class FigureWords:
    """The words of one language; all in lower case.

    number_words: the code under which `text2num` knows the language, "" where it does not.
    before, after: qualifiers on either side of a number. multipliers: what a number in digits
    may be followed by. dozens: words for twelve and the like, which take a number before them.
    vague: words before a number that make it none ("a few hundred", "no one").
    halves: "half" right before a multiplier; and_half: "and a half" behind a number.
    plural_numbers: words that look like a number and name none ("hundreds").
    labels: nouns with a capital whose number tells which one ("Article 58").
    single_measures: measures of which "a" is one. not_about: words behind which "about" says of
    what and not how exactly. subordinate: words before a number that is part of another one.
    months, clock, ages: words that make a number a date, a time of the day, an age.
    durations, measures: units that are lengths of time, or others that are always units; to
    their plural. people: what people without a noun are called. plurals: nouns in the plural
    that do not look so; singulars: words that look like plurals and are none.
    stops: words that end the noun. adjectives: how words end that a noun follows. parts_object:
    words that part what is counted from the verb before ("were killed and 280 …"); verb_last:
    whether the verb follows what it counts. counts: nouns that announce a number ("the number of").
    decimal: the mark before decimals where three digits follow ("1.234 million"). between,
    between_and, rising: the words of "between 3 and 4" and of "from 3 to 4". negations: words that
    turn the qualifier behind them ("not over"). instead: what stands before a number that is said
    not to hold. aspects: what a figure is about, by the words that say so. found: the aspect of
    things that are found, by their nouns, with the verbs of finding.
    """

    language: str
    number_words: str = ""
    before: Phrases = ()
    after: Phrases = ()
    multipliers: Mapping[str, int] = field(default_factory=dict)
    dozens: Mapping[str, int] = field(default_factory=dict)
    vague: frozenset[str] = frozenset()
    halves: frozenset[str] = frozenset()
    and_half: tuple[tuple[str, ...], ...] = ()
    plural_numbers: frozenset[str] = frozenset()
    single_measures: frozenset[str] = frozenset()
    not_about: frozenset[str] = frozenset()
    subordinate: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    clock: frozenset[str] = frozenset()
    clock_before: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset()
    durations: Mapping[str, str] = field(default_factory=dict)
    time_before: frozenset[str] = frozenset()
    time_after: frozenset[str] = frozenset()
    measures: Mapping[str, str] = field(default_factory=dict)
    people: str = ""
    others: frozenset[str] = frozenset()
    plurals: frozenset[str] = frozenset()
    singulars: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    adjectives: tuple[str, ...] = ()
    parts_object: frozenset[str] = frozenset()
    verb_last: bool = False
    fillers: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    partitives: frozenset[str] = frozenset()
    range_words: frozenset[str] = frozenset()
    decimal: str = ","
    between: frozenset[str] = frozenset()
    between_and: frozenset[str] = frozenset()
    rising: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    instead: tuple[tuple[str, ...], ...] = ()
    between_negation: frozenset[str] = frozenset()
    nobody: frozenset[str] = frozenset()
    ones: frozenset[str] = frozenset()
    of_whole: frozenset[str] = frozenset()
    refuting: frozenset[str] = frozenset()
    true: frozenset[str] = frozenset()
    how_wrong: frozenset[str] = frozenset()
    looked_for: frozenset[str] = frozenset()
    youngest: frozenset[str] = frozenset()
    shares: frozenset[str] = frozenset()
    supposing: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    introducing: frozenset[str] = frozenset()
    doubting: frozenset[str] = frozenset()
    proofs: frozenset[str] = frozenset()
    counts: frozenset[str] = frozenset()
    aspects: Mapping[str, frozenset[str]] = field(default_factory=dict)
    found_things: frozenset[str] = frozenset()
    found_verbs: frozenset[str] = frozenset()
    found: str = ""
