"""One line of a sidecar, as JSON, to an annotation or a link."""

from collections.abc import Mapping
from typing import Any

from annotations.errors import WireError
from annotations.model import Annotation, Item, Link, Motivation, Relation, Target
from annotations.selectors import Span, TextQuoteSelector
from annotations.wire.bodies import decode_bodies
from annotations.wire.context import NAMESPACE, PIECES_OF_ONE
from annotations.wire.strict_json import parse

_KNOWN = frozenset(
    ("id", "type", "motivation", "created", "modified", "creator", "body", "bodyValue", "target")
)
_MOTIVATIONS = {motivation.value: motivation for motivation in Motivation}
_RELATIONS = {
    prefix + relation.value: relation for relation in Relation for prefix in ("gloss:", NAMESPACE)
}


def decode_item(raw: str) -> Item:
    """The annotation or link that `raw` holds, unknown keys kept in its `extra`.

    Raises WireError, with the place, for what we cannot read.
    """
    try:
        value = parse(raw)
    except ValueError as error:
        if isinstance(error, WireError):
            raise
        raise WireError(f"not JSON: {error}") from None
    if not isinstance(value, dict):
        raise WireError("not an object")
    motivation = _motivation(value)
    return _link(value) if motivation is Motivation.LINKING else _annotation(value, motivation)


def _text(value: Mapping[str, Any], key: str, place: str = "") -> str:
    text = value.get(key)
    if not isinstance(text, str):
        raise WireError("want a string", f"{place}{key}")
    return text


def _motivation(value: Mapping[str, Any]) -> Motivation:
    stated = value.get("motivation")
    if isinstance(stated, list) and len(stated) == 1:
        stated = stated[0]
    motivation = _MOTIVATIONS.get(stated) if isinstance(stated, str) else None
    if motivation is None:
        raise WireError("want tagging, commenting or linking", "motivation")
    return motivation


def _header(value: Mapping[str, Any], known: frozenset[str]) -> tuple[str, str, str, str, Any]:
    """Id, created, modified, creator and the keys we do not know.

    A type or creator written in another way than ours is kept among the unknown.
    """
    id_ = _text(value, "id")
    unknown = value.keys() - known
    extra = {key: value[key] for key in value if key in unknown} if unknown else {}
    kind = value.get("type")
    if kind != "Annotation":
        if not (isinstance(kind, list) and "Annotation" in kind):
            raise WireError("want Annotation", "type")
        extra["type"] = kind
    created = value.get("created", "")
    modified = value.get("modified", created)
    if not isinstance(created, str) or not isinstance(modified, str):
        raise WireError("want a string", "created" if isinstance(modified, str) else "modified")
    creator = value.get("creator")
    name = _name_of(creator)
    if creator is not None and not _as_we_write(creator):
        extra["creator"] = creator
    return id_, created, modified, name, extra


def _as_we_write(creator: object) -> bool:
    """Whether a creator is a person with nothing but a nickname."""
    if not isinstance(creator, dict) or len(creator) != len(_PERSON):
        return False
    return creator.get("type") == "Person" and isinstance(creator.get("nickname"), str)


_PERSON = ("type", "nickname")


def _name_of(creator: object) -> str:
    if isinstance(creator, list) and creator:
        creator = creator[0]
    if isinstance(creator, dict):
        if isinstance(nickname := creator.get("nickname"), str):
            return nickname
        names = (creator.get(key) for key in ("name", "id"))
        return next((name for name in names if isinstance(name, str)), "")
    return creator if isinstance(creator, str) else ""


_KNOWN_OF_ANNOTATION = _KNOWN | {"pieces"}
_KNOWN_OF_LINK = (_KNOWN - {"bodyValue"}) | {"relation"}


def _annotation(value: Mapping[str, Any], motivation: Motivation) -> Annotation:
    id_, created, modified, creator, extra = _header(value, _KNOWN_OF_ANNOTATION)
    stated = value.get("target")
    targets = stated if isinstance(stated, list) else [stated]
    if not targets:
        raise WireError("want at least one", "target")
    if value.get("pieces", PIECES_OF_ONE) != PIECES_OF_ONE:
        extra["pieces"] = value["pieces"]
    places = [f"target[{i}]" for i in range(len(targets))] if len(targets) > 1 else ["target"]
    return Annotation(
        id=id_,
        motivation=motivation,
        created=created,
        modified=modified,
        creator=creator,
        bodies=decode_bodies(value, motivation),
        targets=tuple(map(_target, targets, places)),
        extra=extra,
    )


