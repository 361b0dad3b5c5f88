"""What does not hold: a verb negated or supposed, a count called wrong, none or some of many."""

from collections.abc import Callable, Sequence

from corpus.attribution.words import Word
from corpus.figures.number import Number
from corpus.figures.table import FigureWords

_REACH = 4
"""Words between a verb and what negates it, at most."""
_CLAUSE = 8
"""Words before a number in which its clause may begin."""
_PREDICATE = 10
"""Words behind what is counted in which "is wrong" may stand."""


def is_negated(run: Sequence[Word], place: int, table: FigureWords) -> bool:
    """Whether a verb or noun is negated: "but not arrested", "were never hurt", "no arrests"."""
    if place and table.language == "en" and run[place - 1].low == "no":
        return True
    return _before_verb(run, place, table, lambda low: negates(low, table))


def is_supposed(run: Sequence[Word], place: int, table: FigureWords) -> bool:
    """Whether a verb only might be: "could be killed", "would have been killed"."""
    return _before_verb(run, place, table, table.supposing.__contains__)


def _before_verb(
    run: Sequence[Word], place: int, table: FigureWords, tells: Callable[[str], bool]
) -> bool:
    """Whether a word that `tells` stands before a verb, with auxiliaries and adverbs between."""
    between = table.auxiliaries | table.between_negation
    for before in range(place - 1, max(-1, place - 1 - _REACH), -1):
        low = run[before].low
        if tells(low):
            return True
        if low not in between and not low.endswith("ly"):
            return False
    return False


def is_doubted(run: Sequence[Word], number: Number, table: FigureWords) -> bool:
    """Whether nobody vouches for a number: "whether 12", "could not confirm that 7"."""
    for place in range(number.start - 1, max(-1, number.start - 1 - _CLAUSE), -1):
        low = run[place].low
        if run[place].is_number or not run[place].is_word:
            return False
        if low in table.asking:
            return True
        if low in table.introducing:
            before = [word.low for word in run[max(0, place - _REACH) : place]]
            unproved = before[-1:] and before[-1] in table.proofs and {"no", "little"} & {*before}
            return bool(
                unproved
                or any(each in table.doubting for each in before[-1:])
                or any(negates(each, table) for each in before[-3:])
            )
    return False


def negates(low: str, table: FigureWords) -> bool:
    """Whether a word turns what follows into its contrary."""
    return low in table.negations or (table.language == "en" and low.endswith(("n't", "n’t")))


def of_others(run: Sequence[Word], number: Number, table: FigureWords) -> bool:
    """Whether what is said holds for nobody of those counted, or for a part that has no number:
    "None of the 40 passengers was hurt", "Most of the 40".
    """
    place = number.start - 1
    while place >= 0 and run[place].low in table.of_whole | table.definite | table.articles:
        place -= 1
    if place < 0 or place == number.start - 1:
        return False
    if run[place].low.rpartition("-")[2] in table.shares:
        return True
    one = place and run[place].low in table.ones and negates(run[place - 1].low, table)
    return bool(one) or run[place].low in table.nobody


def is_refuted(run: Sequence[Word], end: int, table: FigureWords) -> bool:
    """Whether a count is called wrong behind `end`: "18 dead is wrong", "was not true"."""
    for place in range(end, min(len(run), end + _PREDICATE)):
        low = run[place].low
        if run[place].is_number or run[place].text in {".", ";", "?", "!", '"', "”"}:
            return False
        if low not in table.refuting | table.true:
            continue
        said = place - 1
        while said > end and (run[said].low.endswith("ly") or run[said].low in table.how_wrong):
            said -= 1
        turned = negates(run[said].low, table) or negates(run[place - 1].low, table)
        copula = run[said - turned].low in table.auxiliaries
        if copula and turned == (low in table.true):
            return True
    return False
