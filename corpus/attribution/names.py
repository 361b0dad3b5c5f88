"""Who may be a source in a passage: names, roles, institutions, without any model."""

from annotations.selectors import Span
from annotations.values import dataclass
from corpus.attribution.chunks import NameKind
from corpus.attribution.cues import cues_for
from corpus.attribution.parse import parse
from corpus.attribution.table import Cues


@dataclass(frozen=True, slots=True)
class Name:
    """A mention that may be a source.

    head: the proper name in it, else its role or institution noun. rank: 0 where it is likely a
    source, 1 where it may as well be a place or an adjective.
    """

    span: Span
    head: Span
    kind: NameKind
    rank: int = 0


def names(text: str, span: Span, cues: Cues | None = None) -> list[Name]:
    """The mentions in a passage, in text order, disjoint.

    cues: the language's table, told from the passage where none is given.
    """
    passage = span.of(text)
    sentence = parse(passage, cues or cues_for(passage))
    return [
        Name(
            sentence.span(chunk.start, chunk.end).shifted(span.start),
            sentence.span(chunk.head_start, chunk.head_end).shifted(span.start),
            chunk.kind,
            chunk.rank,
        )
        for chunk in sentence.chunks
    ]
