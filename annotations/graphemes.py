"""Where a selection may begin and end: the boundaries of grapheme clusters (UAX #29).

Only a window around the place is looked at, so that the length of the text does not matter.
"""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from annotations.errors import InvalidSpan
from annotations.selectors import Span

if TYPE_CHECKING:
    from regex import Pattern

_LOOK_BACK = 4096
"""Code points that are searched for a certain boundary; only marks upon marks need as many."""
_LONGEST_CLUSTER = 1 << 16
_FIRST_WINDOW = 64


@cache
def _cluster() -> "Pattern[str]":
    # Imported here: the library costs more than all of this package.
    import regex  # noqa: PLC0415

    return regex.compile(r"\X")


def _certain_break(text: str, i: int) -> bool:
    """Whether the two code points around `i` prove a boundary whatever stands before them."""
    before, after = text[i - 1], text[i]
    if before < "\x80" and after < "\x80":
        return not (before == "\r" and after == "\n")
    kind = unicodedata.category(before)[0]
    if kind not in "LNPSZ":
        # Marks may bind what follows, but no rule binds them to ASCII.
        return kind == "M" and after < "\x80"
    pair = _cluster().match(before + after)
    return pair is not None and pair.end() == 1


def _certain_start(text: str, i: int) -> int:
    """The nearest place at or before `i` where a cluster certainly begins."""
    floor = max(0, i - _LOOK_BACK)
    while i > floor and not _certain_break(text, i):
        i -= 1
    return i


def _cluster_end(text: str, start: int) -> int:
    """Where the cluster that begins at `start` ends."""
    window = _FIRST_WINDOW
    while True:
        match = _cluster().match(text, start, min(start + window, len(text)))
        end = match.end() if match else start + 1
        if end < start + window or end >= len(text) or window >= _LONGEST_CLUSTER:
            return end
        window *= 4


def next_boundary(text: str, i: int) -> int:
    """The first boundary after `i`; the text's end where there is none."""
    if i >= len(text):
        return len(text)
    end = _certain_start(text, max(i, 0))
    while end <= i:
        end = _cluster_end(text, end)
    return end


def previous_boundary(text: str, i: int) -> int:
    """The last boundary before `i`; 0 where there is none."""
    i = min(i, len(text))
    if i <= 0:
        return 0
    start = _certain_start(text, i - 1)
    while (end := _cluster_end(text, start)) < i:
        start = end
    return start


def is_boundary(text: str, i: int) -> bool:
    """Whether no cluster is cut at `i`."""
    return i in (0, len(text)) or next_boundary(text, previous_boundary(text, i)) == i


def snap(text: str, span: Span) -> Span:
    """`span` widened to whole clusters. Raises InvalidSpan where it ends outside the text."""
    if span.end > len(text):
        raise InvalidSpan(f"span {span.start}..{span.end} is outside a text of {len(text)}")
    start = span.start if is_boundary(text, span.start) else previous_boundary(text, span.start)
    end = span.end if is_boundary(text, span.end) else next_boundary(text, span.end)
    return Span(start, end)
