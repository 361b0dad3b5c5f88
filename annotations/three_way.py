"""One annotation changed on two sides: what either side did, or both versions where they conflict.

Pure and symmetric: which side is called ours makes no difference to what comes out.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from annotations.errors import WireError
from annotations.identifiers import derived_id, not_before
from annotations.model import CONFLICT, DELETED
from annotations.values import dataclass
from annotations.wire import decode_item, encode_item
from annotations.wire.strict_json import dump, parse

Value = Mapping[str, Any]
_ABSENT: Any = object()
_INDIVISIBLE = frozenset(("target", "figure", "creator", "created", "id"))
"""Keys whose value is one thing: a passage's words and its place, an amount and its unit."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What stands under the id that was merged, None where it is deleted.

    other: the second version as `(id, raw)`, where both are kept; conflict: whether a person has
    to look at it.
    """

    raw: str | None
    other: tuple[str, str] | None = None
    conflict: bool = False


class _Conflict(Exception):
    """Both sides changed one thing in two ways."""


def resolve(id_: str, base: str | None, ours: str | None, theirs: str | None) -> Resolved:
    """Merge the raw lines of the annotation or link `id_`; None stands for its absence.

    A deletion against a change keeps what was changed. Two changes of one thing keep both
    versions: the one that was modified later under the id, the other under an id made from it.
    Each kept version says so by the key ``gloss:conflict``.
    """
    if theirs in (ours, base):
        return Resolved(ours)
    if ours == base:
        return Resolved(theirs)
    if ours is None or theirs is None:
        kept = theirs if ours is None else ours
        return Resolved(None if kept is None else marked(kept, DELETED), None, conflict=True)
    one, other = sorted((ours, theirs))
    try:
        merged = _merged(_value(base) if base else {}, _value(one), _value(other))
        return Resolved(_raw(merged, one, other))
    except _Conflict:
        return _both(id_, one, other)


def marked(raw: str, conflict: str, id_: str | None = None) -> str:
    """`raw` with a mark of what it conflicts with, under `id_` where one is given.

    What cannot be read is not marked: it is kept as it is.
    """
    try:
        value = {**_value(raw), CONFLICT: conflict}
    except _Conflict:
        return raw
    if id_ is not None:
        value["id"] = id_
    return _encoded(value)


def _both(id_: str, ours: str, theirs: str) -> Resolved:
    """Both versions; one that cannot be read keeps the id, since it cannot be given another."""
    first, second = sorted((ours, theirs), key=_rank, reverse=True)
    copy_id = derived_id(id_, second)
    copy = marked(second, id_, copy_id)
    if copy == second:
        copy_id = id_
    return Resolved(first, (copy_id, copy), conflict=True)


def _rank(raw: str) -> tuple[bool, str, str]:
    try:
        modified = _value(raw).get("modified")
    except _Conflict:
        return True, "", raw
    return False, modified if isinstance(modified, str) else "", raw


def _value(raw: str) -> dict[str, Any]:
    try:
        value = parse(raw)
    except ValueError:
        raise _Conflict from None
    if not isinstance(value, dict):
        raise _Conflict
    return value


def _merged(base: Value, ours: Value, theirs: Value) -> dict[str, Any]:
    """The keys of both sides, each as whoever changed it left it. Raises _Conflict."""
    result: dict[str, Any] = {}
    for key in dict.fromkeys((*ours, *theirs)):
        was, mine, other = (side.get(key, _ABSENT) for side in (base, ours, theirs))
        together = _TOGETHER.get(key, _of_key) if key not in _INDIVISIBLE else _clash
        value = _one(was, mine, other, together)
        if value is not _ABSENT:
            result[key] = value
    return result


def _one(base: Any, ours: Any, theirs: Any, together: Callable[[Any, Any, Any], Any]) -> Any:
    """What either side did; `together` decides where both did something."""
    if _same(ours, theirs) or _same(base, theirs):
        return ours
    return theirs if _same(base, ours) else together(base, ours, theirs)


def _of_key(base: Any, ours: Any, theirs: Any) -> Any:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return _merged(base if isinstance(base, dict) else {}, ours, theirs)
    raise _Conflict


def _clash(_base: Any, _ours: Any, _theirs: Any) -> Any:
    raise _Conflict


def _latest(_base: Any, ours: Any, theirs: Any) -> Any:
    if isinstance(ours, str) and isinstance(theirs, str):
        return not_before(ours, theirs)
    raise _Conflict


def _bodies(base: Any, ours: Any, theirs: Any) -> Any:
    """The bodies of both sides: tags and remarks are matched one by one, in their order."""
    was, mine, other = (_keyed(side) for side in (base, ours, theirs))
    merged: list[Any] = []
    for key in dict.fromkeys((*mine, *other)):
        of_base, of_ours = was.get(key, _ABSENT), mine.get(key, _ABSENT)
        body = _one(of_base, of_ours, other.get(key, _ABSENT), _of_key)
        if body is not _ABSENT:
            merged.append(body)
    if not merged:
        return _ABSENT
    return merged[0] if len(merged) == 1 else merged


def _keyed(stated: Any) -> dict[str, Any]:
    """Bodies by what they are for and which of their kind they are."""
    bodies = stated if isinstance(stated, list) else [] if stated is _ABSENT else [stated]
    found: dict[str, Any] = {}
    for body in bodies:
        of_ours = isinstance(body, dict) and body.get("type") == "TextualBody"
        kind = f"purpose {body.get('purpose')}" if of_ours else f"value {_canonical(body)}"
        number = sum(1 for key in found if key.rpartition("#")[0] == kind)
        found[f"{kind}#{number}"] = body
    return found


_TOGETHER: Mapping[str, Callable[[Any, Any, Any], Any]] = {"modified": _latest, "body": _bodies}


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same JSON; true is not 1, and absence is only itself."""
    if one is _ABSENT or other is _ABSENT:
        return one is other
    return _canonical(one) == _canonical(other)


def _raw(merged: Value, ours: str, theirs: str) -> str:
    """The bytes of the side that has it already, else it is written anew."""
    for raw in (ours, theirs):
        if _same(_value(raw), merged):
            return raw
    return _encoded(merged)


def _encoded(value: Value) -> str:
    """`value` in the order of the format, or as it stands where we cannot read it."""
    raw = dump(value)
    try:
        return encode_item(decode_item(raw))
    except WireError:
        return raw
