"""The claims matrix: what is claimed on each topic, by whom and when, and what cannot all hold.

Pure: `corpus.comparison` fills it from sidecars and documents.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from functools import cached_property

from annotations.claims import entity_key
from annotations.entries import Conflict, Entry, conflicts_among
from annotations.intervals import Interval, interval_of
from annotations.topics import topic_key
from annotations.values import dataclass


class Columns(StrEnum):
    """What the columns of the matrix are."""

    DOCUMENTS = "documents"
    OUTLETS = "outlets"
    SOURCES = "ultimate sources"


@dataclass(frozen=True)
class Matrix:
    """entries: of all topics, in the order of time said; key: what names of one source share."""

    entries: tuple[Entry, ...]
    key: Callable[[str], str] = field(default=entity_key, compare=False)

    @classmethod
    def of(cls, entries: Iterable[Entry], key: Callable[[str], str] = entity_key) -> "Matrix":
        """The matrix of these claims; claims without a topic have no conflicts."""
        return cls(tuple(sorted(entries, key=lambda each: each.order)), key)

    @cached_property
    def _by_id(self) -> Mapping[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {entry.id: place for place, entry in enumerate(self.entries)}

    @cached_property
    def _by_topic(self) -> Mapping[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            if entry.topic:
                found.setdefault(topic_key(entry.topic), []).append(entry)
        return {key: tuple(group) for key, group in found.items()}

    @cached_property
    def _by_passage(self) -> Mapping[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            if entry.passage:
                found.setdefault(entry.passage, []).append(entry)
        return {key: tuple(group) for key, group in found.items()}

    @cached_property
    def _conflicts(self) -> dict[str, Mapping[str, Mapping[str, Conflict]]]:
        """By topic, and in each by pairs of ids both ways; of topics that were asked about."""
        return {}

    @cached_property
    def _corroborating(self) -> Mapping[str, Sequence[Entry]]:
        """Claims that links say to agree, from either end."""
        found: dict[str, list[Entry]] = {}
        for one in self.entries:
            for other in filter(None, map(self._by_id.get, one.corroborates)):
                found.setdefault(one.id, []).append(other)
                found.setdefault(other.id, []).append(one)
        return found

    @cached_property
    def _agreeing(self) -> Mapping[tuple[str, Interval, bool], tuple[Entry, ...]]:
        """Claims of one topic with the same numbers."""
        found: dict[tuple[str, Interval, bool], list[Entry]] = {}
        for entry in self.entries:
            if (key := _numbers(entry)) is not None:
                found.setdefault(key, []).append(entry)
        return {key: tuple(group) for key, group in found.items()}

    @cached_property
    def _supporting(self) -> dict[tuple[str, Interval, bool], tuple[str, ...]]:
        """Whom claims with the same numbers rest on; of those that were asked about."""
        return {}

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics as they are written first, the corpus' own events before others', A to Z."""
        found: dict[str, str] = {}
        for entry in self.entries:
            if entry.topic:
                found.setdefault(topic_key(entry.topic), entry.topic)
        return tuple(found[key] for key in sorted(found, key=lambda key: (": " in key, key)))

    @cached_property
    def disputed(self) -> tuple[str, ...]:
        """The topics with the most values at odds first, the worst conflict deciding; then A to Z.

        A value counts once, however many outlets have it.
        """
        found = {topic: self._disputes(topic) for topic in self.topics}
        return tuple(sorted(self.topics, key=lambda topic: [-many for many in found[topic]]))

    def _disputes(self, topic: str) -> list[int]:
        """How many pairs of values are at odds, the worst conflict first.

        Of a value the first and the last that say it are looked at: on a topic with thousands of
        claims all others between them would be waited for.
        """
        values: dict[tuple[object, bool, bool], list[Entry]] = {}
        for entry in self.about(topic):
            values.setdefault(_value(entry), []).append(entry)
        saying = {e.id: (v, e) for v, group in values.items() for e in (group[0], group[-1])}
        kinds, worst = tuple(Conflict), dict[frozenset[object], int]()
        for id_, others in conflicts_among([entry for _, entry in saying.values()]).items():
            for other, kind in others.items():
                pair = frozenset((saying[id_][0][0], saying[other][0][0]))
                worst[pair] = min(kinds.index(kind), worst.get(pair, len(kinds)))
        found = list(worst.values())
        return [found.count(place) for place in range(len(kinds))]

    def about(self, topic: str) -> tuple[Entry, ...]:
        """The claims on one topic, by time said."""
        return self._by_topic.get(topic_key(topic), ())

    def entry(self, id_: str) -> Entry | None:
        """The claim with that id."""
        return self._by_id.get(id_)

    def conflicts_of(self, entry: Entry) -> tuple[tuple[Entry, Conflict], ...]:
        """What a claim conflicts with, the worst first."""
        found: dict[Conflict, list[int]] = {kind: [] for kind in Conflict}
        for id_, kind in self._conflicting(entry).items():
            found[kind].append(self._places[id_])
        entries = self.entries
        return tuple((entries[n], kind) for kind, places in found.items() for n in sorted(places))

    def worst(self, entry: Entry) -> Conflict | None:
        """The worst conflict of a claim."""
        kinds = set(self._conflicting(entry).values())
        return next((kind for kind in Conflict if kind in kinds), None)

    def is_disputed(self, id_: str) -> bool:
        """Whether the claim with that id conflicts with another."""
        entry = self._by_id.get(id_)
        return entry is not None and bool(self._conflicting(entry))

    def reprints_of(self, entry: Entry) -> tuple[Entry, ...]:
        """The other claims that one reprinted passage makes with it, by time said."""
        same = self._by_passage.get(entry.passage, ())
        return tuple(other for other in same if other.id != entry.id)

    def repeats(self, entry: Entry) -> Entry | None:
        """The claim on its topic, said before, that stands in the passage which it reprints."""
        about = topic_key(entry.topic or "")
        same = self._by_passage.get(entry.passage, ())
        known = (each for each in same if topic_key(each.topic or "") == about)
        first = next(known, entry)
        return first if first.id != entry.id else None

    def sources(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        """Whom claims rest on in the end, each once; those of one reprinted passage as one.

        A claim that nobody is named for adds none.
        """
        return _sources(entries, self.key)

    def support(self, entry: Entry) -> tuple[str, ...]:
        """The independent sources that a claim has: of it and of those that say the same number.

        Two outlets that have it from one source are one, and so are two that print one passage: it
        has the sources of the first that names any, else the voice of the first. A claim that
        nobody is named for adds none.
        """
        key, linked = _numbers(entry), self._corroborating.get(entry.id, ())
        if key is None or linked:
            return self.sources((*(self._agreeing[key] if key else ()), *linked, entry))
        if key not in self._supporting:
            # All claims with one number have the same.
            self._supporting[key] = self.sources(self._agreeing[key])
        return self._supporting[key]

    def _conflicting(self, entry: Entry) -> Mapping[str, Conflict]:
        if not entry.topic:
            return {}
        key = topic_key(entry.topic)
        if key not in self._conflicts:
            self._conflicts[key] = conflicts_among(self._by_topic.get(key, ()))
        return self._conflicts[key].get(entry.id, {})

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
                # Two files are two, however alike their names are.
                key = name if columns is Columns.DOCUMENTS else self.key(name)
                shown = names.setdefault(key, name)
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


def _numbers(entry: Entry) -> tuple[str, Interval, bool] | None:
    """What two claims that say the same number share; None for one that says none."""
    if entry.topic is None or entry.figure is None:
        return None
    interval = interval_of(entry.figure)
    negative = entry.polarity == "negative"
    return None if interval is None else (topic_key(entry.topic), interval, negative)


def _value(entry: Entry) -> tuple[object, bool, bool]:
    """What claims on one topic share that say the same, whether known to be said on some day."""
    interval = interval_of(entry.figure) if entry.figure else None
    linked = entry.id if entry.contradicts or entry.corroborates else ""
    said = (interval or entry.answer or entry.quote, entry.polarity == "negative")
    return (linked or said, entry.part, bool(entry.said or entry.first_said))


def _sources(claims: Iterable[Entry], key: Callable[[str], str]) -> tuple[str, ...]:
    """Whom claims rest on in the end, those of one passage as one."""
    found = {each.id: each for each in claims}
    passages: dict[str, list[Entry]] = {}
    for each in sorted(found.values(), key=lambda each: each.order):
        passages.setdefault(each.passage or each.id, []).append(each)
    names: dict[str, str] = {}
    for group in passages.values():
        first = next((each for each in group if each.named), None)
        first = first or next((each for each in group if each.ultimate), group[0])
        for name in first.ultimate:
            names.setdefault(key(name), name)
    return tuple(names.values())
