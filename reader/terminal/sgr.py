"""How styles look, as a terminal is told: attributes first, a few of its own colours after them."""

from functools import cache
from typing import Final, NamedTuple

from reader.layers import Style


class Look(NamedTuple):
    """Attributes and the terminal's eight own colours, None for its usual ones.

    double: the underline is, where the terminal can; elsewhere it is a plain one. ground: stands
    behind the text, which is black then, for that can be read on each of them whether the terminal
    is light or dark; without colours the text is reversed.
    """

    bold: bool = False
    dim: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False
    double: bool = False
    colour: int | None = None
    ground: int | None = None


BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN = range(7)

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
    Style.HIT: Look(ground=YELLOW),
    Style.CURRENT_HIT: Look(bold=True, ground=CYAN),
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


def look_of(styles: frozenset[Style], colours: bool = True) -> Look:
    """The look of a combination of styles, with colours or without any."""
    looks = [LOOKS[style] for style in Style if style in styles]
    attributes = (any(each) for each in zip(*(look[:6] for look in looks), strict=True))
    look = Look(*attributes)
    grounds = [each.ground for each in looks if each.ground is not None]
    if not colours:
        return look._replace(reverse=look.reverse or bool(grounds))
    if grounds:
        # Bold black is grey on many terminals.
        return look._replace(bold=False, colour=BLACK, ground=grounds[-1])
    own = [each.colour for each in looks if each.colour is not None]
    return look._replace(colour=own[-1] if own else None)


@cache
def parameters(styles: frozenset[Style], colours: bool) -> str:
    """The parameters of SGR for a combination of styles, "" for none: ``1;7;33``."""
    look = look_of(styles, colours)
    codes = [code for code, on in zip(_CODES, look[:5], strict=True) if on]
    if look.double:
        codes = ["4", _DOUBLE, *(code for code in codes if code != "4")]
    if look.colour is not None:
        codes.append(f"3{look.colour}")
    if look.ground is not None:
        codes.append(f"4{look.ground}")
    return ";".join(codes)
