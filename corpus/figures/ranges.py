"""Two numbers as one range: "10 to 15", "3 to 4 million", "50-60,000", "2029-30"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.attribution.words import Word
from corpus.figures.number import YEARS, Number, times
from corpus.figures.table import FigureWords

_THOUSAND = 1_000
_FAR = 10
"""How many times higher the upper end of a range with one scale may be than the lower one."""
_SUFFIXES = {"k": 1_000, "mn": 1_000_000, "bn": 1_000_000_000}


def pair(low: Decimal | None, high: Decimal | None, suffix: str) -> Number | None:
    """A range in one word: "40-50", "50-60,000", "3-4m", and "2029-30" as its two years."""
    if low is None or high is None:
        return None
    if low >= high:
        high = last_year(low, high) or high
    if low >= high:
        return None
    return with_suffix(Number(0, 0, low, high), suffix)


def with_suffix(number: Number, suffix: str) -> Number:
    """A number with what is written into its word: "3k" by a thousand, "200m" with its unit."""
    by = _SUFFIXES.get(suffix)
    return replace(number, unit=suffix) if by is None else times(number, by)


def ranges(run: Sequence[Word], found: Iterator[Number], table: FigureWords) -> Iterator[Number]:
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
    if len(between) != 1 or low.high or high.high:
        return None
    spans = before in table.between and between[0] in table.between_and
    if not spans and (between[0] not in table.range_words or between[0] in table.between_and):
        return None
    opening = (
        before in table.rising and low.start == 1 and high.end < len(run) and run[high.end].is_word
    )
    if before in table.rising and not opening:
        return None
    start = low.start - 1 if before in table.between or opening else low.start
    low = _in_one_scale(low, high, grouped=is_grouped(run[high.end - 1].text))
    upper = high.value
    if low.value >= upper and between[0] in {"-", "–"}:
        upper = last_year(low.value, upper) or upper
    whole = replace(high, start=start, value=low.value, high=upper)
    if low.value < upper:
        return whole
    # "12 to 10": a vote, a change, or a slip.
    return replace(whole, value=upper, high=low.value, unsure=True)


def is_grouped(digits: str) -> bool:
    """Whether digits have a mark between them."""
    return "," in digits or "." in digits


def _in_one_scale(low: Number, high: Number, *, grouped: bool) -> Number:
    """The lower end of "3 to 4 million" and of "30 to 35,000", in what the upper end is in."""
    if low.scale != 1 or not low.value:
        return low
    if high.scale == 1:
        return replace(low, value=by_thousands(low.value, high.value)) if grouped else low
    shares = low.value < high.value / high.scale < low.value * _FAR
    return times(low, high.scale) if shares else low


def by_thousands(low: Decimal, high: Decimal) -> Decimal:
    """The lower end of "50-60,000", which leaves its thousands to the upper end."""
    thousands = high / _THOUSAND
    shares = high % _THOUSAND == 0 and low < thousands < low * _FAR and low < _THOUSAND
    return low * _THOUSAND if shares else low


def last_year(first: Decimal, last: Decimal) -> Decimal | None:
    """The last year of "2029-30"."""
    if first not in YEARS or not 10 <= last <= 99 or last <= first % 100:
        return None
    return first - first % 100 + last
