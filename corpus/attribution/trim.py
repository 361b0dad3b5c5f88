"""Passages without the marks and white space at their ends."""

from annotations.selectors import Span

SHORTEST = 3
"""Words of a clause at least."""

_OUTSIDE = " \t\r\n\u00a0,;:.–—-"
_PAIRS = {"“": "”", '"': '"', "«": "»", "„": "“", "‘": "’"}


def trimmed_pieces(text: str, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """The trimmed pieces; none where they have too few words to claim something."""
    kept = tuple(span for piece in pieces if (span := trimmed(text, piece)) is not None)
    return kept if sum(len(span.of(text).split()) for span in kept) >= SHORTEST else ()


def trimmed(text: str, span: Span) -> Span | None:
    """Without marks and white space at the ends, and without the quotation marks of it all."""
    start, end = span.start, span.end
    while start < end and text[start] in _OUTSIDE:
        start += 1
    while end > start and text[end - 1] in _OUTSIDE and not _abbreviated(text, start, end):
        end -= 1
    if end - start > 2:
        start, end = _unquoted(text, start, end)
    return Span(start, end) if any(map(str.isalnum, text[start:end])) else None


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Whether the full stop at the end belongs to "U.S."."""
    word = text[start:end].split()[-1:]
    return bool(word) and word[0].count(".") > 1 and word[0][0].isupper() and text[end - 1] == "."


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """The inside of a passage that is one quotation; half of a pair is dropped too."""
    opening, closing = text[start], text[end - 1]
    match = _PAIRS.get(opening)
    inside = text[start + 1 : end - 1]
    if match is not None and closing == match and opening not in inside and match not in inside:
        return _bare(text, start + 1, end - 1)
    if match is not None and match not in text[start + 1 : end]:
        return _bare(text, start + 1, end)
    if closing in "”»" and not set("“«„") & set(text[start : end - 1]):
        return _bare(text, start, end - 1)
    if closing == '"' and text[start : end - 1].count('"') % 2 == 0:
        return _bare(text, start, end - 1)
    return start, end


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without marks and white space at its ends."""
    while end > start and text[end - 1] in _OUTSIDE:
        end -= 1
    while start < end and text[start] in _OUTSIDE:
        start += 1
    return start, end
