"""Numbers that are said not to hold, and who is counted only because they speak."""

from collections.abc import Sequence
from dataclasses import replace

from annotations.persons import counts_persons
from annotations.word_sets import word_set
from corpus.attribution.words import Word
from corpus.figures.negated import is_doubted, is_refuted
from corpus.figures.number import Number
from corpus.figures.qualifiers import qualifier
from corpus.figures.table import FigureWords
from corpus.figures.units import Unit, is_participle, unit_of

_ASIDE = 4
"""Words between a number and the one that it stands for instead."""
_ONLY = word_set("only just merely nur solo sólo seulement только лишь تنها فقط")


def is_denied(run: Sequence[Word], number: Number, unit: Unit, table: FigureWords) -> bool:
    """Whether a number is said not to hold: "not three", "rather than 12", "18 dead is wrong"."""
    if is_refuted(run, max(number.end, unit.end), table) or is_doubted(run, number, table):
        return True
    first = qualifier(run, number, table)[1]
    if run[first].low in _ONLY:
        return False  # "not only 12"
    while first and run[first - 1].low in table.articles | table.definite:
        first -= 1
    lows = tuple(word.low for word in run[max(0, first - 4) : first])
    return any(lows[-len(phrase) :] == phrase for phrase in table.instead)


def is_none(run: Sequence[Word], number: Number, table: FigureWords) -> bool:
    """Whether it says that there is none: "Not one person"."""
    before = run[number.start - 1].low if number.start else ""
    one = number.value == 1 and number.high is None
    return one and not number.in_digits and before in table.negations


def lent_unit(
    run: Sequence[Word], number: Number, denied: Number, unit: Unit, table: FigureWords
) -> str:
    """What both count where it stands behind the second: "28, rather than 35, people"."""
    between = run[number.end : qualifier(run, denied, table)[1]]
    joins = {word for phrase in table.instead for word in phrase} | {","}
    if len(between) > _ASIDE or any(word.low not in joins for word in between):
        return ""
    if not unit.name and denied.end < len(run) and run[denied.end].text == ",":
        unit = unit_of(run, replace(denied, end=denied.end + 1), table)
    return unit.name if unit.kind == "noun" else ""


def speaks(run: Sequence[Word], unit: Unit, table: FigureWords) -> bool:
    """Whether those counted are the speakers: "Two passengers contradicted him"."""
    if unit.kind != "noun" or not counts_persons(unit.name) or unit.end >= len(run):
        return False
    place = unit.end + (run[unit.end].low.endswith("ly"))
    behind = run[place + 1].low if place + 1 < len(run) else ""
    told = any(behind in words for words in table.aspects.values()) and is_participle(behind)
    return place < len(run) and run[place].low in _ANSWERING and not told and behind != "to"


_ANSWERING = word_set(
    "contradicted contradict contradicts denied deny disputed dispute disagreed disagree insisted",
    "insist recalled recall recounted recount described describe corrected corroborated rebutted",
    "refuted refute testified remembered remember doubted doubt countered replied answered",
    "said say told tell claimed claim alleged allege confirmed confirm reported report argued",
    "widersprachen bestritten sagten erzählten contredit nié démenti contredisent contradijeron",
    "negaron dijeron рассказали сказали опровергли отрицали сообщили",
)
