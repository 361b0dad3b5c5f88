"""Two writers of one sidecar: both sides' work in one, by the ids of annotations. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from annotations.changes import Change, folded
from annotations.errors import NotMergeable
from annotations.header import Header
from annotations.model import DELETED, Link
from annotations.snapshot import Line, Sidecar
from annotations.three_way import Resolved, marked, resolve
from annotations.values import dataclass


@dataclass(frozen=True, slots=True)
class EditConflict:
    """What both sides changed in two ways.

    id: of the annotation or link; other: id of the second version, "" where one side deleted it.
    """

    id: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Rebased:
    """An edit as it is made on what the file holds by now. changes: from the file's lines."""

    changes: tuple[Change, ...]
    conflicts: tuple[EditConflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """Both sides in one sidecar, and what a person has to look at."""

    sidecar: Sidecar
    conflicts: tuple[EditConflict, ...] = ()


def rebase(changes: Iterable[Change], current: Sidecar) -> Rebased:
    """Make `changes` on `current`, whatever was changed there since they were thought of.

    What was done already counts as done by it; what conflicts is kept both ways, see
    `three_way.resolve`. An annotation that somebody linked meanwhile is not deleted.
    """
    made: list[Change] = []
    conflicts: list[EditConflict] = []
    for change in folded(changes):
        now = current.raw_of(change.id)
        if now in (change.before, change.after):
            made.append(change)
            continue
        resolved = resolve(change.id, change.before, change.after, now)
        made += _as_changes(change.id, now, resolved, current)
        conflicts += _conflicts(change.id, resolved)
    kept = dict(_linked_meanwhile(made, current))
    made = [Change(c.id, c.before, kept[c.id]) if c.id in kept else c for c in made]
    conflicts += (EditConflict(id_) for id_ in kept)
    return Rebased(tuple(c for c in made if c.before != c.after), tuple(conflicts))


def _as_changes(
    id_: str, now: str | None, resolved: Resolved, current: Sidecar
) -> Iterator[Change]:
    if resolved.other is None:
        yield Change(id_, now, resolved.raw)
        return
    other, raw = resolved.other
    # Two that cannot be read cannot stand under two ids: then the file's stays.
    if other != id_:
        yield Change(id_, now, resolved.raw)
        yield Change(other, None, raw) if current.raw_of(other) is None else Change(other, raw, raw)


def _conflicts(id_: str, resolved: Resolved) -> Iterator[EditConflict]:
    if resolved.conflict:
        yield EditConflict(id_, resolved.other[0] if resolved.other else "")


def _linked_meanwhile(changes: list[Change], current: Sidecar) -> Iterator[tuple[str, str]]:
    """What is deleted though a link that stays leads to it, with the line to keep instead."""
    deleted = {c.id: c.before for c in changes if c.after is None and c.before is not None}
    if not deleted:
        return
    touched = {change.id for change in changes}
    links = [line for line in current.lines if line.id not in touched and _may_link(line, deleted)]
    ends = {end for line in links if isinstance(line.item, Link) for end in _ends(line.item)}
    for id_, before in deleted.items():
        if id_ in ends:
            yield id_, marked(before, DELETED)


def _may_link(line: Line, ids: Iterable[str]) -> bool:
    """Whether it is worth decoding: a sidecar may hold ten thousand others."""
    return '"linking"' in line.raw and any(id_ in line.raw for id_ in ids)


def _ends(link: Link) -> tuple[str, str]:
    return link.attributed, link.to


def merge_sidecars(base: Sidecar | None, ours: Sidecar, theirs: Sidecar) -> Merged:
    """Both sides' work since `base`, None where they have nothing in common.

    Symmetric in its two sides. Lines without an id are kept as long as neither side removed them.
    Raises NotMergeable where they are two annotators' or of a format that we do not write.
    """
    _check(ours, theirs)
    start = ours.emptied() if base is None else base
    sides = (start, ours, theirs)
    lines: dict[str, str] = {}
    conflicts: list[EditConflict] = []
    doubled: list[str] = []
    for id_ in _ids(sides):
        resolved = resolve(id_, *(side.raw_of(id_) for side in sides))
        if resolved.raw is not None:
            lines[id_] = resolved.raw
        if resolved.other is not None:
            other, raw = resolved.other
            if other == id_:
                doubled.append(raw)
            lines.setdefault(other, raw)
        conflicts += _conflicts(id_, resolved)
    for id_, raw in _still_linked(lines, start):
        lines[id_] = marked(raw, DELETED)
        conflicts.append(EditConflict(id_))
    raws = [*lines.values(), *doubled, *_without_own_id(*sides)]
    merged = sorted((Line.of(raw) for raw in raws), key=lambda line: line.order)
    header = _header(start.header, ours.header, theirs.header)
    return Merged(Sidecar(header, tuple(merged)), tuple(conflicts))


def _check(ours: Sidecar, theirs: Sidecar) -> None:
    if ours.annotator != theirs.annotator:
        names = f"{ours.annotator} and {theirs.annotator}"
        raise NotMergeable(f"they are of two annotators, {names}; keep both files, side by side")
    for side in (ours, theirs):
        if not side.writable:
            reason = side.header.not_written.replace("use that to edit", "merge with that")
            raise NotMergeable(f"one of them {reason}")


def _ids(sides: Iterable[Sidecar]) -> Iterable[str]:
    return dict.fromkeys(line.id for side in sides for line in side.lines if line.id)


def _still_linked(lines: Mapping[str, str], base: Sidecar) -> Iterator[tuple[str, str]]:
    """Annotations of `base` that were deleted though a link that stays leads to them."""
    deleted = {x.id: x.raw for x in base.lines if x.id not in lines and not _is_link(x)}
    if not deleted:
        return
    found = [Line.of(raw) for raw in lines.values() if '"linking"' in raw]
    ends = {end for line in found if isinstance(line.item, Link) for end in _ends(line.item)}
    yield from ((id_, raw) for id_, raw in deleted.items() if id_ in ends)


def _is_link(line: Line) -> bool:
    return isinstance(line.item, Link)


def _without_own_id(base: Sidecar, ours: Sidecar, theirs: Sidecar) -> list[str]:
    """Lines that no id tells apart (none, or one that stood before): kept unless removed."""
    spare = [dict.fromkeys(_spare(side)) for side in (base, ours, theirs)]
    before, mine, other = spare
    return [
        raw
        for raw in dict.fromkeys((*mine, *other))
        if (raw in mine and raw in other) or raw not in before
    ]


def _spare(sidecar: Sidecar) -> Iterator[str]:
    seen: set[str] = set()
    for line in sidecar.lines:
        if not line.id or line.id in seen:
            yield line.raw
        seen.add(line.id)


def _header(base: Header, ours: Header, theirs: Header) -> Header:
    """The header of the collection that was begun first, with what either side put into it."""
    first, second = sorted((ours, theirs), key=lambda header: (header.id, header.label))
    raw = dict(first.raw)
    for key, value in second.raw.items():
        if key not in raw or (key not in _IDENTITY and base.raw.get(key) == raw[key]):
            raw[key] = value
    return replace(first, raw=raw)


_IDENTITY = frozenset(("id", "type", "total", "formatVersion"))
