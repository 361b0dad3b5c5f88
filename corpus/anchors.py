"""Where the annotations of a document land in it, without reading more of it than is needed."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock

from annotations.landings import Anchor, Exact, at_once, holds
from annotations.model import Annotation, Target
from annotations.selectors import Span
from corpus.document import Document
from corpus.index.protocol import FileState

_KEPT = 64
"""Documents whose passages that were looked for are remembered, in the state they were in."""
_LOCK = Lock()
_KNOWN: dict[tuple[Path, FileState, str, int, tuple[Target, ...]], Sequence[Anchor]] = {}

_READ_WHOLE = 4 << 20
"""Bytes up to which the whole text is sooner decoded than windows are looked at one by one."""


def anchors_in(
    document: Document, annotations: Mapping[str, Annotation]
) -> dict[str, tuple[Anchor, ...]]:
    """An anchor for each target of each annotation, by id.

    In a long document each passage is looked for where it stood; the whole text is read only when
    one is not there any more, and then once for all.
    """
    targets = [target for each in annotations.values() for target in each.targets]
    landed = iter(anchors_of(document, targets))
    return {id_: tuple(next(landed) for _ in each.targets) for id_, each in annotations.items()}


def anchors_of(document: Document, targets: Sequence[Target]) -> list[Anchor]:
    """An anchor for each of `targets`, in the same order."""
    if document.size > _READ_WHOLE:
        exact: list[Anchor] = []
        for target in targets:
            found = _standing(document, target)
            if found is None:
                break
            exact.append(found)
        else:
            return exact
    text = document.whole_text()
    known = [at_once(text, target) for target in targets]
    if None not in known:
        return [each for each in known if each is not None]
    return list(_looked_for(document, text, tuple(targets)))


def _looked_for(document: Document, text: str, targets: tuple[Target, ...]) -> Sequence[Anchor]:
    # How passages are looked for takes as long to load as the first page; mostly none has gone.
    from annotations.neighbours import anchor_all  # noqa: PLC0415

    # Where one looks for words that are gone all over a text, each key of a query would do it anew.
    text_is = (document.path, document.kept_state, document.encoding, document.size)
    key = (*text_is, targets)
    with _LOCK:
        known = _KNOWN.pop(key, None)
    landed = known or anchor_all(text, targets)
    if document.kept_state.is_settled:
        with _LOCK:
            _KNOWN[key] = landed
            for oldest in list(_KNOWN)[:-_KEPT]:
                del _KNOWN[oldest]
    return landed


def _standing(document: Document, target: Target) -> Anchor | None:
    """Exact where the passage stands in its window, with its context."""
    position, quote = target.position, target.quote
    if target.whole_document:
        return Exact(Span(0, document.count()))
    if position is None or quote is None:
        return None
    start = max(0, position.start - len(quote.prefix))
    window = document.text(Span(start, position.end + len(quote.suffix)))
    return Exact(position) if holds(window, start, target) else None
