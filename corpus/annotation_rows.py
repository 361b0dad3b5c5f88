"""The tables of `annotation_table`, and annotations and links as rows of them."""

import json

from annotations.model import Annotation, Link, Target
from annotations.selectors import Span, TextQuoteSelector

VERSION = 5
SCHEMA = f"""
BEGIN;
CREATE TABLE sidecars (
    path TEXT PRIMARY KEY, document TEXT, size INTEGER, stamp INTEGER, fault TEXT
);
CREATE TABLE annotations (
    id TEXT, sidecar TEXT, document TEXT, annotator TEXT, tag TEXT, note TEXT,
    entity TEXT, topic TEXT, unit TEXT, passage TEXT
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
    tag = annotation.tag_body
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
        _passage(annotation),
    )


def pieces(passage: str) -> list[Target]:
    """The pieces of a column ``passage``, by which they can be found in the text as it is."""
    return [
        Target("", None if place is None else Span(*place), quote and TextQuoteSelector(*quote))
        for place, quote in json.loads(passage)
    ]


def _passage(annotation: Annotation) -> str | None:
    """The column ``passage``; None for a whole document."""
    described = [
        (
            each.position and (each.position.start, each.position.end),
            each.quote and (each.quote.exact, each.quote.prefix, each.quote.suffix),
        )
        for each in annotation.targets
        if not each.whole_document
    ]
    return json.dumps(described) if described else None


def link_row(link: Link, sidecar: str, document: str) -> Row:
    """A link for the table ``links``."""
    return (link.id, sidecar, document, link.attributed, link.to, link.relation.value)
