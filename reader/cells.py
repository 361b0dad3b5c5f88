"""How many cells text occupies, grapheme cluster by cluster.

Agrees with the widths that Textual draws by (rich's table). Text of plain one-cell letters is
recognised by one expression and needs neither that table nor the grapheme rules, so that a first
page of Latin, Greek, Cyrillic or Arabic text is laid out by the standard library alone.
"""

import re
from functools import lru_cache
from typing import Any, Final, NamedTuple

from reader.early.plain import ONE_CELL
from reader.terminal.inert import inert

TAB: Final = "\t"
JOINER: Final = "\u200d"
EMOJI_STYLE: Final = "\ufe0f"
CROWD: Final = 12
"""Code points of one cluster that are drawn: more than any writing or emoji puts into a cell."""

_ONE_CELL: Final = "".join(f"{low}-{high}" for low, high in ONE_CELL)
_WIDE: Final = "\u3000-\u3029\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60"
_PLAIN: Final = re.compile(f"[{_ONE_CELL}]*")


class Cluster(NamedTuple):
    """A grapheme cluster of a text: code points `start` to `end` (exclusive)."""

    start: int
    end: int
    cells: int
    """Cells as drawn; 0 only for a first cluster of nothing but marks. A tab counts 1."""
    room: int
    """Cells in a terminal that draws the members of an emoji sequence one by one."""


def is_plain(text: str) -> bool:
    """Whether each code point of `text` is one cell and one cluster, with no blank but U+0020."""
    return _PLAIN.fullmatch(text) is not None


def is_single(text: str) -> bool:
    """Whether each code point of `text` is a cluster that all terminals draw equally wide."""
    return _single().fullmatch(text) is not None


@lru_cache(maxsize=1)
def _single() -> re.Pattern[str]:
    return re.compile(f"[{_ONE_CELL}{_WIDE}]*")


def shown(line: str) -> str:
    """`line` made inert one for one, its tabs kept: they are laid out as blanks."""
    return line if is_plain(line) else TAB.join(map(inert, line.split(TAB)))


@lru_cache(maxsize=8192)
def _width(character: str) -> int:
    from rich.cells import cell_len  # noqa: PLC0415 - plain text is laid out without it

    return cell_len(character)


def is_wide(character: str) -> bool:
    """Whether one inert character occupies two cells by itself."""
    return character != TAB and _width(character) == 2


@lru_cache(maxsize=1)
def _grapheme() -> Any:
    import regex  # noqa: PLC0415 - plain text is laid out without it

    return regex.compile(r"\X")


def clusters(text: str) -> list[Cluster]:
    """The grapheme clusters of inert `text`, in order, without gaps.

    They are Unicode's, joined further where the drawing counts them as one: what has no width of
    its own belongs to the cluster before it. Marks that begin the text are a cluster by themselves,
    for they are drawn into the cell before it. The cells of any run of whole clusters add up to
    what the drawing measures for that run.
    """
    if is_single(text):
        return [Cluster(i, i + 1, width, width) for i, width in enumerate(map(_width, text))]
    found: list[Cluster] = []
    start = cells = room = 0
    last = ""  # the last character with a width, which an emoji style selector may widen
    joined = False
    for match in _grapheme().finditer(text):
        first, end = match.span()
        for at in range(first, end):
            character = text[at]
            width = 1 if character == TAB else _width(character)
            drawn = 0 if joined else width
            joined = not joined and character == JOINER
            begins = at == first or not (start or cells)
            if begins and drawn and at:
                found.append(Cluster(start, at, cells, max(room, cells)))
                start, cells, room = at, 0, 0
            if drawn:
                last = character
            elif character == EMOJI_STYLE and last:
                drawn = _width(last + EMOJI_STYLE) - _width(last)
                last = ""
            cells += drawn
            room += width
    if text:
        found.append(Cluster(start, len(text), cells, max(room, cells)))
    return found


def thinned(text: str) -> str:
    """Inert `text` as it is sent to a terminal: the same cells, and no cluster without end.

    Of a cluster of more than `CROWD` code points those go that have no cell of their own, so that
    letters under thousands of marks cost a slow line no more than others.
    """
    return text if len(text) <= CROWD or is_single(text) else _thinned(text)


@lru_cache(maxsize=256)
def _thinned(text: str) -> str:
    parts = clusters(text)
    few = "".join(_few(text[part.start : part.end]) for part in parts)
    if few == text:
        return text
    # Without a mark between them letters may join into a cluster of their own, as Hangul's do.
    return _thinned(few)


def _few(cluster: str) -> str:
    """A cluster without the code points beyond `CROWD` that no cell is counted for."""
    kept = []
    last = ""
    joined = False
    for at, character in enumerate(cluster):
        drawn, joined = 0 if joined else _width(character), not joined and character == JOINER
        if drawn:
            last = character
        elif character == EMOJI_STYLE and last:
            drawn, last = _width(last + EMOJI_STYLE) - _width(last), ""
        # A joiner is not kept for what it joins is gone: it would take the next cluster's cell.
        if drawn or at < CROWD - (character == JOINER):
            kept.append(character)
    return "".join(kept)
