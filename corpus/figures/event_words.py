"""Words of events and of days in English, and what of a sentence is said of a figure. Pure."""

import re
from collections.abc import Callable

from annotations.selectors import Span

_NOUNS = (
    "attack bombing bomb blast explosion fire blaze crash collision accident incident shooting "
    "strike raid assault stampede earthquake quake flood storm disaster massacre ambush clash "
    "riot landslide derailment shipwreck avalanche hurricane tornado"
)
COUNTS = {
    **{
        word: number
        for number, word in enumerate(
            ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"), 2
        )
    },
    "a dozen": 12,
}
"""Numbers as they stand before years and months."""
AHEAD = 60
"""Days behind a report's day beyond which a day without a year is one that has been."""
EVENT = rf"(?:{'|'.join(_NOUNS.split())})(?:e?s)?\b"
MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
ITS_OWN = re.compile(rf"\b(?:the|this|that|\w+['’]s)\s+(?:[\w-]+\s+){{0,2}}?{EVENT}", re.IGNORECASE)
CALENDAR = re.compile(rf"\b(?:\w+day|{MONTHS})\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s*(?:which|who|whose|whom|that|\w+ed|built|born|made|begun)\b")
"""How a part between commas begins that tells something of a thing or person in passing."""
_OF_SOMEBODY = re.compile(r"\b(?:who|whose|whom|since)\b|[.;]\s", re.IGNORECASE)


def belongs_to(words: str, figure: Span) -> Callable[[Span], bool]:
    """Whether what a place of the sentence says is said of the figure."""

    def belongs(span: Span) -> bool:
        between = words[min(span.end, figure.end) : max(span.start, figure.start)]
        if _OF_SOMEBODY.search(between):
            return False
        aside = words.rfind(",", 0, span.start) + 1
        end = words.find(",", span.end)
        within = aside <= figure.start < (end if end >= 0 else len(words))
        return not (aside and not within and _ASIDE.match(words, aside))

    return belongs
