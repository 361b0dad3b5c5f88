"""Sidecars with a few tags, notes and links, written as the program writes them."""

from collections.abc import Sequence
from pathlib import Path

from annotations.changes import Change
from annotations.identifiers import new_id
from annotations.model import (
    Annotation,
    Body,
    Item,
    Link,
    Motivation,
    NoteBody,
    TagBody,
    Target,
)
from annotations.selectors import Span, describe
from annotations.sidecar import Sidecar, read_sidecar, save, sidecar_path
from annotations.wire.encode import encode_item

TIME = "2031-05-05T10:00:00Z"
DOCUMENT = "urn:sha256:" + "0" * 64


def tagged(
    text: str, words: str, tag: str, *, entity: str | None = None, note: str = "", by: str = "anna"
) -> Annotation:
    """`words` of `text`, tagged."""
    start = text.index(words)
    span = Span(start, start + len(words))
    bodies: tuple[Body, ...] = (TagBody(tag, entity=entity),)
    if note:
        bodies = (*bodies, NoteBody(note))
    target = Target(DOCUMENT, span, describe(text, span))
    return Annotation(new_id(), Motivation.TAGGING, TIME, TIME, by, bodies, (target,))


def linked(claim: Annotation, source: Annotation, by: str = "anna") -> Link:
    """`claim` attributed to `source`."""
    return Link(new_id(), TIME, TIME, by, claim.id, source.id)


def write_sidecar(document: Path, items: Sequence[Item], state: Path, by: str = "anna") -> Path:
    """The annotator's sidecar of `document` holds exactly `items`."""
    path = sidecar_path(document, by)
    known = read_sidecar(path)
    old = [Change(line.id, line.raw, None) for line in known.lines] if known else []
    new = [Change(item.id, None, encode_item(item)) for item in items]
    save(path, [*old, *new], blank=Sidecar.empty(document.name, by, new_id()), state_folder=state)
    return path
