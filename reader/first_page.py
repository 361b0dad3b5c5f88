"""The first page of a lone document with its highlights, by the standard library alone.

It shows the rows that the reader will show, with the highlights that stand in sidecars beside the
document and land exactly; gutter, title and the bottom rows come with the reader, which takes the
terminal over as it is. Plain text stands there already by `reader.early`, and is not written again.
Where anything is unusual nothing is drawn and the reader begins as ever.
"""

import os
from typing import Final, NamedTuple

from reader.early.file import PlainFile, opening_of
from reader.early.plain import gutter_width, text_width, wrapped_at
from reader.early.screen import EarlyPage, terminal_size
from reader.first_marks import left_at, marks
from reader.layers import IntervalLayer, Style
from reader.paging import START, Pager, Place
from reader.rows import Marks, Run, compose, gutter
from reader.screens.frame import fitted
from reader.terminal.capabilities import capabilities
from reader.terminal.entry import Entry
from reader.terminal.painter import Painter, Rows

_AROUND: Final = 3
"""Rows around title, text and the two bottom rows: those that are not text."""


class FirstPage(NamedTuple):
    """A page that stands on the terminal. entry: gives the terminal back; painter: knows it."""

    entry: Entry
    painter: Painter


def first_page(
    path: str, mirror: str | None = None, early: EarlyPage | None = None
) -> FirstPage | None:
    """Draw the page on which the reader will open `path`, over what stands there already.

    mirror: root of the tree in which sidecars are written. early: the page that stands there,
    by which the terminal was taken. None where there is none and `path` is not a plain text in
    UTF-8, or the terminal can't be taken: then nothing was done.
    """
    painter = Painter(capabilities(os.environ))
    standing, size = None, None
    if early is not None:
        painter.adopt(_as_runs(early), early.cursor, early.size)
        standing, size = FirstPage(early.entry, painter), early.size
    try:
        page = None if os.path.isdir(path) else _page(path, mirror, size)  # noqa: PTH112
        if page is None:
            return standing
        entry = early.entry if early is not None else Entry()
    except Exception:  # whatever it is, the reader will say it better
        return standing
    rows, cursor, size = page
    try:
        (entry.send if early else entry.enter)(painter.paint(rows, cursor, size))
    except Exception:  # a first page is worth no error
        entry.undo()
        return None
    return FirstPage(entry, painter)


def _as_runs(early: EarlyPage) -> Rows:
    return tuple(
        (Run(text, frozenset({Style(style)} if style else ())),) if text else ()
        for text, style in early.rows
    )


def _page(
    path: str, mirror: str | None, size: tuple[int, int] | None
) -> tuple[Rows, tuple[int, int], tuple[int, int]] | None:
    """Rows, cursor and size of the page; None where the file is no plain text."""
    try:
        file = PlainFile(path)
    except (OSError, ValueError):
        return None
    try:
        opening = opening_of(file)
        if opening is None:
            return None
        size = size or terminal_size()
        wrapped = wrapped_at(opening)
        margin = gutter_width(size[0], wrapped)
        pages = Pager(file, text_width(size[0], wrapped))
        return _rows(file, path, mirror, pages, margin, size), (margin, 1), size
    finally:
        file.close()


def _rows(
    file: PlainFile,
    path: str,
    mirror: str | None,
    pages: Pager,
    margin: int,
    size: tuple[int, int],
) -> Rows:
    """All rows of the screen, those blank that the reader fills in."""
    columns, lines = size
    height = max(1, lines - _AROUND)
    place = _place(pages, left_at(path), height)
    seen = pages.screen(place, height)
    layers = [IntervalLayer(marks(file, path, mirror, seen[0].start, seen[-1].end))] if seen else []
    side = Run(gutter(Marks(), margin))
    text = [fitted((side, *compose(row, layers, {})), columns - 1) for row in seen]
    return ((), *text[: lines - 1], *[()] * (lines - 1 - len(text)))


def _place(pages: Pager, byte: int, height: int) -> Place:
    """Where the reader opens a document that was left at `byte`: see `reader.modes.view`."""
    if pages.is_visible(byte, START, height):
        return START
    above = pages.move(pages.place_of(byte), -(height // 3))
    return min(above, pages.last_page(height))
