"""The JSON Schema of a sidecar, made from the words of the format.

It describes what we write. Keys that are not ours may stand everywhere and are kept; with `closed`
there are none, which is how our own files are tested.
"""

from typing import Any

from annotations.model import CONFLICT, DELETED, Motivation, Relation
from annotations.wire.bodies import BOOLEANS, FIGURE_FIELDS, TAG_FIELDS
from annotations.wire.context import (
    ATTRIBUTE_PREFIX,
    FORMAT_VERSION,
    OWN_CONTEXT,
    PIECES_OF_ONE,
    W3C_CONTEXT,
)

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_INSTANT: Schema = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$",
    "description": "RFC 3339, in UTC",
}
_ID: Schema = {"type": "string", "pattern": "^urn:uuid:[0-9a-f-]{36}$"}
_DOCUMENT: Schema = {
    "type": "string",
    "pattern": "^urn:sha256:[0-9a-f]{64}$",
    "description": "hash of the canonical text; of a plain UTF-8 file, what sha256sum prints",
}
_OFFSET: Schema = {"type": "integer", "minimum": 0, "description": "in Unicode code points"}


def sidecar_schema(*, closed: bool = False) -> Schema:
    """The schema of format version `FORMAT_VERSION`. closed: no key but ours."""
    made = _Maker(closed)
    document = made.object(
        {"path": _TEXT, "encoding": _TEXT, "extractor": _TEXT}, optional=("encoding", "extractor")
    )
    page = made.object(
        {
            "id": _TEXT,
            "type": {"const": "AnnotationPage"},
            "items": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/item"}},
        }
    )
    collection = made.object(
        {
            "@context": {
                "type": "array",
                "prefixItems": [{"const": W3C_CONTEXT}, {"const": OWN_CONTEXT}],
                "minItems": 2,
            },
            "id": _TEXT,
            "type": {"const": "AnnotationCollection"},
            "label": _TEXT,
            "formatVersion": {"const": FORMAT_VERSION},
            "annotator": {"type": "string", "pattern": "^[a-z0-9_-]+$"},
            "document": document,
            "total": {"type": "integer", "minimum": 0, "description": "derived: trust the items"},
            "first": page,
        },
        optional=("first",),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A sidecar of Glossator, format version {FORMAT_VERSION}",
        **collection,
        "$defs": made.definitions(),
    }


class _Maker:
    """closed: whether objects have no keys but those named."""

    def __init__(self, closed: bool) -> None:
        self._closed = closed

    def object(self, properties: Schema, optional: tuple[str, ...] = (), **more: Any) -> Schema:
        required = [name for name in properties if name not in optional]
        made = {"type": "object", "properties": properties, "required": required, **more}
        return {**made, "additionalProperties": False} if self._closed else made

    def definitions(self) -> Schema:
        return {
            "item": {"if": _motivated("linking"), "then": _ref("link"), "else": _ref("annotation")},
            "annotation": self._annotation(),
            "link": self._link(),
            "tag": self._tag(),
            "note": self.object(
                {
                    "type": {"const": "TextualBody"},
                    "purpose": {"const": "commenting"},
                    "value": _TEXT,
                    "format": {"const": "text/plain"},
                }
            ),
            "figure": self.object(
                dict.fromkeys(FIGURE_FIELDS, _TEXT), ("unit", "qualifier", "asOf")
            ),
            "passage": self._passage(),
        }

    def _head(self, motivations: list[str]) -> Schema:
        creator = self.object({"type": {"const": "Person"}, "nickname": _TEXT})
        return {
            "id": _ID,
            "type": {"const": "Annotation"},
            "motivation": {"enum": motivations},
            "created": _INSTANT,
            "modified": _INSTANT,
            "creator": creator,
        }

    def _annotation(self) -> Schema:
        motivations = [each.value for each in Motivation if each is not Motivation.LINKING]
        body = {"oneOf": [_ref("tag"), _ref("note")]}
        several = {"type": "array", "minItems": 2}
        properties = {
            **self._head(motivations),
            "body": {"anyOf": [body, {**several, "items": body}]},
            "target": {
                "anyOf": [_DOCUMENT, _ref("passage"), {**several, "items": _ref("passage")}]
            },
            "pieces": {"const": PIECES_OF_ONE},
            CONFLICT: {"anyOf": [_ID, {"const": DELETED}]},
        }
        return self.object(properties, ("pieces", CONFLICT))

    def _link(self) -> Schema:
        # A document may also stand as a resource that has nothing but it: read, and not written.
        whole = self.object({"type": {"const": "SpecificResource"}, "source": _DOCUMENT})
        properties = {
            **self._head([Motivation.LINKING.value]),
            "body": {"anyOf": [_ID, _DOCUMENT, whole], "description": "what it is attributed to"},
            "target": {**_ID, "description": "what is attributed"},
            "relation": {"enum": [f"gloss:{each.value}" for each in Relation]},
            CONFLICT: {"anyOf": [_ID, {"const": DELETED}]},
        }
        return self.object(properties, (CONFLICT,))

    def _tag(self) -> Schema:
        said = {name: {"type": "boolean"} if name in BOOLEANS else _TEXT for name in TAG_FIELDS}
        properties = {
            "type": {"const": "TextualBody"},
            "purpose": {"const": "tagging"},
            "value": {"type": "string", "minLength": 1, "description": "the tag"},
            **said,
            "figure": _ref("figure"),
            "suggested": {"type": "boolean", "description": "nobody confirmed it yet"},
        }
        optional = (*said, "figure", "suggested")
        return self.object(properties, optional, patternProperties={f"^{ATTRIBUTE_PREFIX}": {}})

    def _passage(self) -> Schema:
        position = self.object(
            {"type": {"const": "TextPositionSelector"}, "start": _OFFSET, "end": _OFFSET}
        )
        quote = self.object(
            {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string", "minLength": 1},
                "prefix": _TEXT,
                "suffix": _TEXT,
            }
        )
        selectors = {"type": "array", "prefixItems": [position, quote], "minItems": 2}
        return self.object(
            {
                "type": {"const": "SpecificResource"},
                "source": _DOCUMENT,
                "selector": {**selectors, "items": False} if self._closed else selectors,
            }
        )


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _motivated(motivation: str) -> Schema:
    return {"properties": {"motivation": {"const": motivation}}}
