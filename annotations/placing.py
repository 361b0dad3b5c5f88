"""From letters found back to a span of the text, with the white space that the quote has."""

from annotations.approximate import Place
from annotations.folding import FoldedText, same_characters
from annotations.graphemes import is_boundary, snap
from annotations.likeness import Likeness
from annotations.selectors import Span, TextQuoteSelector
from annotations.values import dataclass

_SLACK = 16
"""Code points beyond the white space of a quote within which its context is looked for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may be the passage.

    likeness: of its letters and context. same_words: canonically the same but for white space.
    verbatim: the very code points. in_whole_context: they stand with the very context.
    """

    span: Span
    likeness: Likeness
    words: str
    same_words: bool
    verbatim: bool
    in_whole_context: bool


def candidate(folded: FoldedText, quote: TextQuoteSelector, place: Place) -> Candidate:
    """The passage of the text that `place` is."""
    text = folded.text
    span = _with_white_space(text, quote, folded.span_of(place.start, place.end))
    words = span.of(text)
    verbatim = words == quote.exact
    return Candidate(
        span,
        place.likeness,
        words,
        verbatim or (place.likeness.quote >= 1 and same_characters(words, quote.exact)),
        verbatim,
        verbatim
        and text.startswith(quote.suffix, span.end)
        and text.endswith(quote.prefix, 0, span.start),
    )


def _with_white_space(text: str, quote: TextQuoteSelector, letters: Span) -> Span:
    """`letters` widened by white space as the quote begins and ends with, cutting no cluster."""
    start = _start(text, quote, letters.start) if quote.exact[0].isspace() else letters.start
    end = _end(text, quote, letters.end) if quote.exact[-1].isspace() else letters.end
    if text.startswith(quote.exact, start) and text[start - 1 : start + 1] != "\r\n":
        return Span(start, start + len(quote.exact))
    return _snapped(text, quote, Span(start, end))


def _line_ends(words: str) -> tuple[str, ...]:
    """`words` with either kind of line end: the longer one first, as it may hold the other."""
    lines = words.replace("\r\n", "\n")
    return tuple(dict.fromkeys((lines.replace("\n", "\r\n"), words, lines)))


def _start(text: str, quote: TextQuoteSelector, start: int) -> int:
    """Where the white space before the letters begins to belong to the quote."""
    lead = quote.exact[: len(quote.exact) - len(quote.exact.lstrip())]
    floor = max(0, start - 2 * len(lead) - _SLACK)
    if quote.prefix.strip():
        for prefix in _line_ends(quote.prefix):
            at = text.rfind(prefix, max(0, floor - len(prefix)), start)
            if at >= 0:
                return at + len(prefix)
    for white in _line_ends(lead):
        if text.endswith(white, floor, start):
            return start - len(white)
    return start - min(len(lead), start - floor - len(text[floor:start].rstrip()))


def _end(text: str, quote: TextQuoteSelector, end: int) -> int:
    """Where the white space behind the letters ceases to belong to the quote."""
    trail = quote.exact[len(quote.exact.rstrip()) :]
    ceiling = min(len(text), end + 2 * len(trail) + _SLACK)
    if quote.suffix.strip():
        for suffix in _line_ends(quote.suffix):
            at = text.find(suffix, end, ceiling + len(suffix))
            if at >= 0:
                return at
    for white in _line_ends(trail):
        if text.startswith(white, end):
            return end + len(white)
    return end + min(len(trail), ceiling - end - len(text[end:ceiling].lstrip()))


def _snapped(text: str, quote: TextQuoteSelector, span: Span) -> Span:
    """`span` widened to whole clusters, except where the stored passage cuts one itself."""
    stored = quote.prefix + quote.exact + quote.suffix
    wide = snap(text, span)
    starts_whole = is_boundary(stored, len(quote.prefix))
    ends_whole = is_boundary(stored, len(stored) - len(quote.suffix))
    return Span(wide.start if starts_whole else span.start, wide.end if ends_whole else span.end)
