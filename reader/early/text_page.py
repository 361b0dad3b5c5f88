"""The text of the first page, without its highlights, for plain text."""

from reader.early.file import PlainFile, left_at, opening_of
from reader.early.plain import gutter_width, is_plain, plain_rows, text_width, wrapped_at

_AROUND = 3
"""Rows around title, text and the two bottom rows: those that are not text."""
_REACH = 32768
"""Bytes before and after the place that are looked at."""
_LONGEST = 4000
"""Bytes of a line that is surely wrapped as a whole."""


def text_page(path: str, size: tuple[int, int]) -> "tuple[int, list[str]] | None":
    """The screen on which the reader will open `path`: cells of its gutter, and the rows.

    Gutter and title are blank. None where it is no plain text, or takes more than this to lay out.
    """
    try:
        file = PlainFile(path)
    except (OSError, ValueError):
        return None
    try:
        opening = opening_of(file)
        left = left_at(path)
        if opening is None or left is None:
            return None
        wrapped = wrapped_at(opening)
        margin, width = gutter_width(size[0], wrapped), text_width(size[0], wrapped)
        rows = _rows(file, left, width, max(1, size[1] - _AROUND))
        return None if rows is None else (margin, ["", *(" " * margin + row for row in rows)])
    except (OSError, UnicodeDecodeError):
        return None
    finally:
        file.close()


def _rows(file: PlainFile, left: int, width: int, height: int) -> list[str] | None:
    """The rows of text that are seen where the document was left at byte `left`."""
    start, lines, ends = _lines(file, left)
    here = max(0, min(_line_of(lines, start, left), len(lines) - 1))
    first, last = max(0, here - height), min(len(lines), here + height + 1)
    begin = start + sum(map(len, lines[:first]))
    rows: list[str] = []
    row_at = 0
    for line in lines[first:last]:
        text = line.removesuffix(b"\n").removesuffix(b"\r" if line[-1:] == b"\n" else b"").decode()
        if len(line) > _LONGEST or not is_plain(text):
            return None
        for row in plain_rows(text, width):
            if begin + len(text[: row[0]].encode()) <= left:
                row_at = len(rows)
            rows.append(text[row[0] : row[1]])
        begin += len(line)
    from_start, to_end = first == 0 and start == 0, last == len(lines) and ends
    if from_start and row_at < height:
        return rows[:height] if to_end or len(rows) >= height else None
    top = row_at - height // 3
    if to_end:
        top = min(top, len(rows) - height)
    enough = top >= 0 and (to_end or len(rows) >= top + height)
    return rows[top : top + height] if enough else None


def _lines(file: PlainFile, left: int) -> tuple[int, list[bytes], bool]:
    """Whole lines around byte `left`: where they begin, they, whether the text ends with them."""
    start = max(0, min(left, file.size - 1) - _REACH)
    data = file.read(start, left + _REACH)
    ends = start + len(data) >= file.size
    if start:
        skipped = data.find(b"\n") + 1
        start, data = start + skipped, data[skipped:]
    if not ends:
        data = data[: data.rfind(b"\n") + 1]
    return start, _at_newlines(data), ends


def _at_newlines(data: bytes) -> list[bytes]:
    """Its lines with their ends; a newline alone ends one."""
    lines = [line + b"\n" for line in data.split(b"\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _line_of(lines: list[bytes], start: int, byte: int) -> int:
    """Which of the lines has a byte; where it lies beyond, how many there are."""
    for number, line in enumerate(lines):
        start += len(line)
        if byte < start:
            return number
    return len(lines)