_KNOWN_OF_TARGET = frozenset(("type", "source", "selector"))
_KNOWN_OF_POSITION = frozenset(("type", "start", "end"))
_KNOWN_OF_QUOTE = frozenset(("type", "exact", "prefix", "suffix"))


def _target(value: object, place: str) -> Target:
    if isinstance(value, str):
        return Target(value)
    if not isinstance(value, dict):
        raise WireError("want an IRI or a SpecificResource", place)
    source = value.get("source")
    if isinstance(source, dict):
        source = source.get("id")
    if not isinstance(source, str):
        raise WireError("want the document's IRI", f"{place}.source")
    unknown = value.keys() - _KNOWN_OF_TARGET
    extra = {key: value[key] for key in value if key in unknown} if unknown else {}
    if not isinstance(value["source"], str):
        extra["source"] = value["source"]
    if value.get("type", "SpecificResource") != "SpecificResource":
        extra["type"] = value["type"]
    stated = value.get("selector")
    selectors = stated if isinstance(stated, list) else [] if stated is None else [stated]
    position: Span | None = None
    quote: TextQuoteSelector | None = None
    ours: dict[str, Any] = {}
    theirs = []
    for i, selector in enumerate(selectors):
        kind = selector.get("type") if isinstance(selector, dict) else None
        if kind == "TextPositionSelector" and position is None:
            position = _position(selector, place, i)
            unknown = selector.keys() - _KNOWN_OF_POSITION
        elif kind == "TextQuoteSelector" and quote is None:
            quote = _quote(selector, place, i)
            unknown = selector.keys() - _KNOWN_OF_QUOTE
        elif isinstance(selector, (dict, str)):
            theirs.append(selector)
            continue
        else:
            raise WireError("want a selector", f"{place}.selector[{i}]")
        if unknown:
            ours[kind] = {key: selector[key] for key in selector if key in unknown}
    if theirs:
        extra["selector"] = theirs
    return Target(source, position, quote, extra, ours)


def _position(selector: Mapping[str, Any], place: str, number: int) -> Span:
    start, end = selector.get("start"), selector.get("end")
    # bool is an int to isinstance, and true is no offset.
    if type(start) is not int or start < 0:
        raise WireError("want an integer from 0", f"{place}.selector[{number}].start")
    if type(end) is not int or end < start:
        raise WireError(f"want an integer from {start}", f"{place}.selector[{number}].end")
    return Span(start, end)


def _quote(selector: Mapping[str, Any], place: str, number: int) -> TextQuoteSelector:
    stated = selector.get("exact"), selector.get("prefix", ""), selector.get("suffix", "")
    exact, prefix, suffix = stated
    if isinstance(exact, str) and isinstance(prefix, str) and isinstance(suffix, str):
        return TextQuoteSelector(exact, prefix, suffix)
    names = ("exact", "prefix", "suffix")
    wrong = next(n for n, text in zip(names, stated, strict=True) if not isinstance(text, str))
    raise WireError("want a string", f"{place}.selector[{number}].{wrong}")


def _link(value: Mapping[str, Any]) -> Link:
    id_, created, modified, creator, extra = _header(value, _KNOWN_OF_LINK)
    stated = value.get("relation")
    relation = _RELATIONS.get(stated) if isinstance(stated, str) else None
    if relation is None:
        raise WireError("want gloss:attributedTo or another relation of ours", "relation")
    return Link(
        id=id_,
        created=created,
        modified=modified,
        creator=creator,
        attributed=_end(value.get("target"), "target"),
        to=_end(value.get("body"), "body"),
        relation=relation,
        extra=extra,
    )


def _end(value: object, place: str) -> str:
    """The IRI of one end; a document may also be written as a resource with only a source."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and not value.keys() - {"type", "source"}:
        source = value.get("source")
        if isinstance(source, str) and source.startswith("urn:sha256:"):
            return source
    raise WireError("want exactly one annotation's IRI", place)
