"""Terminals of before the private modes of today, and what of a sequence they are sent.

They draw what they do not know, or take a part of it for something else.
"""

import os

TYPE_CHECKING = False  # as `typing` has it, which takes longer to load than the page to draw
if TYPE_CHECKING:
    from re import Match, Pattern

_WRAPS, _CURSOR = "7", "25"
_MODES = (
    ("linux", (_WRAPS, _CURSOR)),
    ("vt1", (_WRAPS,)),
    ("vt", (_WRAPS, _CURSOR)),
    *((name, ()) for name in ("ansi", "cons", "cygwin", "sun", "wy")),
)
"""Beginnings of their names, and the private modes that each has: for wrapping, for the cursor."""

WIPE = "\x1b[H\x1b[2J"
"""What stands in for leaving an alternate screen where there is none."""


def private_modes(term: str) -> "tuple[str, ...] | None":
    """The numbers of the private modes that the terminal `term` has; None where it is of today,
    and does no harm with one that it has not.
    """
    return next((modes for name, modes in _MODES if term.startswith(name)), None)


def known(*switches: str) -> str:
    """Those of several switches of private modes that the terminal that ``TERM`` names knows."""
    modes = private_modes(os.environ.get("TERM", ""))
    return "".join(each for each in switches if modes is None or each[3:-1] in modes)


def has_alternate_screen() -> bool:
    """Whether what stood on the terminal comes back when it is given back."""
    return private_modes(os.environ.get("TERM", "")) is None


class Plainer:
    """Leaves out what a terminal with no private modes but `modes` does not know."""

    def __init__(self, modes: "tuple[str, ...]") -> None:
        import re  # noqa: PLC0415 - not before the first page

        self._modes = modes
        # Operating system commands; modes; questions about them; keyboard protocols; the cursor's
        # shape.
        self._unknown: Pattern[str] = re.compile(
            r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b\[\?(\d+)([hl])|\x1b\[\?[\d;]*\$?[a-z]"
            r"|\x1b\[[<>=][\d;]*[@-~]|\x1b\[\d* q"
        )

    def __call__(self, data: str) -> str:
        """What to send of `data`."""
        return self._unknown.sub(self._instead, data)

    def _instead(self, found: "Match[str]") -> str:
        mode, switch = found[1], found[2]
        if mode in self._modes:
            return found[0]
        return WIPE if (mode, switch) == ("1049", "l") else ""
