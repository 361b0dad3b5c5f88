"""Digits that stand in several words of a sentence as one: `10 000`, `2 1/2`, `.5`, `50-60,000`."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpus.attribution.words import Word
from corpus.figures.table import FigureWords

_BLANKS = " \u00a0\u202f\u2009"
_VULGAR = "½¼¾⅛⅜⅝⅞⅕⅖⅗⅘⅓⅔⅙⅚"
_FORM = re.compile(
    rf"(?<![\w.,:/'’٫٬])(?:"
    rf"(?P<grouped>(?![0٠۰])\d{{1,3}}(?:(?P<mark>[{_BLANKS}'’٬])\d{{3}})(?:(?P=mark)\d{{3}})*"
    rf"(?:[.,٫]\d{{1,2}}(?!\d))?(?:[kmb]n?)?)(?!(?P=mark)?\d)"
    rf"|(?P<mixed>(?:\d{{1,4}}[{_BLANKS}-]?)?[{_VULGAR}])"
    rf"|(?:(?P<whole>\d{{1,4}})[{_BLANKS}-])?(?P<above>\d)/(?P<below>\d{{1,2}})(?![\d/])"
    rf"|(?P<point>[.٫]\d+)(?![\d.,:/-])"
    rf"|(?P<decimal>\d+٫\d+)(?!\d)"
    rf"|(?P<pair>\d{{1,3}}[-–]\d{{1,3}}(?:,\d{{3}})+)(?![\d,])"
    rf")"
)
"""Forms of digits that the words of a passage have apart."""
_IN_WORDS = re.compile(r"([^\W\d_]+)-(and)-(a)-(half)|(demi)-([^\W\d_]+)")
_AMBIGUOUS_CLOCK = 24


def joined(passage: str, run: list[Word], table: FigureWords) -> list[Word]:
    """The words of a passage with each number in digits as one, "1½" as ``1.5``.

    One that cannot be told ("In Varrhaven 12 500 people") is one word and no number.
    """
    run = [*_sign_at_start(passage, run), *(part for word in run for part in _halves(word))]
    forms = list(_FORM.finditer(passage)) if _has_digits(passage) else []
    for form in reversed(forms):
        first = next((n for n, word in enumerate(run) if word.end > form.start()), len(run))
        last = next((n for n, word in enumerate(run) if word.start >= form.end()), len(run))
        if first < last and run[first].start >= form.start():
            run[first:last] = _read(form, run, first, last, table)
    return run


def _sign_at_start(passage: str, run: Sequence[Word]) -> Sequence[Word]:
    """The sign that begins a passage right before digits, where it is no mark of a quoted line."""
    start = run[0].start if run else 0
    if not start or passage[start - 1] not in "<>~≥≤≈" or not passage[start].isnumeric():
        return ()
    sign = passage[start - 1]
    return (run[0]._replace(start=start - 1, end=start, text=sign, low=sign),)


def _has_digits(passage: str) -> bool:
    return any(character.isnumeric() for character in passage)


def _halves(word: Word) -> Iterator[Word]:
    """The words of "three-and-a-half" and "demi-million"."""
    parts = _IN_WORDS.fullmatch(word.text) if "-" in word.text else None
    if parts is None:
        yield word
        return
    for number in (n for n in range(1, 7) if parts[n] is not None):
        start, end = (word.start + place for place in parts.span(number))
        yield word._replace(start=start, end=end, text=parts[number], low=parts[number].lower())


def _read(
    form: re.Match[str], run: Sequence[Word], first: int, last: int, table: FigureWords
) -> Sequence[Word]:
    """The words of one form: one, or as they were."""
    words = run[first:last]
    text = _text(form, run, first, last, table)
    if text is None:
        return words
    end = max(form.end(), words[-1].end)
    text += form.string[form.end() : end]  # "12 000-strong"
    return (words[0]._replace(end=end, text=text, low=text.lower()),)


def _text(
    form: re.Match[str], run: Sequence[Word], first: int, last: int, table: FigureWords
) -> str | None:
    """A form as digits that are read in one; None where its words are numbers of their own."""
    if (grouped := form["grouped"]) is not None:
        mark = form["mark"]
        parts = grouped.split(mark)
        sure = mark != " " or any(_zero(part) for part in parts[1:])
        if not sure and _tells_which(run, first, parts[0], table):
            return None
        told = sure or not _is_named(run, first, table)
        if told and len(parts[-1]) > 3:
            parts[-1] = re.sub("[,٫]", ".", parts[-1])
        return ",".join(parts) if told else grouped
    if form["mixed"] is not None:
        return _decimal(_mixed(form["mixed"]), form[0])
    if form["above"] is not None:
        scaled = last < len(run) and run[last].low in table.multipliers
        return _decimal(_of_ratio(form), form[0]) if scaled or form["whole"] else None
    if (point := form["point"]) is not None:
        return f"0.{point[1:]}"
    if (decimal := form["decimal"]) is not None:
        return decimal.replace("٫", ".")
    return form["pair"]


def _zero(part: str) -> bool:
    return unicodedata.digit(part[0], 1) == 0


def _tells_which(run: Sequence[Word], first: int, digits: str, table: FigureWords) -> bool:
    """Whether the first digits are a label, a day or an hour: "Flight 12 345 people"."""
    if not first:
        return False
    before = run[first - 1]
    low = before.low.rstrip(".")
    if low in table.labels or low.removesuffix("s") in table.labels or low in {"no", "nos"}:
        return True
    clock = low == "at" and int(digits) <= _AMBIGUOUS_CLOCK
    return clock or (low in table.months and before.capital) or before.text in {"#", "№", "§"}


def _is_named(run: Sequence[Word], first: int, table: FigureWords) -> bool:
    """Whether a name stands before, of which the digits may be a part: "Apollo 13 300"."""
    if first < 2 or table.language == "de" or run[first - 2].text in {".", ":", ";", "“", '"'}:
        return False
    before = run[first - 1]
    return before.capital and before.is_word


def _mixed(form: str) -> Decimal | None:
    whole = form[:-1].strip(_BLANKS + "-")
    part = Decimal(repr(unicodedata.numeric(form[-1]))) if form[-1] not in "⅓⅔⅙⅚" else None
    return None if part is None else Decimal(whole or "0") + part


def _of_ratio(form: re.Match[str]) -> Decimal | None:
    """The number of "2 1/2"; None where its decimals do not end, or it is no fraction."""
    above, below = int(form["above"]), int(form["below"])
    if not 0 < above < below:
        return None
    part = Decimal(above) / below
    return int(form["whole"] or 0) + part if part == round(part, 4) else None


def _decimal(number: Decimal | None, form: str) -> str:
    return form if number is None else f"{number:f}"
