"""Ids that several sidecars of one document hold, as a copied file makes them: told apart.

The first sidecar to hold an id has it. What another one says differently under the same id is
shown beside it under an id of its own, with the links in that sidecar that lead to it; what it says
alike is there once. Nothing of this is written: the files keep their ids.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from annotations.model import Annotation, Item, Link
from annotations.snapshot import Line, Sidecar

_MARK = "#of-"
_MARKED = re.compile(r"#of-[a-z0-9_-]+(?:-[0-9]+)?\Z")


def told_apart(mine: Sidecar, others: Iterable[Sidecar]) -> Iterator[tuple[Line, ...]]:
    """The lines of each of the `others` as they are shown beside `mine` and those before them."""
    known: dict[str, Item] = {**mine.annotations, **mine.links}
    for other in others:
        held: dict[str, Item] = {**other.annotations, **other.links}
        shared = known.keys() & held.keys()
        if not shared:
            yield other.lines
            known.update(held)
            continue
        renamed = {
            id_: _free(id_, other.annotator, known)
            for id_ in shared
            if known[id_] != held[id_] and isinstance(held[id_], Annotation)
        }
        lines = tuple(_shown(other, known, renamed))
        known.update({line.id: line.item for line in lines if line.item is not None})
        yield lines


def filed_id(id_: str) -> str:
    """The id in the files of what is shown as `id_`."""
    return _MARKED.sub("", id_)


def _shown(other: Sidecar, known: Mapping[str, Item], renamed: Mapping[str, str]) -> Iterator[Line]:
    for line in other.lines:
        item = line.item
        if isinstance(item, Link):
            ends = (renamed.get(item.attributed, item.attributed), renamed.get(item.to, item.to))
            item = replace(item, attributed=ends[0], to=ends[1])
        if item is None or line.id not in known:
            yield line if item is line.item else replace(line, item=item)
        elif item != known[line.id]:
            id_ = renamed.get(line.id) or _free(line.id, other.annotator, known)
            order = (*line.order[:3], id_)
            yield replace(line, id=id_, item=replace(item, id=id_), order=order)


def _free(id_: str, annotator: str, known: Mapping[str, Item]) -> str:
    """An id that nothing else is shown under; two sidecars may say that they are one person's."""
    free = f"{id_}{_MARK}{annotator}"
    count = 2
    while free in known:
        free = f"{id_}{_MARK}{annotator}-{count}"
        count += 1
    return free
