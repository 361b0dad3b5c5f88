"""The plainest text: known without an expression, wrapped without a table of widths.

How wide gutter and text are is here too, so that a page drawn early stands where it will stay.
"""

from itertools import takewhile

ONE_CELL = (
    *(("\x20", "\x7e"), ("\xa0", "\xac"), ("\xae", "\u02ff"), ("\u0370", "\u0482")),
    *(("\u048a", "\u0556"), ("\u05d0", "\u05ea"), ("\u0620", "\u064a"), ("\u0660", "\u066f")),
    *(("\u0671", "\u06d3"), ("\u06ee", "\u06ff"), ("\u1e00", "\u1eff"), ("\u2010", "\u2027")),
    *(("\u2030", "\u203a"), ("\u20a0", "\u20bf"), ("\u2190", "\u21ff"), ("\u2400", "\u2421")),
    *(("\u2500", "\u25fc"), ("\ufffd", "\ufffd")),
)
"""Code points that are one cell and one grapheme cluster each whatever stands beside them, as long
as all their neighbours are from here too: first and last of each range. Blanks that may break a
line are left out but for U+0020."""

GUTTER = 9
NARROW_GUTTER = 2
TEXT_WIDTH = 70
LONGEST_WRAPPED = 79
"""Cells of the longest line of a text that was broken into lines for a terminal."""
_NARROW = 60
_FEW = 20
"""One line in so many may be longer than its text is wide; so many must be wider than usual."""
_RARE = 50
"""One line in so many is wrapped sooner than that the gutter gives way."""


def is_plain(text: str) -> bool:
    """Whether each code point of `text` is one cell and one cluster, with no blank but U+0020."""
    if text.isascii():
        return text.isprintable()
    return all(any(low <= each <= high for low, high in ONE_CELL) for each in set(text))


def plain_rows(line: str, width: int) -> list[tuple[int, int, int]]:
    """The rows of a plain line in `width` cells: where each begins, its ink ends, it ends."""
    rows = []
    start, size = 0, len(line)
    indent = size - len(line.lstrip(" "))
    while size - start > width:
        blank = line.rfind(" ", start, start + width + 1)
        if blank < start or (blank < indent < width):
            rows.append((start, start + width, start + width))
            start += width
            continue
        end = blank + 1
        while end < size and line[end] == " ":
            end += 1
        if end == size:
            break
        ink = blank
        while ink > start and line[ink - 1] == " ":
            ink -= 1
        rows.append((start, ink, end))
        start = end
    rows.append((start, min(size, start + width), size))
    return rows


def wrapped_at(opening: str) -> int:
    """Cells in which nearly all lines of a text stay whole that was broken into lines for a
    terminal, wider than ours; else 0.

    opening: the beginning of the text. Such lines, wrapped once more, would each
    leave a stub of a word or two.
    """
    lengths = sorted(len(line.rstrip()) for line in opening.split("\n") if line.strip())
    fitting = list(takewhile(LONGEST_WRAPPED.__ge__, lengths))
    wide = [length for length in fitting if length > TEXT_WIDTH]
    if len(wide) * _FEW < len(lengths) or (len(lengths) - len(fitting)) * _FEW > len(lengths):
        return 0
    return fitting[-1 - len(fitting) // _RARE] if wide else 0


def gutter_width(columns: int, wrapped: int = 0) -> int:
    """Cells of the gutter in a terminal of so many columns.

    wrapped: what `wrapped_at` says of the text. The gutter gives way as far as that lets its lines
    stay whole, and not where they don't anyway.
    """
    if columns < _NARROW:
        return NARROW_GUTTER
    cells = (GUTTER, *range(NARROW_GUTTER, -1, -1))
    return next((each for each in cells if wrapped <= columns - 1 - each), GUTTER)


def text_width(columns: int, wrapped: int = 0) -> int:
    """Cells of text in a terminal of so many columns, whose last one is never written."""
    most = LONGEST_WRAPPED if wrapped else TEXT_WIDTH
    return max(1, min(most, columns - 1 - gutter_width(columns, wrapped)))
