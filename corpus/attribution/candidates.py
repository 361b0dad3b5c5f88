"""Who may be the source of a sentence, in one order at every visit, and the chain proposed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from annotations.selectors import Span
from annotations.values import dataclass
from corpus.attribution.announced import spoken
from corpus.attribution.chains import read
from corpus.attribution.chunks import NameKind
from corpus.attribution.cues import READ_FOR_LANGUAGE, cues_within
from corpus.attribution.dispatches import dispatched_by
from corpus.attribution.entities import entity_name, name_key
from corpus.attribution.going_on import goes_on
from corpus.attribution.head_lines import is_head_line
from corpus.attribution.issuers import WHOSE
from corpus.attribution.known import Context, KnownSource
from corpus.attribution.names import Name, names
from corpus.attribution.nobodies import is_counted, names_nobody
from corpus.attribution.outlet import is_own_outlet
from corpus.attribution.passing import passed_on_by
from corpus.attribution.resolution import resolve_in
from corpus.attribution.trim import trimmed_pieces

PARAGRAPH_REACH = 2_000
"""Code points of a paragraph, on either side of the sentence, that are searched for names."""

MOST_MENTIONS = 24
"""Mentions of each kind that are looked at."""


class CandidateKind(StrEnum):
    """Where a candidate comes from, in the order in which they are offered."""

    CUE_SUBJECT = "cue-subject"
    NAMED_IN_SENTENCE = "named-in-sentence"
    PARAGRAPH = "paragraph"
    RECENT = "recent"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a claim may be attributed to.

    span, mention: the words and their place, None and empty for a recent source that is not
    mentioned here. entity: the name. resolved_from: the words, where they stand for another
    name ("he"), and why. number: in the document, None where it has none yet.
    """

    span: Span | None
    mention: str
    entity: str
    resolved_from: str | None
    kind: CandidateKind
    number: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the words of a sentence propose.

    chain: whom the sentence rests on, the innermost source first; empty where nothing is
    proposed. cut_index: which of `cuts` the chain is about: 0 the whole sentence, 1 only the first
    of `contents`, the rest being the outlet's own or somebody else's. contents: what is reported,
    in pieces. chains: whom each of these rests on. asides: clauses that are the outlet's own
    words. body: the sentence without its dateline. denied: what is said to be untrue, with whom
    that rests on.
    """

    chain: tuple[Candidate, ...] = ()
    cut_index: int = 0
    contents: tuple[tuple[Span, ...], ...] = ()
    chains: tuple[tuple[Candidate, ...], ...] = ()
    asides: tuple[Span, ...] = ()
    body: Span | None = None
    denied: tuple[tuple[Span, tuple[Candidate, ...]], ...] = ()


def candidates(
    text: str,
    sentence: Span,
    paragraph: Span,
    known: Sequence[KnownSource] = (),
    recent: Sequence[str] = (),
) -> tuple[Candidate, ...]:
    """Subjects of cue words, other names of the sentence, the paragraph's, recent ones.

    text: a window that reaches `earlier.LOOK_BACK` before the sentence. recent: entities, the
    latest first. One candidate for each entity; words that nobody can resolve are left out.
    """
    context = Context(text, cues_within(_head(text, paragraph), sentence.of(text)), known)
    found: dict[str, Candidate] = {}
    for each in _in_order(context, sentence, paragraph):
        there = each.why == WHOSE and name_key(each.entity) in found
        candidate = _as_itself(context, each) if there else each
        found.setdefault(name_key(candidate.entity), candidate)
    for entity in recent:
        number = _number(entity, known)
        candidate = Candidate(None, "", entity, None, CandidateKind.RECENT, number)
        found.setdefault(name_key(entity), candidate)
    return tuple(found.values())


def propose(
    text: str, sentence: Span, paragraph: Span, known: Sequence[KnownSource] = ()
) -> Proposal:
    """The chain that the words of a sentence make, and what they attribute.

    The chain is empty where there is no cue, or where one of its members cannot be told.
    """
    if is_head_line(text, sentence):
        return Proposal()
    context = Context(text, cues_within(_head(text, paragraph), sentence.of(text)), known)
    reading = read(text, sentence, context.cues)
    if going_on := goes_on(context, sentence, paragraph):
        agency = dispatched_by(text, paragraph)
        chain = _dispatched(context, _chain(context, going_on), agency)
        whole = (spoken(context.text, sentence, context.cues),)
        return Proposal(chain, 0, (whole,), (chain,)) if chain else Proposal()
    agency = dispatched_by(text, paragraph) if reading.chain else None
    chain = _dispatched(context, _chain(context, reading.chain), agency)
    chains = tuple(_dispatched(context, _chain(context, hops), agency) for hops in reading.chains)
    reported = reading.contents[0] if reading.partial and chain and reading.contents else ()
    cut_index = int(bool(trimmed_pieces(text, reported)))
    denied = tuple((span, _chain(context, hops)) for span, hops in reading.denied)
    return Proposal(
        chain, cut_index, reading.contents, chains, reading.asides, reading.body, denied
    )


def _chain(context: Context, hops: tuple[Span, ...]) -> tuple[Candidate, ...]:
    """The candidates of a chain, innermost first; none where one of its members is unknown."""
    chain: dict[str, Candidate] = {}
    found = _of_speakers(context, hops)
    if None in found:
        return ()
    for place, candidate in enumerate(filter(None, (*found, *_carriers(context, hops)))):
        span = candidate.span
        if place and span is not None and is_own_outlet(context.text, span, candidate.entity):
            continue
        chain.setdefault(name_key(candidate.entity), candidate)
    return tuple(chain.values())


def _dispatched(
    context: Context, chain: tuple[Candidate, ...], agency: Span | None
) -> tuple[Candidate, ...]:
    """A chain with the agency around it whose dispatch another outlet prints."""
    if agency is None or not chain:
        return chain
    mention = agency.of(context.text)
    number = _number(mention, context.known)
    hop = Candidate(agency, mention, mention, None, CandidateKind.NAMED_IN_SENTENCE, number)
    there = any(name_key(each.entity) == name_key(mention) for each in chain)
    return chain if there else (*chain, hop)


def _of_speakers(context: Context, spans: Sequence[Span]) -> list[Candidate | None]:
    """The candidates of cue words' subjects.

    "The statement" stands for its issuer only where that does not speak in the sentence itself:
    "according to the statement, the ministry says" is the ministry, through the statement.
    """
    found = [_candidate(context, span, CandidateKind.CUE_SUBJECT) for span in spans]
    speaking = [name_key(each.entity) for each in found if each and each.why != WHOSE]
    return [
        _as_itself(context, each)
        if each and each.why == WHOSE and name_key(each.entity) in speaking
        else each
        for each in found
    ]


def _as_itself(context: Context, candidate: Candidate) -> Candidate:
    """A candidate under the name that its own words give."""
    entity = entity_name(candidate.mention, context.cues)
    number = _number(entity, context.known)
    return replace(candidate, entity=entity, resolved_from=None, number=number, why="")


def _carriers(context: Context, hops: Sequence[Span]) -> Iterator[Candidate]:
    """Through whom the last of a chain speaks, where only an earlier sentence says so."""
    last = _candidate(context, hops[-1], CandidateKind.CUE_SUBJECT) if hops else None
    if last is None:
        return
    for span in passed_on_by(context, hops[-1], last.entity):
        candidate = _candidate(context, span, CandidateKind.PARAGRAPH)
        if candidate is not None:
            yield candidate


def _head(text: str, paragraph: Span) -> str:
    """What tells the language of a paragraph."""
    return text[paragraph.start : min(paragraph.end, paragraph.start + READ_FOR_LANGUAGE)]


def _in_order(context: Context, sentence: Span, paragraph: Span) -> Iterator[Candidate]:
    if is_head_line(context.text, sentence):
        yield from _of_names(
            context,
            [name.span for name in _ranked(context, sentence)],
            CandidateKind.NAMED_IN_SENTENCE,
        )
        return
    reading = read(context.text, sentence, context.cues)
    going_on = goes_on(context, sentence, paragraph)
    speakers = (*reading.speakers, *going_on)[:MOST_MENTIONS]
    others = [
        name.span
        for name in _ranked(context, sentence)
        if not any(name.span.overlaps(speaker) for speaker in speakers)
    ]
    around = [name.span for rest in _rest(paragraph, sentence) for name in _ranked(context, rest)]
    yield from filter(None, _of_speakers(context, speakers))
    yield from _of_names(context, others, CandidateKind.NAMED_IN_SENTENCE)
    for hops in dict.fromkeys((reading.chain, *reading.chains, going_on)):
        yield from _carriers(context, hops)
    yield from _of_names(context, around, CandidateKind.PARAGRAPH)


def _of_names(context: Context, spans: Sequence[Span], kind: CandidateKind) -> Iterator[Candidate]:
    for span in spans[:MOST_MENTIONS]:
        candidate = _candidate(context, span, kind)
        if candidate is not None:
            yield candidate


def _ranked(context: Context, passage: Span) -> list[Name]:
    """The names of a passage without its pronouns and what names nobody, the likely ones first."""
    every = names(context.text, passage, context.cues)
    kept = (
        name
        for name in every
        if name.kind is not NameKind.PRONOUN
        and not names_nobody(context.text, name, context.cues)
        and not is_counted(context.text, name, context.cues)
    )
    return sorted(kept, key=lambda name: name.rank)


def _rest(paragraph: Span, sentence: Span) -> Iterator[Span]:
    """A paragraph before and after the sentence, as far as `PARAGRAPH_REACH`."""
    if paragraph.start < sentence.start:
        end = min(sentence.start, paragraph.end)
        yield Span(max(paragraph.start, end - PARAGRAPH_REACH), end)
    if sentence.end < paragraph.end:
        start = max(sentence.end, paragraph.start)
        yield Span(start, min(paragraph.end, start + PARAGRAPH_REACH))


def _candidate(context: Context, span: Span, kind: CandidateKind) -> Candidate | None:
    """The candidate that some words make; None where they stand for nobody that can be told."""
    mention = span.of(context.text)
    resolution = resolve_in(context, span)
    if resolution is not None:
        number = _number(resolution.entity, context.known)
        return Candidate(span, mention, resolution.entity, mention, kind, number, resolution.why)
    entity = "" if mention.lower() in context.cues.pronouns else entity_name(mention, context.cues)
    if not entity:
        return None
    return Candidate(span, mention, entity, None, kind, _number(entity, context.known))


def _number(entity: str, known: Sequence[KnownSource]) -> int | None:
    key = name_key(entity)
    return next((source.number for source in known if name_key(source.entity) == key), None)
