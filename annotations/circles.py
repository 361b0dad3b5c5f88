"""Chains of sources that come round again to one that they began with."""

from collections.abc import Iterable, Iterator, Mapping

from annotations.claims import entity_key, source_name
from annotations.model import Annotation, Link, Relation


def circles(
    annotations: Mapping[str, Annotation], links: Iterable[Link]
) -> Iterator[tuple[Link, tuple[str, ...]]]:
    """Each circle once: the link that closes it, and the names on the way, first and last alike.

    Two mentions of one name are one source. What is none of `annotations` goes by its id.
    """
    onward: dict[str, list[Link]] = {}
    for link in links:
        if link.relation is Relation.ATTRIBUTED_TO:
            onward.setdefault(link.attributed, []).append(link)
    told = set()
    for start in onward:
        way = _round(start, onward, annotations)
        names = tuple(_name(each, annotations) for each in (start, *(x.to for x in way)))
        if way and frozenset(map(entity_key, names)) not in told:
            told.add(frozenset(map(entity_key, names)))
            yield way[-1], names


def _round(
    start: str, onward: Mapping[str, list[Link]], annotations: Mapping[str, Annotation]
) -> tuple[Link, ...]:
    """The links from a source to where its name comes again; none where it does not."""
    name = entity_key(_name(start, annotations))
    came: dict[str, Link] = {}
    waiting = [start]
    while waiting:
        for link in onward.get(waiting.pop(0), ()):
            if entity_key(_name(link.to, annotations)) == name:
                return (*_way(link.attributed, start, came), link)
            if link.to not in came:
                came[link.to] = link
                waiting.append(link.to)
    return ()


def _way(to: str, start: str, came: Mapping[str, Link]) -> list[Link]:
    links: list[Link] = []
    while to != start:
        links.insert(0, came[to])
        to = came[to].attributed
    return links


def _name(id_: str, annotations: Mapping[str, Annotation]) -> str:
    annotation = annotations.get(id_)
    return (source_name(annotation) if annotation and annotation.tag_body else "") or id_
