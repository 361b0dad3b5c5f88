"""Whether a sentence ends at an abbreviation: an hour, a company, a country. Pure."""

from collections.abc import Iterator

import regex

from corpus.month_names import is_foreign_month, is_month

_STATEMENT = regex.compile(
    r"(?:(?<!\w)(?:[ap]\.m|U\.[SNK]|E\.U|D\.C)|\b(?:Inc|Ltd|Corp|Co|Bros|etc|Jr))\.\s+"
    r"(?=[\"“]\p{Lu}[^\"“”]{2,400}[,.!?…][\"”])"
)
_HOUR = regex.compile(r"(?<!\w)[ap]\.m\.\s*$")
_OF_HOURS = regex.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Febr)uary \d|(?:March|April|May|June|July|August) \d"
    r"|(?:Septem|Octo|Novem|Decem)ber \d|(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\. \d"
    r"|[ECMP][SD]?T|GMT|UTC|CES?T|EES?T|WES?T|BST|IST|JST|MSK"
    r"|Eastern|Central|Mountain|Pacific|Greenwich|\p{Lu}\w+ [Tt]ime)\b"
)


_TITLE = regex.compile(
    r"(?<![\w.])(?:Ms|Mx|Amb|Insp|Supt|Cmdr|Adm|Cpl|Pvt|Msgr|Mme|Mlle|Atty|Asst|Messrs|Hon|Sec"
    r"|Sra|Srta|Dra|Dña|Profa|Dhr|Mevr|Mej)\.$"
)


_ORDINAL = regex.compile(r"(?<![\w.,])(?:0?[1-9]|[12]\d|3[01])\.\s*$")
_GERMAN_ORDINAL = regex.compile(
    r"\b(?:am|im|vom|zum|zur|beim|der|die|das|dem|den|des|jede[rsmn]?|ihre?[rnm]?|seine?[rnm]?"
    r"|unsere?[rnm]?)\s+\d{1,2}\.\s*$",
    regex.IGNORECASE,
)
_FIRST_WORD = regex.compile(r"\p{L}+")


def ends_in_title(before: str) -> bool:
    """Whether a passage ends in a title that waits for its name: "Ms."."""
    return _TITLE.search(before[-12:].rstrip()) is not None


def ends_in_ordinal(before: str, following: str, language: str) -> bool:
    """Whether a passage ends in a number of a day, or of what is counted in order: "am 5. Juni",
    "der 3. Zug", and "den 5. juni" alike.
    """
    if _ORDINAL.search(before[-8:]) is None:
        return False
    word = _FIRST_WORD.match(following)
    if word is not None and (is_foreign_month if language == "en" else is_month)(word[0]):
        return True
    return language == "de" and _GERMAN_ORDINAL.search(before[-20:]) is not None


def ends_before_statements(segment: str) -> Iterator[int]:
    """Where in a segment what somebody says, in quotation marks, begins behind an abbreviation.

    A quotation without a mark of its own before it closes is a name: "Sgt. “Mad Dog” Smith".
    """
    return (match.end() for match in _STATEMENT.finditer(segment))


def tells_of_hour(before: str, following: str) -> bool:
    """Whether a day or a time zone follows an hour: "5 p.m. Monday", "5 p.m. EST"."""
    return _OF_HOURS.match(following) is not None and _HOUR.search(before[-12:]) is not None
