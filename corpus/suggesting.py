"""Did you mean: a query that found little, with the words that are written differently here."""

from corpus.index.protocol import Index
from corpus.language import tokens
from corpus.matching import positive_leaves, words_of
from corpus.query import Field, Query, Term
from corpus.query_words import LONG_WORD

FEW = 3
"""Documents: a query that finds no more may be misspelled as some text is."""
COMMONER = 20
"""In so many times more documents must a word be that is meant instead of one that is there."""


def did_you_mean(typed: str, query: Query, index: Index) -> str | None:
    """`typed` with every word that the texts do not have replaced by the nearest that they have.

    A word that few texts have is replaced by one that many more have. query: what `typed` was read
    into. None where there is nothing to suggest. Raises IndexMissing.
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
    return suggested if suggested != typed else None


def _edits(word: str) -> int:
    """A short word with two letters changed is another word."""
    return 1 if len(word) < LONG_WORD else 2
