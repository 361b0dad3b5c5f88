"""Claims, the sources they rest on, and the chains between them: a graph over annotations.

Chains come from links and nothing else stores them. A cycle is legal and ends every walk.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from functools import cached_property
from itertools import islice

from annotations.collected import AnnotationSet
from annotations.linked import LinksByEnd
from annotations.model import CLAIM, SOURCE, Annotation, Link, Relation
from annotations.sources import (
    Source,
    entity_key,
    numbered,
    source_name,
    sources_of,
    sources_with,
)
from annotations.uses import order_of
from annotations.values import dataclass

__all__ = ["Chain", "ClaimGraph", "Counts", "Source", "entity_key", "source_name"]

Chain = tuple[str, ...]
"""Ids of source annotations, the nearest first; a document's ``urn:sha256:…`` is its own voice."""

MOST_CHAINS = 64
"""Chains of one claim that are walked: links that fork and join again make exponentially many."""
LONGEST_CHAIN = 64

UNSOURCED = "C?"
OWN_VOICE = "C0"
SEVERAL = "C+"


@dataclass(frozen=True, slots=True)
class Counts:
    """What the library shows of a document."""

    claims: int
    unsourced: int
    sources: int


@dataclass(frozen=True)
class ClaimGraph:
    """The claims and sources of one document, from all its annotators.

    links_from: by the annotation that they start from; sources: by entity key; numbers: of all
    sources there ever were, by key; unsourced: ids of the claims that rest on nobody yet.
    """

    annotations: Mapping[str, Annotation]
    links_from: LinksByEnd
    sources: Mapping[str, Source]
    numbers: Mapping[str, int]
    unsourced: Set[str]
    counts: Counts

    @classmethod
    def of(
        cls, annotation_set: AnnotationSet, numbers: Mapping[str, int] | None = None
    ) -> "ClaimGraph":
        """The graph of `annotation_set`. numbers: those dealt before, by name or key; all kept."""
        tagged = [(x.tag, x) for x in annotation_set.in_order]
        mentions = [x for tag, x in tagged if tag == SOURCE and source_name(x)]
        dealt = numbered(mentions, {entity_key(x): n for x, n in (numbers or {}).items()})
        bare = cls.linked(annotation_set.annotations, annotation_set.links_from)
        bare = replace(bare, sources=sources_of(mentions, dealt), numbers=dealt)
        claims = tuple(x for tag, x in tagged if tag == CLAIM)
        graph = bare._with_claims(x.id for x in claims)
        graph.__dict__["claims"] = claims
        return graph

    @classmethod
    def linked(cls, annotations: Mapping[str, Annotation], links_from: LinksByEnd) -> "ClaimGraph":
        """A graph of nothing but chains and relations: neither claims nor sources are told."""
        return cls(annotations, links_from, {}, {}, frozenset(), Counts(0, 0, 0))

    def changed(
        self, before: AnnotationSet, after: AnnotationSet, ids: Collection[str]
    ) -> "ClaimGraph":
        """This graph, which is that of `before`, where one's own items `ids` are as in `after`.

        The same as one of `after` with these numbers, at the cost of what the edit touches.
        """
        touched = after.touched(before, ids)
        sources, numbers = sources_with(
            self.sources, self.numbers, self.annotations, after.annotations, ids
        )
        graph = replace(
            self,
            annotations=after.annotations,
            links_from=after.links_from,
            sources=sources,
            numbers=numbers,
        )
        return graph._with_claims(touched, self)

    @cached_property
    def claims(self) -> tuple[Annotation, ...]:
        """The claims, by position."""
        found = (x for x in self.annotations.values() if x.tag == CLAIM)
        return tuple(sorted(found, key=order_of))

    @property
    def links(self) -> Iterator[Link]:
        """All links, those of one annotation together."""
        return (link for links in self.links_from.values() for link in links)

    def chains(self, id_: str) -> tuple[Chain, ...]:
        """Every way from a claim (or source) to where its attribution ends, at most 64 of them.

        A link to an annotation of another document, or to none, ends its chain with that id.
        """
        return tuple(islice(self._walk(id_, (id_,)), MOST_CHAINS))

    def direct(self, id_: str) -> tuple[str, ...]:
        """What a claim or source is attributed to at first hand, each once, in order of linking.

        The second version of what was changed on two sides rests on what the first one does.
        """
        found = self._first_hand(id_)
        if not found and (first := self.version_of(id_)):
            return self._first_hand(first)
        return found

    def version_of(self, id_: str) -> str:
        """What `id_` is the second version of, as a merge kept both; "" where it is none."""
        annotation = self.annotations.get(id_)
        first = annotation.conflict if annotation else None
        return first if first and first in self.annotations else ""

    def is_unsourced(self, id_: str) -> bool:
        """Whether nobody said whose claim it is; the document's own voice is somebody."""
        return not self.direct(id_)

    def own_voice(self, id_: str) -> bool:
        """Whether the document says it in its own voice, and nobody else does."""
        direct = self.direct(id_)
        return bool(direct) and all(_is_document(to) for to in direct)

    def source_of(self, id_: str) -> Source | None:
        """The source that the annotation `id_` mentions, None where it is no source of ours."""
        annotation = self.annotations.get(id_)
        if annotation is None or annotation.tag != SOURCE:
            return None
        return self.sources.get(entity_key(source_name(annotation)))

    def source_number(self, entity: str) -> int | None:
        """The number of the source of that name, also of one that was deleted; None if unknown."""
        return self.numbers.get(entity_key(entity))

    def label(self, id_: str) -> str:
        """The gutter's mark of a claim: ``C5`` by its source, ``C?`` unsourced, ``C0``, ``C+``."""
        said_by = {self._end_key(to) for to in self.direct(id_)}
        if len(said_by) > 1:
            return SEVERAL
        for key in said_by:
            if key == OWN_VOICE:
                return OWN_VOICE
            if key in self.sources:
                return f"C{self.sources[key].number}"
        return UNSOURCED

    def relations(self, id_: str) -> tuple[Link, ...]:
        """How `id_` is related to others, but for what it is attributed to."""
        links = self.links_from.get(id_, ())
        return tuple(x for x in links if x.relation is not Relation.ATTRIBUTED_TO)

    def dangling(self, elsewhere: Container[str] = ()) -> tuple[Link, ...]:
        """Links with an end in no sidecar. elsewhere: ids known from other documents."""

        def is_known(end: str) -> bool:
            return _is_document(end) or end in self.annotations or end in elsewhere

        return tuple(x for x in self.links if not (is_known(x.attributed) and is_known(x.to)))

    def _first_hand(self, id_: str) -> tuple[str, ...]:
        links = self.links_from.get(id_, ())
        if len(links) > 1:
            links = tuple(sorted(links, key=lambda x: (x.created, x.id)))
        said = [x.to for x in links if x.relation is Relation.ATTRIBUTED_TO and x.to != id_]
        return tuple(dict.fromkeys(said))

    def _is_claim(self, id_: str) -> bool:
        annotation = self.annotations.get(id_)
        return annotation is not None and annotation.tag == CLAIM

    def _with_claims(self, ids: Iterable[str], before: "ClaimGraph | None" = None) -> "ClaimGraph":
        """With the claims among `ids` as they are; all others are those of the graph `before`."""
        ids = set(ids)
        claims = {id_ for id_ in ids if self._is_claim(id_)}
        unsourced = {id_ for id_ in claims if self.is_unsourced(id_)}
        count = sum(not self.version_of(id_) for id_ in claims)
        bare = sum(not self.version_of(id_) for id_ in unsourced)
        if before is not None:
            was = {id_ for id_ in ids if before._is_claim(id_) and not before.version_of(id_)}
            count += before.counts.claims - len(was)
            bare += before.counts.unsourced - len(was & before.unsourced)
            unsourced |= before.unsourced - ids
        counts = Counts(count, bare, len(self.sources))
        return replace(self, unsourced=unsourced, counts=counts)

    def _walk(self, start: str, seen: Chain) -> Iterable[Chain]:
        stack = [(start, seen)]
        while stack:
            id_, walked = stack.pop()
            onward = [to for to in self.direct(id_) if to not in walked]
            if len(walked) > LONGEST_CHAIN:
                onward = []
            if not onward and len(walked) > 1:
                yield walked[1:]
            stack.extend((to, (*walked, to)) for to in reversed(onward))

    def _end_key(self, to: str) -> str:
        if _is_document(to):
            return OWN_VOICE
        source = self.source_of(to)
        return to if source is None else source.key


def _is_document(iri: str) -> bool:
    return iri.startswith("urn:sha256:")
