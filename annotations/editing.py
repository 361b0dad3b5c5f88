"""Edits of one's own annotations, built and not yet done: pure, each answers with one `Edit`.

An edit that would change nothing is empty (`Edit.is_empty`): linking a linked pair again, or
writing the same note. What was not changed by hand is never touched, `modified` included.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotations.apart import filed_id
from annotations.changes import Change, Edit, combined
from annotations.collected import AnnotationSet
from annotations.errors import NotEditable
from annotations.identifiers import Author, not_before
from annotations.model import (
    CONFLICT,
    Annotation,
    Body,
    Item,
    Link,
    Motivation,
    NoteBody,
    Relation,
    TagBody,
    Target,
)
from annotations.selectors import Span, describe
from annotations.wire.encode import encode_item

__all__ = [
    "Change",
    "Edit",
    "combined",
    "comment",
    "delete",
    "link",
    "move_edges",
    "passage_targets",
    "revise",
    "set_note",
    "tag_passage",
    "unlink",
]


def passage_targets(
    document: str, text: str, spans: Iterable[Span], *, offset: int = 0
) -> tuple[Target, ...]:
    """The targets of a passage in one or several pieces, in text order, described by `text`.

    document: its ``urn:sha256:…``; text, offset: as `describe` takes them.
    Raises InvalidSpan where a span is empty or lies outside.
    """
    pieces = sorted(set(spans))
    return tuple(Target(document, span, describe(text, span, offset=offset)) for span in pieces)


def tag_passage(
    annotations: AnnotationSet,
    author: Author,
    body: TagBody,
    targets: Sequence[Target],
    *,
    note: str | None = None,
    cursor: int | None = None,
) -> Edit:
    """Tag a passage, or a whole document where the one target is bare; its id is the `subject`."""
    bodies: tuple[Body, ...] = (body, NoteBody(note)) if note else (body,)
    made = _made(author, Motivation.TAGGING, bodies, targets)
    return _adding(f"tag as {body.tag}", annotations, made, cursor)


def comment(
    annotations: AnnotationSet,
    author: Author,
    text: str,
    targets: Sequence[Target],
    *,
    cursor: int | None = None,
) -> Edit:
    """Write a note on a passage or a whole document, without a tag."""
    made = _made(author, Motivation.COMMENTING, (NoteBody(text),), targets)
    return _adding("note", annotations, made, cursor)


def revise(
    annotations: AnnotationSet,
    author: Author,
    id_: str,
    *,
    bodies: Sequence[Body] | None = None,
    targets: Sequence[Target] | None = None,
    label: str = "edit",
    cursor: int | None = None,
) -> Edit:
    """Give one's own annotation other bodies or targets. Raises NotEditable where it is not.

    The mark of a merge that kept it in two versions goes: a person has looked at it.
    """
    before = _mine(annotations, id_)
    after = replace(
        before,
        bodies=before.bodies if bodies is None else tuple(bodies),
        targets=before.targets if targets is None else tuple(targets),
    )
    # Unknown keys take no part in the equality of annotations, but a body may differ in them.
    same = after == before and (bodies is None or _extras(after.bodies) == _extras(before.bodies))
    if same and not before.conflict:
        return Edit(label, annotations.document, (), cursor)
    after = _unmarked(after)
    after = replace(after, modified=not_before(author.now(), before.created))
    return Edit(label, annotations.document, (_change(annotations, id_, after),), cursor)


def set_note(
    annotations: AnnotationSet, author: Author, id_: str, text: str, *, cursor: int | None = None
) -> Edit:
    """Write, replace or (where `text` is blank) remove the note of one's own annotation.

    An annotation that was nothing but the note is deleted with it.
    """
    before = _mine(annotations, id_)
    notes = [body for body in before.bodies if isinstance(body, NoteBody)]
    bodies: list[Body] = list(before.bodies)
    if text.strip() and notes:
        bodies[bodies.index(notes[0])] = replace(notes[0], text=text)
    elif text.strip():
        bodies.append(NoteBody(text))
    elif notes:
        bodies.remove(notes[0])
        if not bodies:
            return delete(annotations, id_, cursor=cursor)
    return revise(annotations, author, id_, bodies=bodies, label="note", cursor=cursor)


def move_edges(
    annotations: AnnotationSet,
    author: Author,
    id_: str,
    targets: Sequence[Target],
    *,
    cursor: int | None = None,
) -> Edit:
    """Let one's own annotation select another passage; other tools' selectors of the old go."""
    before = _mine(annotations, id_)
    kept = {k: v for k, v in before.targets[0].extra.items() if k not in ("selector", "source")}
    moved = [replace(target, extra={**kept, **target.extra}) for target in targets]
    return revise(annotations, author, id_, targets=moved, label="move edges", cursor=cursor)


def link(
    annotations: AnnotationSet,
    author: Author,
    attributed: str,
    to: str,
    *,
    relation: Relation = Relation.ATTRIBUTED_TO,
    cursor: int | None = None,
) -> Edit:
    """Link two annotations, or one to its document's own voice; empty where that is linked.

    to: an annotation's id, in any sidecar, or the document's ``urn:sha256:…``.
    """
    now = author.now()
    ends = (filed_id(attributed), filed_id(to))
    made = Link(author.new_id(), now, now, author.annotator, *ends, relation)
    if any(_same_link(made, old) for old in _own_links_from(annotations, made.attributed)):
        return Edit("link", annotations.document, (), cursor)
    return _adding("link", annotations, made, cursor)


def unlink(annotations: AnnotationSet, id_: str, *, cursor: int | None = None) -> Edit:
    """Delete one's own link `id_`."""
    if id_ not in annotations.mine.links:
        raise _not_editable(annotations, id_)
    return Edit("unlink", annotations.document, (_change(annotations, id_, None),), cursor)


