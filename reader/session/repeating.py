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

    first, last = min(spans).start, max(span.end for span in spans)
    touched = [each for each in sentences(there) if each.start < last and first < each.end]
    whole = Span(min([first, *(s.start for s in touched)]), max([last, *(s.end for s in touched)]))
    found = [each.figure for each in read_figures(there, whole, spans) if each.likely]
    same = [each for each in found if each.unit == body.figure.unit]
    return replace(body, figure=next(iter(same or found), None))


def _together(text: str, spans: Sequence[Span]) -> str:
    return "\n".join(span.of(text) for span in sorted(spans))
