"""A sentence taken apart: words, their classes, and the mentions among them."""

from dataclasses import dataclass
from functools import lru_cache

from annotations.selectors import Span
from corpus.attribution.chunks import Chunk, chunks
from corpus.attribution.classes import classes
from corpus.attribution.table import Cues
from corpus.attribution.words import Word, words


@dataclass(frozen=True, slots=True)
class Sentence:
    """Places of its words are counted from the start of the passage."""

    run: tuple[Word, ...]
    letters: str
    chunks: tuple[Chunk, ...]
    cues: Cues

    def ending_at(self, end: int) -> Chunk | None:
        """The mention that ends before word `end`."""
        return next((chunk for chunk in self.chunks if chunk.end == end), None)

    def starting_at(self, start: int) -> Chunk | None:
        """The mention that begins with word `start`."""
        return next((chunk for chunk in self.chunks if chunk.start == start), None)

    def letter(self, place: int) -> str:
        """The class of a word, a full stop outside of the sentence."""
        return self.letters[place] if 0 <= place < len(self.letters) else "."

    def span(self, start: int, end: int) -> Span:
        """Where the words from `start` to `end` (exclusive) stand in the passage."""
        return Span(self.run[start].start, self.run[end - 1].end)

    def low(self, place: int) -> str:
        """A word in lower case, empty outside of the sentence."""
        return self.run[place].low if 0 <= place < len(self.run) else ""


@lru_cache(maxsize=2_048)
def parse(passage: str, cues: Cues) -> Sentence:
    """Take a passage apart; the same one is asked for again and again while it is read."""
    run = tuple(words(passage))
    letters = classes(run, cues)
    return Sentence(run, letters, tuple(chunks(run, letters, cues)), cues)
