"""Claims as they are compared with one another, and how two of them conflict. Pure."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import chain, combinations

from annotations.answers import same_answer
from annotations.claims import entity_key
from annotations.intervals import interval_of
from annotations.model import Figure
from annotations.units import comparable, same_persons, same_unit
from annotations.values import dataclass

OWN_VOICE = "own voice"
ELSEWHERE = "a source in another document"


class Conflict(StrEnum):
    """How two claims on one topic stand to each other, where they do not agree."""

    CANNOT_BOTH_HOLD = "cannot both hold"
    UPDATE = "may be a later update"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim as the matrix shows it.

    said: the day it was said, ISO, "" where unknown: the figure's, else the document's;
    not_before: where unknown, a day that the document knows of; first_said: the day on which the
    passage was said that it reprints, where its own document has none. chains: names, the nearest
    source first, `OWN_VOICE` for the document's; none where it is unsourced. contradicts,
    corroborates: ids of claims that links name. start, end: code points, where it landed in the
    text as it is. passage: one for all claims that a reprinted passage makes, "" for one alone.
    answer: whom it names on a topic that asks who. part: whether its figure is a part of another
    one by its words ("including 12 soldiers").
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
    passage: str = ""
    first_said: str = ""
    answer: str = ""
    part: bool = False

    @property
    def day(self) -> str:
        """When it was said as far as is known: its day, that of what it reprints, or the bound."""
        return self.said or self.first_said or self.not_before

    @property
    def order(self) -> tuple[bool, str, bool, str, int, str]:
        """By the time said, claims without any at the day they are not before, then last.

        A reprint without a day stands behind what was said on the day of its original.
        """
        undated = bool(self.first_said and not self.said)
        return (not self.day, self.day, undated, self.document, self.start, self.id)

    @property
    def named(self) -> tuple[str, ...]:
        """Whom it rests on in the end, without the document's own voice."""
        found = (chain[0] for chain in self.chains if chain and chain[0] != OWN_VOICE)
        return tuple(dict.fromkeys(found))

    @property
    def ultimate(self) -> tuple[str, ...]:
        """Whom it rests on in the end: who said it first, through whomever it came."""
        voice = self.outlet or self.document
        found = (chain[0] if chain[0] != OWN_VOICE else voice for chain in self.chains if chain)
        return tuple(dict.fromkeys(found))


def compare(one: Entry, other: Entry) -> Conflict | None:
    """How two claims on one topic conflict; None where they agree or cannot be compared."""
    return _softened(one, other, _compare(one, other))


def _compare(one: Entry, other: Entry) -> Conflict | None:
    if other.id in one.contradicts or one.id in other.contradicts:
        return Conflict.CANNOT_BOTH_HOLD
    if other.id in one.corroborates or one.id in other.corroborates:
        return None
    opposed = (one.polarity == "negative") != (other.polarity == "negative")
    if one.figure is None or other.figure is None:
        # What is denied need not be what is claimed: a person has to read the two.
        apart = opposed or _answer_differently(one, other)
        return Conflict.DIFFERS if apart and _without_figures(one, other) else None
    if not comparable(one.figure, other.figure):
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
    earlier, later = sorted((one, other), key=lambda each: each.day)
    higher = one if a.is_above(b) else other
    known = bool(earlier.said or earlier.first_said) and bool(later.day)
    apart = later.day > earlier.day
    return Conflict.UPDATE if known and apart and higher is later else Conflict.CANNOT_BOTH_HOLD


def _softened(one: Entry, other: Entry, kind: Conflict | None) -> Conflict | None:
    """The conflict of two claims where it is not of two parts, or of counts of different things.

    Numbers that one source gives in one document are parts of a whole rather than at odds.
    """
    if kind is None or one.figure is None or other.figure is None:
        return kind
    linked = other.id in one.contradicts or one.id in other.contradicts
    opposed = (one.polarity == "negative") != (other.polarity == "negative")
    if linked or opposed:
        return kind
    if one.part != other.part:
        return _of_part(one, other)
    if kind is not Conflict.CANNOT_BOTH_HOLD:
        return kind
    same = set(map(entity_key, one.ultimate)) & set(map(entity_key, other.ultimate))
    within = one.document == other.document and bool(same)
    alike = same_unit(one.figure, other.figure) or same_persons(one.figure, other.figure)
    return Conflict.DIFFERS if within or not alike else kind


def _of_part(one: Entry, other: Entry) -> Conflict | None:
    """How a part stands to a whole: at odds only where it is the larger of the two."""
    part, whole = (one, other) if one.part else (other, one)
    if part.figure is None or whole.figure is None:
        return None
    a, b = interval_of(part.figure), interval_of(whole.figure)
    return Conflict.DIFFERS if a and b and a.is_above(b) else None


def standing(one: Entry, other: Entry, kind: Conflict) -> str:
    """How a claim stands to another one, as words that go before the other."""
    if kind is not Conflict.UPDATE:
        return "differs from" if kind is Conflict.DIFFERS else "cannot both hold with"
    earlier, later = other.day, one.day
    return "may be a later update of" if later > earlier else "may be updated by"


def _without_figures(one: Entry, other: Entry) -> bool:
    return one.figure is None and other.figure is None


def _answer_differently(one: Entry, other: Entry) -> bool:
    """Whether two claims name somebody else each; denials name nobody."""
    if not (one.answer and other.answer) or one.polarity == "negative":
        return False
    return not same_answer(one.answer, other.answer)


def conflicts_among(group: Sequence[Entry]) -> Mapping[str, Mapping[str, Conflict]]:
    """The conflicts of the claims on one topic, by pairs of ids both ways.

    Claims that stand to others alike are compared once for all of them, so that thousands of
    claims cost no more than the conflicts they have.
    """
    alike = [_compared_by(entry) for entry in group]
    places: dict[object, list[int]] = {}
    for place, key in enumerate(alike):
        places.setdefault(key, []).append(place)
    linked = places.pop(None, [])
    stands: dict[object, dict[object, Conflict]] = {key: {} for key in places}
    for key, other_key in combinations(places, 2):
        kind = _compare(group[places[key][0]], group[places[other_key][0]])
        if kind is not None:
            stands[key][other_key] = stands[other_key][key] = kind
    conflicts: dict[str, dict[str, Conflict]] = {}
    for place, one in enumerate(group):
        key = alike[place]
        # A link may name any claim, and its own claim is alike to no other.
        others = (
            range(len(group))
            if key is None
            else sorted(chain(linked, *(places[other] for other in stands[key])))
        )
        for next_ in others[bisect_right(others, place) :]:
            other = group[next_]
            if key is None or alike[next_] is None:
                kind = compare(one, other)
            else:
                kind = _softened(one, other, stands[key][alike[next_]])
            if kind is not None:
                conflicts.setdefault(one.id, {})[other.id] = kind
                conflicts.setdefault(other.id, {})[one.id] = kind
    return conflicts


def _compared_by(entry: Entry) -> object:
    """What decides how a claim stands to others; None where links name others by their ids."""
    if entry.contradicts or entry.corroborates:
        return None
    return (
        entry.figure,
        entry.answer,
        entry.said,
        entry.first_said,
        entry.not_before,
        entry.polarity,
    )
