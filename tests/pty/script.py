"""What a person reads off the screen: hint letters, marks in the gutter."""

import re

from tests.pty.terminal import Terminal

GUTTER = 9
"""Cells before the text, on a screen of 80 columns."""
_HINT = re.compile(r"([a-z]) (?:.+=)?(?:\d+ )?(.+)")


def hints(terminal: Terminal) -> dict[str, str]:
    """Name to letter, as the row of hints says."""
    row = terminal.emulator.rows()[-2].partition("? ")[2]
    found = (_HINT.fullmatch(each.strip()) for each in row.split("  "))
    return {match[2]: match[1] for match in found if match and not match[2].endswith("…")}


def marks(terminal: Terminal) -> dict[str, str]:
    """Row of text to what its gutter says: ``C1  S2``."""
    rows = terminal.emulator.rows()[1:-2]
    return {row[GUTTER:]: row[1:GUTTER].strip() for row in rows if row[GUTTER:]}
