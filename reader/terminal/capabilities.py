"""What the terminal can do, as its entry in terminfo and the environment say."""

from collections.abc import Mapping
from typing import NamedTuple

from reader.terminal.older import private_modes


class Capabilities(NamedTuple):
    """colours: it has some and they are wanted. regions: part of it scrolls. far: by many rows
    at once, where it can't a row at a time does. queries: it knows how to be asked, and does
    no harm with a private mode that it has not.
    """

    colours: bool = True
    regions: bool = True
    far: bool = True
    queries: bool = True


PLAINEST = Capabilities(colours=False, regions=False, far=False, queries=False)
_DUMB = frozenset({"", "dumb", "unknown"})


def capabilities(environment: Mapping[str, str]) -> Capabilities:
    """Those of the terminal that ``TERM`` names; cautious ones where nothing is known of it.

    Erasing is never done with a background colour, so nothing here depends on ``bce``. Our eight
    colours are in every palette, so nothing depends on 16 or 256.
    """
    term = environment.get("TERM", "")
    if term in _DUMB:
        return PLAINEST
    wanted = "NO_COLOR" not in environment
    queries = private_modes(term) is None
    try:
        import curses  # noqa: PLC0415 - missing from some builds of Python

        curses.setupterm(term, 1)
        return Capabilities(
            colours=wanted and curses.tigetnum("colors") >= 8,
            regions=bool(curses.tigetstr("csr") and curses.tigetstr("ri")),
            far=bool(curses.tigetstr("indn") and curses.tigetstr("rin")),
            queries=queries,
        )
    except Exception:  # no entry, a damaged one, or no curses at all: `curses.error` is not always
        return Capabilities(colours=wanted, far=False, queries=queries)
