"""The links of a chain, hop by hop: no other claim's chain changes, and none becomes a circle."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from annotations.claims import entity_key, source_name
from annotations.model import SOURCE, Relation, Target
from reader.modes.draft import Draft
from reader.modes.sources import attributions
from reader.shown import ShownDocument

Hop = tuple[str, str]
"""Ids of what is attributed and of what it is attributed to."""


def with_chain(draft: Draft, document: ShownDocument, claim: str, ends: Sequence[str]) -> Draft:
    """A claim whose chain is `ends`, the nearest first; links that are there already stay."""
    kept, tail = tuple(pairwise((claim, *ends))), claim
    for to in ends:
        if tail != claim and in_chain(draft, claim, tail, to):
            break
        draft = with_hop(draft, document, claim, tail, to, kept=kept)
        tail = draft.made
    return draft


def with_hop(
    draft: Draft,
    document: ShownDocument,
    claim: str,
    tail: str,
    to: str,
    *,
    kept: Collection[Hop] = (),
) -> Draft:
    """`tail`, which is `claim` or the last source of its chain so far, linked to `to`.

    A hop from the claim replaces its chain: the old links go, but those that other claims rest on
    and the `kept` ones. A source that other claims rest on too is not given a source of its own
    behind their backs: a mention of it is made for this claim alone. `made` is what it leads to.
    """
    if tail == claim:
        return _without_circle(_unchained(draft, claim, to, kept), document, [], claim, to)
    ends = [end for _, end in attributions(draft, tail)]
    before = chain_to(draft, claim, tail)
    if any(end != to for end in ends) or _rests_on(draft, tail) > 1:
        if to in ends:
            return _made(draft, to)
        draft, tail = _with_private_mention(draft, document, (claim, *before)[-2], tail)
    return _without_circle(draft, document, before, tail, to)


def in_chain(draft: Draft, claim: str, tail: str, to: str) -> bool:
    """Whether the source `to` is named in the chain from a claim to `tail` already."""
    name = _name(draft, to)
    return bool(name) and any(_name(draft, each) == name for each in chain_to(draft, claim, tail))


def chain_to(draft: Draft, claim: str, tail: str) -> list[str]:
    """The sources from a claim to `tail`, the nearest first; none where it is not reached."""
    ways, seen = [[claim]], {claim}
    while ways:
        way = ways.pop(0)
        if way[-1] == tail:
            return way[1:]
        onward = [end for end in _ends(draft, way[-1]) if end not in seen]
        seen.update(onward)
        ways += [[*way, end] for end in onward]
    return []


def _unchained(draft: Draft, claim: str, to: str, kept: Collection[Hop]) -> Draft:
    """A claim without its chain; a link to `to` itself stays."""
    for link, end in attributions(draft, claim):
        if end != to:
            draft = draft.unlinked(link)
        if _rests_on(draft, end) <= (end == to):
            draft = _cut(draft, end, kept)
    return draft


def _cut(draft: Draft, source: str, kept: Collection[Hop] = ()) -> Draft:
    """Without what a source rests on, and so on as far as nothing else rests there."""
    for link, end in attributions(draft, source):
        if (source, end) in kept:
            continue
        draft = draft.unlinked(link)
        if not _rests_on(draft, end):
            draft = _cut(draft, end, kept)
    return draft


def _without_circle(
    draft: Draft, document: ShownDocument, before: Sequence[str], tail: str, to: str
) -> Draft:
    """The hop, which leads to the bare name of `to` where its own chain would come round again."""
    names = {_name(draft, each) for each in (*before, to)}
    if names & {_name(draft, each) for each in _onward(draft, to)}:
        if _rests_on(draft, to):
            for link, end in attributions(draft, tail):
                draft = draft.unlinked(link) if end == to else draft
            draft = draft.tagged((Target(document.digest or ""),), SOURCE, draft.get(to).entity)
            to = draft.made
        else:
            draft = _cut(draft, to)
    return _made(draft.linked(tail, to), to)


def _onward(draft: Draft, source: str) -> Iterator[str]:
    """What a source rests on, directly or not; itself where that is a circle."""
    seen, waiting = set(), [source]
    while waiting:
        for end in _ends(draft, waiting.pop()):
            if end not in seen:
                seen.add(end)
                waiting.append(end)
                yield end


def _ends(draft: Draft, id_: str) -> list[str]:
    links = draft.annotations.links_from.get(id_, ())
    return [link.to for link in links if link.relation is Relation.ATTRIBUTED_TO]


def _name(draft: Draft, id_: str) -> str:
    """By what a source is told from others; its id where it is none of this document."""
    annotation = draft.annotations.annotations.get(id_)
    return entity_key(source_name(annotation)) if annotation else id_


def _rests_on(draft: Draft, annotation_id: str) -> int:
    """How many links lead to an annotation, but for those of a circle that it is in."""
    behind = set(_onward(draft, annotation_id))
    links = draft.annotations.links_to.get(annotation_id, ())
    return sum(1 for link in links if link.attributed not in behind)


def _with_private_mention(
    draft: Draft, document: ShownDocument, attributed: str, shared: str
) -> tuple[Draft, str]:
    """Another mention of a shared source, on which `attributed` rests in its place."""
    draft = draft.tagged((Target(document.digest or ""),), SOURCE, draft.get(shared).entity)
    private = draft.made
    for link, end in attributions(draft, attributed):
        draft = draft.unlinked(link) if end == shared else draft
    return draft.linked(attributed, private), private


def _made(draft: Draft, id_: str) -> Draft:
    return replace(draft, made=id_)
