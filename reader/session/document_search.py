"""The search in one document: by windows from the cursor on, so that a long one answers soon."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotations.selectors import Span
from corpus.document import Document
from corpus.errors import QueryError
from corpus.matching import find, positive_leaves, words_of
from corpus.query import Query, Term
from corpus.query_parser import parse

STEP = 1 << 20
"""Bytes of a long document that are searched at once."""
OVERLAP = 1 << 14
"""Bytes that windows share: a phrase across their seam is at most so long."""


@dataclass(frozen=True, slots=True)
class Found:
    """spans: bytes, in text order, those known so far; final: all of them; error: why none."""

    spans: tuple[Span, ...]
    final: bool
    error: str = ""


def search_document(document: Document, typed: str, start: int) -> Iterator[Found]:
    """The passages that answer a query: once when the first after `start` is known, and at the end.

    start: the byte of the cursor.
    """
    try:
        query = parse(typed)
    except QueryError as error:
        yield Found((), True, error.reason)
        return
    words = _plain_words(query)
    found: list[Span] = []
    told = False
    first = start // STEP * STEP
    size = max(1, document.size)
    for base in (*range(first, size, STEP), *range(0, min(first, size), STEP)):
        found += _in_window(document, query, words, base)
        if not told and any(span.start >= start for span in found):
            told = True
            yield Found(tuple(sorted(found)), False)
    yield Found(tuple(sorted(found)), True)


def _in_window(
    document: Document, query: Query, words: frozenset[bytes], base: int
) -> Iterator[Span]:
    """The matches that begin within a step of `base`."""
    raw = document.read(base, base + STEP + OVERLAP)
    if words and raw.isascii() and not any(word in raw.lower() for word in words):
        return
    window = document.window(base, OVERLAP if base else 0, STEP + OVERLAP)
    plain = window.text.isascii()
    for span in find(query, window.text):
        before = span.start if plain else len(window.text[: span.start].encode("utf-8", "replace"))
        head = window.start + before
        if base <= head < base + STEP:
            length = span.length if plain else len(span.of(window.text).encode("utf-8", "replace"))
            yield Span(head, head + length)


def _plain_words(query: Query) -> frozenset[bytes]:
    """Words of which a plain ASCII text must have one to answer; empty where that can't be told."""
    words = words_of(positive_leaves(query))
    if not all(isinstance(word, Term) and word.text.isascii() for word in words):
        return frozenset()
    return frozenset(word.text.encode() for word in words if isinstance(word, Term))
