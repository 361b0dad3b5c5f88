"""What the words of a sentence say, kept for the next key that asks: as long as neither text nor
sources are others, what was thought ahead is what `c` shows.
"""

import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from annotations.selectors import Span

if TYPE_CHECKING:
    from corpus.attribution.candidates import Candidate, Proposal
    from corpus.attribution.cuts import Cut
    from corpus.attribution.known import KnownSource
    from corpus.figures.readings import FigureReading

_KEPT = 8
"""Sentences; each holds on to its window's text. Spans are in code points of that."""


@lru_cache(_KEPT)
def candidates_of(
    text: str,
    passage: Span,
    paragraph: Span,
    known: "tuple[KnownSource, ...]",
    recent: tuple[str, ...],
) -> "tuple[Candidate, ...]":
    """Whom a passage may rest on, see `corpus.attribution.candidates`."""
    # The session loads it once a document is shown: reading can begin without.
    from corpus.attribution.candidates import candidates  # noqa: PLC0415

    return candidates(text, passage, paragraph, known, recent)


@lru_cache(_KEPT)
def proposal_of(
    text: str, sentence: Span, paragraph: Span, known: "tuple[KnownSource, ...]"
) -> "Proposal":
    """What the words of a sentence propose, in the same way."""
    from corpus.attribution.candidates import propose  # noqa: PLC0415

    return propose(text, sentence, paragraph, known)


@lru_cache(_KEPT)
def cuts_of(
    text: str, sentence: Span, paragraph: Span, known: "tuple[KnownSource, ...]"
) -> "tuple[Cut, ...]":
    """The cuts of a sentence by what its words propose."""
    from corpus.attribution.cuts import cuts  # noqa: PLC0415

    return tuple(cuts(text, sentence, proposal_of(text, sentence, paragraph, known)))


@lru_cache(_KEPT)
def figures_of(
    text: str,
    reach: Span,
    pieces: tuple[Span, ...],
    around: datetime.date | None,
    dated: bool,
) -> "tuple[FigureReading, ...]":
    """The figures of a passage, see `corpus.figures.readings`."""
    from corpus.figures.readings import read_figures  # noqa: PLC0415

    return tuple(read_figures(text, reach, pieces, around, dated=dated))
