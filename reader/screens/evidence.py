"""What a person judges by: the words as they were, and both versions of what two sides changed."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from annotations.model import DELETED, Annotation
from reader.attribute_words import texts_with_figure
from reader.layers import Style
from reader.modes.doubts import settled
from reader.modes.focus import focused
from reader.screens.described import describe, relations
from reader.screens.frame import Row, clipped, run, width
from reader.shown import Landed, ShownDocument
from reader.state import Reading
from reader.terminal.inert import inert

_MOST_ROWS = 6
_MARGIN = 3
Word = tuple[str, bool]
"""A word of a quote, and whether it is not in the passage that is shown."""


def words_as_they_were(reading: Reading, cells: int) -> list[Row]:
    """The quote of what is being settled, whole; strong what the passage shown has otherwise."""
    annotation, place = settled(reading)
    words = list(_compared(reading.document, annotation, place))
    changed = place.pieces and any(differs for _, differs in words)
    title = " it was tagged where this stood" + (", strong what differs" if changed else "")
    lines = _lines(words, max(10, cells - _MARGIN - 1))
    if len(lines) > _MOST_ROWS:
        lines = [*lines[: _MOST_ROWS - 1], [("…", False)]]
    return [(run(clipped(title, cells), Style.TITLE),), *(_row(line) for line in lines)]


def _compared(document: ShownDocument, annotation: Annotation, place: Landed) -> Iterator[Word]:
    quotes = [target.quote.exact for target in annotation.targets if target.quote is not None]
    was = " … ".join(quotes).split()
    now = " … ".join(document.words(piece) for piece in place.pieces).split()
    if not now:
        yield from ((word, False) for word in was)
        return
    for what, start, end, _, _ in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        yield from ((word, what != "equal") for word in was[start:end])


def _lines(words: list[Word], cells: int) -> list[list[Word]]:
    lines: list[list[Word]] = [[]]
    used = 0
    for word, differs in words:
        shown = clipped(inert(word), cells)
        if lines[-1] and used + 1 + width(shown) > cells:
            lines.append([])
            used = 0
        used += width(shown) + bool(lines[-1])
        lines[-1].append((shown, differs))
    return lines


def _row(line: list[Word]) -> Row:
    parts = [run(" " * (_MARGIN - 1))]
    for word, differs in line:
        parts += [run(" "), run(word, *((Style.STRONG,) if differs else ()))]
    return tuple(parts)


def both_versions(reading: Reading, cells: int) -> list[Row]:
    """What a merge kept twice, one version under the other; nothing where none is in focus."""
    mark, document = focused(reading), reading.document
    if mark is None or document.partial:
        return []
    other = document.annotations.conflicts.get(mark.id)
    if other is None:
        return []
    versions = [("this ", mark.annotation)]
    if other != DELETED and other in document.annotations.annotations:
        versions.append(("other", document.annotations.annotations[other]))
    what = "in two versions" if len(versions) > 1 else "deleted on the other side"
    title = f" {what}: x drops this one, e Enter keeps it"
    rows: list[Row] = [(run(clipped(title, cells), Style.TITLE),)]
    for name, annotation in versions:
        for index, line in enumerate(_wrapped(_said(document, annotation), cells - 10)):
            rows.append((run(clipped(f"   {name if not index else '':5} {line}", cells)),))
    return rows


def _said(document: ShownDocument, annotation: Annotation) -> str:
    body = annotation.tag_body
    parts = [describe(document, annotation)]
    parts += texts_with_figure(body) if body else []
    parts += relations(document, annotation.id)
    parts += [f"note: {annotation.note}"] if annotation.note else []
    quotes = [target.quote.exact for target in annotation.targets if target.quote is not None]
    parts.append(f"“{' … '.join(' '.join(quote.split()) for quote in quotes)}”")
    return ", ".join(dict.fromkeys(parts))


def _wrapped(text: str, cells: int) -> list[str]:
    words = [(word, False) for word in text.split()]
    return [" ".join(word for word, _ in line) for line in _lines(words, max(10, cells))][:3]
