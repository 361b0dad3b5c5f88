"""What the bottom rows say of an annotation whose passage is in doubt or lost."""

from annotations.model import Annotation
from reader.layers import Style
from reader.screens.frame import Row, run
from reader.shown import Landed, Landing


def settling_row(annotation: Annotation, place: Landed, what: str) -> Row:
    """Which it is, and its words as they were. what: it, in a line."""
    quotes = [target.quote.exact for target in annotation.targets if target.quote is not None]
    words = " … ".join(" ".join(quote.split()) for quote in quotes)
    which = "ORPHAN"
    if place.landing is Landing.DOUBTFUL:
        which = f"DOUBTFUL {place.shown + 1}/{len(place.options)}"
        if place.shown < len(place.scores):
            which += f" {int(100 * place.scores[place.shown])}%"
    return (run(f" {which}", Style.TITLE), run(f" {what.partition(' <- ')[0]}, was “{words}”"))


def in_doubt(count: int) -> str:
    """How many there are, for the status row and a message; nothing where there is none."""
    return f"{count} in doubt" if count else ""
