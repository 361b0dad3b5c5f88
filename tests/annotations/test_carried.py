"""What an edit carries along is what would be made anew: sets, tables of links, uses, graphs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from annotations.changes import Change, Edit
from annotations.claims import ClaimGraph
from annotations.collected import AnnotationSet
from annotations.editing import (
    comment,
    delete,
    link,
    move_edges,
    passage_targets,
    revise,
    set_note,
    tag_passage,
    unlink,
)
from annotations.identifiers import Author
from annotations.model import (
    CLAIM,
    CONFLICT,
    DELETED,
    SOURCE,
    Annotation,
    Figure,
    Relation,
    TagBody,
    Target,
)
from annotations.selectors import Span
from annotations.snapshot import Line, Sidecar
from annotations.wire.encode import encode_item
from tests.annotations.made import DOCUMENT, author, empty

T = TypeVar("T")

TEXT = (
    "The ferry burned at the quay of Varrhaven. Coast Wire told of 41 people, the port of 38. " * 3
)
NAMES = ("Coast Wire", "coast  wire", "Port office", "Ilo Varr")
BODIES = (
    TagBody(CLAIM),
    TagBody(CLAIM, topic="killed", figure=Figure("41", "people")),
    TagBody(CLAIM, topic="killed", figure=Figure("38", "passengers")),
    TagBody(CLAIM, topic="cause", suggested=True),
    *(TagBody(SOURCE, entity=name) for name in NAMES),
    TagBody(SOURCE),
    TagBody("rumour", attributes={"heard": "at the quay"}),
    TagBody("doubt", attributes={"heard": "on board"}),
)
RELATIONS = (Relation.ATTRIBUTED_TO, Relation.ATTRIBUTED_TO, Relation.CONTRADICTS)


class Work:
    """Somebody at work: the set as it was carried from edit to edit, and the graph beside it."""

    def __init__(
        self, annotations: AnnotationSet, author: Author, draw: Callable[[int], int]
    ) -> None:
        self.set, self.author, self.draw = annotations, author, draw
        self.graph = ClaimGraph.of(annotations)
        self.done: list[Edit] = []

    def one_of(self, values: Sequence[T]) -> T:
        return values[self.draw(len(values))]

    def targets(self) -> tuple[Target, ...]:
        start = self.draw(len(TEXT) - 20)
        if start % 5 == 0:
            return (Target(DOCUMENT),)
        return passage_targets(DOCUMENT, TEXT, [Span(start, start + 1 + self.draw(19))])

    def edit(self) -> Edit:
        mine, every = list(self.set.mine.annotations), list(self.set.annotations)
        links = list(self.set.mine.links)
        kind = self.draw(12)
        if kind >= 9 and self.done:
            return self.done.pop().inverse()
        if kind in (0, 1) and links:
            return unlink(self.set, self.one_of(links))
        if kind in (2, 3, 4) and every:
            ends = (self.one_of(every), self.one_of([*every, DOCUMENT, "urn:uuid:elsewhere"]))
            return link(self.set, self.author, *ends, relation=self.one_of(RELATIONS))
        if kind == 5 and mine:
            return delete(self.set, self.one_of(mine))
        if kind == 6 and mine:
            bodies = (self.one_of(BODIES),)
            return revise(self.set, self.author, self.one_of(mine), bodies=bodies)
        if kind == 7 and mine:
            return move_edges(self.set, self.author, self.one_of(mine), self.targets())
        if kind == 8 and mine:
            return set_note(self.set, self.author, self.one_of(mine), self.one_of(("", "look")))
        if kind == 10:
            return comment(self.set, self.author, "look here", self.targets())
        return tag_passage(self.set, self.author, self.one_of(BODIES), self.targets())

    def do(self, edit: Edit, *, undone: bool = False) -> None:
        before, self.set = self.set, self.set.applied(edit)
        if self.set.differs_in_mine_alone(before):
            ids = {change.id for change in edit.changes}
            self.graph = self.graph.changed(before, self.set, ids)
        else:
            self.graph = ClaimGraph.of(self.set, self.graph.numbers)
        if not undone:
            self.done.append(edit)

    def with_versions(self) -> None:
        """What a merge leaves: one version of an annotation beside another, or of a deleted one."""
        mine = list(self.set.mine.annotations.values())
        if not mine:
            return
        first = self.one_of(mine)
        said = self.one_of((first.id, DELETED))
        made = replace(first, id=self.author.new_id(), extra={CONFLICT: said})
        self.do(Edit("merge", self.set.document, (Change(made.id, None, encode_item(made)),)))


def known(annotations: AnnotationSet) -> dict[str, object]:
    """Everything that a set answers."""
    return {
        "annotations": dict(annotations.annotations),
        "links": dict(annotations.links),
        "mine": dict(annotations.mine.annotations),
        "my links": dict(annotations.mine.links),
        "in order": annotations.in_order,
        "from": dict(annotations.links_from),
        "to": dict(annotations.links_to),
        "conflicts": dict(annotations.conflicts),
        "tags": annotations.tags,
        "topics": annotations.topics,
        "values": annotations.values("heard"),
        "raw": {id_: annotations.mine.raw_of(id_) for id_ in annotations.annotations},
        "own": [annotations.own(id_) for id_ in annotations.annotations],
    }


def told(graph: ClaimGraph, ids: list[str]) -> dict[str, object]:
    """Everything that a graph answers."""
    return {
        "claims": graph.claims,
        "sources": list(graph.sources.values()),
        "numbers": dict(graph.numbers),
        "unsourced": set(graph.unsourced),
        "counts": graph.counts,
        "links": sorted(link.id for link in graph.links),
        "dangling": {link.id for link in graph.dangling()},
        **{
            id_: (
                graph.chains(id_),
                graph.direct(id_),
                graph.label(id_),
                graph.relations(id_),
                graph.is_unsourced(id_),
                graph.own_voice(id_),
                graph.source_of(id_),
                graph.version_of(id_),
            )
            for id_ in ids
        },
    }


def anew(annotations: AnnotationSet) -> AnnotationSet:
    """The same files, read again."""
    mine = Sidecar.parse(annotations.mine.render().encode(), Path("ferry"))
    return AnnotationSet.of(annotations.document, mine, annotations.others)


def copied(sidecar: Sidecar, annotator: str) -> Sidecar:
    """The file under another's name, who calls each claim a rumour."""
    lines = []
    for line in sidecar.lines:
        item = line.item
        assert item is not None
        if isinstance(item, Annotation) and item.tag == CLAIM:
            item = replace(item, bodies=(TagBody("rumour", attributes={"heard": "of mine"}),))
        lines.append(Line.of(encode_item(item)))
    return replace(sidecar, header=replace(sidecar.header, annotator=annotator), lines=tuple(lines))


