"""Claims, the sources they rest on, and the chains between them: a graph over annotations.

Chains come from links and nothing else stores them. A cycle is legal and ends every walk.
"""

import unicodedata
from collections.abc import Container, Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import islice

from annotations.collected import AnnotationSet
from annotations.model import CLAIM, SOURCE, Annotation, Link, Relation
from annotations.values import dataclass

Chain = tuple[str, ...]
"""Ids of source annotations, the nearest first; a document's ``urn:sha256:…`` is its own voice."""

MOST_CHAINS = 64
"""Chains of one claim that are walked: links that fork and join again make exponentially many."""
LONGEST_CHAIN = 64

UNSOURCED = "C?"
OWN_VOICE = "C0"
SEVERAL = "C+"


@lru_cache(maxsize=1 << 14)
def entity_key(name: str) -> str:
    """What two spellings share that name the same source: case and white space do not count."""
    return unicodedata.normalize(
        "NFC", " ".join(unicodedata.normalize("NFC", name).split()).casefold()
    )


def source_name(annotation: Annotation) -> str:
    """The name of a source: its entity, else the words of its mention."""
    if annotation.entity:
        return annotation.entity
    quotes = (target.quote.exact for target in annotation.targets if target.quote is not None)
    return next(quotes, "")


@dataclass(frozen=True, slots=True)
class Source:
    """Whoever or whatever claims are attributed to.

    name: as first written; number: in this document, never dealt anew; mentions: ids of its
    annotations, by position.
    """

    key: str
    name: str
    number: int
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What the library shows of a document."""

    claims: int
    unsourced: int
    sources: int


@dataclass(frozen=True)
class ClaimGraph:
    """The claims and sources of one document, from all its annotators.

    claims: by position; sources: by entity key; numbers: of all sources there ever were, by key.
    """

    annotations: Mapping[str, Annotation]
    links: tuple[Link, ...]
    claims: tuple[Annotation, ...]
    sources: Mapping[str, Source]
    numbers: Mapping[str, int]

    @classmethod
    def of(
        cls, annotation_set: AnnotationSet, numbers: Mapping[str, int] | None = None
    ) -> "ClaimGraph":
        """The graph of `annotation_set`. numbers: those dealt before, by name or key; all kept."""
        tagged = [(x.tag, x) for x in annotation_set.in_order]
        mentions = [x for tag, x in tagged if tag == SOURCE and source_name(x)]
        dealt = _dealt(mentions, numbers or {})
        return cls(
            annotations=annotation_set.annotations,
            links=tuple(annotation_set.links.values()),
            claims=tuple(x for tag, x in tagged if tag == CLAIM),
            sources=_sources(mentions, dealt),
            numbers=dealt,
        )

    def chains(self, id_: str) -> tuple[Chain, ...]:
        """Every way from a claim (or source) to where its attribution ends, at most 64 of them.

        A link to an annotation of another document, or to none, ends its chain with that id.
        """
        return tuple(islice(self._walk(id_, (id_,)), MOST_CHAINS))

    def direct(self, id_: str) -> tuple[str, ...]:
        """What a claim or source is attributed to at first hand, each once, in order of linking.

        The second version of what was changed on two sides rests on what the first one does.
        """
        found = self._attributions.get(id_, ())
        if not found and (first := self.version_of(id_)):
            return self._attributions.get(first, ())
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
        return self._related.get(id_, ())

    def dangling(self, elsewhere: Container[str] = ()) -> tuple[Link, ...]:
        """Links with an end in no sidecar. elsewhere: ids known from other documents."""

        def is_known(end: str) -> bool:
            return _is_document(end) or end in self.annotations or end in elsewhere

        return tuple(x for x in self.links if not (is_known(x.attributed) and is_known(x.to)))

    @cached_property
    def counts(self) -> Counts:
        """Claims, those of them unsourced, and sources; two versions of a claim are one."""
        claims = [claim.id for claim in self.claims if not self.version_of(claim.id)]
        unsourced = sum(self.is_unsourced(claim) for claim in claims)
        return Counts(len(claims), unsourced, len(self.sources))

    @cached_property
    def rested_on(self) -> frozenset[str]:
        """What any link leads to: a source that is not among these serves no claim."""
        return frozenset(link.to for link in self.links)

    @cached_property
    def _attributions(self) -> Mapping[str, tuple[str, ...]]:
        ends: dict[str, dict[str, None]] = {}
        for link in sorted(self.links, key=lambda x: (x.created, x.id)):
            if link.relation is Relation.ATTRIBUTED_TO and link.to != link.attributed:
                ends.setdefault(link.attributed, {})[link.to] = None
        return {id_: tuple(to) for id_, to in ends.items()}

    @cached_property
    def _related(self) -> Mapping[str, tuple[Link, ...]]:
        found: dict[str, list[Link]] = {}
        for link in self.links:
            if link.relation is not Relation.ATTRIBUTED_TO:
                found.setdefault(link.attributed, []).append(link)
        return {id_: tuple(links) for id_, links in found.items()}

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


def _dealt(mentions: Iterable[Annotation], before: Mapping[str, int]) -> Mapping[str, int]:
    """A number for every source: those dealt before stay, others follow by first creation."""
    numbers = {entity_key(name): number for name, number in before.items()}
    last = max(numbers.values(), default=0)
    for mention in sorted(mentions, key=lambda x: (x.created, x.id)):
        key = entity_key(source_name(mention))
        if key not in numbers:
            last += 1
            numbers[key] = last
    return numbers


def _sources(mentions: Iterable[Annotation], numbers: Mapping[str, int]) -> Mapping[str, Source]:
    by_key: dict[str, list[Annotation]] = {}
    for mention in mentions:
        by_key.setdefault(entity_key(source_name(mention)), []).append(mention)
    made = (
        Source(
            key=key,
            name=source_name(min(group, key=lambda x: (x.created, x.id))),
            number=numbers[key],
            mentions=tuple(mention.id for mention in group),
        )
        for key, group in by_key.items()
    )
    return {source.key: source for source in sorted(made, key=lambda x: x.number)}
