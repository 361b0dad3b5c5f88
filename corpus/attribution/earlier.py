"""Where a word stood in a text before a place, and the paragraph around it."""

import re
from collections.abc import Iterator

from annotations.selectors import Span

LOOK_BACK = 6_000
"""Code points before a mention that are searched for what it stands for."""

_MOST_PLACES = 8
"""Earlier places that are looked at for one mention, the nearest first."""

_PARAGRAPH_BREAK = re.compile(r"\n\s*\n|(?<=[^\n]{100})\n")


def earlier(text: str, end: int, word: str) -> Iterator[Span]:
    """Where a word stands before a place, the nearest first."""
    first = max(0, end - LOOK_BACK)
    forms = {word, word.capitalize()}
    for _ in range(_MOST_PLACES):
        place = max(text.rfind(form, first, end) for form in forms)
        if place < 0:
            return
        after = place + len(word)
        if not (text[max(0, place - 1) : place].isalnum() or text[after : after + 1].isalnum()):
            yield Span(place, after)
        end = place


def around(text: str, place: Span) -> Span:
    """The paragraph that holds a place, at most 300 code points either side."""
    start, end = max(0, place.start - 300), min(len(text), place.end + 300)
    if start:
        start = max(start, text.find(" ", start, place.start))
    if end < len(text):
        end = max(place.end, text.rfind(" ", place.end, end))
    for match in _PARAGRAPH_BREAK.finditer(text, start, end):
        if match.end() <= place.start:
            start = match.end()
        elif match.start() >= place.end:
            return Span(start, match.start())
    return Span(start, end)
