"""How styles look: attributes first, a few of the terminal's own colours after them."""

from collections.abc import Iterator
from functools import cache

from rich.segment import Segment
from rich.style import Style as RichStyle

from reader.layers import Style
from reader.screens.frame import Row

_LOOKS: dict[Style, RichStyle] = {
    Style.CLAIM: RichStyle(underline=True),
    Style.SOURCE: RichStyle(bold=True),
    Style.NOTE: RichStyle(underline=True, italic=True),
    Style.OVERLAP: RichStyle(underline2=True),
    **{
        style: RichStyle(color=style.value)
        for style in (
            *(Style.RED, Style.GREEN, Style.YELLOW),
            *(Style.BLUE, Style.MAGENTA, Style.CYAN),
        )
    },
    Style.DOUBTFUL: RichStyle(dim=True, italic=True),
    Style.SELECTION: RichStyle(reverse=True),
    Style.HINT: RichStyle(reverse=True, bold=True),
    Style.HIT: RichStyle(bold=True, color="yellow"),
    Style.CURRENT_HIT: RichStyle(bold=True, reverse=True, color="yellow"),
    Style.HEADING: RichStyle(bold=True, color="cyan"),
    Style.EMPHASIS: RichStyle(italic=True),
    Style.STRONG: RichStyle(bold=True),
    Style.CODE: RichStyle(color="green"),
    Style.COMMENT: RichStyle(dim=True),
    Style.STRING: RichStyle(color="green"),
    Style.KEYWORD: RichStyle(color="magenta"),
    Style.NUMBER: RichStyle(color="blue"),
    Style.TITLE: RichStyle(bold=True),
    Style.DIM: RichStyle(dim=True),
    Style.SELECTED: RichStyle(reverse=True),
    Style.PROBLEM: RichStyle(bold=True, color="red"),
}


@cache
def rich_style(styles: frozenset[Style]) -> RichStyle:
    """The look of a combination of styles."""
    return RichStyle.combine(
        [RichStyle.null(), *(_LOOKS[style] for style in Style if style in styles)]
    )


def segments(row: Row) -> Iterator[Segment]:
    """A row as Textual draws it."""
    return (Segment(text, rich_style(styles)) for text, styles in row)
