"""What a mention is resolved in: the text before it, its language, the sources known by name."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import lru_cache

from annotations.selectors import Span
from annotations.values import dataclass
from corpus.attribution.table import Cues
from corpus.sentences import sentences

NEAR = 1_500
"""Code points before a mention in which whom it goes on with must stand."""

_MOST_SENTENCES = 8
_BLOCK = 512
"""Code points by which the text that is split into sentences begins and ends."""
_AFTER = 240
"""Code points behind a place that show what else is said of it in its sentence."""


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source that the document has already.

    entity: its name; number: its number in the document; forms: the words it was tagged in.
    mentions: where it is tagged, in code points of the text (of the window) that is read.
    """

    entity: str
    number: int | None = None
    forms: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """entity: whom a mention stands for; why: the rule, in a few words for a person."""

    entity: str
    why: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a mention is resolved in: a window of the text, its language, its known sources.

    found: what mentions were resolved to already, so that each is looked up once.
    """

    text: str
    cues: Cues
    known: Sequence[KnownSource] = field(default=())
    found: dict[Span, Resolution | None] = field(default_factory=dict, compare=False, repr=False)

    def sentences_before(self, mention: Span) -> Iterator[Span]:
        """The sentences near before a mention, its own up to it among them, the nearest first."""
        start = max(0, mention.start - NEAR) // _BLOCK * _BLOCK
        end = (mention.start // _BLOCK + 1) * _BLOCK
        whole = _split(self.text[start:end])[1 if start else 0 :]
        before = [span.shifted(start) for span in whole if span.start + start < mention.start]
        for sentence in reversed(before[-_MOST_SENTENCES:]):
            yield Span(sentence.start, min(sentence.end, mention.start))

    def sentence_to(self, place: Span) -> Span | None:
        """The sentence that holds a place near by, from its beginning on to behind the place."""
        behind = min(len(self.text), place.end + _AFTER)
        before = self.sentences_before(Span(behind, behind))
        return next((each for each in before if each.start <= place.start), None)


@lru_cache(maxsize=256)
def _split(block: str) -> tuple[Span, ...]:
    """The sentences of a part of a text; mention after mention asks for the same."""
    return tuple(sentences(block))
