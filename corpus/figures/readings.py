"""Every figure that a passage can be read to give, the likeliest first."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from annotations.model import Figure
from annotations.selectors import Span
from annotations.values import dataclass
from corpus.attribution.chains import read
from corpus.attribution.cues import cues_for
from corpus.attribution.words import Word, words
from corpus.figures.aspects import aspects_of
from corpus.figures.denied import is_denied, is_none, lent_unit, speaks
from corpus.figures.digits import joined
from corpus.figures.events import event_of
from corpus.figures.exclusions import is_no_figure
from corpus.figures.languages import words_for
from corpus.figures.moments import as_of
from corpus.figures.number import Number
from corpus.figures.numbers import numbers
from corpus.figures.qualifiers import qualifier
from corpus.figures.resumed import resumes, sentence_before
from corpus.figures.table import FigureWords
from corpus.figures.units import Unit, announced, unit_of

_MOST = 20
"""Readings of a passage whose event is looked for: one of hundreds of numbers tells of none."""
_LIKELY, _UNLIKELY = 3, 5
"""Ranks below this are proposed without being asked for."""


@dataclass(frozen=True, slots=True)
class FigureReading:
    """One way to read a figure. span: its words, in code points of the text.

    aspect: what it is about ("killed"), "" where the words do not say; event: another one than the
    document's, by its year or place, "" where it is not told apart. likely: whether it is proposed
    without being asked for.
    """

    figure: Figure
    span: Span
    aspect: str
    event: str
    likely: bool


def read_figures(
    text: str,
    sentence: Span,
    pieces: Sequence[Span],
    around: datetime.date | None = None,
    *,
    dated: bool = True,
) -> tuple[FigureReading, ...]:
    """The figures in `pieces`, parts of a sentence, the likeliest first and then in text order.

    Words of the sentence outside the pieces help to read those inside. around: the document's
    day, or another near which its days lie (then not `dated`).
    """
    found = _read(sentence.of(text), around, dated)
    local = [piece.shifted(-sentence.start) for piece in pieces if sentence.contains(piece)]
    kept = [
        (rank, reading) for rank, reading in found if any(p.contains(reading.span) for p in local)
    ]
    kept.sort(key=lambda each: (each[0], each[1].span))
    told = [_of_what_went_before(text, sentence, each, around, dated=dated) for _, each in kept]
    found_at = [replace(each, span=each.span.shifted(sentence.start)) for each in told]
    return tuple(
        replace(each, event=event_of(text, sentence, each.span, around) if place < _MOST else "")
        for place, each in enumerate(found_at)
    )


def _of_what_went_before(
    text: str,
    sentence: Span,
    reading: FigureReading,
    around: datetime.date | None,
    *,
    dated: bool,
) -> FigureReading:
    """A bare number with unit and aspect of the sentence that it resumes, others as they are."""
    passage = sentence.of(text)
    if reading.aspect or reading.figure.unit:
        return reading
    if not resumes(passage, reading.span, words_for(cues_for(passage).language)):
        return reading
    before = sentence_before(text, sentence)
    earlier = _read(before.of(text), around, dated) if before else ()
    meant = next((each for _, each in sorted(earlier, key=lambda e: e[0]) if each.aspect), None)
    if meant is None:
        return reading
    figure = replace(reading.figure, unit=meant.figure.unit)
    return replace(reading, figure=figure, aspect=meant.aspect, likely=True)


@lru_cache(maxsize=1_024)
def _read(
    passage: str, around: datetime.date | None, dated: bool
) -> tuple[tuple[int, FigureReading], ...]:
    """The readings of a sentence with their ranks, in code points of the sentence."""
    cues = cues_for(passage)
    table = words_for(cues.language)
    run = joined(passage, words(passage), table)
    speakers = read(passage, Span(0, len(passage)), cues).speakers
    day = as_of(passage, around, dated)
    every = [(number, _unit(run, number, table)) for number in numbers(run, table)]
    figures = [
        (number, unit)
        for number, unit in every
        if not is_no_figure(
            run,
            number,
            table,
            counts=bool(unit.name) and unit.kind != "people",
            announced=unit.kind == "announced",
        )
        and not is_none(run, number, table)
    ]
    named = [
        (number, replace(unit, name=_people(unit, place, figures, table)))
        for place, (number, unit) in enumerate(figures)
    ]
    meeting = _meeting(figures)
    held = _with_units(
        [each for each in named if not is_denied(run, *each, table)], named, run, table
    )
    denied = [each for each in named if is_denied(run, *each, table)]
    about = [*zip(held, aspects_of(run, held, table), strict=True)]
    about += [(each, aspects_of(run, [each], table)[0]) for each in denied]
    found: list[tuple[int, FigureReading]] = []
    for (number, unit), aspect in about:
        said, first = qualifier(run, number, table, unit)
        end = max(number.end, unit.end if unit.kind in {"noun", "measure", "duration"} else 0)
        span = Span(run[first].start, run[min(end, len(run)) - 1].end)
        known = table.people if aspect in table.aspects else ""
        name = unit.name or (known if unit.kind in {"", "announced"} else "")
        figure = Figure(f"{number.value:f}", name or None, said, day)
        rank = _rank(run, number, replace(unit, name=name), aspect, said, table)
        if any(speaker.overlaps(span) for speaker in speakers):
            if not aspect and set(name.lower().split()) & (cues.crowds | cues.roles):
                continue  # "two sources said" counts nothing that is said
            rank += _LIKELY
        if speaks(run, unit, table):
            continue
        rank += _UNLIKELY * (number.unsure or (number, unit) in denied or number in meeting)
        found.append((rank, FigureReading(figure, span, aspect, "", rank < _LIKELY)))
    return tuple(found)


def _with_units(
    held: Sequence[tuple[Number, Unit]],
    named: Sequence[tuple[Number, Unit]],
    run: Sequence[Word],
    table: FigureWords,
) -> list[tuple[Number, Unit]]:
    """Numbers that hold, with the unit of one denied behind: "28, rather than 35, people"."""
    after = {number: later for (number, _), later in pairwise(named)}
    found = []
    for number, unit in held:
        later = after.get(number)
        denied = later is not None and later not in held and not unit.name
        lent = lent_unit(run, number, *later, table) if later is not None and denied else ""
        found.append((number, Unit(lent, number.end, "lent") if lent else unit))
    return found


def _meeting(figures: Sequence[tuple[Number, Unit]]) -> frozenset[Number]:
    """Numbers in digits with nothing between them, of which nobody knows where one ends."""
    pairs = pairwise(number for number, _ in figures if number.in_digits)
    return frozenset(n for pair in pairs if pair[0].end == pair[1].start for n in pair)


def _people(
    unit: Unit, place: int, figures: Sequence[tuple[Number, Unit]], table: FigureWords
) -> str:
    """The name of a unit; of "284 others" that of the people counted before."""
    if unit.kind != "people":
        return unit.name
    before = [u.name for _, u in figures[:place] if u.kind == "noun"]
    return before[-1] if before and before[-1] in _PERSONS else table.people


_PERSONS = frozenset({"people", "persons", "individuals"})


def _unit(run: Sequence[Word], number: Number, table: FigureWords) -> Unit:
    """What a number counts, by what follows or by what announced it."""
    unit = unit_of(run, number, table)
    name, is_announced = announced(run, number, table)
    if unit.name and not (is_announced and unit.name not in table.plurals):
        return unit
    return Unit(name, number.end, "announced") if is_announced else unit


def _rank(
    run: Sequence[Word], number: Number, unit: Unit, aspect: str, said: str, table: FigureWords
) -> int:
    """How likely it is meant, the least the likeliest; `_LIKELY` and more only when asked for."""
    before = run[number.start - 1].low if number.start else ""
    after = run[number.end].low if number.end < len(run) else ""
    hyphenated = "-" in run[number.end - 1].text and number.in_digits
    if unit.kind == "duration":
        later = run[unit.end].low if unit.end < len(run) else ""
        timed = before in table.time_before or later in table.time_after
        return 5 if timed or hyphenated else 2
    known = aspect in table.aspects or aspect == table.found
    one = number.value == 1 and not number.in_digits and said == "exactly"
    if before == "or" or _is_share(run, number) or (one and unit.kind in {"part", ""}):
        return 5
    if one and not known and unit.kind != "measure":
        return 4
    definite = before in table.definite - {"all", "its", "his", "her", "their"}
    if definite and number.value <= 3 and (unit.kind == "noun" or not known):
        return 4
    further_back = run[number.start - 2].low if number.start > 1 else ""
    of = further_back in table.of_whole and number.start > 2
    if of and definite and run[number.start - 3].is_number:
        return 2
    if before in table.of_whole and number.start > 1 and run[number.start - 2].is_number:
        return 2
    earlier = [word.low for word in run[max(0, number.start - 3) : number.start - 1]]
    if definite and earlier == ["one", "of"]:
        return 4  # "one of the nine climbers"
    if before == "from" and after in {"to", "down", "up"}:
        return 2
    if not unit.name:
        return 2
    further = after in {"more", "further", "additional"} or before == "another"
    part = {word.low for word in run[max(0, number.start - 3) : number.start]} & table.subordinate
    is_part = bool(part) or (unit.name == table.people and unit.kind == "part")
    # "Two more died, bringing the toll to 18": the toll first.
    return (0 if known else 1) + (is_part or further)


def _in_so_many(run: Sequence[Word], place: int) -> bool:
    """Whether the "in" of "2 in 3 homes" stands here: a small number before a larger one."""
    if not 0 < place < len(run) - 1 or run[place].low != "in":
        return False
    part, whole = run[place - 1].text, run[place + 1].text
    small = part.isascii() and part.isdigit() and whole.isascii() and whole.isdigit()
    return small and int(part[:4]) < int(whole[:4]) <= _MANY and max(len(part), len(whole)) < 4


_MANY = 100
_PARTS = frozenset({"half", "third", "quarter", "fifth", "sixth", "eighth", "tenth"})


def _is_share(run: Sequence[Word], number: Number) -> bool:
    """Whether it is a part of "one in five"."""
    after = [word.low for word in run[number.end : number.end + 1]]
    before = [word.low for word in run[max(0, number.start - 2) : number.start]]
    if (number.value == 1 and after == ["in"]) or before == ["one", "in"]:
        return True
    if _in_so_many(run, number.end) or (
        before[-1:] == ["in"] and _in_so_many(run, number.start - 1)
    ):
        return True
    if after and after[0].removesuffix("s") in _PARTS:
        return [word.low for word in run[number.end + 1 : number.end + 2]] == ["of"]
    # "nine out of ten pupils"; but "18 out of 25 missiles" counts missiles
    lows = [word.low for word in run[number.end : number.end + 2]]
    of_ten = before == ["out", "of"] and number.value <= 10
    return not number.in_digits and (of_ten or (lows == ["out", "of"] and number.value < 10))
