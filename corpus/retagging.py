"""A tag changed over a whole corpus: one's own annotations retagged, the others' only counted."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotations.changes import Edit, combined
from annotations.collected import AnnotationSet
from annotations.editing import revise
from annotations.errors import SidecarError
from annotations.identifiers import Author
from annotations.model import Annotation, Body, TagBody
from annotations.values import dataclass
from corpus.library import Corpus


@dataclass(frozen=True, slots=True)
class Retagging:
    """edits: one for each document with annotations of one's own; mine, theirs: how many have
    the tag; unread: sidecars that could not be read, whose annotations stay as they are.
    """

    edits: tuple[Edit, ...]
    mine: int
    theirs: int
    unread: int = 0


def annotation_sets(
    corpus: Corpus, annotator: str, unread: list[SidecarError]
) -> Iterator[AnnotationSet]:
    """The annotations of each document that has some; what can't be read goes to `unread`."""
    for entry in corpus.documents():
        if corpus.sidecar_paths(entry.name):
            yield corpus.annotation_set(entry.name, annotator, report=unread.append)


def retagged(
    sets: Iterable[AnnotationSet], author: Author, old: str, new: str, *, label: str, group: str
) -> Retagging:
    """What it takes to let every annotation of one's own that is tagged `old` be tagged `new`."""
    edits, mine, theirs = [], 0, 0
    for each in sets:
        ours = [x for x in each.mine.annotations.values() if _has(x, old)]
        theirs += sum(_has(x, old) for other in each.others for x in other.annotations.values())
        mine += len(ours)
        parts = [
            revise(each, author, x.id, bodies=[_renamed(body, old, new) for body in x.bodies])
            for x in ours
        ]
        if parts and old != new:
            edits.append(replace(combined(label, parts), group=group))
    return Retagging(tuple(edits), mine, theirs)


def tag_uses(sets: Iterable[AnnotationSet]) -> tuple[Counter[str], Counter[str]]:
    """How many annotations have each tag: one's own, and the others'."""
    mine: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for each in sets:
        mine.update(x.tag for x in each.mine.annotations.values() if x.tag)
        for other in each.others:
            theirs.update(x.tag for x in other.annotations.values() if x.tag)
    return mine, theirs


def _has(annotation: Annotation, tag: str) -> bool:
    return any(isinstance(body, TagBody) and body.tag == tag for body in annotation.bodies)


def _renamed(body: Body, old: str, new: str) -> Body:
    return replace(body, tag=new) if isinstance(body, TagBody) and body.tag == old else body
