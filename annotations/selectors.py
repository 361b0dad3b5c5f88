"""Stored descriptions of a span: by position and by quote with context.

Offsets are Unicode code points, half-open, in the canonical text of a document.
Source: W3C Web Annotation Data Model, 4.2.4 (TextQuoteSelector) and 4.2.5 (TextPositionSelector).
"""

from annotations.errors import InvalidSpan
from annotations.values import dataclass

CONTEXT_LENGTH = 32
"""Code points of prefix and suffix that a description keeps."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, ``start <= end``; a TextPositionSelector on the wire."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise InvalidSpan(f"span {self.start}..{self.end}: want 0 <= start <= end")

    @property
    def length(self) -> int:
        """Code points inside."""
        return self.end - self.start

    def contains(self, other: "Span") -> bool:
        """Whether every code point of `other` is inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> "Span":
        """The same length, `by` code points further on (back, where negative)."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """The code points of `text` that this span selects."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """The words of a passage and up to `CONTEXT_LENGTH` code points on either side."""

    exact: str
    prefix: str = ""
    suffix: str = ""


def describe(text: str, span: Span, *, offset: int = 0) -> TextQuoteSelector:
    """Describe `span` by its words and context.

    text: the whole canonical text, or a window of it that reaches `CONTEXT_LENGTH` code points
    (or to the text's ends) around the span; offset: where the window begins in the text.
    Raises InvalidSpan where the span is empty or lies outside.
    """
    start, end = span.start - offset, span.end - offset
    if not 0 <= start < end <= len(text):
        raise InvalidSpan(
            f"span {span.start}..{span.end} is not a passage of text {offset}..{offset + len(text)}"
        )
    return TextQuoteSelector(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT_LENGTH) : start],
        suffix=text[end : end + CONTEXT_LENGTH],
    )
