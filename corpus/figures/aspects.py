"""What a figure is about: killed, wounded, arrested, told from the verb or noun beside it."""

from collections.abc import Sequence

from annotations.values import dataclass
from corpus.attribution.words import Word
from corpus.figures.negated import is_negated, is_supposed, negates, of_others
from corpus.figures.number import Number
from corpus.figures.table import FigureWords
from corpus.figures.units import Unit, is_participle

_REACH = 24
"""Words on either side that are looked at."""
_CLOSE = 5
"""Words before a number in which the verb stands whose object it is."""
_ANNOUNCED = 9
"""Words before a number in which "the death toll" stands that announces it."""
_OF_THE = (["of", "the"], ["of", "those"], ["of", "its"], ["of", "their"])
_CARRYING = frozenset({"carrying"})
_TRAVELLERS = frozenset({"people", "passengers", "crew", "migrants", "soldiers", "tourists"})
_BE = frozenset({"were", "was", "been", "be", "are", "is", "being"})
_BEGINS_CLAUSE = frozenset({"as", "when", "while", "after", "before", "because", "though", "that"})
_NO_PASSIVE = frozenset({"need", "indeed", "hundred", "said", "bed", "red"})


@dataclass(frozen=True)
class Around:
    """A number with what bounds its words. left, right: where the numbers beside it stand."""

    run: Sequence[Word]
    number: Number
    unit: Unit
    left: int
    right: int
    table: FigureWords

    def says(self, place: int) -> str:
        """The aspect that one word gives, "" for none."""
        low = self.run[place].low
        if place and self.run[place - 1].low in {"'s", "’s"}:
            return ""  # somebody's death is another matter
        thing = self.unit.name.lower().split()[-1:]
        if thing and thing[0] in self.table.found_things:
            return self.table.found if low in self.table.found_verbs else ""
        found = next((name for name, words in self.table.aspects.items() if low in words), "")
        nothing = found and (
            is_negated(self.run, place, self.table) or is_supposed(self.run, place, self.table)
        )
        return "" if nothing else found


def aspects_of(
    run: Sequence[Word], counted: Sequence[tuple[Number, Unit]], table: FigureWords
) -> list[str]:
    """The aspect of each number, with its unit, that the words around it give; "" for none.

    A verb or noun right before it counts first ("killed about 90", "the arrest of 35"), then what
    follows up to the next number, then what stands before.
    """
    wholes = [
        place > 0 and _is_whole(run, counted[place - 1][0], number, table)
        for place, (number, _) in enumerate(counted)
    ]
    around = [
        Around(
            run,
            number,
            unit,
            max((n.end for n, _ in counted[:place]), default=0),
            _next(run, unit.end, counted[place + 1 :], wholes[place + 1 :], table),
            table,
        )
        for place, (number, unit) in enumerate(counted)
    ]
    governed = [_governing(each) for each in around]
    taken = {place for place in governed if place is not None}
    return [
        ""
        if of_others(run, each.number, table)
        else _right_behind(each)
        if whole
        else each.says(place)
        if place is not None
        else _further(each, taken)
        for each, place, whole in zip(around, governed, wholes, strict=True)
    ]


def _right_behind(around: Around) -> str:
    """The aspect of a whole: of 27 in "9 of the 27 wounded"."""
    end = around.number.end
    return around.says(end) if end < len(around.run) else ""


def _is_whole(run: Sequence[Word], part: Number, whole: Number, table: FigureWords) -> bool:
    """Whether a number is what the one before counts a part of: 120 in "30 of the 120 miners"."""
    between = {word.low for word in run[part.end : whole.start]}
    joins = table.of_whole | table.definite | table.articles
    joined = bool(between & table.of_whole) and between <= joins
    return joined and part.high is None and part.value < whole.value


def _next(
    run: Sequence[Word],
    end: int,
    later: Sequence[tuple[Number, Unit]],
    wholes: Sequence[bool],
    table: FigureWords,
) -> int:
    """Where the next number stands that has a verb of its own.

    It has none in "32 people, including 23 …, were", "five soldiers and two civilians were" and
    "30 of 120 were".
    """
    for (number, unit), whole in zip(later, wholes, strict=True):
        before = {word.low for word in run[max(0, number.start - 3) : number.start]}
        between = [word.low for word in run[end : number.start]]
        beside = between and set(between) <= _BESIDE and unit.kind == "noun"
        if not (whole or before & table.subordinate or beside):
            return number.start
        end = unit.end
    return len(run)


_BESIDE = frozenset({"and", ",", "or", "about", "another", "at", "least", "some", "nearly"})


def _governing(around: Around) -> int | None:
    """The place of the verb or noun that has the number as its object."""
    start = around.number.start
    if around.unit.kind == "announced":
        for place in range(start - 1, max(-1, start - _ANNOUNCED), -1):
            if around.says(place):
                return place
            if place and around.run[place].low in around.table.counts:
                return place - 1 if around.says(place - 1) else None
        return None
    if around.table.verb_last:
        return None
    for place in range(start - 1, max(around.left, start - _CLOSE) - 1, -1):
        word = around.run[place]
        if word.low in around.table.parts_object | _BE or not (word.is_word or word.text in '"“‘'):
            return None
        if around.says(place) and not _is_passive(around.run, place):
            return place
    return None


def _is_passive(run: Sequence[Word], place: int) -> bool:
    return any(word.low in _BE for word in run[max(0, place - 2) : place])


def _further(around: Around, taken: set[int]) -> str:
    run, number, unit = around.run, around.number, around.unit
    if unit.kind == "noun" and (found := around.says(unit.end - 1)):
        return found
    if unit.kind == "noun" and run[max(0, number.start - 1)].low in _CARRYING and _persons(unit):
        return "aboard"
    first = unit.end if unit.kind == "part" else number.end
    if first > number.end and run[first - 1].is_number:
        first += 1  # "9 of the 27 wounded were in hospital"
    for place in range(first, min(around.right, number.end + _REACH)):
        if run[place].text == ";":
            break
        if [run[p].low for p in range(number.end, place)] in _OF_THE:
            continue  # "three of the wounded died"
        inside = place < unit.end and unit.kind == "noun" and not is_participle(run[place].low)
        if place not in taken and not inside and (found := around.says(place)):
            return found
    if passive := _passive(run, number.end, around.right, around.table):
        return passive
    for place in range(number.start - 1, max(around.left, number.start - _REACH) - 1, -1):
        if run[place].text in {".", ";"} or run[place].low in _BEGINS_CLAUSE:
            break
        if place not in taken and (found := around.says(place)):
            return found
    return ""


def _persons(unit: Unit) -> bool:
    return unit.name.lower().split()[-1] in _TRAVELLERS


def _passive(run: Sequence[Word], start: int, stop: int, table: FigureWords) -> str:
    """The participle of "500 people have been summoned", an aspect that no table names.

    Who has not been found is missing.
    """
    denied = False
    for place in range(start, min(stop, start + 12) - 1):
        if not run[place].is_word or run[place].low in {"who", "which", "that"}:
            return ""
        denied = denied or negates(run[place].low, table) or run[place].low in table.supposing
        if run[place].low in _BE and run[place + 1].low != "been":
            low = run[place + 1].low
            if denied or negates(low, table):
                return "missing" if run[place + 1].low in table.looked_for else ""
            return low if low.endswith("ed") and low not in _NO_PASSIVE else ""
    return ""
