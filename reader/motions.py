"""Moving the edge of a selection in a window's text: graphemes, words, sentences, paragraphs.

Places are code points of the text given; every function clamps to its ends.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from annotations.graphemes import is_boundary, next_boundary, previous_boundary
from annotations.selectors import Span

if TYPE_CHECKING:
    from regex import Pattern


@cache
def _word() -> "Pattern[str]":
    # Imported here, as it is dear: to its letters belong the marks on them, unlike those of `re`.
    import regex  # noqa: PLC0415

    return regex.compile(r"\w+(?:[’'\-.,]\w+)*|[^\w\s]+")


def grapheme_right(text: str, place: int) -> int:
    """One user-perceived character on."""
    return next_boundary(text, place)


def grapheme_left(text: str, place: int) -> int:
    """One user-perceived character back."""
    return previous_boundary(text, place)


def word_right(text: str, place: int) -> int:
    """The start of the next word."""
    starts = (m.start() for m in _word().finditer(text, place))
    return next((at for at in starts if at > place and is_boundary(text, at)), len(text))


def word_end(text: str, place: int) -> int:
    """The end of this word, or of the next one from the end of this."""
    ends = (m.end() for m in _word().finditer(text, place))
    return next((at for at in ends if at > place and is_boundary(text, at)), len(text))


def word_left(text: str, place: int) -> int:
    """The start of this word, or of the one before from its start."""
    line = max(0, place - 2_000)
    starts = [m.start() for m in _word().finditer(text, line, place) if m.start() < place]
    return next((at for at in reversed(starts) if is_boundary(text, at)), line)


def span_right(spans: Sequence[Span], place: int) -> int:
    """The start of the next of `spans`; the end of the last one from inside it."""
    later = next((s.start for s in spans if s.start > place), None)
    if later is not None:
        return later
    return max((s.end for s in spans), default=place)


def span_left(spans: Sequence[Span], place: int) -> int:
    """The start of this one of `spans`, or of the one before from its start."""
    return max((s.start for s in spans if s.start < place), default=0)


def trimmed(text: str, span: Span, also: str = "") -> Span:
    """`span` without white space, and without the characters of `also`, at its ends."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in also):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in also):
        end -= 1
    return Span(start, end)


_MARKS = ",;:.!?—–-\"'“”‘’()"
_JOINING = re.compile(r"(?:and|but|or|while|whereas)\s+", re.IGNORECASE)
_JOINED = re.compile(r"[,;]?\s+(?:and|but|or|while|whereas)$", re.IGNORECASE)


def _without_conjunctions(text: str, span: Span) -> Span:
    """Without the "and" that joined it to what is taken."""
    start, end = span.start, span.end
    if match := _JOINING.match(text, start, end):
        start = match.end()
    if match := _JOINED.search(text[start:end]):
        end = start + match.start()
    return Span(start, end)


def rest_of(text: str, span: Span, taken: Sequence[Span]) -> Span | None:
    """The longest stretch of `span` that none of `taken` covers and that has words in it."""
    return longest(rests_of(text, span, taken))


def longest(spans: Iterable[Span]) -> Span | None:
    """The longest of some stretches, of several the first; None of none."""
    return max(spans, key=lambda span: (span.length, -span.start), default=None)


def rests_of(text: str, span: Span, taken: Sequence[Span]) -> list[Span]:
    """The stretches of `span` that none of `taken` covers and that have words in them."""
    places, at = [], span.start
    for other in sorted(each for each in taken if each.overlaps(span)):
        if other.start > at:
            places.append(Span(at, min(other.start, span.end)))
        at = max(at, other.end)
    if at < span.end:
        places.append(Span(at, span.end))
    rests = [_without_conjunctions(text, trimmed(text, place, _MARKS)) for place in places]
    return [rest for rest in rests if any(c.isalnum() for c in rest.of(text))]
