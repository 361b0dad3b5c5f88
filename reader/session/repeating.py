"""What is said of a passage when it is tagged once more where it reads otherwise."""

from collections.abc import Sequence
from dataclasses import replace

from annotations.meaning import counts_otherwise
from annotations.model import CLAIM, TagBody
from annotations.selectors import Span
from corpus.sentences import sentences


def says_otherwise(here: str, pieces: Sequence[Span], there: str, spans: Sequence[Span]) -> bool:
    """Whether the words there have another number than those here, or say that it is not so."""
    return counts_otherwise(_together(here, pieces), _together(there, spans))


def repeated(body: TagBody, there: str, spans: Sequence[Span]) -> TagBody:
    """The body of a claim for words with other numbers: with the figure that these give, if any.

    Of several the one that counts the same comes first.
    """
    if body.tag != CLAIM or body.figure is None:
        return body
    from corpus.figures.readings import read_figures  # noqa: PLC0415 - see `loading`

    readings = read_figures(there, sentences_around(there, spans), spans)
    found = [each.figure for each in readings if each.likely]
    same = [each for each in found if each.unit == body.figure.unit]
    return replace(body, figure=next(iter(same or found), None))


def sentences_around(text: str, pieces: Sequence[Span]) -> Span:
    """The sentences that pieces of a text stand in, from the first to the last."""
    first, last = min(pieces).start, max(piece.end for piece in pieces)
    touched = [s for s in sentences(text) if s.start < last and first < s.end]
    if not touched:
        return Span(first, last)
    return Span(min(first, touched[0].start), max(last, touched[-1].end))


def _together(text: str, spans: Sequence[Span]) -> str:
    return "\n".join(span.of(text) for span in sorted(spans))
