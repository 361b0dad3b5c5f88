"""The tables of `annotation_table`, and annotations and links as rows of them."""

from annotations.model import Annotation, Link

VERSION = 4
SCHEMA = f"""
BEGIN;
CREATE TABLE sidecars (
    path TEXT PRIMARY KEY, document TEXT, size INTEGER, stamp INTEGER, fault TEXT
);
CREATE TABLE annotations (
    id TEXT, sidecar TEXT, document TEXT, annotator TEXT, tag TEXT, note TEXT,
    entity TEXT, topic TEXT, unit TEXT, start INTEGER, end INTEGER
);
CREATE TABLE links (
    id TEXT, sidecar TEXT, document TEXT, attributed TEXT, to_id TEXT, relation TEXT
);
CREATE INDEX annotations_by_id ON annotations (id);
CREATE INDEX annotations_by_sidecar ON annotations (sidecar);
CREATE INDEX annotations_by_tag ON annotations (tag);
CREATE INDEX links_by_id ON links (id);
CREATE INDEX links_by_sidecar ON links (sidecar);
CREATE INDEX links_by_attributed ON links (attributed);
PRAGMA user_version = {VERSION};
COMMIT;
"""

Row = tuple[str | int | None, ...]


def annotation_row(annotation: Annotation, sidecar: str, document: str) -> Row:
    """An annotation for the table ``annotations``."""
    tag, position = annotation.tag_body, annotation.position
    return (
        annotation.id,
        sidecar,
        document,
        annotation.creator,
        tag.tag if tag else None,
        annotation.note,
        tag.entity if tag else None,
        tag.topic if tag else None,
        tag.figure.unit if tag and tag.figure else None,
        position.start if position else None,
        position.end if position else None,
    )


def link_row(link: Link, sidecar: str, document: str) -> Row:
    """A link for the table ``links``."""
    return (link.id, sidecar, document, link.attributed, link.to, link.relation.value)
