"""Sources by name: who claims are attributed to, with the numbers that are dealt to them."""

import unicodedata
from bisect import insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from annotations.model import SOURCE, Annotation
from annotations.uses import order_of
from annotations.values import dataclass


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


def _mentions(annotation: Annotation) -> bool:
    return annotation.tag == SOURCE and bool(source_name(annotation))


def numbered(mentions: Iterable[Annotation], before: Mapping[str, int]) -> Mapping[str, int]:
    """A number for every source: those dealt before, by key, stay; others by first creation."""
    numbers = dict(before)
    last = max(numbers.values(), default=0)
    for mention in sorted(mentions, key=lambda x: (x.created, x.id)):
        key = entity_key(source_name(mention))
        if key not in numbers:
            last += 1
            numbers[key] = last
    return numbers


def sources_of(mentions: Iterable[Annotation], numbers: Mapping[str, int]) -> Mapping[str, Source]:
    """The sources that are mentioned, by key and in the order of their numbers.

    mentions: by position.
    """
    by_key: dict[str, list[Annotation]] = {}
    for mention in mentions:
        by_key.setdefault(entity_key(source_name(mention)), []).append(mention)
    made = (_source(key, group, numbers) for key, group in by_key.items())
    return {source.key: source for source in sorted(made, key=lambda x: x.number)}


def _source(key: str, mentions: Sequence[Annotation], numbers: Mapping[str, int]) -> Source:
    first = min(mentions, key=lambda x: (x.created, x.id))
    return Source(key, source_name(first), numbers[key], tuple(x.id for x in mentions))


def sources_with(
    sources: Mapping[str, Source],
    numbers: Mapping[str, int],
    before: Mapping[str, Annotation],
    after: Mapping[str, Annotation],
    ids: Collection[str],
) -> tuple[Mapping[str, Source], Mapping[str, int]]:
    """The sources and numbers of the annotations `before` where those of `ids` are as `after`."""
    came = [x for x in map(after.get, ids) if x is not None and _mentions(x)]
    went = [x for x in map(before.get, ids) if x is not None and _mentions(x)]
    if not came and not went:
        return sources, numbers
    numbers, found = numbered(came, numbers), dict(sources)
    for key in dict.fromkeys(entity_key(source_name(x)) for x in (*went, *came)):
        kept = found[key].mentions if key in found else ()
        group = [after[id_] for id_ in kept if id_ not in ids]
        for mention in came:
            if entity_key(source_name(mention)) == key:
                insort(group, mention, key=order_of)
        if group:
            found[key] = _source(key, group, numbers)
        else:
            del found[key]
    return dict(sorted(found.items(), key=lambda x: x[1].number)), numbers
