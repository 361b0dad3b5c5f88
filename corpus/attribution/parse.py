"""A sentence taken apart: words, their classes, and the mentions among them."""

from functools import lru_cache

from annotations.selectors import Span
from annotations.values import dataclass
from corpus.attribution.chunks import Chunk, chunks
from corpus.attribution.classes import classes
from corpus.attribution.dateline import dateline_end
from corpus.attribution.foreign import without_insertions
from corpus.attribution.table import Cues
from corpus.attribution.words import Word, words


@dataclass(frozen=True, slots=True)
class Sentence:
    """Places of its words are counted from the start of the passage.

    body: the first word behind a dateline, 0 without one.
    """

    run: tuple[Word, ...]
    letters: str
    chunks: tuple[Chunk, ...]
    cues: Cues
    by_start: dict[int, Chunk]
    by_end: dict[int, Chunk]
    body: int = 0

    def ending_at(self, end: int) -> Chunk | None:
        """The mention that ends before word `end`."""
        return self.by_end.get(end)

    def starting_at(self, start: int) -> Chunk | None:
        """The mention that begins with word `start`."""
        return self.by_start.get(start)

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
    if cues.language != "en" and any(word.quoted for word in run):
        run = tuple(without_insertions(run, letters))
    opening = dateline_end(passage)
    body = sum(word.start < opening for word in run) if opening else 0
    letters = _without_place(letters, body)
    found = tuple(chunks(run, letters, cues))
    by_start = {chunk.start: chunk for chunk in found}
    by_end = {chunk.end: chunk for chunk in found}
    return Sentence(run, letters, found, cues, by_start, by_end, body)


def _without_place(letters: str, body: int) -> str:
    """The classes with a dateline's place and date as times; its agency stays a name."""
    agency = letters.find("(", 0, body)
    stop = body - 1 if agency < 0 else agency
    return "t" * stop + letters[stop : body - 1] + ";" + letters[body:] if body else letters
