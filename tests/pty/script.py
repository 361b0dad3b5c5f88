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


NAMED = {"Enter": "\r", "Space": " ", "Tab": "\t"}
"""What keys send that are called by a name."""


def key_for(terminal: Terminal, what: str) -> str:
    """The key that the screen names before `what`; sent as its byte."""
    found = re.search(rf"(\S+)\s+{re.escape(what)}", terminal.screen())
    assert found, f"no key for {what!r} on the screen\n{terminal.screen()}"
    return NAMED.get(found[1], found[1])


def sentence(terminal: Terminal) -> str:
    """The rows that the sentence under the cursor stands on, as one line."""
    rows = [row[GUTTER:] for row in terminal.emulator.rows() if row[:1] in (">", "|")]
    return " ".join(rows)
