"""Where a quotation that somebody types stands in a text. Pure."""

import re

from annotations.selectors import Span

_CONTEXT = 24
_MOST_SHOWN = 8


def places_of(text: str, quote: str) -> list[Span]:
    """Where `quote` stands in `text`, overlaps left out.

    Where it stands nowhere to the letter, any run of white space in it matches any other: a
    quotation typed on one line is found across line breaks.
    """
    words = quote.split()
    if not words:
        return []
    loose = r"\s+".join(map(re.escape, words))
    return _matches(re.escape(quote), text) or _matches(loose, text)


def _matches(pattern: str, text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(pattern, text)]


def listed(text: str, places: list[Span]) -> str:
    """`places` with their lines and context, to choose one by its number."""
    shown = [f"{n} {_described(text, span)}" for n, span in enumerate(places[:_MOST_SHOWN], 1)]
    more = len(places) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more else "")


def _described(text: str, span: Span) -> str:
    line = text.count("\n", 0, span.start) + 1
    before = text[max(0, span.start - _CONTEXT) : span.start]
    after = text[span.end : span.end + _CONTEXT]
    context = " ".join(f"{before}[{span.of(text)}]{after}".split())
    return f"in line {line} ({context})"
