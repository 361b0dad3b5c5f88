"""What a bare number counts that resumes the sentence before: "The union puts the number at 19"."""

from collections.abc import Sequence

from annotations.selectors import Span
from corpus.attribution.words import Word, words
from corpus.figures.table import FigureWords
from corpus.sentences import sentences

_BEFORE = 2_000
"""Code points before a sentence in which the one before it is looked for."""


def resumes(sentence: str, figure: Span, table: FigureWords) -> bool:
    """Whether a number is one that was spoken of: "the number", "that figure", "its tally".

    figure: the number's words, in code points of the sentence.
    """
    run = [word for word in words(sentence) if word.end <= figure.start]
    return any(_is_known(run, place, table) for place in range(1, len(run)))


def _is_known(run: Sequence[Word], place: int, table: FigureWords) -> bool:
    if run[place].low not in table.counts or run[place - 1].low not in table.definite | _THIS:
        return False
    return place + 1 >= len(run) or run[place + 1].low not in table.partitives


_THIS = frozenset({"that", "this"})


def sentence_before(text: str, sentence: Span) -> Span | None:
    """The sentence before one, None where none is near."""
    start = max(0, sentence.start - _BEFORE)
    found = sentences(text[start : sentence.start])
    return found[-1].shifted(start) if found else None
