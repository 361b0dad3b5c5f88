"""Pending: a claim was tagged, and letters stand before the names that it may rest on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotations.claims import entity_key, source_name
from annotations.selectors import Span
from annotations.uses import order_of
from reader.actions import HINT_LETTERS
from reader.modes.figures import proposed, readings_of
from reader.modes.step import reading_of
from reader.shown import Mark, ShownDocument
from reader.state import Pending, State
from reader.thoughts import candidates_of, cuts_of
from reader.windows import TextWindow

if TYPE_CHECKING:
    from corpus.attribution.candidates import Candidate
    from corpus.attribution.cuts import Cut
    from corpus.attribution.known import KnownSource

RECENT = 4


def known_sources(document: ShownDocument, window: TextWindow) -> "tuple[KnownSource, ...]":
    """The sources of the document that are known by name, in the order of their numbers.

    Their mentions are those in the window, in its code points.
    """
    from corpus.attribution.known import KnownSource  # noqa: PLC0415 - see `loading`

    if window in document.known_in:
        return document.known_in[window]
    here: dict[str, list[Mark]] = {}
    for mark in document.mentions_over(Span(window.base, window.end)):
        here.setdefault(entity_key(source_name(mark.annotation)), []).append(mark)
    known = tuple(
        KnownSource(source.name, source.number, mentions=_places(here.get(key, ()), window))
        for key, source in document.graph.sources.items()
    )
    document.known_in[window] = known
    return known


def _places(mentions: Iterable[Mark], window: TextWindow) -> tuple[Span, ...]:
    """Where mentions stand in a window, ordered by where they were described."""
    in_order = sorted(mentions, key=lambda mark: order_of(mark.annotation))
    return tuple(window.span_of(mark.span) for mark in in_order)


def pending_for(
    state: State,
    claim: str,
    sentence: Span,
    *,
    spans: tuple[Span, ...] = (),
    in_paragraph: bool = False,
    window: TextWindow | None = None,
) -> Pending:
    """What may be linked to the claim of a sentence (bytes); the same at every visit.

    spans: what of it is the claim, where that is not all. in_paragraph: the names of the whole
    paragraph are meant, as after `s`. window: around the sentence, where it is known; this may run
    beside what looks for windows then.
    """
    document = reading_of(state).document
    window = window or document.window(sentence.start)
    local = window.span_of(sentence)
    paragraph = window.paragraph_at(local.start) or local
    known = known_sources(document, window)
    recent = tuple(source.entity for source in known)[:RECENT]
    about = paragraph if in_paragraph else local
    found = candidates_of(window.text, about, paragraph, known, recent)
    pieces = tuple(window.span_of(span) for span in spans) or (local,)
    ways = _with_pieces(cuts_of(window.text, local, paragraph, known), pieces)
    here = next((place for place, way in enumerate(ways) if way.pieces == pieces), 0)
    figures = readings_of(state, window, local, pieces, ways[here].asides)
    letters = tuple(HINT_LETTERS[i] if i < len(HINT_LETTERS) else "" for i in range(len(found)))
    return Pending(
        claim=claim,
        tail=claim,
        sentence=sentence,
        window=window,
        candidates=found,
        letters=letters,
        chains=tuple(_indexes(cut.chain, found) for cut in ways),
        cuts=ways,
        cut=here,
        figures=figures,
        figure=proposed(state, figures),
        suggesting=state.suggesting,
    )


def _with_pieces(ways: "tuple[Cut, ...]", pieces: tuple[Span, ...]) -> "tuple[Cut, ...]":
    """The cuts with what is a claim as one of them, behind the whole sentence."""
    if any(way.pieces == pieces for way in ways):
        return ways
    owns = (way.pieces if way.own_voice else way.asides for way in ways)
    own = any(_within(pieces, parts) for parts in owns)
    chain = () if own else ways[0].chain
    first = replace(ways[0], pieces=pieces, name="as first tagged", own_voice=own, chain=chain)
    return (ways[0], first, *ways[1:])


def _within(pieces: Sequence[Span], others: Sequence[Span]) -> bool:
    return all(any(other.contains(piece) for other in others) for piece in pieces)


def _indexes(chain: "tuple[Candidate, ...]", found: "tuple[Candidate, ...]") -> tuple[int, ...]:
    """Where the members of a chain stand among the candidates; none where one is not offered."""
    places = {entity_key(candidate.entity): index for index, candidate in enumerate(found)}
    indexes = tuple(places.get(entity_key(member.entity), -1) for member in chain)
    return () if -1 in indexes else indexes


def pending_of(state: State) -> Pending:
    """What is pending; only called in that mode."""
    pending = reading_of(state).pending
    if pending is None:
        raise LookupError("nothing is pending")
    return pending


def ended(state: State) -> State:
    """The state with nothing pending."""
    if state.reading is None or state.reading.pending is None:
        return state
    return replace(state, reading=replace(state.reading, pending=None))
