"""Passages shown in their context: one line each, cut at words."""

import re
from collections.abc import Iterable, Iterator, Sequence

from annotations.graphemes import is_boundary, next_boundary, previous_boundary
from annotations.selectors import Span
from annotations.values import dataclass

CONTEXT = 60
"""Code points on either side that a passage shows, at most."""
NEAR = 40
"""Hits with fewer code points between them are shown in one passage."""

_SPACES = re.compile(r"\s+")
_LONGEST_TEXT = 400
"""Code points of a passage's own words; a longer phrase is shortened in the middle."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One or more hits with the words around them, each on one line.

    span: from the first hit to the last, in code points of the document; line: 1-based line on
    which it begins; before, text, after: white space collapsed, put together they are the line;
    hits: their places in `text`.
    """

    span: Span
    line: int
    before: str
    text: str
    after: str
    hits: tuple[Span, ...]


def concordance(text: str, spans: Iterable[Span], width: int = CONTEXT) -> Iterator[Passage]:
    """One passage for each span (key word in context). spans: in text order."""
    return _passages(text, ([span] for span in spans), width)


def excerpts(
    text: str, spans: Iterable[Span], width: int = CONTEXT, near: int = NEAR
) -> Iterator[Passage]:
    """Passages in which spans close to each other share one. spans: in text order."""
    return _passages(text, _grouped(spans, near), width)


def _grouped(spans: Iterable[Span], near: int) -> Iterator[list[Span]]:
    group: list[Span] = []
    for span in spans:
        reach = span.end - group[0].start if group else 0
        if group and (span.start - group[-1].end >= near or reach > _LONGEST_TEXT):
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _passages(text: str, groups: Iterable[Sequence[Span]], width: int) -> Iterator[Passage]:
    line, counted = 1, 0
    for group in groups:
        span = Span(group[0].start, max(hit.end for hit in group))
        line += text.count("\n", counted, span.start)
        counted = span.start
        shown, hits = _shown(text, span, group)
        yield Passage(
            span=span,
            line=line,
            before=_before(text, span.start, width),
            text=shown,
            after=_after(text, span.end, width),
            hits=hits,
        )


def _shown(text: str, span: Span, group: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """The words of a passage on one line, and where its hits stand in them."""
    pieces: list[str] = []
    hits: list[Span] = []
    at, length = span.start, 0
    for hit in group:
        if hits and hit.end <= at:
            continue  # it lies in the one before
        start = max(hit.start, at)
        if start > at:
            pieces.append(_collapsed(_shortened(text[at:start])))
            length += len(pieces[-1])
        pieces.append(_collapsed(_shortened(text[start : hit.end])))
        length += len(pieces[-1])
        hits.append(Span(length - len(pieces[-1]), length))
        at = max(at, hit.end)
    return "".join(pieces), tuple(hits)


def _shortened(piece: str) -> str:
    if len(piece) <= _LONGEST_TEXT:
        return piece
    half = _LONGEST_TEXT // 2
    return f"{piece[: _cut_before(piece, half)]} … {piece[_cut_after(piece, len(piece) - half) :]}"


def _collapsed(piece: str) -> str:
    """`piece` with each run of white space as one blank."""
    words = piece.split()
    if not words:
        return " " if piece else ""
    first = " " if piece[0].isspace() else ""
    last = " " if piece[-1].isspace() else ""
    return f"{first}{' '.join(words)}{last}"


def _before(text: str, end: int, width: int) -> str:
    start = max(0, end - width)
    if start:
        window = text[start:end]
        gap = _SPACES.search(window)
        starts_word = text[start - 1].isspace()
        if starts_word or not gap or gap.end() == len(window):
            start = _cut_after(text, start)
        else:
            start += gap.end()
    return _collapsed(text[start:end]).lstrip()


def _after(text: str, start: int, width: int) -> str:
    end = min(len(text), start + width)
    if end < len(text) and not text[end].isspace():
        window = text[start:end]
        until_gap = window.rstrip()
        if until_gap and len(until_gap) == len(window):
            until_gap = window[: -len(window.rsplit(None, 1)[-1])].rstrip()
        end = start + len(until_gap) if until_gap else _cut_before(text, end)
    return _collapsed(text[start:end]).rstrip()


def _cut_after(text: str, at: int) -> int:
    """The next place at or after `at` that splits no grapheme cluster."""
    return at if is_boundary(text, at) else next_boundary(text, at)


def _cut_before(text: str, at: int) -> int:
    """The last place at or before `at` that splits no grapheme cluster."""
    return at if is_boundary(text, at) else previous_boundary(text, at)
