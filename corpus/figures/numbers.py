"""Numbers in a passage: digits, words, multiples and ranges, each with its value and words."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.attribution.words import Word
from corpus.figures.table import FigureWords

MOST_WORDS = 600
"""Words of a passage beyond which nothing is read."""

_GROUPED = re.compile(r"\d{1,3}(?:[,.]\d{3})+|\d+")
_DECIMAL = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{1,2}")
_DECIMAL_COMMA = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}")
_PAIR = re.compile(r"(\d+(?:[.,]\d+)*)[-–](\d+(?:[.,]\d+)*)")
_GLUED = re.compile(r"(\d+(?:[.,]\d+)*)(bn|mn|m|k|km|kg)")
_LONGEST = 18
_SUFFIXES = {"k": 1_000, "mn": 1_000_000, "bn": 1_000_000_000}


@dataclass(frozen=True, slots=True)
class Number:
    """A number among the words of a passage, ``words[start:end]``.

    value, high: the number, and the upper end of a range. in_digits: whether it is written so.
    unit: a unit that is written into the same word (``200m``), "" where there is none.
    """

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    in_digits: bool = True
    unit: str = ""


def numbers(run: Sequence[Word], table: FigureWords) -> list[Number]:
    """The numbers of a passage in text order, dates and labels among them."""
    if len(run) > MOST_WORDS:
        return []
    found = sorted((*_in_digits(run), *_in_words(run, table)), key=lambda each: each.start)
    multiplied = [_multiplied(run, each, table) for each in found]
    return list(_ranges(run, _disjoint(_with_article(run, multiplied, table)), table))


def digits_of(text: str) -> str | None:
    """ASCII digits of a number written in any script's; None where it is no number."""
    plain = "".join(
        str(unicodedata.decimal(character, character))
        for character in text.replace("٫", ".").replace("٬", ",")
    )
    return plain if plain[:1].isdigit() and plain.isascii() else None


def _value(digits: str) -> Decimal | None:
    if len(digits) > _LONGEST:
        return None
    if _GROUPED.fullmatch(digits):
        return Decimal(re.sub(r"[,.]", "", digits))
    if _DECIMAL.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    if _DECIMAL_COMMA.fullmatch(digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    return None


def _in_digits(run: Sequence[Word]) -> Iterator[Number]:
    for place, word in enumerate(run):
        digits = digits_of(word.text)
        if digits is None:
            continue
        pair, glued = _PAIR.fullmatch(digits), _GLUED.fullmatch(digits.lower())
        if pair is not None:
            low, high = _value(pair[1]), _value(pair[2])
            if low is not None and high is not None and low < high:
                yield Number(place, place + 1, low, high)
        elif glued is not None:
            value = _value(glued[1])
            if value is not None and glued[2] in _SUFFIXES:
                yield Number(place, place + 1, value * _SUFFIXES[glued[2]])
            elif value is not None:
                yield Number(place, place + 1, value, unit=glued[2])
        elif (value := _value(digits)) is not None:
            yield Number(place, place + 1, value)


class _Token:
    """A word as `text2num` wants it: digits and marks are no part of a number in words."""

    __slots__ = ("_word",)

    def __init__(self, word: Word) -> None:
        self._word = word

    def text(self) -> str:
        return self._word.low if self._word.low.replace("-", "").isalpha() else ";"

    def nt_separated(self, _previous: "_Token") -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


def _in_words(run: Sequence[Word], table: FigureWords) -> Iterator[Number]:
    if not table.number_words:
        return
    from text_to_num import find_numbers  # noqa: PLC0415 - loaded when the first figure is read

    tokens = [_Token(word) for word in run]
    for each in find_numbers(tokens, table.number_words, 0.0):
        words = [word.text for word in run[each.start : each.end]]
        whole = Decimal(str(each.value)).normalize()
        if not each.is_ordinal and any(c.isalpha() for c in words[0]) and whole > 0:
            yield Number(each.start, each.end, Decimal(f"{whole:f}"), in_digits=False)


def _with_article(run: Sequence[Word], found: list[Number], table: FigureWords) -> Iterator[Number]:
    """With "a dozen", "a kilometre", and "a" before "hundred"; vague ones dropped."""
    starts = {each.start: each for each in found}
    for place, word in enumerate(run):
        each = starts.get(place)
        low = word.low
        if each is None and low in table.single_measures and _single(run, place, table):
            yield Number(place - 1, place, Decimal(1), in_digits=False)
        if each is None and low in table.dozens and _single(run, place, table):
            half = place > 1 and run[place - 2].low == "half"
            value = Decimal(table.dozens[low]) / (2 if half else 1)
            yield Number(place - (2 if half else 1), place + 1, value, in_digits=False)
        elif each is not None:
            before = run[place - 1].low if place else ""
            if before in table.vague or low in table.plural_numbers:
                continue
            if before not in table.articles or low not in table.multipliers:
                yield each
            elif place > 1 and run[place - 2].low == "half":
                yield replace(each, start=place - 2, value=each.value / 2)
            else:
                yield replace(each, start=place - 1)


def _single(run: Sequence[Word], place: int, table: FigureWords) -> bool:
    return place > 0 and run[place - 1].low in table.articles


def _multiplied(run: Sequence[Word], number: Number, table: FigureWords) -> Number:
    """With "million", "dozen" and "and a half" behind it."""
    value, end = number.value, number.end
    lows = [word.low for word in run[end : end + 3]]
    if lows == ["and", "a", "half"]:
        value, end = value + Decimal("0.5"), end + 3
    by = None
    if end < len(run):
        by = table.multipliers.get(run[end].low) or table.dozens.get(run[end].low)
    if by is not None:
        value, end = value * by, end + 1
        end += _is_point(run, end)
    if end == number.end:
        return number
    return replace(number, end=end, value=Decimal(f"{value.normalize():f}"))


def _is_point(run: Sequence[Word], place: int) -> bool:
    """Whether it is the point of "20 тыс. человек" and ends no sentence."""
    return place + 1 < len(run) and run[place].text == "." and run[place + 1].text[:1].islower()


def _disjoint(found: Iterator[Number]) -> Iterator[Number]:
    end = 0
    for each in sorted(found, key=lambda n: (n.start, -n.end)):
        if each.start >= end:
            end = each.end
            yield each


def _ranges(run: Sequence[Word], found: Iterator[Number], table: FigureWords) -> Iterator[Number]:
    """Two numbers with "to" or "or" between them as one range."""
    waiting: Number | None = None
    for each in found:
        if waiting is None:
            waiting = each
            continue
        joined = _joined(run, waiting, each, table)
        if joined is None:
            yield waiting
            waiting = each
        else:
            yield joined
            waiting = None
    if waiting is not None:
        yield waiting


def _joined(run: Sequence[Word], low: Number, high: Number, table: FigureWords) -> Number | None:
    between = [word.low for word in run[low.end : high.start]]
    before = run[low.start - 1].low if low.start else ""
    if len(between) != 1 or between[0] not in table.range_words or low.high or high.high:
        return None
    if between[0] == "and" and before != "between":
        return None
    opening = before == "from" and low.start == 1 and high.end < len(run) and run[high.end].is_word
    if (before == "from" and not opening) or not low.value < high.value:
        return None
    start = low.start - 1 if before == "between" or opening else low.start
    return Number(start, high.end, low.value, high.value, high.in_digits, high.unit)
