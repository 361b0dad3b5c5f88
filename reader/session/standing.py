"""Where hits stand in their document as it is by now, if they can be told from all else there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotations.landings import Exact, Moved
from annotations.model import Target
from annotations.selectors import Span, TextQuoteSelector
from corpus.snippets import concordance
from reader.found import Passage

if TYPE_CHECKING:
    from corpus.index.protocol import FileState


def standing(
    text: str, state: "FileState | None", passages: Sequence[Passage]
) -> list[Span | None]:
    """The place of each of `passages`, hits of one document; None where it is not sure any more.

    text, state: of the document as it is. In one that has changed a hit is looked for by its words
    and what stood around them, as annotations are, and never taken where it may be another one.
    """
    places: list[Span | None] = [each.span for each in passages]
    strangers = [n for n, each in enumerate(passages) if each.state != state]
    if strangers:
        # How passages are looked for takes long to load; mostly none has gone.
        from annotations.neighbours import anchor_all  # noqa: PLC0415

        landed = anchor_all(text, [_target(passages[n]) for n in strangers])
        for n, anchor in zip(strangers, landed, strict=True):
            places[n] = anchor.span if isinstance(anchor, Exact | Moved) else None
    # What a hit reads is compared always: two writes within one tick of a clock leave one state.
    words = _words_at(text, {place for place in places if place is not None})
    return [
        place if place is not None and _reads(text, place, words.get(place), passage) else None
        for place, passage in zip(places, passages, strict=True)
    ]


def _reads(text: str, place: Span, words: str | None, hit: Passage) -> bool:
    """Whether `hit` is what stands at `place`, and not a part of another word."""
    ends = (text[max(0, place.start - 1) : place.start], text[place.end : place.end + 1])
    were = (hit.before[-1:], hit.after[:1])
    return words == hit.text and [c.isalnum() for c in ends] == [c.isalnum() for c in were]


def _target(passage: Passage) -> Target:
    quote = TextQuoteSelector(passage.text, passage.before, passage.after)
    return Target("", passage.span, quote)


def _words_at(text: str, places: set[Span]) -> dict[Span, str]:
    inside = sorted(place for place in places if place.end <= len(text))
    return {shown.span: shown.text for shown in concordance(text, inside, width=0)}