def delete(annotations: AnnotationSet, id_: str, *, cursor: int | None = None) -> Edit:
    """Delete one's own annotation and, in the same step, one's own links from it and to it.

    Where a merge kept it in two versions, the other one takes over the links and is whole again.
    """
    deleted = _mine(annotations, id_)
    known = annotations.mine.links
    ends = (*annotations.links_from.get(id_, ()), *annotations.links_to.get(id_, ()))
    links = [known[own] for own in sorted({link.id for link in ends if link.id in known})]
    other = _other_version(annotations, deleted)
    changes = [_change(annotations, id_, None)]
    for old in links:
        kept = None if other is None else _led_over(annotations, old, id_, other.id)
        changes.append(_change(annotations, old.id, kept))
    if other is not None and other.conflict == id_:
        changes.append(_change(annotations, other.id, _unmarked(other)))
    return Edit("delete", annotations.document, tuple(changes), cursor)


def _other_version(annotations: AnnotationSet, annotation: Annotation) -> Annotation | None:
    other = annotations.conflicts.get(annotation.id, "")
    return annotations.mine.annotations.get(other)


def _led_over(annotations: AnnotationSet, old: Link, end: str, other: str) -> Link | None:
    """`old` with `other` in the place of `end`; None where such a link is there already."""
    attributed = other if old.attributed == end else old.attributed
    led = replace(old, attributed=attributed, to=other if old.to == end else old.to)
    known = _own_links_from(annotations, attributed)
    loop = led.attributed == led.to
    return None if loop or any(_same_link(led, each) for each in known) else led


def _own_links_from(annotations: AnnotationSet, id_: str) -> list[Link]:
    own = annotations.mine.links
    return [own[link.id] for link in annotations.links_from.get(id_, ()) if link.id in own]


def _unmarked(annotation: Annotation) -> Annotation:
    extra = {key: value for key, value in annotation.extra.items() if key != CONFLICT}
    return replace(annotation, extra=extra)


def _made(
    author: Author, motivation: Motivation, bodies: tuple[Body, ...], targets: Sequence[Target]
) -> Annotation:
    now = author.now()
    return Annotation(
        id=author.new_id(),
        motivation=motivation,
        created=now,
        modified=now,
        creator=author.annotator,
        bodies=bodies,
        targets=tuple(targets),
    )


def _adding(label: str, annotations: AnnotationSet, item: Item, cursor: int | None) -> Edit:
    change = Change(item.id, None, encode_item(item))
    return Edit(label, annotations.document, (change,), cursor)


def _change(annotations: AnnotationSet, id_: str, after: Item | None) -> Change:
    before = annotations.mine.raw_of(id_)
    return Change(id_, before, None if after is None else encode_item(after))


def _mine(annotations: AnnotationSet, id_: str) -> Annotation:
    annotation = annotations.mine.annotations.get(id_)
    if annotation is None:
        raise _not_editable(annotations, id_)
    return annotation


def _not_editable(annotations: AnnotationSet, id_: str) -> NotEditable:
    theirs = annotations.annotations.get(id_) or annotations.links.get(id_)
    if theirs is None:
        return NotEditable(f"{id_}: no such annotation of {annotations.document}; reload it")
    return NotEditable(f"{id_}: made by {theirs.creator}, who alone may edit it; tag it yourself")


def _same_link(one: Link, other: Link) -> bool:
    # The own voice is that of this document whatever its text, and so its hash, is later.
    ends = one.to == other.to or (one.own_voice and other.own_voice)
    return ends and one.attributed == other.attributed and one.relation is other.relation


def _extras(bodies: Iterable[Body]) -> list[object]:
    return [getattr(body, "extra", None) for body in bodies]
