"""Where the annotations of a document land in it, without reading more of it than is needed."""

from collections.abc import Mapping
from functools import cache

from annotations.anchoring import Anchor, Exact, anchor, holds
from annotations.model import Annotation, Target
from annotations.selectors import Span
from corpus.document import Document

_READ_WHOLE = 4 << 20
"""Bytes up to which the whole text is sooner decoded than windows are looked at one by one."""


def anchors_in(
    document: Document, annotations: Mapping[str, Annotation]
) -> dict[str, tuple[Anchor, ...]]:
    """An anchor for each target of each annotation, by id.

    In a long document each passage is looked for where it stood; the whole text is read only when
    one is not there any more.
    """
    whole_text = cache(document.whole_text)

    def land(target: Target) -> Anchor:
        if document.size > _READ_WHOLE:
            if target.whole_document:
                return Exact(Span(0, document.count()))
            if target.position is not None and _stands(document, target, target.position):
                return Exact(target.position)
        return anchor(whole_text(), target)

    return {id_: tuple(map(land, each.targets)) for id_, each in annotations.items()}


def _stands(document: Document, target: Target, position: Span) -> bool:
    """Whether the passage stands in its window, with its context."""
    quote = target.quote
    if quote is None:
        return False
    start = max(0, position.start - len(quote.prefix))
    window = document.text(Span(start, position.end + len(quote.suffix)))
    return holds(window, start, target)
