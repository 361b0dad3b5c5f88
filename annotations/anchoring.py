"""Where stored selectors land in a text as it is now.

Pure. A place is taken silently only where the quote stands with its whole context: on a corpus
of reprints a look-alike is the normal case, and a wrong place is worse than none.
"""

from dataclasses import dataclass

from annotations.model import Target
from annotations.selectors import CONTEXT_LENGTH, Span, TextQuoteSelector

MOST_CANDIDATES = 10
_MOST_OCCURRENCES = 1000


@dataclass(frozen=True, slots=True)
class Exact:
    """Position, quote and context agree."""

    span: Span


@dataclass(frozen=True, slots=True)
class Moved:
    """The quote stands elsewhere, once, with its whole context."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Places that a person must confirm, the likeliest first."""

    candidates: tuple[Span, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Orphan:
    """The quote stands nowhere."""

    reason: str


Anchor = Exact | Moved | Doubtful | Orphan


def anchor(text: str, target: Target) -> Anchor:
    """Where `target` lands in `text`, the whole canonical text."""
    position, quote = target.position, target.quote
    if quote is None or not quote.exact:
        return _without_quote(text, position)
    if position is not None and holds(text, 0, target):
        return Exact(position)
    in_context = _whole_context(text, quote)
    if len(in_context) == 1 and _is_told_apart(text, quote, in_context[0]):
        return Moved(in_context[0], _distance(position, in_context[0]))
    places = _occurrences(text, quote.exact)
    if not places:
        return Orphan("its words are not in the text any more")
    ranked = sorted(places, key=lambda span: _unlikeness(text, quote, position, span))
    if len(places) > 1:
        reason = "its words stand in several places, none of them told apart by the context"
    else:
        reason = "its words stand in one place, in another context"
    return Doubtful(tuple(ranked[:MOST_CANDIDATES]), reason)


def holds(window: str, offset: int, target: Target) -> bool:
    """Whether position, quote and context of `target` agree with a window of the text.

    window: code points of the text from `offset` on. One that does not reach around the passage
    and its context holds nothing.
    """
    position, quote = target.position, target.quote
    if position is None or quote is None or position.length != len(quote.exact):
        return False
    start = position.start - len(quote.prefix) - offset
    return start >= 0 and window.startswith(quote.prefix + quote.exact + quote.suffix, start)


def _without_quote(text: str, position: Span | None) -> Anchor:
    if position is None:
        return Exact(Span(0, len(text)))
    if position.end > len(text):
        return Orphan("its position lies outside the text, and it has no quote")
    return Doubtful((position,), "it has a position but no quote to check it by")


def _occurrences(text: str, words: str, most: int = _MOST_OCCURRENCES) -> list[Span]:
    """Where `words` stand, overlaps included, from the start of the text."""
    spans: list[Span] = []
    at = text.find(words)
    while at >= 0 and len(spans) < most:
        spans.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return spans


def _whole_context(text: str, quote: TextQuoteSelector) -> list[Span]:
    """The first two places where the quote stands with its whole prefix and suffix."""
    before, length = len(quote.prefix), len(quote.exact)
    found = _occurrences(text, quote.prefix + quote.exact + quote.suffix, most=2)
    return [Span(x.start + before, x.start + before + length) for x in found]


def _is_told_apart(text: str, quote: TextQuoteSelector, span: Span) -> bool:
    """Whether the context says where: on a side that has none, the text must end there too."""
    at_start, at_end = span.start == 0, span.end == len(text)
    if at_start and at_end:
        return True
    enough = len(quote.prefix) + len(quote.suffix) >= CONTEXT_LENGTH
    return enough and bool(quote.prefix or at_start) and bool(quote.suffix or at_end)


def _unlikeness(
    text: str, quote: TextQuoteSelector, position: Span | None, span: Span
) -> tuple[int, int]:
    """How badly a place fits: code points of context that differ, then the distance."""
    before = text[max(0, span.start - len(quote.prefix)) : span.start]
    after = text[span.end : span.end + len(quote.suffix)]
    alike = _common(before[::-1], quote.prefix[::-1]) + _common(after, quote.suffix)
    distance = 0 if position is None else abs(span.start - position.start)
    return len(quote.prefix) + len(quote.suffix) - alike, distance


def _common(one: str, other: str) -> int:
    """Length of the common beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _distance(position: Span | None, span: Span) -> str:
    if position is None:
        return "found by its words and context; it has no position"
    by = span.start - position.start
    if by == 0:
        return "stands where it did, its stored length was wrong"
    return (
        f"{abs(by)} characters {'further on' if by > 0 else 'further up'}, same words and context"
    )
