"""Annotations and links as plain frozen values.

`wire` turns them into W3C JSON and back; `sidecar` keeps them in files; nothing here knows either.
The field's standard terms are defined in CONTRIBUTING's glossary.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from annotations.selectors import Span, TextQuoteSelector
from annotations.values import dataclass

CLAIM = "claim"
SOURCE = "source"

CONFLICT = "gloss:conflict"
"""Key of a version that a merge kept beside another; its value is that one's id, or `DELETED`."""
DELETED = "gloss:deleted"
"""What a changed annotation conflicts with where the other side deleted it."""

Extra = Mapping[str, Any]
"""Keys we do not know, kept for writing back; values as `json` gives them."""


class Motivation(StrEnum):
    """Why an annotation was made; three of the standard's."""

    TAGGING = "tagging"
    COMMENTING = "commenting"
    LINKING = "linking"


class Relation(StrEnum):
    """What a link says of its two ends."""

    ATTRIBUTED_TO = "attributedTo"
    CORROBORATES = "corroborates"
    CONTRADICTS = "contradicts"
    REPRINTS = "reprints"


@dataclass(frozen=True, slots=True)
class Target:
    """A passage of a document, or (without position and quote) the whole document.

    document: ``urn:sha256:<hex>`` of the canonical text that `position` counts in.
    extra: unknown keys of the target, with other tools' selectors under ``selector``.
    selector_extra: unknown keys of the two selectors, by the selector's type.
    """

    document: str
    position: Span | None = None
    quote: TextQuoteSelector | None = None
    extra: Extra = field(default_factory=dict, compare=False)
    selector_extra: Extra = field(default_factory=dict, compare=False)

    @property
    def whole_document(self) -> bool:
        """Whether this is the document itself and not a passage of it."""
        return self.position is None and self.quote is None


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim's value. amount: a decimal string, never rounded; as_of: an ISO date."""

    amount: str
    unit: str | None = None
    qualifier: str | None = None
    as_of: str | None = None
    extra: Extra = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class TagBody:
    """What the passage is tagged as, with the attributes of a claim or the name of a source.

    entity: a source's name: same name, same source. suggested: nobody confirmed it yet.
    attributes: of the codebook, by name without its prefix.
    """

    tag: str
    entity: str | None = None
    certainty: str | None = None
    polarity: str | None = None
    stance: str | None = None
    directness: str | None = None
    review: bool | None = None
    topic: str | None = None
    figure: Figure | None = None
    suggested: bool | None = None
    attributes: Extra = field(default_factory=dict, hash=False)
    extra: Extra = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class NoteBody:
    """A remark in the annotator's own words, plain text."""

    text: str
    extra: Extra = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class OtherBody:
    """A body of a kind we do not know, kept as it is. value: as `json` gives it."""

    value: Any


Body = TagBody | NoteBody | OtherBody


@dataclass(frozen=True, slots=True)
class Annotation:
    """Bodies said of one passage (in one or several pieces) or of a whole document.

    id: ``urn:uuid:…``; created, modified: RFC 3339 in UTC with ``Z``; creator: the annotator;
    targets: one or more, in text order, the pieces of one passage.
    """

    id: str
    motivation: Motivation
    created: str
    modified: str
    creator: str
    bodies: tuple[Body, ...]
    targets: tuple[Target, ...]
    extra: Extra = field(default_factory=dict, compare=False)

    @property
    def tag_body(self) -> TagBody | None:
        """The first tagging body."""
        for body in self.bodies:
            if isinstance(body, TagBody):
                return body
        return None

    @property
    def tag(self) -> str | None:
        """What the passage is tagged as; None for a mere note."""
        body = self.tag_body
        return None if body is None else body.tag

    @property
    def entity(self) -> str | None:
        """The name of a source."""
        body = self.tag_body
        return None if body is None else body.entity

    @property
    def note(self) -> str | None:
        """The first remark."""
        return next((body.text for body in self.bodies if isinstance(body, NoteBody)), None)

    @property
    def conflict(self) -> str:
        """The id of the version that it conflicts with, `DELETED` where that is no more, or ""."""
        stated = self.extra.get(CONFLICT)
        return stated if isinstance(stated, str) else ""

    @property
    def position(self) -> Span | None:
        """From the start of the first piece to the end of the last, None for a whole document."""
        spans = [t.position for t in self.targets if t.position is not None]
        return Span(min(spans).start, max(s.end for s in spans)) if spans else None

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The spans of the passage as stored, in text order."""
        return tuple(t.position for t in self.targets if t.position is not None)


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution or relation: `attributed` rests on `to`.

    attributed: id of the annotation that the link starts from (the W3C target).
    to: id of the annotation it leads to (the W3C body), or a document's ``urn:sha256:…`` where
    the document speaks in its own voice: then `own_voice` is true.
    """

    id: str
    created: str
    modified: str
    creator: str
    attributed: str
    to: str
    relation: Relation = Relation.ATTRIBUTED_TO
    extra: Extra = field(default_factory=dict, compare=False)

    @property
    def conflict(self) -> str:
        """As of an annotation."""
        stated = self.extra.get(CONFLICT)
        return stated if isinstance(stated, str) else ""

    @property
    def own_voice(self) -> bool:
        """Whether it says that the document speaks in its own voice."""
        return self.to.startswith("urn:sha256:")


Item = Annotation | Link
"""What one line of a sidecar holds."""
