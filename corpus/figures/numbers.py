"""Numbers in a passage: digits, words, multiples and ranges, each with its value and words."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.attribution.words import Word
from corpus.figures.number import Number, plain
from corpus.figures.ranges import by_thousands, is_grouped, pair, ranges, with_suffix
from corpus.figures.scales import is_share, multiplied, share
from corpus.figures.table import FigureWords

MOST_WORDS = 600
"""Words of a passage beyond which nothing is read."""
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[,.]\d{3})+|\d+")
_DECIMAL = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{1,2}|0\.\d+")
_DECIMAL_COMMA = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}|0,\d+")
_THREE = re.compile(r"\d{1,3}[.,]\d{3}")
SCALES = r"bn|mn|m|k|km|kg"
_PAIR = re.compile(rf"(\d+(?:[.,]\d+)*)-(\d+(?:[.,]\d+)*)({SCALES})?")
_GLUED = re.compile(rf"(\d+(?:[.,]\d+)*)({SCALES})")
_LONGEST = 18


def numbers(run: Sequence[Word], table: FigureWords) -> list[Number]:
    """The numbers of a passage in text order, dates and labels among them."""
    if len(run) > MOST_WORDS:
        return []
    found = sorted((*_in_digits(run, table), *_in_words(run, table)), key=lambda each: each.start)
    scaled = [multiplied(run, each, table) for each in found]
    apart = list(_disjoint(_with_article(run, scaled, table)))
    return list(ranges(run, _said_whole(apart), table))


def digits_of(text: str) -> str | None:
    """ASCII digits of a number written in any script's; None where it is no number."""
    plain = "".join(
        str(unicodedata.decimal(character, character))
        for character in text.replace("٫", ".").replace("٬", ",").replace("–", "-")
    )
    return plain if plain[:1].isdigit() and plain.isascii() else None


def _value(digits: str, decimal: str = "") -> Decimal | None:
    """The number that digits say; `decimal` is the mark that "1.234" has before its decimals."""
    if len(digits) > _LONGEST:
        return None
    if decimal and _THREE.fullmatch(digits) and decimal in digits:
        return Decimal(digits.replace(decimal, "."))
    if _GROUPED.fullmatch(digits):
        return Decimal(re.sub(r"[,.]", "", digits))
    if _DECIMAL.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    if _DECIMAL_COMMA.fullmatch(digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    return None


def _in_digits(run: Sequence[Word], table: FigureWords) -> Iterator[Number]:
    for place, word in enumerate(run):
        digits = digits_of(word.text)
        if digits is None:
            continue
        low = run[place + 1].low if place + 1 < len(run) else ""
        scaled = low in table.multipliers or low in _PERCENT
        mark = table.decimal if scaled else ""
        both, glued = _PAIR.fullmatch(digits.lower()), _GLUED.fullmatch(digits.lower())
        if both is not None:
            low_end, high_end = _value(both[1], mark), _value(both[2], mark)
            if low_end is not None and high_end is not None and is_grouped(both[2]):
                low_end = by_thousands(low_end, high_end)
            found = pair(low_end, high_end, both[3] or "")
            if found is not None:
                yield replace(found, start=place, end=place + 1)
        elif glued is not None:
            value = _value(glued[1], table.decimal)
            if value is not None:
                yield with_suffix(Number(place, place + 1, value), glued[2])
        elif (value := _value(digits, mark)) is not None:
            yield Number(place, place + 1, value)


_PERCENT = frozenset({"%", "percent", "per", "pct"})


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
            if low in table.multipliers and _is_digits(before):
                continue  # of a number that cannot be read: "⅓ million"
            if low in table.multipliers and before in table.halves:
                first = place - 1 - _single(run, place - 1, table)
                yield replace(each, start=first, value=plain(each.value / 2))
                continue
            if low in table.multipliers and is_share(run, place, table):
                yield from share(run, each, table)
                continue
            if before not in table.articles or low not in table.multipliers:
                yield each
            elif place > 1 and run[place - 2].low == "half":
                yield replace(each, start=place - 2, value=each.value / 2)
            else:
                yield replace(each, start=place - 1)


def _is_digits(low: str) -> bool:
    return bool(low) and any(character.isnumeric() for character in low)


def _said_whole(found: list[Number]) -> Iterator[Number]:
    """Without years in words ("nineteen eighty-four"), unsure where two such numbers meet."""
    skipped = -1
    for place, each in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        if each.start == skipped:
            continue
        meets = after is not None and after.start == each.end
        if meets and after is not None and not (each.in_digits or after.in_digits):
            skipped = after.start
            if each.value not in _CENTURIES or not 10 <= after.value <= 99:
                yield replace(each, unsure=True)
            continue
        yield each


_CENTURIES = range(11, 22)


def _single(run: Sequence[Word], place: int, table: FigureWords) -> bool:
    return place > 0 and run[place - 1].low in table.articles


def _disjoint(found: Iterator[Number]) -> Iterator[Number]:
    end = 0
    for each in sorted(found, key=lambda n: (n.start, -n.end)):
        if each.start >= end:
            end = each.end
            yield each
