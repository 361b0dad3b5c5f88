"""Numbers that are no figure: dates, times of the day, ages, years, labels, numbers of a list."""

from collections.abc import Sequence

from annotations.word_sets import word_set
from corpus.attribution.english_nouns import ROLES
from corpus.attribution.words import Word
from corpus.figures.number import YEARS, Number
from corpus.figures.qualifiers import qualifier
from corpus.figures.table import FigureWords

_ARTICLES = frozenset({"the", "a", "an"})
_MINORS = frozenset({"children", "child", "those", "anyone", "people", "boys", "girls"})
_ONE = frozenset({"he", "she", "i"})
_LABEL_MARKS = frozenset("#№§")


def is_no_figure(
    run: Sequence[Word], number: Number, table: FigureWords, *, counts: bool, announced: bool
) -> bool:
    """Whether a number says when, or which one, and not how many.

    counts: whether a noun follows that it can count; announced: whether "the number of" precedes.
    """
    return (
        _is_date(run, number, table)
        or _is_year(run, number, counts=counts)
        or _are_years(run, number)
        or (not announced and _is_clock(run, number, table))
        or _is_age(run, number, table)
        or _is_label(run, number, table, counts=counts)
        or _is_item(run, number)
        or _is_grade(run, number)
    )


def _low(run: Sequence[Word], place: int) -> str:
    return run[place].low.rstrip(".") if 0 <= place < len(run) else ""


def _is_date(run: Sequence[Word], number: Number, table: FigureWords) -> bool:
    """Whether a month stands beside it: "January 3", "3 of January"; a year behind such a day."""
    before, after = _low(run, number.start - 1), _low(run, number.end)
    if after == "of":
        after = _low(run, number.end + 1)
    if (before in table.months and before != "may") or after in table.months:
        return True
    if before == "may" and run[number.start - 1].capital and number.value <= 31:
        return True
    if before == "," and number.value in YEARS:
        before = _low(run, number.start - 2)
        return before[:1].isdigit() and _low(run, number.start - 3) in table.months
    return False


def _is_year(run: Sequence[Word], number: Number, *, counts: bool) -> bool:
    """Whether four digits without a comma are a year: no noun follows that they would count."""
    if number.end - number.start != 1 or len(run[number.start].text) != 4:
        return False
    if number.value not in YEARS or not number.in_digits:
        return False
    before = _low(run, number.start - 1)
    return not counts or before in {"in", "since", "of", "by", "until", "the", "from", "during"}


def _are_years(run: Sequence[Word], number: Number) -> bool:
    """Whether a range is of years: "in 2024-2025", "between 2019 and 2023", "2028-29"."""
    if number.high is None or not number.in_digits or number.scale != 1 or number.unit:
        return False
    if number.value not in YEARS or number.high not in YEARS:
        return False
    text = "".join(word.text for word in run[number.start : number.end])
    if "," in text or "." in text:
        return False
    first = run[number.start].low
    before = first if first.isalpha() else _low(run, number.start - 1)
    short = not text.endswith(f"{number.high:f}")  # "2028-29"
    recent = number.value in _RECENT and number.high in _RECENT
    rounded = number.value % 50 == 0 and number.high % 50 == 0
    return short or (recent and not rounded and before in _IN_YEARS)


_RECENT = range(1850, 2100)
_IN_YEARS = word_set(
    "in since of by until the from during between for en entre de desde im in zwischen von seit",
    "в с между до за در از بین",
)


def _is_clock(run: Sequence[Word], number: Number, table: FigureWords) -> bool:
    after = run[number.end].low if number.end < len(run) else ""
    if after in table.clock or f"{after}." in table.clock:
        return True
    before = _low(run, number.start - 1)
    ends = not after or not run[number.end].is_word or after in {"on", "in", "and"} | _ARTICLES
    hour = number.value <= 24 and number.high is None and before in table.clock_before
    earlier = _low(run, number.start - 2)
    return hour and ends and earlier not in {"or", "left", "number", "up", "rose", "risen"}


def _is_age(run: Sequence[Word], number: Number, table: FigureWords) -> bool:
    before, after = _low(run, number.start - 1), _low(run, number.end)
    if table.language == "en" and (before in table.ages or _among_ages(run, number, table)):
        return True
    if _is_aside(run, number) or _is_youngest(run, number, table):
        return True
    if after in {"years", "year", "months"} and _low(run, number.end + 1) in {"old", "of"}:
        return _low(run, number.end + 1) == "old" or _low(run, number.end + 2) == "age"
    if "year-old" in after or after.endswith("-old"):
        return True
    if before in {"under", "over"} and _low(run, number.start - 2) in _MINORS:
        return True
    ends = number.end >= len(run) or not run[number.end].is_word
    if ends and before in {"under", "over"} and _low(run, number.start - 2) in {"is", "are", "was"}:
        return number.value <= _ADULT
    if ends and before in {"was", "is", "turned"} and _low(run, number.start - 2) in _ONE:
        return True
    # "a woman of 71", "a boy of about ten"
    place = number.start - 1
    while _low(run, place) in {"about", "around", "some"}:
        place -= 1
    of = _low(run, place) == "of" and _low(run, place - 2) in {"a", "an"}
    return of and _low(run, place - 1) in _PERSONS


