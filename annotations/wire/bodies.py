"""Bodies of annotations: JSON to model and back."""

from collections.abc import Mapping
from typing import Any

from annotations.errors import WireError
from annotations.model import Body, Figure, Motivation, NoteBody, OtherBody, TagBody
from annotations.wire.context import ATTRIBUTE_PREFIX

TAG_FIELDS = ("entity", "certainty", "polarity", "stance", "directness", "review", "topic")
"""Attributes on a tagging body that stand before the figure, in the order of the file."""
BOOLEANS = frozenset(("review", "suggested"))
FIGURE_FIELDS = {"amount": "amount", "unit": "unit", "qualifier": "qualifier", "asOf": "as_of"}
"""Keys of a figure in the order of the file, with the model's names."""


def decode_bodies(value: Mapping[str, Any], motivation: Motivation) -> tuple[Body, ...]:
    """The bodies of an annotation; one without a purpose has its annotation's."""
    stated = value.get("body")
    if stated is None:
        text = value.get("bodyValue")
        if text is None:
            return ()
        if not isinstance(text, str):
            raise WireError("want a string", "bodyValue")
        stated = {"type": "TextualBody", "value": text}
    bodies = stated if isinstance(stated, list) else [stated]
    return tuple(_decode_body(body, motivation.value) for body in bodies if body is not None)


def _decode_body(body: object, motivation: str) -> Body:
    if not isinstance(body, dict) or body.get("type") != "TextualBody":
        return OtherBody(body)
    text = body.get("value")
    purpose = body.get("purpose", motivation)
    if not isinstance(text, str):
        return OtherBody(body)
    if purpose == "tagging":
        return _decode_tag(text, body)
    if purpose == "commenting":
        known = {"type", "value", "purpose"}
        if body.get("format") == "text/plain":
            known.add("format")
        return NoteBody(text, {key: body[key] for key in body if key not in known})
    return OtherBody(body)


def _decode_tag(tag: str, body: Mapping[str, Any]) -> TagBody:
    fields: dict[str, Any] = {}
    attributes: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key, value in body.items():
        if key in ("type", "value", "purpose"):
            continue
        if key.startswith(ATTRIBUTE_PREFIX):
            attributes[key[len(ATTRIBUTE_PREFIX) :]] = value
        elif key == "figure" and isinstance(value, dict):
            figure = _decode_figure(value)
            if figure is None:
                extra[key] = value
            else:
                fields[key] = figure
        elif key in TAG_FIELDS or key == "suggested":
            wanted = bool if key in BOOLEANS else str
            (fields if isinstance(value, wanted) else extra)[key] = value
        else:
            extra[key] = value
    return TagBody(tag, **fields, attributes=attributes, extra=extra)


def _decode_figure(value: Mapping[str, Any]) -> Figure | None:
    """The figure, or None where its amount is not a string."""
    names = FIGURE_FIELDS
    fields = {names[k]: v for k, v in value.items() if k in names and isinstance(v, str)}
    if "amount" not in fields:
        return None
    extra = {k: v for k, v in value.items() if names.get(k) not in fields}
    return Figure(**fields, extra=extra)


def encode_body(body: Body) -> Any:
    """A body as JSON, its keys in the order of the file, unknown ones last."""
    if isinstance(body, OtherBody):
        return body.value
    if isinstance(body, NoteBody):
        note = {"type": "TextualBody", "purpose": "commenting", "value": body.text}
        return {**note, "format": "text/plain", **body.extra}
    tag: dict[str, Any] = {"type": "TextualBody", "purpose": "tagging", "value": body.tag}
    for name in TAG_FIELDS:
        value = getattr(body, name)
        if value is not None:
            tag[name] = value
    if body.figure is not None:
        tag["figure"] = _encode_figure(body.figure)
    if body.suggested is not None:
        tag["suggested"] = body.suggested
    for name, value in body.attributes.items():
        tag[ATTRIBUTE_PREFIX + name] = value
    return _with_extra(tag, body.extra)


def _encode_figure(figure: Figure) -> dict[str, Any]:
    stated = {key: getattr(figure, name) for key, name in FIGURE_FIELDS.items()}
    return _with_extra({k: v for k, v in stated.items() if v is not None}, figure.extra)


def _with_extra(known: dict[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    return {**known, **{key: extra[key] for key in extra if key not in known}}
