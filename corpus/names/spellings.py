"""The names of a corpus and the spellings it has of each. Pure but for reading its documents."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from annotations.values import dataclass
from corpus.language import tokens
from corpus.library import Corpus
from corpus.names.alike import alike, spelling
from corpus.names.letters import ARABIC
from corpus.names.register import Register
from corpus.reprints.fingerprints import text_of

SHORTEST = 4
_MOSTLY = 0.8
"""Of the places of a word, in how many it has to be written as a name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling as the corpus writes it. word: as searches fold it; count: how often it stands."""

    shown: str
    word: str
    count: int


def names_in(texts: Iterable[str]) -> list[Name]:
    """The words that are written as names, by how often: capitals, or a script without them."""
    seen: Counter[str] = Counter()
    named: Counter[str] = Counter()
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for word, start, end in tokens(text):
            if len(word) < SHORTEST or not word.isalpha():
                continue
            written = text[start:end]
            seen[word] += 1
            if written[:1].isupper() or written[:1] in ARABIC:
                named[word] += 1
                shown[word][written] += 1
    kept = [word for word, count in named.items() if count >= _MOSTLY * seen[word]]
    found = [Name(shown[word].most_common(1)[0][0], word, seen[word]) for word in kept]
    return sorted(found, key=lambda name: (-name.count, name.word))


def variants(names: Iterable[Name], register: Register) -> Iterator[tuple[Name, Name]]:
    """Pairs of spellings that are one name by rule or by the user's word, and not refused."""
    by_shape: dict[tuple[int, str], list[Name]] = defaultdict(list)
    for name in names:
        consonants = spelling(name.word).consonants
        for sound in consonants[0] if consonants else ():
            by_shape[len(consonants), sound].append(name)
    told: set[tuple[str, str]] = set()
    for group in by_shape.values():
        for place, one in enumerate(group):
            same, never, also = alike(one.word), register.never(one.word), register.also(one.word)
            for other in group[place + 1 :]:
                pair = (one.word, other.word)
                if pair in told or other.word in never:
                    continue
                if same(other.word) or other.word in also:
                    told.add(pair)
                    yield one, other


def spellings_in(corpus: Corpus) -> list[Name]:
    """The names of the documents of a corpus; reads them all."""
    return names_in(text_of(corpus, entry.name) for entry in corpus.documents())
