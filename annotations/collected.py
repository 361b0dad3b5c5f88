"""All annotators' annotations of one document; edits go to one's own sidecar."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from operator import attrgetter

from annotations.apart import told_apart
from annotations.changes import Edit
from annotations.model import Annotation, Link
from annotations.snapshot import Line, Sidecar
from annotations.values import dataclass


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
        return {**self._other_annotations, **self.mine.annotations}

    @cached_property
    def links(self) -> Mapping[str, Link]:
        """By id, in the same order."""
        return {**self._other_links, **self.mine.links}

    @cached_property
    def conflicts(self) -> Mapping[str, str]:
        """What a merge kept in two versions: each one's id to the other's, or to `DELETED`."""
        found: dict[str, str] = {}
        for annotation in self.annotations.values():
            if annotation.extra and annotation.conflict:
                found[annotation.id] = annotation.conflict
                if annotation.conflict in self.annotations:
                    found.setdefault(annotation.conflict, annotation.id)
        return found

    def own(self, id_: str) -> bool:
        """Whether it is one's own, so that it may be edited."""
        return id_ in self.mine.annotations or id_ in self.mine.links

    def applied(self, edit: Edit) -> "AnnotationSet":
        """After `edit`."""
        return self.with_mine(self.mine.applied(edit.changes))

    def with_mine(self, mine: Sidecar) -> "AnnotationSet":
        """With one's own sidecar as it was saved or read again."""
        changed = replace(self, mine=mine)
        changed.__dict__["_other_ids"] = self._other_ids
        # The others' share, which may be the larger one, is the same unless an id stands in both.
        same = not (self._meets_others or changed._meets_others)
        for name in ("_other_lines", "_other_annotations", "_other_links") if same else ():
            if name in self.__dict__:
                changed.__dict__[name] = self.__dict__[name]
        return changed

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

    @property
    def _meets_others(self) -> bool:
        held = self.mine
        return not (
            self._other_ids.isdisjoint(held.annotations) and self._other_ids.isdisjoint(held.links)
        )

    @cached_property
    def _other_lines(self) -> tuple[Line, ...]:
        return tuple(line for lines in told_apart(self.mine, self.others) for line in lines)

    @cached_property
    def _other_annotations(self) -> Mapping[str, Annotation]:
        return {x.id: x.item for x in self._other_lines if isinstance(x.item, Annotation)}

    @cached_property
    def _other_links(self) -> Mapping[str, Link]:
        return {x.id: x.item for x in self._other_lines if isinstance(x.item, Link)}
