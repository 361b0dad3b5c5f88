"""Did you mean: a query that found little, with the words that are written differently here."""

from corpus.index.protocol import Index
from corpus.language import tokens
from corpus.matching import positive_leaves, words_of
from corpus.query import Field, Query, Term
from corpus.query_parser import parse
from corpus.query_words import LONG_WORD
from corpus.search import asks_of_annotations

FEW = 3
"""Documents: a query that finds no more may be misspelled as some text is."""
COMMONER = 20
"""In so many times more documents must a word be that is meant instead of one that is there."""


def did_you_mean(typed: str, query: Query, index: Index) -> str | None:
    """`typed` with every word that the texts do not have replaced by the nearest that they have.

    A word that few texts have is replaced by one that many more have. query: what `typed` was read
    into. None where there is nothing to suggest that finds
    anything. Raises IndexMissing.
    """
    wanted = {
        word.text
        for word in words_of(leaf for leaf in positive_leaves(query) if leaf.field is Field.TEXT)
        if isinstance(word, Term)
    }
    better = {word: index.nearest(word, _edits(word), COMMONER) for word in wanted}
    suggested = typed
    for token in reversed(list(tokens(typed))):
        if other := better.get(token.text):
            suggested = suggested[: token.start] + other + suggested[token.end :]
    return suggested if suggested != typed and _finds(suggested, index) else None


def _finds(suggested: str, index: Index) -> bool:
    """Whether a text answers: each word may stand somewhere, and no text have their phrase."""
    query = parse(suggested)
    # Those are the annotation table's to answer.
    return asks_of_annotations(query) or index.search(query, limit=1, spans=1).total > 0


def _edits(word: str) -> int:
    """A short word with two letters changed is another word."""
    return 1 if len(word) < LONG_WORD else 2
