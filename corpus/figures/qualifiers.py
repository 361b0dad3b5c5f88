"""How exactly a number is meant: by words or signs before it, or behind what it counts."""

from collections.abc import Sequence

from corpus.attribution.words import Word
from corpus.figures.negated import negates
from corpus.figures.number import Number
from corpus.figures.table import FigureWords
from corpus.figures.units import QUOTES, Unit, is_state


def qualifier(
    run: Sequence[Word], number: Number, table: FigureWords, unit: Unit | None = None
) -> tuple[str, int]:
    """How exactly a number is meant, and the first word of what says so."""
    if number.high is not None:
        return f"to {_plain(number)}", number.start
    start = number.start
    while start and run[start - 1].text in QUOTES:
        start -= 1
    if start and run[start - 1].low in table.articles | table.definite - {"all"}:
        start -= 1
    if sign := signed(run, start):
        return sign
    lows = [word.low for word in run[max(0, start - 5) : start]]
    for phrase, name in table.before:
        if tuple(lows[-len(phrase) :]) == phrase and not _of_what(lows, phrase, table):
            first = start - len(phrase)
            if name in _TURNED and first and negates(run[first - 1].low, table):
                return _TURNED[name], first - 1
            return name, first
    if behind := _behind(run, number, table, unit):
        return behind, number.start
    if number.end < len(run) and run[number.end].text == "+":
        return "at least", number.start
    return "exactly", number.start


_TURNED = {"over": "at most", "under": "at least"}
"""What "not over" and "not under" say."""
_SIGNS = {
    ">": "over",
    "<": "under",
    "≥": "at least",
    "≤": "at most",
    "~": "about",
    "≈": "about",
    "±": "about",
    ">=": "at least",
    "<=": "at most",
}


def signed(run: Sequence[Word], start: int) -> tuple[str, int] | None:
    """The qualifier of the sign before a number, ">84", and where the sign begins."""
    if not start or run[start - 1].text not in {*_SIGNS, "="}:
        return None
    first, sign = start - 1, run[start - 1].text
    if sign == "=":
        first, sign = first - 1, f"{run[start - 2].text}=" if start > 1 else ""
        if sign not in _SIGNS or run[first].end != run[first + 1].start:
            return None
    before = run[first - 1] if first else None
    apart = before is None or before.end < run[first].start or before.text in _OPENS
    return (_SIGNS[sign], first) if apart and sign in _SIGNS else None


_OPENS = frozenset("([:,;|")


def _behind(run: Sequence[Word], number: Number, table: FigureWords, unit: Unit | None) -> str:
    """The qualifier behind a number or what it counts: "10 or more", "10 people or more"."""
    after = tuple(word.low for word in run[number.end : number.end + 2])
    for phrase, name in table.after:
        if after[: len(phrase)] == phrase:
            return name
    if unit is None or unit.end <= number.end or unit.kind not in {"noun", "measure", "duration"}:
        return ""
    lows = tuple(word.low for word in run[unit.end : unit.end + 3])
    for phrase, name in table.after:
        if len(phrase) > 1 and lows[: len(phrase)] == phrase:
            return name if _ends_there(run, unit.end + len(phrase), table) else ""
    return ""


def _ends_there(run: Sequence[Word], place: int, table: FigureWords) -> bool:
    """Whether what stands before belongs to no word behind it: not "at least 12 of them"."""
    if place >= len(run):
        return True
    low = run[place].low
    if run[place].is_number or low in {"than", "of"} | table.articles | table.definite:
        return False
    follows = low in table.stops | table.auxiliaries or is_state(low, table)
    return follows or not run[place].is_word or table.verb_last


def _of_what(lows: list[str], phrase: tuple[str, ...], table: FigureWords) -> bool:
    """Whether it is the "about" of "the report about 16 bombs"."""
    return phrase == ("about",) and bool(set(lows[-2:-1]) & table.not_about)


def _plain(number: Number) -> str:
    return f"{number.high:f}" if number.high is not None else ""
