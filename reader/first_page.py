"""The first page of a lone document, drawn by the standard library while all else is not loaded.

It shows the rows that the reader will show, with the highlights that stand in sidecars beside the
document and land exactly; gutter, title and the bottom rows come with the reader, which takes the
terminal over as it is. Where anything is unusual nothing is drawn and the reader begins as ever.
"""

import codecs
import os
import stat
import sys
from typing import Final, NamedTuple

from reader.layers import IntervalLayer
from reader.paging import START, Pager, Place
from reader.rows import Marks, Run, compose, gutter, gutter_width, text_width
from reader.terminal.capabilities import capabilities
from reader.terminal.entry import ENTER, NO_WRAP, Entry
from reader.terminal.painter import Painter

OPENING: Final = 65536
"""Bytes by which it is judged whether the file is a text in UTF-8."""
_AROUND: Final = 3
"""Rows around title, text and the two bottom rows: those that are not text."""
_OTHERS: Final = (b"%PDF", b"PK\x03\x04", b"{\\rtf", b"\xff\xfe", b"\xfe\xff")


class FirstPage(NamedTuple):
    """A page that stands on the terminal. entry: gives the terminal back; painter: knows it."""

    entry: Entry
    painter: Painter


class PlainFile:
    """A regular file read by `pread`. skip: bytes at its start that are no text."""

    def __init__(self, path: str) -> None:
        """Open it. Raises OSError; also where it is no regular file."""
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - before pathlib is loaded
            raise OSError(f"{path} is no regular file")
        self._descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        self.skip = 0
        self._length = os.fstat(self._descriptor).st_size

    @property
    def size(self) -> int:
        """Length of the text in bytes."""
        return max(0, self._length - self.skip)

    def read(self, start: int, end: int) -> bytes:
        """The bytes from `start` to `end` of the text, fewer where the file has fewer."""
        start, end = max(0, start), min(end, self.size)
        return os.pread(self._descriptor, max(0, end - start), start + self.skip)

    def close(self) -> None:
        """Let go of it."""
        os.close(self._descriptor)


def first_page(path: str, mirror: str | None = None) -> FirstPage | None:
    """Take the terminal and draw the page on which the reader will open `path`.

    mirror: root of the tree in which sidecars are written. None where it is not a plain text in
    UTF-8 or the terminal can't be taken: then nothing was done.
    """
    try:
        file = PlainFile(path)
    except (OSError, ValueError):
        return None
    try:
        if not _is_text(file):
            return None
        entry = Entry()
    except Exception:  # whatever it is, the reader will say it better
        return None
    finally_close = file.close
    try:
        painter = Painter(capabilities(os.environ))
        size = _terminal_size()
        rows = _rows(file, path, mirror, size)
        text = painter.paint(rows, (gutter_width(size[0]), 1), size)
        entry.send(f"{ENTER}{NO_WRAP}{text}")
    except Exception:  # a first page is worth no error
        entry.undo()
        return None
    finally:
        finally_close()
    return FirstPage(entry, painter)


def _is_text(file: PlainFile) -> bool:
    opening = file.read(0, OPENING)
    if not opening or b"\0" in opening or opening.startswith(_OTHERS):
        return False
    if opening.startswith(codecs.BOM_UTF8):
        file.skip = len(codecs.BOM_UTF8)
    try:
        codecs.utf_8_decode(opening, "strict", len(opening) >= file.size)
    except UnicodeDecodeError:
        return False
    return True


def _terminal_size() -> tuple[int, int]:
    """As Textual finds it: by the environment, then by the terminal."""
    asked = [os.environ.get(name, "") for name in ("COLUMNS", "LINES")]
    columns, lines = (int(each) if each.isdecimal() else 0 for each in asked)
    if not (columns and lines):
        real = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
        columns, lines = columns or real.columns, lines or real.lines
    return columns or 80, lines or 24


def _rows(
    file: PlainFile, path: str, mirror: str | None, size: tuple[int, int]
) -> tuple[tuple[Run, ...], ...]:
    """All rows of the screen, those blank that the reader fills in."""
    from reader.first_marks import left_at, marks  # noqa: PLC0415 - what it loads is not for all

    height = max(1, size[1] - _AROUND)
    pages = Pager(file, text_width(size[0]))
    place = _place(pages, left_at(path), height)
    seen = pages.screen(place, height)
    layers = [IntervalLayer(marks(file, path, mirror, seen[0].start, seen[-1].end))] if seen else []
    side = Run(gutter(Marks(), gutter_width(size[0])))
    text = [(side, *compose(row, layers, {})) for row in seen]
    return ((), *text[: size[1] - 1], *[()] * (size[1] - 1 - len(text)))


def _place(pages: Pager, byte: int, height: int) -> Place:
    """Where the reader opens a document that was left at `byte`: see `reader.modes.view`."""
    if pages.is_visible(byte, START, height):
        return START
    above = pages.move(pages.place_of(byte), -(height // 3))
    return min(above, pages.last_page(height))
