"""How styles look, as a terminal is told: attributes first, a few of its own colours after them."""

from functools import cache
from typing import Final, NamedTuple

from reader.layers import Style


class Look(NamedTuple):
    """Attributes and one of the terminal's eight own colours, None for its usual one.

    double: the underline is, where the terminal can; elsewhere it is a plain one.
    """

    bold: bool = False
    dim: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False
    double: bool = False
    colour: int | None = None


RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN = range(1, 7)

LOOKS: Final[dict[Style, Look]] = {
    Style.CLAIM: Look(underline=True),
    Style.SOURCE: Look(bold=True),
    Style.NOTE: Look(underline=True, italic=True),
    Style.OVERLAP: Look(underline=True, double=True),
    Style.RED: Look(colour=RED),
    Style.GREEN: Look(colour=GREEN),
    Style.YELLOW: Look(colour=YELLOW),
    Style.BLUE: Look(colour=BLUE),
    Style.MAGENTA: Look(colour=MAGENTA),
    Style.CYAN: Look(colour=CYAN),
    Style.DOUBTFUL: Look(dim=True, italic=True),
    Style.SELECTION: Look(reverse=True),
    Style.HINT: Look(reverse=True, bold=True),
    Style.HIT: Look(bold=True, colour=YELLOW),
    Style.CURRENT_HIT: Look(bold=True, reverse=True, colour=YELLOW),
    Style.HEADING: Look(bold=True, colour=CYAN),
    Style.EMPHASIS: Look(italic=True),
    Style.STRONG: Look(bold=True),
    Style.CODE: Look(colour=GREEN),
    Style.COMMENT: Look(dim=True),
    Style.STRING: Look(colour=GREEN),
    Style.KEYWORD: Look(colour=MAGENTA),
    Style.NUMBER: Look(colour=BLUE),
    Style.TITLE: Look(bold=True),
    Style.DIM: Look(dim=True),
    Style.SELECTED: Look(reverse=True),
    Style.PROBLEM: Look(bold=True, colour=RED),
}
"""Where styles meet, attributes add up and the colour of the last one in their order counts."""

_CODES: Final = ("1", "2", "3", "4", "7")
_DOUBLE: Final = "21"
"""Double underline; some consoles take it for the end of bold, so that it stands before that."""


def look_of(styles: frozenset[Style]) -> Look:
    """The look of a combination of styles."""
    looks = [LOOKS[style] for style in Style if style in styles]
    colours = [look.colour for look in looks if look.colour is not None]
    attributes = (any(each) for each in zip(*(look[:6] for look in looks), strict=True))
    return Look(*attributes, colour=colours[-1] if colours else None)  # type: ignore[misc] # six


@cache
def parameters(styles: frozenset[Style], colours: bool) -> str:
    """The parameters of SGR for a combination of styles, "" for none: ``1;7;33``."""
    look = look_of(styles)
    codes = [code for code, on in zip(_CODES, look[:5], strict=True) if on]
    if look.double:
        codes = ["4", _DOUBLE, *(code for code in codes if code != "4")]
    if colours and look.colour is not None:
        codes.append(f"3{look.colour}")
    return ";".join(codes)
