"""An annotation or a link to its line of a sidecar, keys in the one order of the format."""

from typing import Any

from annotations.errors import WireError
from annotations.model import Annotation, Item, Link, Target
from annotations.wire.bodies import encode_body
from annotations.wire.context import PIECES_OF_ONE
from annotations.wire.strict_json import dump_checked


def encode_item(item: Item) -> str:
    """`item` as JSON on one line. Raises WireError where JSON or the standard can't hold it."""
    value = _header(item)
    if isinstance(item, Link):
        value |= {"body": item.to, "target": item.attributed}
        value["relation"] = f"gloss:{item.relation.value}"
    else:
        if not item.targets:
            raise WireError("want at least one", "target")
        if item.bodies:
            value["body"] = _bare_or_list([encode_body(body) for body in item.bodies])
        value["target"] = _bare_or_list([_target(target) for target in item.targets])
        if len(item.targets) > 1:
            value["pieces"] = item.extra.get("pieces", PIECES_OF_ONE)
    return dump_checked(value | {k: v for k, v in item.extra.items() if k not in value})


def _header(item: Annotation | Link) -> dict[str, Any]:
    motivation = "linking" if isinstance(item, Link) else item.motivation.value
    value: dict[str, Any] = {
        "id": item.id,
        "type": item.extra.get("type", "Annotation"),
        "motivation": motivation,
    }
    if item.created:
        value["created"] = item.created
    if item.modified:
        value["modified"] = item.modified
    creator = item.extra.get("creator")
    if creator is None and item.creator:
        creator = {"type": "Person", "nickname": item.creator}
    if creator is not None:
        value["creator"] = creator
    return value


def _bare_or_list(values: list[Any]) -> Any:
    # A lone value that is itself a list would read as several.
    lone = len(values) == 1 and not isinstance(values[0], list)
    return values[0] if lone else values


def _target(target: Target) -> Any:
    if target.whole_document and not target.extra:
        return target.document
    value: dict[str, Any] = {
        "type": target.extra.get("type", "SpecificResource"),
        "source": target.extra.get("source", target.document),
    }
    selectors: list[Any] = []
    if target.position is not None:
        selectors.append(
            {
                "type": "TextPositionSelector",
                "start": target.position.start,
                "end": target.position.end,
                **target.selector_extra.get("TextPositionSelector", {}),
            }
        )
    if target.quote is not None:
        selectors.append(
            {
                "type": "TextQuoteSelector",
                "exact": target.quote.exact,
                "prefix": target.quote.prefix,
                "suffix": target.quote.suffix,
                **target.selector_extra.get("TextQuoteSelector", {}),
            }
        )
    selectors += target.extra.get("selector", [])
    if selectors:
        value["selector"] = _bare_or_list(selectors)
    return value | {k: v for k, v in target.extra.items() if k not in value}
