"""The search in one document: by windows from the cursor on, so that a long one answers soon."""

from collections.abc import Callable, Iterator
from time import monotonic

from annotations.selectors import Span
from annotations.values import dataclass
from corpus.document import Document
from corpus.errors import QueryError
from corpus.query_parser import parse
from corpus.scanning import Scanner

STEP = 1 << 20
"""Bytes of a long document that are searched at once."""
OVERLAP = 1 << 14
"""Bytes that windows share: a phrase across their seam is at most so long."""
TELL = 0.4
"""Seconds between two words on how far it is."""


@dataclass(frozen=True, slots=True)
class Found:
    """spans: bytes, in text order, those known so far; final: all of them; error: why none.

    through: how much of the document was looked at, in per cent. Until it is final there are no
    matches left out between two of those known.
    """

    spans: tuple[Span, ...]
    final: bool
    error: str = ""
    through: int = 100


def search_document(
    document: Document, typed: str, start: int, wanted: Callable[[], bool] = lambda: True
) -> Iterator[Found]:
    """The passages that answer a query: when the first after `start` is known, now and then how far
    it is, and all at the end.

    start: the byte of the cursor. wanted: looked at before each window; false ends it all.
    """
    try:
        scanner = Scanner(parse(typed))
    except QueryError as error:
        yield Found((), True, error.reason)
        return
    size = max(1, document.size)
    first = start // STEP * STEP
    after: list[Span] = []
    before: list[Span] = []
    has_first, told = False, monotonic()
    for base in (*range(first, size, STEP), *range(0, min(first, size), STEP)):
        if not wanted():
            return
        found = after if base >= first else before
        found += _in_window(document, scanner, base)
        is_first = not has_first and bool(after) and after[-1].start >= start
        if is_first or monotonic() - told > TELL:
            has_first, told = has_first or is_first, monotonic()
            yield Found(tuple(after), False, through=_per_cent(base, first, size))
    yield Found((*before, *after), True)


def _per_cent(base: int, first: int, size: int) -> int:
    """How much was looked at when the window at `base` was, having begun with that at `first`."""
    done = base + STEP - first if base >= first else size - first + base + STEP
    return min(99, 100 * done // size)


def _in_window(document: Document, scanner: Scanner, base: int) -> Iterator[Span]:
    """The matches that begin within a step of `base`."""
    start = max(0, base - OVERLAP)
    raw = document.read(start, base + STEP + OVERLAP)
    # Not from the middle of a character, which is four bytes at most.
    cut = next((at for at, byte in enumerate(raw[:4]) if byte & 0xC0 != 0x80), 0) if start else 0
    start += cut
    for head, end in scanner.find(raw[cut:]):
        if base <= start + head < base + STEP:
            yield Span(start + head, start + end)
