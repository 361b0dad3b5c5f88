"""What a number counts."""

from collections.abc import Sequence
from dataclasses import replace

from annotations.values import dataclass
from corpus.attribution.words import Word
from corpus.figures.number import CURRENCY, Number
from corpus.figures.table import FigureWords

QUOTES = frozenset("\"'“”‘’«»*`_")
_MOST = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """name: what is counted, "" where nothing is; end: the first word behind it.

    kind: noun, measure, duration, people ("84 were killed"), part ("two of its members").
    """

    name: str
    end: int
    kind: str = ""


def unit_of(run: Sequence[Word], number: Number, table: FigureWords) -> Unit:
    """What follows a number that it counts."""
    if number.unit:
        return Unit(number.unit, number.end, "measure")
    if number.start and run[number.start - 1].text in CURRENCY:
        return Unit(CURRENCY[run[number.start - 1].text], number.end, "measure")
    place = number.end
    for phrase, _ in table.after:
        if tuple(word.low for word in run[place : place + len(phrase)]) == phrase:
            place += len(phrase)
            break
    place += place < len(run) and run[place].text == "+"
    place = _past(run, place, table.fillers)
    if place >= len(run):
        return Unit("", place)
    low = "" if _is_acronym(run[place]) else run[place].low
    if low == "per" and place + 1 < len(run) and run[place + 1].low == "cent":
        return Unit("percent", place + 2, "measure")
    if low in table.measures:
        return Unit(table.measures[low], place + 1, "measure")
    if low in table.durations and (place + 1 >= len(run) or run[place + 1].low != "officers"):
        return Unit(table.durations[low], place + 1, "duration")
    if low in table.partitives and run[number.end - 1].low == "pair":
        return _noun(run, place + 1, number, table)
    if low in table.partitives:
        return _part(run, place + 1, number, table)
    noun = low.endswith("s") and _looks_plural(low, table)
    if low in table.auxiliaries or low in table.others or (is_state(low, table) and not noun):
        return _people(run, place, number, table)
    return _noun(run, place, number, table)


def _is_acronym(word: Word) -> bool:
    """Whether "IS" is a name and no verb."""
    return word.acronym and len(word.text) > 1


def _past(run: Sequence[Word], place: int, words: frozenset[str]) -> int:
    while place < len(run) and (run[place].text in QUOTES or run[place].low in words):
        # "284 other passengers", but "284 others"
        place += 1
    return place


def _part(run: Sequence[Word], place: int, number: Number, table: FigureWords) -> Unit:
    """Of "two of its members", "41 of us"."""
    if place < len(run) and run[place].low in table.others:
        return Unit(table.people, place + 1, "part")
    start = place
    while start < len(run) and run[start].low in table.definite | table.fillers:
        start += 1
    counted = start < len(run) and run[start].is_number
    if start == place and not counted:
        return Unit("", place)
    if counted:
        whole = unit_of(run, replace(number, start=start, end=start + 1, unit=""), table)
        return replace(whole, kind="part")
    noun = _noun(run, start, number, table, plural=True)
    if not noun.name or not _looks_plural(noun.name.split()[-1], table):
        return Unit("", place)
    return Unit(noun.name, noun.end, "part")


def is_state(low: str, table: FigureWords) -> bool:
    """Whether it is "killed" or "injured", said of people without a noun."""
    return any(low in words for words in table.aspects.values())


def is_participle(low: str) -> bool:
    """Whether a word such as "injured", "dead", "missing" tells what befell those it stands by."""
    return low.endswith(("ed", "ing", "en")) or low in {"dead", "hurt", "slain", "unaccounted"}


def _people(run: Sequence[Word], place: int, number: Number, table: FigureWords) -> Unit:
    """Of "about 60 had come", "284 others", "27 injured" and, with a noun, "27 injured sailors"."""
    if is_state(run[place].low, table) and place + 1 < len(run):
        told = is_participle(run[place].low)  # "27 injured sailors", and "three rescue workers"
        noun = _noun(run, place + told, number, table)
        if noun.name and noun.kind == "noun" and _looks_plural(noun.name.split()[-1], table):
            return noun
    return Unit(table.people, place + (run[place].low in table.others), "people")