def _is_youngest(run: Sequence[Word], number: Number, table: FigureWords) -> bool:
    """Whether it tells how old somebody is: "The youngest victim was 18", "the oldest 81"."""
    ends = number.end >= len(run) or not run[number.end].is_word
    if not ends or number.value > _OLDEST or number.high is not None:
        return False
    words = [word.low for word in run[max(0, number.start - 6) : number.start]]
    place = max((n for n, low in enumerate(words) if low in table.youngest), default=None)
    return place is not None and not any(mark in words[place:] for mark in (",", ";", "."))


def _among_ages(run: Sequence[Word], number: Number, table: FigureWords) -> bool:
    """Whether it goes on with ages: "aged 12 and 14", "between the ages of 5 and 12"."""
    place = number.start - 1
    while place > 0 and (run[place].is_number or _low(run, place) in {"and", "to", ",", "or"}):
        place -= 1
    if place >= number.start - 1 and _low(run, place) not in {"of", "between"}:
        return False
    return _low(run, place) in table.ages or _low(run, place - 1) == "ages"


def _is_aside(run: Sequence[Word], number: Number) -> bool:
    """Whether it stands alone between commas behind a person: "Vera Dimova, 67, said"."""
    after = run[number.end].text if number.end < len(run) else "."
    if not number.in_digits or not 0 < number.value <= _OLDEST or after not in {",", "."}:
        return False
    if number.start < 2 or run[number.start - 1].text != ",":
        return False
    before = run[number.start - 2]
    name = before.capital and before.is_word and number.start > 2
    role = before.low in ROLES and before.low[-1:] != "s"
    return before.low in _PERSONS or role or (name and before.low not in _CALENDAR and after == ",")


def _is_grade(run: Sequence[Word], number: Number) -> bool:
    """Whether it grades a quake or names the bore of a gun: "magnitude 6.1", "9 mm rounds"."""
    before, after = _low(run, number.start - 1), _low(run, number.end)
    if before in _GRADES or (before == "of" and _low(run, number.start - 2) in _GRADES):
        return True
    if after in _GRADES:
        return True
    follows = run[number.end + 1] if number.end + 1 < len(run) else None
    bore = after in _BORES and follows is not None and follows.is_word
    return bore and follows is not None and follows.low not in _OF_BORE


_OLDEST = 115
_ADULT = 21
_GRADES = word_set("magnitude magnitudes calibre caliber")
_BORES = word_set("mm millimeter millimetre")
_OF_BORE = word_set("of in on from thick wide long deep and or to")
_CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may",
    "june july august september october november december jan feb mar apr jun jul aug sept oct",
    "nov dec",
)
_PERSONS = word_set("man woman boy girl child passenger person student teenager youth baby", "lad")


def _is_label(run: Sequence[Word], number: Number, table: FigureWords, *, counts: bool) -> bool:
    """Whether it names one of several: "Statement 2", "Flight 752", "No. 5"."""
    if number.start == 0 or number.end - number.start != 1:
        return False
    before = run[number.start - 1]
    if before.text in _LABEL_MARKS or before.low in {"no.", "nos."}:
        return True
    if before.capital and number.in_digits and before.low in table.labels:
        return True
    if counts:
        return False
    if _in_labels(run, number, table):
        return True
    said = {word for words in table.aspects.values() for word in words}
    if number.start == 1 and qualifier(run, number, table)[1] == 0:
        return False  # "Fast 30" has its capital from the sentence
    capital = before.capital and before.is_word and number.in_digits
    return capital and before.low not in said | table.stops | table.counts


def _in_labels(run: Sequence[Word], number: Number, table: FigureWords) -> bool:
    """Whether it is one of "valves 4, 9 and 12 were", which tell which ones."""
    joining = {",", "and", "or", "to"}
    first, last = number.start - 1, number.end
    while first > 0 and (run[first].is_number or run[first].low in joining):
        first -= 1
    while last < len(run) and (run[last].is_number or run[last].low in joining):
        last += 1
    several = sum(word.is_number for word in run[first + 1 : last]) > 1
    closes = last >= len(run) or not run[last].is_word or run[last].low in table.auxiliaries
    said = {word for words in table.aspects.values() for word in words}
    noun = run[first].low
    return (
        several
        and closes
        and run[number.start].is_number
        and noun.endswith("s")
        and noun not in said | table.stops | table.counts
    )


def _is_item(run: Sequence[Word], number: Number) -> bool:
    """Whether it opens the passage as the number of a list: "1." or "2)"."""
    first = number.start == 0 or (number.start == 1 and run[0].text == "(")
    if not first or number.end >= len(run) or not run[number.start].text.isdigit():
        return False
    return run[number.end].text in {".", ")"} and number.end + 1 < len(run)