@given(st.integers(0, 2), st.booleans(), st.integers(0, 1 << 32))
def test_what_is_carried_is_what_is_made_anew(others: int, copy: bool, seed: int) -> None:
    draw = Random(seed).randrange
    work = Work(AnnotationSet.of("ferry.txt", empty("anna"), ()), author(), draw)
    theirs = []
    for annotator in ("ben", "cleo")[:others]:
        desk = Work(AnnotationSet.of("ferry.txt", empty(annotator), ()), author(annotator), draw)
        for _ in range(draw(8)):
            desk.do(desk.edit())
        theirs.append(desk.set.mine)
    for _ in range(draw(6)):
        work.do(work.edit())
    if copy:
        theirs.append(copied(work.set.mine, "dora"))
    work = Work(AnnotationSet.of("ferry.txt", work.set.mine, theirs), work.author, draw)
    for _ in range(draw(25)):
        known(work.set)
        back = work.draw(4) == 0 and bool(work.done)
        if back:
            work.do(work.done.pop().inverse(), undone=True)
        elif work.draw(8) == 0:
            work.with_versions()
        else:
            work.do(work.edit())
        whole = anew(work.set)
        assert known(work.set) == known(whole)
        ids = list(whole.annotations)
        assert told(work.graph, ids) == told(ClaimGraph.of(whole, work.graph.numbers), ids)
