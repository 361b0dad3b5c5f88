"""An annotation as one row of data, with where it lands. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from annotations.landings import Anchor, Doubtful, Exact, Moved
from annotations.model import Annotation, Figure, Link, TagBody
from annotations.selectors import Span

_STATES = ("exact", "moved", "doubtful", "orphan")
_NOT_ATTRIBUTES = {"tag", "attributes", "extra", "figure"}
_KEYS_OF_FIGURE = {"amount": "amount", "unit": "unit", "qualifier": "qualifier", "as_of": "asOf"}


def state_of(annotation: Annotation, anchors: Sequence[Anchor]) -> str:
    """Where it landed at worst: exact, moved, doubtful, orphan; document where it is on all."""
    if all(target.whole_document for target in annotation.targets):
        return "document"
    names = (type(anchor).__name__.lower() for anchor in anchors)
    return max(names, key=_STATES.index, default="orphan")


def landed(annotation: Annotation, anchors: Sequence[Anchor]) -> tuple[Span, ...]:
    """The spans of its pieces as they are: where they landed, else their likeliest or old place."""
    spans = []
    for target, anchor in zip(annotation.targets, anchors, strict=True):
        if target.whole_document:
            continue
        match anchor:
            case Exact(span) | Moved(span):
                spans.append(span)
            case Doubtful(candidates) if candidates and target.position is None:
                spans.append(candidates[0])
            case _ if target.position is not None:
                spans.append(target.position)
            case _:
                pass
    return tuple(sorted(spans))


def quote_of(annotation: Annotation) -> str:
    """Its words, those of several pieces joined by an ellipsis."""
    quotes = (target.quote.exact for target in annotation.targets if target.quote is not None)
    return " … ".join(quotes)


def attributes_of(annotation: Annotation) -> dict[str, Any]:
    """What its tag says further, by the names that sidecars use; only what is set."""
    body = annotation.tag_body
    if body is None:
        return {}
    names = [field.name for field in fields(TagBody) if field.name not in _NOT_ATTRIBUTES]
    found = {name: getattr(body, name) for name in names}
    found["figure"] = None if body.figure is None else figure_of(body.figure)
    return {**{k: v for k, v in found.items() if v is not None}, **body.attributes}


def row(
    path: str, annotation: Annotation, anchors: Sequence[Anchor], links: Iterable[Link]
) -> dict[str, Any]:
    """The documented keys of an annotation; ``pieces`` only where it has several, ``conflict``
    only where a merge kept it beside the version of that id.

    start, end: code points of the text as it is, null for a whole document or where nothing was
    found; links: of any annotator, that start from it.
    """
    spans = landed(annotation, anchors)
    quotes = [target.quote for target in annotation.targets if target.quote is not None]
    values: dict[str, Any] = {
        "path": path,
        "id": annotation.id,
        "tag": annotation.tag,
        "start": spans[0].start if spans else None,
        "end": max(span.end for span in spans) if spans else None,
        "quote": quote_of(annotation) if quotes else None,
        "prefix": quotes[0].prefix if quotes else None,
        "suffix": quotes[-1].suffix if quotes else None,
        "note": annotation.note,
        "creator": annotation.creator,
        "created": annotation.created,
        "modified": annotation.modified,
        "state": state_of(annotation, anchors),
        "links": [{"relation": link.relation.value, "to": link.to} for link in links],
        "attributes": attributes_of(annotation),
    }
    if annotation.conflict:
        values["conflict"] = annotation.conflict
    if len(spans) > 1:
        values["pieces"] = [[span.start, span.end] for span in spans]
    return values


def answers(values: Mapping[str, Any], wanted: Iterable[tuple[str, str]]) -> bool:
    """Whether a row has each of the `wanted` values: of its own keys, or of its attributes.

    A name with a point goes into a value: ``figure.unit``. Comparison is as text, to the letter;
    true and false are written so, nothing is the empty text.
    """
    return all(_text(_value(values, key)) == value for key, value in wanted)


def _value(values: Mapping[str, Any], key: str) -> object:
    if key in values:
        return values[key]
    found: object = values["attributes"]
    if isinstance(found, Mapping) and key in found:
        return found[key]
    for name in key.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def figure_of(figure: Figure) -> dict[str, str]:
    """A figure by the names that sidecars use; only what is set."""
    found = {key: getattr(figure, name) for name, key in _KEYS_OF_FIGURE.items()}
    return {key: value for key, value in found.items() if value is not None}
