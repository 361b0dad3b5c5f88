"""Hits as lines of text: the words found stand in brackets, or in colour where there is any."""

from collections.abc import Iterator, Sequence
from typing import Final

from corpus.snippets import Passage
from reader.terminal.output import Look, Part, Piece

KEYWORD_CONTEXT: Final = 34
"""Cells of context on the left of a keyword; at most as many code points on its right."""


def snippet_line(name: str, passage: Passage, *, coloured: bool) -> tuple[Part, ...]:
    """``path:line: the words [found] in their context``."""
    place = Piece(f"{name}:{passage.line}:", Look.FAINT)
    return (place, f" {passage.before}", *marked(passage, coloured=coloured), passage.after)


def marked(passage: Passage, *, coloured: bool = False) -> Iterator[Part]:
    """The words of a passage with its hits marked."""
    at = 0
    for hit in passage.hits:
        yield passage.text[at : hit.start]
        words = hit.of(passage.text)
        yield Piece(words if coloured else f"[{words}]", Look.HIT)
        at = max(at, hit.end)
    yield passage.text[at:]


def keyword_lines(
    rows: Sequence[tuple[str, Passage]], *, coloured: bool
) -> Iterator[tuple[Part, ...]]:
    """Hits below one another, their keywords in one column. rows: of names and passages."""
    # Widths come from rich's table, which the help does without.
    from reader.cells import clusters, shown  # noqa: PLC0415

    def cells(text: str) -> int:
        return sum(cluster.cells for cluster in clusters(shown(text)))

    places = [f"{name}:{passage.line}:" for name, passage in rows]
    column = max(map(cells, places), default=0)
    for place, (_, passage) in zip(places, rows, strict=True):
        before = passage.before
        while cells(before) > KEYWORD_CONTEXT:
            before = before.partition(" ")[2] if " " in before.strip() else before[1:]
        gap = " " * (column - cells(place) + 1 + KEYWORD_CONTEXT - cells(before))
        words = marked(passage, coloured=coloured)
        yield (Piece(place, Look.FAINT), gap + before, *words, passage.after)
