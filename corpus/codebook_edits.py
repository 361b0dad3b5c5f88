"""Changes of a codebook's text: its comments and layout stay, and nothing else changes. Pure.

Each change is made twice, to the text and to the values it holds; where the two do not agree in
the end, as with tables written in an unusual way, the text is left alone.
"""

import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from annotations.codebook import BUILT_IN_TAGS
from annotations.codebook_reading import name_problem
from annotations.errors import CodebookError

Field = str | bool | list[str] | None
"""What a field of a tag is set to; None takes it out."""
Tables = Any
"""A parsed file: plain dictionaries, or those of tomlkit that keep comments and layout."""

_BY_HAND = "glossator.toml is written in a way that can't be edited here; edit it by hand"
_BUILT_IN = frozenset(tag.name for tag in BUILT_IN_TAGS)


def with_tag(text: str, name: str, fields: Mapping[str, Field]) -> str:
    """The codebook with these fields of the tag `name`, which is added where it is missing.

    Raises CodebookError where it can't be called so or the text can't be edited.
    """
    if reason := name_problem(name):
        raise CodebookError(reason, name)
    return _edited(text, lambda tables, table: _set(tables, name, fields, table))


def renamed(text: str, old: str, new: str) -> str:
    """The codebook with the tag `old` called `new`, its former name written down.

    Raises CodebookError where `old` is built in or not there, or `new` is there or no name.
    """
    tags = _tags(text)
    if old in _BUILT_IN or new in _BUILT_IN:
        raise CodebookError("claim and source are built in and keep their names")
    if reason := name_problem(new):
        raise CodebookError(reason, new)
    if old not in tags:
        raise CodebookError("is not in the codebook", old)
    if new in tags:
        raise CodebookError("is in the codebook already; merge the two", new)
    former = [*(name for name in _former(tags[old]) if name not in (old, new)), old]
    return _edited(
        _with_header(text, old, new),
        lambda tables, table: _refer(tables, old, new, former, table),
        of=_renamed_values(text, old, new),
    )


def retired(text: str, name: str, use: str = "") -> str:
    """The codebook with the tag `name` retired. use: the tag in its place; "" for none.

    Raises CodebookError where it is built in.
    """
    if name in _BUILT_IN:
        raise CodebookError("claim and source are built in; they can't be retired")
    if use:
        return with_tag(text, name, {"retired": True, "use": use})
    return with_tag(text, name, {"retired": True})


def _tags(text: str) -> Mapping[str, Any]:
    tags = _values(text).get("tags", {})
    return tags if isinstance(tags, Mapping) else {}


def _values(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise CodebookError(f"glossator.toml is not TOML; mend it by hand ({error})") from None


def _former(entry: object) -> list[str]:
    former = entry.get("formerly", []) if isinstance(entry, Mapping) else []
    names = [former] if isinstance(former, str) else former
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def _edited(
    text: str,
    change: Callable[[Tables, Callable[[], Any]], None],
    of: Mapping[str, Any] | None = None,
) -> str:
    """`text` after a change. of: the values that it is made to, those of `text` by default."""
    import tomlkit  # noqa: PLC0415 - 20 ms that only an edit needs
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    wanted = dict(_values(text) if of is None else of)
    try:
        change(wanted, dict)
        document = tomlkit.parse(text)
        change(document, lambda: tomlkit.table(is_super_table=True))
        after = tomlkit.dumps(document).rstrip("\r\n") + "\n"
        if "\r\n" in text:
            after = after.replace("\r\n", "\n").replace("\n", "\r\n")
        agrees = tomllib.loads(after) == wanted
    except (TOMLKitError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        agrees = False
    if not agrees:
        raise CodebookError(_BY_HAND)
    return after


def _set(tables: Tables, name: str, fields: Mapping[str, Field], table: Callable[[], Any]) -> None:
    if "tags" not in tables:
        tables["tags"] = table()
    if name not in tables["tags"]:
        tables["tags"][name] = _new_entry(fields, plain=table is dict)
        return
    entry = tables["tags"][name]
    for key, value in fields.items():
        if value is None:
            entry.pop(key, None)
        elif key in entry or table is dict:
            entry[key] = value
        else:
            _add(entry, key, value)


def _add(entry: Any, key: str, value: Field) -> None:
    """Add a field behind the others, and before the comment that introduces the next table."""
    from tomlkit.items import Table  # noqa: PLC0415

    behind = []
    while isinstance(entry, Table) and entry.value.body and entry.value.body[-1][0] is None:
        behind.append(entry.value.body.pop()[1])
    entry[key] = value
    for item in reversed(behind):
        entry.add(item)


def _new_entry(fields: Mapping[str, Field], *, plain: bool) -> Any:
    stated = {key: value for key, value in fields.items() if value is not None}
    if plain:
        return stated
    import tomlkit  # noqa: PLC0415

    entry = tomlkit.table()
    entry.update(stated)
    return entry.add(tomlkit.nl())


def _refer(tables: Tables, old: str, new: str, former: list[str], table: Callable[[], Any]) -> None:
    """Write down a former name, and let what referred to it refer to the name it has."""
    _set(tables, new, {"formerly": former}, table)
    for entry in tables["tags"].values():
        if isinstance(entry, Mapping) and entry.get("use") == old:
            entry["use"] = new  # type: ignore[index] # a table of tomlkit, or a dict
    attributes = tables.get("attributes", {})
    for entry in attributes.values() if isinstance(attributes, Mapping) else ():
        tags = entry.get("tags") if isinstance(entry, Mapping) else None
        if tags == old:
            entry["tags"] = new
        elif isinstance(tags, list) and old in tags:
            for at, tag in enumerate(tags):
                if tag == old:
                    tags[at] = new


def _renamed_values(text: str, old: str, new: str) -> dict[str, Any]:
    values = _values(text)
    values["tags"] = {(new if name == old else name): e for name, e in values["tags"].items()}
    return values


def _with_header(text: str, old: str, new: str) -> str:
    """`text` with the header of the table `tags.old` naming `new`: what is around it stays."""
    import tomlkit  # noqa: PLC0415

    key = tomlkit.key(["tags", new]).as_string()
    lines = text.split("\n")
    for at, line in enumerate(lines):
        start = line.lstrip(" \t")
        if not start.startswith("[") or start.startswith("[["):
            continue
        try:
            header = tomllib.loads(line.removesuffix("\r"))
        except ValueError:
            continue
        if header == {"tags": {old: {}}}:
            # The closing bracket is the last one outside the comment that may follow it.
            end = next(i for i in range(len(line)) if _closes(line[: i + 1], header))
            indent = line[: len(line) - len(start)]
            lines[at] = f"{indent}[{key}]{line[end + 1 :]}"
    return "\n".join(lines)


def _closes(header: str, meaning: object) -> bool:
    try:
        return header.endswith("]") and tomllib.loads(header) == meaning
    except ValueError:
        return False
