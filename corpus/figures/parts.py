"""Whether a figure counts a part of what another one counts: "including 12 soldiers".

English; in other languages no figure is taken for a part.
"""

import re
from decimal import Decimal

from annotations.intervals import number_of
from annotations.model import Figure
from corpus.attribution.cues import cues_for
from corpus.attribution.words import words
from corpus.figures.digits import joined
from corpus.figures.languages import words_for
from corpus.figures.numbers import numbers

_WHOLE = r"(?:the|them|those|these|whom|which)\b"
_BEFORE = re.compile(
    rf"\b(?:includ(?:ing|es?|ed)|among\s+{_WHOLE}(?:\s+[\w-]+)?(?:\s+(?:is|are|was|were))?"
    r"|of\s+(?:whom|them|these|those|which))"
    r"(?:\s+(?:at|least|about|around|some|over|nearly|almost|more|than|up|to|the|a))*\s*$",
    re.IGNORECASE,
)
"""What ends right before the number of a part."""
_AFTER = re.compile(
    r"\s*(?:of\s+(?:them|whom|these|those|which)\b"
    rf"|(?:[\w’'-]+\s+){{0,4}}?(?:is|are|was|were|be|been|being|counted|listed)\s+among\s+{_WHOLE})",
    re.IGNORECASE,
)
"""What begins right behind it."""


def is_part(figure: Figure, before: str, quote: str) -> bool:
    """Whether the words of a claim say that its figure is a part of another one.

    before: the words that stand before `quote`, as many as are known.
    """
    amount = number_of(figure.amount)
    if amount is None:
        return False
    passage = f"{before}{quote}"
    return any(
        _BEFORE.search(passage[:start]) or _AFTER.match(passage, end)
        for start, end in _places(passage, len(before), amount)
    )


def _places(passage: str, start: int, amount: Decimal) -> list[tuple[int, int]]:
    """Where a number stands from `start` on, in code points of the passage."""
    table = words_for(cues_for(passage).language)
    run = joined(passage, words(passage), table)
    found = [each for each in numbers(run, table) if each.value == amount]
    spans = [(run[each.start].start, run[each.end - 1].end) for each in found]
    return [span for span in spans if span[0] >= start]
