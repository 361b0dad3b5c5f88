"""Links by the annotations at their ends, carried from one edit to the next.

Copies of tables of ten thousand take a twentieth of a millisecond; making them takes a hundred
times that.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from operator import attrgetter
from typing import TypeVar

from annotations.model import Link

LinksByEnd = Mapping[str, tuple[Link, ...]]
"""By the id at one end: the others' links, then one's own by id."""

End = Callable[[Link], str]
START: End = attrgetter("attributed")
END: End = attrgetter("to")

_Item = TypeVar("_Item")


def by_end(links: Iterable[Link], end: End) -> LinksByEnd:
    """Links by one of their ends, in their order."""
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(end(link), []).append(link)
    return {id_: tuple(group) for id_, group in found.items()}


def relinked(
    before: LinksByEnd,
    changes: Iterable[tuple[Link | None, Link | None]],
    end: End,
    own: Collection[str],
) -> LinksByEnd:
    """The same with one's own links changed, each from what it was to what it is. own: ids."""
    after = dict(before)
    for old, new in changes:
        if old is not None:
            left = tuple(link for link in after.pop(end(old)) if link.id != old.id)
            if left:
                after[end(old)] = left
        if new is not None:
            after[end(new)] = _with(after.get(end(new), ()), new, own)
    return after


def _with(group: tuple[Link, ...], new: Link, own: Collection[str]) -> tuple[Link, ...]:
    at = len(group)
    while at and group[at - 1].id in own and group[at - 1].id > new.id:
        at -= 1
    return (*group[:at], new, *group[at:])


def with_items(
    before: Mapping[str, _Item], changed: Iterable[str], own: Mapping[str, _Item]
) -> Mapping[str, _Item]:
    """All items by id, those `changed` as they are among one's `own`."""
    after = dict(before)
    for id_ in changed:
        if id_ in own:
            after[id_] = own[id_]
        else:
            after.pop(id_, None)
    return after
