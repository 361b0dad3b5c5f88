"""What multiplies a number: "million", "dozen", "and a half", "a quarter of", the m of "3.5m"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from annotations.persons import counts_persons
from annotations.word_sets import word_set
from corpus.attribution.words import Word
from corpus.figures.number import CURRENCY, MILLION, Number, plain, times
from corpus.figures.table import FigureWords

_BY_MILLIONS = word_set(
    "homes households families votes ballots jobs doses vaccines cars vehicles tickets copies",
    "books trees cattle sheep pigs chickens birds animals barrels tons tonnes euros dollars pounds",
    "users accounts subscribers visits downloads shares bottles masks meals parcels displaced",
    "hectares acres litres liters gallons kilograms bushels rounds hours years",
)
"""What is counted by millions, and not told by metres."""
_PLURAL = ("s", "men", "women", "children")
_SHARE = 3
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "eighth": 8, "tenth": 10,
    "quart": 4, "tier": 3, "cuarto": 4, "tercio": 3,
}  # fmt: skip
_ABOVE = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9,
    "un": 1, "deux": 2, "trois": 3, "dos": 2, "tres": 3,
}  # fmt: skip


def multiplied(run: Sequence[Word], number: Number, table: FigureWords) -> Number:
    """With "million", "dozen" and "and a half" behind it."""
    scale = _scale_of(run, number, table)
    number, end = replace(number, scale=number.scale * scale), number.end
    by = None
    lows = tuple(word.low for word in run[end : end + 3])
    if behind := next((half for half in table.and_half if lows[: len(half)] == half), ()):
        half = number.value + Decimal("0.5") * scale
        number, end = replace(number, value=half), end + len(behind)
    if number.unit == "m":
        number = _metres_or_millions(run, number, table)
    elif end < len(run):
        by = table.multipliers.get(run[end].low) or table.dozens.get(run[end].low)
    if by is not None:
        number, end = times(number, by), end + 1
        end += _is_point(run, end) or _is_of(run, end, by, table)
    return replace(number, end=end, value=plain(number.value))


def _scale_of(run: Sequence[Word], number: Number, table: FigureWords) -> int:
    """What multiplies a number in words: 1,000 of "three thousand"."""
    scale = 1
    for word in reversed(run[number.start : number.end]):
        if number.in_digits or word.low not in table.multipliers:
            break
        scale *= table.multipliers[word.low]
    return scale


def _is_of(run: Sequence[Word], place: int, by: int, table: FigureWords) -> bool:
    """Whether it is the "de" of "3 millones de personas", behind which what is counted stands."""
    of = place + 1 < len(run) and run[place].low in table.partitives
    return of and by >= MILLION and table.language != "en"


def _is_point(run: Sequence[Word], place: int) -> bool:
    """Whether it is the point of "20 тыс. человек" and ends no sentence."""
    return place + 1 < len(run) and run[place].text == "." and run[place + 1].text[:1].islower()


def _metres_or_millions(run: Sequence[Word], number: Number, table: FigureWords) -> Number:
    """Millions of "£3.5m" and "3.5m people", metres of "3.5m below"; of "3m walls" nobody knows."""
    if number.start and run[number.start - 1].text in CURRENCY:
        return replace(times(number, MILLION), unit="")
    follows = run[number.end : number.end + 2]
    for word in follows:
        if not word.is_word or word.low in table.stops:
            break
        if word.low in _BY_MILLIONS or (word.low.endswith(_PLURAL) and counts_persons(word.low)):
            return replace(times(number, MILLION), unit="")
        if word.low in table.plurals and counts_persons(word.low):
            return replace(times(number, MILLION), unit="")
    plural = any(word.low.endswith("s") and word.low not in table.stops for word in follows[:1])
    return replace(number, unsure=number.unsure or plural)


def is_share(run: Sequence[Word], place: int, table: FigureWords) -> bool:
    """Whether "a third of a" stands before."""
    if place < _SHARE:
        return False
    article = run[place - 1].low in table.articles  # "un quart de million"
    of = place - 1 - article
    return run[of].low in table.partitives and run[of - 1].low.removesuffix("s") in _PARTS


def share(run: Sequence[Word], number: Number, table: FigureWords) -> Iterator[Number]:
    """The number of "three quarters of a million"; none where its decimals do not end."""
    start = number.start - _SHARE + (run[number.start - 1].low not in table.articles)
    parts = _PARTS[run[start].low.removesuffix("s")]
    above = 1
    if start and run[start - 1].low in {*table.articles, *_ABOVE}:
        start -= 1
        above = _ABOVE.get(run[start].low, 1)
    value = number.value * above / parts
    if value == value.to_integral_value():
        yield replace(number, start=start, value=plain(value))
