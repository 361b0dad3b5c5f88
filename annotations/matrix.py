"""The claims matrix: what is claimed on each topic, by whom and when, and what cannot all hold.

Pure: `corpus.comparison` fills it from sidecars and documents.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from annotations.claims import entity_key
from annotations.intervals import interval_of
from annotations.model import Figure
from annotations.topics import topic_key

OWN_VOICE = "own voice"
ELSEWHERE = "a source in another document"
_APART = frozenset({"percent", "dollars", "euros", "pounds", "yen"})


class Conflict(StrEnum):
    """How two claims on one topic stand to each other, where they do not agree."""

    CANNOT_BOTH_HOLD = "cannot both hold"
    UPDATE = "may be a later update"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim as the matrix shows it.

    said: the day it was said, ISO, "" where unknown: the figure's, else the document's;
    not_before: where unknown, a day that the document knows of. chains: names, the nearest
    source first, `OWN_VOICE` for the document's; none where it is unsourced. contradicts,
    corroborates: ids of claims that links name. start, end: code points.
    """

    id: str
    document: str
    outlet: str
    topic: str | None
    quote: str
    figure: Figure | None = None
    chains: tuple[tuple[str, ...], ...] = ()
    said: str = ""
    not_before: str = ""
    polarity: str | None = None
    suggested: bool = False
    annotator: str = ""
    start: int = 0
    end: int = 0
    contradicts: frozenset[str] = frozenset()
    corroborates: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[bool, str, str, int, str]:
        """By the time said, claims without any at the day they are not before, then last."""
        day = self.said or self.not_before
        return (not day, day, self.document, self.start, self.id)

    @property
    def ultimate(self) -> tuple[str, ...]:
        """Whom it rests on in the end: who said it first, through whomever it came."""
        voice = self.outlet or self.document
        found = (chain[0] if chain[0] != OWN_VOICE else voice for chain in self.chains if chain)
        return tuple(dict.fromkeys(found))


def compare(one: Entry, other: Entry) -> Conflict | None:
    """How two claims on one topic conflict; None where they agree or cannot be compared."""
    if other.id in one.contradicts or one.id in other.contradicts:
        return Conflict.CANNOT_BOTH_HOLD
    if other.id in one.corroborates or one.id in other.corroborates:
        return None
    opposed = (one.polarity == "negative") != (other.polarity == "negative")
    if one.figure is None or other.figure is None:
        # What is denied need not be what is claimed: a person has to read the two.
        return Conflict.DIFFERS if opposed and _without_figures(one, other) else None
    if not _comparable(one.figure, other.figure):
        return None
    a, b = interval_of(one.figure), interval_of(other.figure)
    if a is None or b is None:
        return None
    if opposed:
        return Conflict.CANNOT_BOTH_HOLD if a == b else None
    if a == b:
        return None
    if a.overlaps(b):
        return Conflict.DIFFERS
    earlier, later = sorted((one, other), key=lambda each: each.said or each.not_before)
    higher = one if a.is_above(b) else other
    known = bool(earlier.said) and bool(later.said or later.not_before)
    apart = (later.said or later.not_before) > earlier.said
    return Conflict.UPDATE if known and apart and higher is later else Conflict.CANNOT_BOTH_HOLD


def _without_figures(one: Entry, other: Entry) -> bool:
    return one.figure is None and other.figure is None


def _comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same kind of thing: people are not compared with percent."""
    units = {(figure.unit or "").casefold() for figure in (one, other)}
    return len(units) == 1 or not units & _APART


def support(entry: Entry, entries: Iterable[Entry]) -> tuple[str, ...]:
    """The independent sources that a claim has: of it and of those that say the same number.

    Two outlets that have it from one source are one; a claim that nobody is named for adds none.
    """
    names: dict[str, str] = {}
    for each in entries:
        if each.id == entry.id or _says_the_same(entry, each):
            for name in each.ultimate:
                names.setdefault(entity_key(name), name)
    return tuple(names.values())


def _says_the_same(one: Entry, other: Entry) -> bool:
    if other.id in one.corroborates or one.id in other.corroborates:
        return True
    if one.topic is None or other.topic is None or topic_key(one.topic) != topic_key(other.topic):
        return False
    if one.figure is None or other.figure is None or one.polarity != other.polarity:
        return False
    intervals = interval_of(one.figure), interval_of(other.figure)
    return intervals[0] is not None and intervals[0] == intervals[1]


class Columns(StrEnum):
    """What the columns of the matrix are."""

    DOCUMENTS = "documents"
    OUTLETS = "outlets"
    SOURCES = "ultimate sources"


@dataclass(frozen=True)
class Matrix:
    """entries: of all topics, in the order of time said; conflicts: by pairs of ids, both ways."""

    entries: tuple[Entry, ...]
    conflicts: Mapping[str, Mapping[str, Conflict]] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Matrix":
        """The matrix of these claims; claims without a topic have no conflicts."""
        ordered = tuple(sorted(entries, key=lambda each: each.order))
        conflicts: dict[str, dict[str, Conflict]] = {}
        by_topic: dict[str, list[Entry]] = {}
        for entry in ordered:
            if entry.topic:
                by_topic.setdefault(topic_key(entry.topic), []).append(entry)
        for group in by_topic.values():
            for place, one in enumerate(group):
                for other in group[place + 1 :]:
                    kind = compare(one, other)
                    if kind is not None:
                        conflicts.setdefault(one.id, {})[other.id] = kind
                        conflicts.setdefault(other.id, {})[one.id] = kind
        return cls(ordered, conflicts)

    @cached_property
    def _by_id(self) -> Mapping[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics as they are written first, the corpus' own events before others', A to Z."""
        found: dict[str, str] = {}
        for entry in self.entries:
            if entry.topic:
                found.setdefault(topic_key(entry.topic), entry.topic)
        return tuple(found[key] for key in sorted(found, key=lambda key: (": " in key, key)))

    def about(self, topic: str) -> tuple[Entry, ...]:
        """The claims on one topic, by time said."""
        wanted = topic_key(topic)
        return tuple(e for e in self.entries if e.topic and topic_key(e.topic) == wanted)

    def conflicts_of(self, entry: Entry) -> tuple[tuple[Entry, Conflict], ...]:
        """What a claim conflicts with, the worst first."""
        pairs = [(self._by_id[id_], kind) for id_, kind in self.conflicts.get(entry.id, {}).items()]
        return tuple(sorted(pairs, key=lambda p: (list(Conflict).index(p[1]), p[0].order)))

    def worst(self, entry: Entry) -> Conflict | None:
        """The worst conflict of a claim."""
        found = self.conflicts.get(entry.id, {}).values()
        return min(found, key=list(Conflict).index, default=None)

    def grid(
        self, columns: Columns
    ) -> tuple[tuple[str, ...], Mapping[tuple[str, str], Sequence[Entry]]]:
        """Topics × columns: the columns' names in the order of their first claim, and the cells."""
        names: dict[str, str] = {}
        cells: dict[tuple[str, str], list[Entry]] = {}
        for entry in self.entries:
            if not entry.topic:
                continue
            for name in columns_of(entry, columns):
                shown = names.setdefault(entity_key(name), name)
                cells.setdefault((topic_key(entry.topic), shown), []).append(entry)
        return tuple(names.values()), cells


def columns_of(entry: Entry, columns: Columns) -> tuple[str, ...]:
    """The columns that a claim stands in."""
    match columns:
        case Columns.DOCUMENTS:
            return (entry.document,)
        case Columns.OUTLETS:
            return (entry.outlet or entry.document,)
        case Columns.SOURCES:
            return entry.ultimate or ("unsourced",)
