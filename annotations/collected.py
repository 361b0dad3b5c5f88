"""All annotators' annotations of one document; edits go to one's own sidecar."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from operator import attrgetter

from annotations.apart import filed_id, told_apart
from annotations.changes import Edit
from annotations.linked import END, START, LinksByEnd, by_end, relinked, with_items
from annotations.model import Annotation, Link
from annotations.snapshot import Line, Sidecar
from annotations.uses import TAG, TOPIC, VALUE, Name, names_in, order_of
from annotations.values import dataclass

_ID = attrgetter("id")


@dataclass(frozen=True)
class AnnotationSet:
    """What is known of one document. An id that two sidecars hold is told apart, see `apart`: one's
    own has it, or the first.

    document: its name in the corpus; mine: the sidecar that edits change; others: read only.
    """

    document: str
    mine: Sidecar
    others: tuple[Sidecar, ...] = ()

    @classmethod
    def of(cls, document: str, mine: Sidecar, others: Iterable[Sidecar] = ()) -> "AnnotationSet":
        """The set of these sidecars; a sidecar of one's own among the others is left out."""
        return cls(document, mine, tuple(x for x in others if x.annotator != mine.annotator))

    @cached_property
    def annotations(self) -> Mapping[str, Annotation]:
        """By id: the others' first, then one's own, each in the order of its sidecar."""
        if not self.others:
            return self.mine.annotations
        return {**self._other_annotations, **self.mine.annotations}

    @cached_property
    def links(self) -> Mapping[str, Link]:
        """By id, in the same order."""
        if not self.others:
            return self.mine.links
        return {**self._other_links, **self.mine.links}

    @cached_property
    def links_from(self) -> LinksByEnd:
        """The links that start from an annotation, by its id: the others' first, then by id."""
        return by_end(self._links_in_order, START)

    @cached_property
    def links_to(self) -> LinksByEnd:
        """The links that lead to an annotation or a document, in the same way."""
        return by_end(self._links_in_order, END)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags in use, in the order of their first use: the others', then one's own."""
        return tuple(dict.fromkeys(name for kind, name, _ in self._used if kind == TAG))

    @property
    def topics(self) -> tuple[tuple[str, str], ...]:
        """The topics that are in use, each with a unit that it is used for, "" for none."""
        return tuple((name, unit) for kind, name, unit in self._used if kind == TOPIC)

    def values(self, attribute: str) -> tuple[str, ...]:
        """The values in use of an attribute that is not built in."""
        return tuple(v for kind, name, v in self._used if (kind, name) == (VALUE, attribute))

    @cached_property
    def conflicts(self) -> Mapping[str, str]:
        """What a merge kept in two versions: each one's id to the other's, or to `DELETED`."""
        found: dict[str, str] = {}
        kept = [x for x in self.annotations.values() if x.extra and x.conflict]
        own = self.mine.annotations
        for annotation in sorted(kept, key=lambda x: (1, order_of(x)) if x.id in own else (0,)):
            found[annotation.id] = annotation.conflict
            if annotation.conflict in self.annotations:
                found.setdefault(annotation.conflict, annotation.id)
        return found

    def own(self, id_: str) -> bool:
        """Whether it is one's own, so that it may be edited."""
        return id_ in self.mine.annotations or id_ in self.mine.links

    def applied(self, edit: Edit) -> "AnnotationSet":
        """After `edit`; what the edit does not touch is carried along, not made anew."""
        changed = {change.id for change in edit.changes}
        after = self.with_mine(self.mine.applied(edit.changes))
        # The others' share is the same unless one of their ids is told apart from one's own.
        if any(id_ in self._other_ids or filed_id(id_) != id_ for id_ in changed):
            return after
        for name in ("_other_lines", "_other_annotations", "_other_links", "_other_uses"):
            if name in self.__dict__:
                after.__dict__[name] = self.__dict__[name]
        after.__dict__.update(self._carried(after, changed))
        return after

    def with_mine(self, mine: Sidecar) -> "AnnotationSet":
        """With one's own sidecar as it was saved or read again."""
        changed = replace(self, mine=mine)
        changed.__dict__["_other_ids"] = self._other_ids
        return changed

    def differs_in_mine_alone(self, before: "AnnotationSet") -> bool:
        """Whether the others' share is the very one of `before`."""
        return not (self.others or before.others) or self._other_lines is before._other_lines

    def touched(self, before: "AnnotationSet", changed: Iterable[str]) -> set[str]:
        """The annotations of which something is other than `before`, where one's own items
        `changed` are: these, the ends of links, and the other versions of what a merge kept twice.
        """
        found = set(changed)
        for id_ in tuple(found):
            for held in (before, self):
                link = held.mine.links.get(id_)
                found.update((link.attributed, link.to) if link else ())
        for held in (before, self):
            found.update([id_ for id_, other in held.conflicts.items() if other in found])
        return found

    def _carried(self, after: "AnnotationSet", changed: Collection[str]) -> Mapping[str, object]:
        """What of this set was worked out already, as it is `after` one's own items changed."""
        known, carried = self.__dict__, dict[str, object]()
        if self.others and "annotations" in known:
            carried["annotations"] = with_items(self.annotations, changed, after.mine.annotations)
        if self.others and "links" in known:
            carried["links"] = with_items(self.links, changed, after.mine.links)
        links = [(self.mine.links.get(id_), after.mine.links.get(id_)) for id_ in changed]
        for name, end in (("links_from", START), ("links_to", END)):
            if name in known:
                carried[name] = relinked(known[name], links, end, after.mine.links)
        if "conflicts" in known and not self._in_conflict(after, changed):
            carried["conflicts"] = self.conflicts
        return carried

    def _in_conflict(self, after: "AnnotationSet", changed: Collection[str]) -> bool:
        """Whether one of `changed` is, or becomes, one of two versions."""
        if any(id_ in changed for pair in self.conflicts.items() for id_ in pair):
            return True
        items = (held.mine.annotations.get(id_) for id_ in changed for held in (self, after))
        return any(item.conflict for item in items if item is not None)

    @cached_property
    def in_order(self) -> tuple[Annotation, ...]:
        """All annotations by start, end and id, those without a position last."""
        lines = self.mine.lines
        if self._other_lines:
            lines = tuple(sorted((*self._other_lines, *lines), key=attrgetter("order")))
        return tuple(x.item for x in lines if isinstance(x.item, Annotation))

    @cached_property
    def _other_ids(self) -> frozenset[str]:
        """What the others hold, as their files have it."""
        return frozenset(line.id for sidecar in self.others for line in sidecar.lines)

    @cached_property
    def _other_lines(self) -> tuple[Line, ...]:
        return tuple(line for lines in told_apart(self.mine, self.others) for line in lines)

    @cached_property
    def _other_annotations(self) -> Mapping[str, Annotation]:
        return {x.id: x.item for x in self._other_lines if isinstance(x.item, Annotation)}

    @cached_property
    def _other_links(self) -> Mapping[str, Link]:
        return {x.id: x.item for x in self._other_lines if isinstance(x.item, Link)}

    @property
    def _links_in_order(self) -> Iterable[Link]:
        """The others' links, then one's own by id, as their lines are."""
        return (*self._other_links.values(), *sorted(self.mine.links.values(), key=_ID))

    @cached_property
    def _other_uses(self) -> tuple[Name, ...]:
        """What the others use, in the order of their first uses."""
        items = (x.item for x in self._other_lines if isinstance(x.item, Annotation))
        return tuple(dict.fromkeys(name for item in items for name in names_in(item)))

    @cached_property
    def _used(self) -> tuple[Name, ...]:
        return tuple(dict.fromkeys((*self._other_uses, *self.mine.uses.names())))
