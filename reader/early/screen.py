"""A page on the terminal before anything is loaded, and what the painter must know of it."""

import os
import sys

from reader.terminal.entry import Entry

TYPE_CHECKING = False  # as `typing` has it, which takes longer to load than the page to draw
if TYPE_CHECKING:
    Page = tuple[list[tuple[str, str]], tuple[int, int]]

_PLAIN = "\x1b[m\x1b[r\x1b[H\x1b[2J"
"""Plain style, no scrolling region, nothing on the screen."""
_LOOKS = {"title": "\x1b[1m", "dim": "\x1b[2m", "selected": "\x1b[7m"}


class EarlyPage:
    """What stands on the terminal. entry: gives that back; size: columns and rows; cursor likewise.

    rows: text and style of each, as `reader.layers.Style` calls it, "" for none.
    """

    def __init__(
        self,
        entry: Entry,
        rows: list[tuple[str, str]],
        cursor: tuple[int, int],
        size: tuple[int, int],
    ) -> None:
        self.entry, self.rows, self.cursor, self.size = entry, rows, cursor, size


def early_page(path: str) -> EarlyPage | None:
    """Take the terminal and draw what the reader will show at `path`, as far as that is plain.

    None where nothing can be drawn yet: then nothing was done.
    """
    try:
        size = terminal_size()
        page = _library(path, size) if os.path.isdir(path) else _text(path, size)  # noqa: PTH112
        if page is None:
            return None
        rows, cursor = page
        entry = Entry()
    except Exception:  # a page is worth no error: the reader will say it better
        return None
    try:
        entry.enter(f"{_PLAIN}{_drawn(rows, cursor)}")
    except OSError:
        entry.undo()
        return None
    return EarlyPage(entry, rows, cursor, size)


def _text(path: str, size: tuple[int, int]) -> "Page | None":
    from reader.early.text_page import text_page  # noqa: PLC0415 - not for a folder

    page = text_page(path, size)
    return page and ([(text, "") for text in page[1][: size[1]]], (page[0], 1))


def _library(path: str, size: tuple[int, int]) -> "Page | None":
    from reader.early.library_page import library_page  # noqa: PLC0415 - not for a document

    rows = library_page(path, size)
    return (rows, (0, 2)) if rows else None


def _drawn(rows: list[tuple[str, str]], cursor: tuple[int, int]) -> str:
    """What to send; blanks at the start of a row are passed over."""
    sent = []
    for at, (text, style) in enumerate(rows, 1):
        look = _LOOKS.get(style, "")
        start = 0 if look else len(text) - len(text.lstrip(" "))
        if text[start:]:
            sent.append(f"\x1b[{at};{start + 1}H{look}{text[start:]}{look and chr(27) + '[m'}")
    return f"{''.join(sent)}\x1b[{cursor[1] + 1};{cursor[0] + 1}H"


def at_terminal() -> bool:
    """Whether keys come from a terminal, and what is written goes to one."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stdout)


def places_cursor() -> bool:
    """Whether ``TERM`` names a terminal that can write elsewhere than at the end."""
    return os.environ.get("TERM", "") not in ("", "dumb", "unknown")


def _is_terminal(stream: object) -> bool:
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined] # None where it is closed
    except (AttributeError, ValueError):
        return False


def terminal_size() -> tuple[int, int]:
    """As Textual finds it: by the environment, then by the terminal. Raises OSError."""
    asked = [os.environ.get(name, "") for name in ("COLUMNS", "LINES")]
    columns, lines = (int(each) if each.isdecimal() else 0 for each in asked)
    if not (columns and lines):
        real = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
        columns, lines = columns or real.columns, lines or real.lines
    return columns or 80, lines or 24
