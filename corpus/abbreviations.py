"""Whether a sentence ends at an abbreviation: an hour, a company, a country. Pure."""

from collections.abc import Iterator

import regex

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
    r"(?<![\w.])(?:Ms|Mx|Amb|Insp|Supt|Cmdr|Adm|Cpl|Pvt|Msgr|Mme|Mlle|Atty|Asst|Messrs|Hon|Sec)\.$"
)


def ends_in_title(before: str) -> bool:
    """Whether a passage ends in a title that waits for its name: "Ms."."""
    return _TITLE.search(before[-12:].rstrip()) is not None


def ends_before_statements(segment: str) -> Iterator[int]:
    """Where in a segment what somebody says, in quotation marks, begins behind an abbreviation.

    A quotation without a mark of its own before it closes is a name: "Sgt. “Mad Dog” Smith".
    """
    return (match.end() for match in _STATEMENT.finditer(segment))


def tells_of_hour(before: str, following: str) -> bool:
    """Whether a day or a time zone follows an hour: "5 p.m. Monday", "5 p.m. EST"."""
    return _OF_HOURS.match(following) is not None and _HOUR.search(before[-12:]) is not None
