"""Windows of decoded text around a place of a document, with their sentences and paragraphs.

The reader knows places as bytes; sentences, names and words are found in decoded text. A window
is the one place of the reader that has both.
"""

from bisect import bisect_right
from collections import OrderedDict
from functools import cached_property

from annotations.selectors import Span
from corpus.canonical import ByteText
from corpus.paragraphs import paragraphs
from corpus.sentences import sentences

REACH = 24_000
"""Bytes that a window reaches to either side of the place it was made for."""
MARGIN = 8_000
"""A place nearer than this to a window's edge gets a window of its own."""
KEPT = 6


class TextWindow:
    """Decoded text from byte `base` on. Indexes are code points of `text`."""

    def __init__(self, raw: bytes, base: int, size: int) -> None:
        self.raw, self.base, self.size = raw, base, size
        self.text = raw.decode("utf-8", "replace")
        self._plain = len(self.text) == len(raw)

    @property
    def end(self) -> int:
        """The byte after the window's last."""
        return self.base + len(self.raw)

    def index_of(self, byte: int) -> int:
        """The code point of the window at `byte`, clamped to the window."""
        within = min(max(byte - self.base, 0), len(self.raw))
        return within if self._plain else len(self.raw[:within].decode("utf-8", "ignore"))

    def byte_of(self, index: int) -> int:
        """The byte of the document at which code point `index` of the window begins."""
        if self._plain:
            return self.base + index
        return self.base + len(self.text[:index].encode("utf-8", "replace"))

    def bytes_of(self, span: Span) -> Span:
        """A span of the window's code points as a span of the document's bytes."""
        return Span(self.byte_of(span.start), self.byte_of(span.end))

    def span_of(self, place: Span) -> Span:
        """A span of the document's bytes as a span of the window's code points."""
        return Span(self.index_of(place.start), self.index_of(place.end))

    def holds(self, byte: int) -> bool:
        """Whether `byte` is far enough from the edges to be looked at in this window."""
        left = self.base == 0 or byte >= self.base + MARGIN
        right = self.end >= self.size or byte <= self.end - MARGIN
        return left and right and self.base <= byte <= self.end

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, in code points of the window."""
        return tuple(sentences(self.text))

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs, in code points of the window."""
        return tuple(paragraphs(self.text))

    def sentence_at(self, index: int) -> Span | None:
        """The sentence that holds code point `index`, or the next one, or the last."""
        return _at_or_after(self.sentences, index)

    def paragraph_at(self, index: int) -> Span | None:
        """The paragraph that holds code point `index`, or the next one, or the last."""
        return _at_or_after(self.paragraphs, index)


def _at_or_after(spans: tuple[Span, ...], index: int) -> Span | None:
    if not spans:
        return None
    found = bisect_right(spans, index, key=lambda span: span.end)
    return spans[min(found, len(spans) - 1)]


class Windows:
    """The windows of one text, the last few kept."""

    def __init__(self, text: ByteText) -> None:
        self._text = text
        self._kept: OrderedDict[int, TextWindow] = OrderedDict()

    def around(self, byte: int) -> TextWindow:
        """A window that holds `byte` and begins and ends at a line where the text has lines."""
        size = self._text.size
        for base in reversed(self._kept):
            window = self._kept[base]
            if window.size == size and window.holds(byte):
                self._kept.move_to_end(base)
                return window
        window = self._read(min(byte, size), size)
        self._kept[window.base] = window
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return window

    def _read(self, byte: int, size: int) -> TextWindow:
        start = 0 if byte <= 2 * REACH else byte - REACH
        end = min(size, byte + REACH) if byte + 2 * REACH < size else size
        raw = self._text.read(start, end)
        if start:
            cut = _line_start(raw, REACH - MARGIN)
            raw, start = raw[cut:], start + cut
        if start + len(raw) < size:
            raw = raw[: _line_end(raw)]
        return TextWindow(raw, start, size)


def _line_start(raw: bytes, limit: int) -> int:
    """Where in the first `limit` bytes a paragraph, a line, or at least a character begins."""
    for mark in (b"\n\n", b"\n"):
        found = raw.find(mark, 0, limit)
        if found >= 0:
            return found + len(mark)
    return next((i for i in range(min(4, len(raw))) if raw[i] & 0xC0 != 0x80), 0)


def _line_end(raw: bytes) -> int:
    found = raw.rfind(b"\n", len(raw) - (REACH - MARGIN))
    if found >= 0:
        return found + 1
    for back in range(1, min(4, len(raw)) + 1):
        if raw[-back] & 0xC0 != 0x80:
            return len(raw) - back
    return len(raw)
