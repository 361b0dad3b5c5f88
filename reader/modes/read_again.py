"""The figure of a claim read again from a passage whose words were changed since it was tagged."""

from dataclasses import replace

from annotations.model import CLAIM, Annotation, Figure
from annotations.selectors import Span
from reader.modes.doubts import settled
from reader.modes.figures import day_around, readings_of
from reader.modes.step import reading_of
from reader.shown import Landed
from reader.state import State


def settled_figure(state: State) -> Figure | None:
    """The figure that the words shown give where those it was tagged with gave another one.

    None where nothing is settled, where the claim has no figure, or has that one.
    """
    reading = state.reading
    if reading is None or not reading.settling or not state.suggesting:
        return None
    annotation, place = settled(reading)
    return figure_read_again(state, annotation, place)


def figure_read_again(state: State, annotation: Annotation, place: Landed) -> Figure | None:
    """The same of any claim of the open document, as its place shows it."""
    body = annotation.tag_body
    if body is None or body.tag != CLAIM or body.figure is None or not place.pieces:
        return None
    window = reading_of(state).document.window(place.pieces[0].start)
    pieces = tuple(window.span_of(piece) for piece in place.pieces)
    sentence = window.sentence_at(pieces[0].start) or pieces[0]
    found = [each.figure for each in readings_of(state, window, sentence, pieces) if each.likely]
    if any(_same(each, body.figure) for each in found):
        return None
    fitting = [each for each in found if each.unit == body.figure.unit] or found
    figure = fitting[0] if fitting else None
    was = _figures_before(state, annotation)
    if figure is None or any(_same(each, figure) for each in was):
        return None  # the words say what they said, and somebody put the figure otherwise
    return replace(figure, extra=body.figure.extra)


def _figures_before(state: State, annotation: Annotation) -> list[Figure]:
    """The figures of the words that the claim was tagged with."""
    from corpus.figures.readings import read_figures  # noqa: PLC0415 - see `loading`

    quotes = [target.quote.exact for target in annotation.targets if target.quote is not None]
    words = " ".join(quotes)
    whole = Span(0, len(words))
    around, dated = day_around(state)
    return [each.figure for each in read_figures(words, whole, (whole,), around, dated=dated)]


def _same(one: Figure, other: Figure) -> bool:
    return (one.amount, one.qualifier or "exactly") == (other.amount, other.qualifier or "exactly")