def _noun(
    run: Sequence[Word], place: int, number: Number, table: FigureWords, *, plural: bool = False
) -> Unit:
    """A noun with what stands before it, up to its first plural or the next other word."""
    kept: list[Word] = []
    while place < len(run) and len(kept) < _MOST:
        word = run[place]
        if word.text in QUOTES and not kept:
            place += 1
            continue
        stops = word.low in table.stops and not _is_acronym(word)
        if not word.is_word or stops or word.is_number or word.text == "'s":
            break
        if kept and (_ends_noun(word) or (is_state(word.low, table) and number.value == 1)):
            break
        kept.append(word)
        place += 1
        if _looks_plural(word.low, table) and not _goes_on(run, place, table):
            break
    kept = _without_participles(kept, table)
    if not kept or not any(character.isalpha() for character in kept[-1].text):
        return Unit("", place)
    if table.language != "en":
        named = next((n for n, w in enumerate(kept) if not _is_adjective(w, table)), 0) + 1
        return Unit(" ".join(word.text for word in kept[:named]), place, "noun")
    is_plural = _looks_plural(kept[-1].low, table)
    if number.value != 1 and not plural and not is_plural:
        return Unit("", place)
    if plural or number.value != 1 or is_plural:
        return Unit(" ".join(_spelled(kept)), place, "noun")
    words = [*(w.text for w in kept[:-1]), _in_plural(kept[-1].text)]
    return Unit(" ".join(words), place, "noun")


def _is_adjective(word: Word, table: FigureWords) -> bool:
    """Whether a noun has to follow: "мирных жителей"; what is said of people is one itself."""
    return word.low.endswith(table.adjectives) and not is_state(word.low, table)


def _goes_on(run: Sequence[Word], place: int, table: FigureWords) -> bool:
    """Whether a plural only stands before another, as in "crew members", "police officers"."""
    if place >= len(run) or run[place].low in table.stops or _ends_noun(run[place]):
        return False
    return run[place].is_word and _looks_plural(run[place].low, table)


def _spelled(kept: list[Word]) -> list[str]:
    """The words of a noun; where the last has a capital, as in a headline, in small letters."""
    if kept[-1].capital and not kept[-1].acronym:
        return [word.text if word.acronym else word.low for word in kept]
    return [word.text for word in kept]


def _ends_noun(word: Word) -> bool:
    """Whether a word behind a noun is a participle or adverb and no part of it."""
    return word.low.endswith(("ed", "ing", "ly")) and len(word.low) > 4


def _without_participles(kept: list[Word], table: FigureWords) -> list[Word]:
    while len(kept) > 1 and (kept[0].low.endswith("ed") or kept[0].low in table.found_verbs):
        kept = kept[1:]
    return kept


def _looks_plural(word: str, table: FigureWords) -> bool:
    low = word.lower()
    if low in table.singulars or low.endswith(("ss", "us", "is")):
        return False
    return (
        low in table.plurals or low.endswith(("men", "women")) or (low[-1:] == "s" and len(low) > 2)
    )


def _in_plural(word: str) -> str:
    low = word.lower()
    if low.endswith("man"):
        return f"{word[:-2]}en"
    if low in {"person"}:
        return "people"
    if low == "child":
        return "children"
    if low.endswith(("s", "x", "ch", "sh")):
        return f"{word}es"
    if low.endswith("y") and low[-2:-1] not in set("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}s"


def announced(run: Sequence[Word], number: Number, table: FigureWords) -> tuple[str, bool]:
    """The unit of "the number of tickets as 38", and whether the number is announced at all."""
    for place in range(number.start - 1, max(-1, number.start - 9), -1):
        low = run[place].low
        if low in {".", ";", ":"}:
            break
        # "the figure of 64 stands": what follows is no noun that it counts.
        if low not in table.counts or (low == "total" and place == number.start - 2):
            continue
        if place and is_state(run[place - 1].low, table):
            return table.people, True
        if place + 1 < number.start and is_state(run[place + 1].low, table):
            return table.people, True
        if place + 2 < number.start and run[place + 1].low in table.partitives:
            first = place + 2
            while first < number.start and run[first].low in table.definite:
                first += 1
            acts = table.language == "en" and run[first].low.endswith("s")  # "of arrests"
            if is_state(run[first].low, table) and not acts:
                return table.people, True
            counted = Number(place, place + 1, number.value)
            unit = _noun(run, first, counted, table, plural=True)
            return (unit.name, True) if unit.end < number.start else ("", True)
        return "", True
    return "", False
