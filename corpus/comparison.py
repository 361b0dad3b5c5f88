"""What the documents of a corpus claim, gathered from their sidecars for the claims matrix."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median_low

from annotations.claims import ClaimGraph, source_name
from annotations.collected import AnnotationSet
from annotations.entries import ELSEWHERE, OWN_VOICE, Entry
from annotations.errors import SidecarError
from annotations.linked import START, by_end
from annotations.matrix import Matrix
from annotations.model import Annotation, Figure, Link, Relation
from annotations.selectors import Span
from corpus.errors import CorpusError
from corpus.figures.moments import moments
from corpus.library import Corpus
from corpus.metadata import Metadata
from corpus.placed import Placed, passages, placed

_READ = 200_000
"""Code points of a document without a date that are looked through for days it knows of."""
_AHEAD = 200
"""Days behind the corpus' days beyond which a day is a plan, or another year's."""

Report = Callable[[SidecarError], None]
_Related = Mapping[tuple[str, Relation], Sequence[str]]
"""What links lead to, by the claim that they start from and the relation."""


def compared(corpus: Corpus, annotator: str, report: Report | None = None) -> Matrix:
    """All claims of the corpus, from all annotators, with what conflicts.

    report: told of sidecars that cannot be read and are left out. A document that cannot be read
    is left out too.
    """
    # It folds names by `regex`, which the help of the commands does without.
    from corpus.names.register import read_register, same_source  # noqa: PLC0415

    documents = corpus.documents()
    sets = {
        entry.name: corpus.annotation_set(entry.name, annotator, report=report or _ignored)
        for entry in documents
        if corpus.sidecar_paths(entry.name)
    }
    claims = {name: ClaimGraph.of(each).claims for name, each in sets.items()}
    places = {name: placed(corpus, name, found) for name, found in claims.items() if found}
    same = passages(corpus, places)
    metadata = {name: _metadata(corpus, name) for name in places}
    around = _around(corpus, metadata)
    graph = _joined(sets)
    related = _related(graph)
    entries = [
        _at(entry, landed.get(entry.id), same.get(entry.id, ""))
        for name, landed in places.items()
        for entry in _entries(corpus, name, metadata[name], claims[name], graph, related, around)
    ]
    return Matrix.of(_with_first_days(entries), same_source(read_register()))


def _around(corpus: Corpus, metadata: Mapping[str, Metadata]) -> datetime.date | None:
    """The day that the documents with claims are about; where none has one, that of all known."""
    for known in (metadata, corpus.known_metadata()):
        if days := [each.date for each in known.values() if each.date is not None]:
            return median_low(days)
    return None


def _at(entry: Entry, place: Placed | None, passage: str) -> Entry:
    """The claim where it landed; one that is found no more stays where its sidecar has it."""
    span = place.span if place else Span(entry.start, entry.end)
    return replace(entry, passage=passage, start=span.start, end=span.end)


def _with_first_days(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The claims, those of a reprint without a day with the day of what it reprints."""
    first: dict[str, str] = {}
    for entry in entries:
        if entry.passage and entry.said:
            first[entry.passage] = min(entry.said, first.get(entry.passage, entry.said))
    for entry in entries:
        day = "" if entry.said else first.get(entry.passage, "")
        yield replace(entry, first_said=day) if day else entry


def _ignored(_problem: SidecarError) -> None:
    """Nobody is told."""


def _metadata(corpus: Corpus, name: str) -> Metadata:
    try:
        return corpus.metadata(name)
    except CorpusError:
        return Metadata()


def _joined(sets: dict[str, AnnotationSet]) -> ClaimGraph:
    """One graph over all documents: a chain may lead from one into another."""
    annotations: dict[str, Annotation] = {}
    links: dict[str, Link] = {}
    for each in sets.values():
        annotations.update(each.annotations)
        links.update(each.links)
    return ClaimGraph.linked(annotations, by_end(links.values(), START))


def _related(graph: ClaimGraph) -> _Related:
    found: dict[tuple[str, Relation], list[str]] = {}
    for link in graph.links:
        found.setdefault((link.attributed, link.relation), []).append(link.to)
    return found


def _entries(
    corpus: Corpus,
    name: str,
    metadata: Metadata,
    claims: Sequence[Annotation],
    graph: ClaimGraph,
    related: _Related,
    around: datetime.date | None,
) -> list[Entry]:
    own = metadata.date.isoformat() if metadata.date else ""
    bound = _knows_of(corpus, name, around) if claims and not own else ""
    outlet = metadata.outlet or ""
    return [_entry(name, outlet, own, bound, claim, graph, related) for claim in claims]


def _entry(
    name: str,
    outlet: str,
    own: str,
    bound: str,
    claim: Annotation,
    graph: ClaimGraph,
    related: _Related,
) -> Entry:
    body, position = claim.tag_body, claim.position
    figure = body.figure if body else None
    said = (figure.as_of if figure else None) or own
    quotes = [target.quote.exact for target in claim.targets if target.quote is not None]
    chains = tuple(_names(graph, chain) for chain in graph.chains(claim.id))
    return Entry(
        id=claim.id,
        document=name,
        outlet=outlet,
        topic=body.topic if body else None,
        quote=" … ".join(quotes),
        figure=figure,
        chains=chains,
        said=said,
        not_before="" if said else bound,
        polarity=body.polarity if body else None,
        suggested=bool(body and body.suggested),
        annotator=claim.creator,
        start=position.start if position else 0,
        end=position.end if position else 0,
        contradicts=frozenset(related.get((claim.id, Relation.CONTRADICTS), ())),
        corroborates=frozenset(related.get((claim.id, Relation.CORROBORATES), ())),
        answer=_answer(body.topic if body else None, " … ".join(quotes), chains),
        part=figure is not None and _is_part(claim, figure),
    )


def _is_part(claim: Annotation, figure: Figure) -> bool:
    # It reads words by `regex`, as the register does.
    from corpus.figures.parts import is_part  # noqa: PLC0415

    quotes = [target.quote for target in claim.targets if target.quote is not None]
    return any(is_part(figure, quote.prefix, quote.exact) for quote in quotes)


def _answer(topic: str | None, quote: str, chains: Sequence[Sequence[str]]) -> str:
    # They read words by `regex`, as the register does.
    from corpus.answers import answer, asks_who  # noqa: PLC0415

    if not topic or not asks_who(topic):
        return ""
    return answer(quote, next((chain[0] for chain in chains if chain), ""))


def _names(graph: ClaimGraph, chain: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_name(graph, id_) for id_ in chain)


def _name(graph: ClaimGraph, id_: str) -> str:
    if id_.startswith("urn:sha256:"):
        return OWN_VOICE
    annotation = graph.annotations.get(id_)
    return ELSEWHERE if annotation is None else source_name(annotation) or ELSEWHERE


def _knows_of(corpus: Corpus, name: str, around: datetime.date | None) -> str:
    """The last day that a document without a date speaks of: it was not written before that."""
    if around is None:
        return ""
    try:
        with corpus.open(name) as document:
            text = document.read(0, _READ).decode("utf-8", "replace")
    except CorpusError:
        return ""
    days = [moment.day for moment in moments(text, around) if moment.day is not None]
    near = [day for day in days if (day - around).days <= _AHEAD]
    return max(near).isoformat() if near else ""
