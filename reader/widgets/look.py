"""How styles look to Textual: what `reader.terminal.sgr` says, as its styles."""

import os
from collections.abc import Iterator
from functools import cache

from rich.color import Color
from rich.segment import Segment
from rich.style import Style as RichStyle

from reader.layers import Style
from reader.screens.frame import Row
from reader.terminal.sgr import look_of


@cache
def rich_style(styles: frozenset[Style]) -> RichStyle:
    """The look of a combination of styles."""
    look = look_of(styles, "NO_COLOR" not in os.environ)
    return RichStyle(
        color=None if look.colour is None else Color.from_ansi(look.colour),
        bgcolor=None if look.ground is None else Color.from_ansi(look.ground),
        bold=look.bold or None,
        dim=look.dim or None,
        italic=look.italic or None,
        underline=look.underline or None,
        underline2=look.double or None,
        reverse=look.reverse or None,
    )


def segments(row: Row) -> Iterator[Segment]:
    """A row as Textual draws it."""
    return (Segment(text, rich_style(styles)) for text, styles in row)
