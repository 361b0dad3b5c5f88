"""A codebook out of the tables of its file: what can be used is used, the rest is told of.

The file is a stranger's. Nothing in it is a program, a pattern or a path; names and texts are
bounded, and what is wrong in one entry costs that entry's field and never the codebook.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from annotations.codebook import (
    BUILT_IN_ATTRIBUTES,
    BUILT_IN_TAGS,
    COLOURS,
    LONGEST_NAME,
    Attribute,
    AttributeKind,
    Codebook,
    CodebookProblem,
    CodebookTag,
    gutter_problem,
    refined,
)

MOST_TAGS = 1000
MOST_ATTRIBUTES = 100
MOST_VALUES = 200
LONGEST_TEXT = 4000
"""Code points of a guideline or an example."""
MOST_PROBLEMS = 100

TAG_KEYS = ("guideline", "example", "key", "colour", "gutter", "retired", "use", "formerly")
ATTRIBUTE_KEYS = ("type", "values", "guideline", "key", "tags")
RESERVED = frozenset(
    (
        *("path", "id", "tag", "start", "end", "quote", "prefix", "suffix", "pieces"),
        *("note", "creator", "created", "modified", "state", "links", "attributes"),
        *("entity", "figure", "suggested"),
    )
)
"""Names that stand for something else of an annotation, so that no attribute can have them."""


def read_codebook(tables: Mapping[str, Any]) -> Codebook:
    """The codebook in `tables`, a parsed ``glossator.toml``; it has the built-in parts always."""
    reading = _Reading()
    tags = _unique_keys(reading, reading.tags(tables.get("tags")))
    attributes = reading.attributes(tables.get("attributes"), {tag.name for tag in tags})
    return Codebook(tuple(tags), tuple(attributes), tuple(reading.problems))


def name_problem(name: str) -> str:
    """Why no tag and no value can be called `name`, "" where one can."""
    if not name.strip():
        return "a name is empty"
    if len(name) > LONGEST_NAME:
        return f"a name is over {LONGEST_NAME} characters"
    if name != " ".join(name.split()):
        return "a name begins or ends with a blank, or has two in a row"
    if any(unicodedata.category(character).startswith("C") for character in name):
        return "a name has an invisible character"
    return ""


def attribute_name_problem(name: str) -> str:
    """Why no attribute can be called `name`, "" where one can: it is part of a key in sidecars."""
    if reason := name_problem(name):
        return reason
    if name in RESERVED:
        return "the name stands for something else of an annotation already"
    plain = name.replace("_", "").replace("-", "")
    return "" if plain.isalnum() else "an attribute's name has letters, digits, - and _ only"


def key_problem(key: str) -> str:
    """Why `key` is no key of a list, "" where it is one."""
    return "" if len(key) == 1 and key.isascii() and key.isalnum() else "want one of a-z, A-Z, 0-9"


class _Reading:
    """What is wrong is noted while the rest is read."""

    def __init__(self) -> None:
        self.problems: list[CodebookProblem] = []

    def tell(self, place: str, message: str, next_step: str = "") -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(CodebookProblem(place[:200], message, next_step))

    def tags(self, table: object) -> list[CodebookTag]:
        found = {tag.name: tag for tag in BUILT_IN_TAGS}
        for name, entry in self._entries("tags", table, MOST_TAGS):
            if reason := name_problem(name):
                self.tell(f"tags.{name}", reason, "name it otherwise")
                continue
            tag = self._tag(f"tags.{name}", name, entry)
            found[name] = refined(found[name], tag) if tag.built_in else tag
        for tag in found.values():
            if tag.use and tag.use not in found:
                self.tell(f"tags.{tag.name}.use", f"no tag {tag.use!r}", "name one of the codebook")
        return list(found.values())

    def _tag(self, place: str, name: str, entry: Mapping[str, Any]) -> CodebookTag:
        self._unknown(place, entry, TAG_KEYS)
        colour = self._string(place, entry, "colour")
        if colour and colour not in COLOURS:
            self.tell(f"{place}.colour", "no such colour", f"use one of {', '.join(COLOURS)}")
            colour = ""
        tag = CodebookTag(
            name,
            guideline=self._string(place, entry, "guideline"),
            example=self._string(place, entry, "example"),
            key=self._checked(place, entry, "key", key_problem),
            colour=colour,
            retired=self._flag(place, entry, "retired"),
            use=self._string(place, entry, "use"),
            formerly=self._strings(place, entry, "formerly"),
        )
        if tag.built_in and (tag.retired or "gutter" in entry):
            said = "is built in: it can be refined, not retired or given another letter"
            self.tell(place, said, "take retired and gutter out")
            return tag
        return replace(tag, gutter=self._checked(place, entry, "gutter", gutter_problem))

    def attributes(self, table: object, tags: Iterable[str]) -> list[Attribute]:
        found = {attribute.name: attribute for attribute in BUILT_IN_ATTRIBUTES}
        for name, entry in self._entries("attributes", table, MOST_ATTRIBUTES):
            if reason := attribute_name_problem(name):
                self.tell(f"attributes.{name}", reason, "name it otherwise")
                continue
            attribute = self._attribute(f"attributes.{name}", name, entry, found.get(name))
            if attribute is not None:
                found[name] = attribute
        known = set(tags)
        for attribute in found.values():
            for tag in attribute.tags:
                if tag not in known:
                    place = f"attributes.{attribute.name}.tags"
                    self.tell(place, f"no tag {tag!r}", "name tags of the codebook")
        return list(found.values())

    def _attribute(
        self, place: str, name: str, entry: Mapping[str, Any], before: Attribute | None
    ) -> Attribute | None:
        self._unknown(place, entry, ATTRIBUTE_KEYS)
        values = self._strings(place, entry, "values", before.values if before else ())
        default = before.kind if before else AttributeKind.CHOICE if values else AttributeKind.TEXT
        if before is not None and before.kind is AttributeKind.TEXT and values:
            default = AttributeKind.CHOICE
        stated = self._string(place, entry, "type") or default.value
        kinds = [kind.value for kind in AttributeKind]
        if stated not in kinds or (before and stated not in (default, before.kind)):
            wanted = default.value if before else ", ".join(kinds)
            self.tell(f"{place}.type", f"no such type {stated[:40]!r}", f"use {wanted}")
            if before is None:
                return None
            stated = default.value
        kind = AttributeKind(stated)
        if (kind is AttributeKind.CHOICE) != bool(values):
            said = "a choice has values, and nothing else has"
            self.tell(f"{place}.values", said, 'write values = ["…", "…"] for a choice')
            return before
        key = self._string(place, entry, "key")
        if len(key) not in (0, max(1, len(values))) or any(key_problem(each) for each in key):
            wanted = "one letter for each value" if values else "one letter"
            self.tell(f"{place}.key", f"want {wanted}, of a-z, A-Z, 0-9", "or take it out")
            key = ""
        guideline = self._string(place, entry, "guideline")
        tags = self._strings(place, entry, "tags")
        return Attribute(name, kind, values, guideline, key, tags, before is not None)

    def _entries(
        self, place: str, table: object, most: int
    ) -> Iterable[tuple[str, Mapping[str, Any]]]:
        if table is None:
            return
        if not isinstance(table, Mapping):
            self.tell(place, "want a table", f"write [{place}.NAME] for each")
            return
        for count, (name, entry) in enumerate(table.items()):
            if count >= most:
                self.tell(place, f"more than {most}; the rest is left out", "take some out")
                return
            if isinstance(entry, Mapping):
                yield str(name), entry
            else:
                self.tell(f"{place}.{name}", "want a table", f"write [{place}.{name}]")

    def _unknown(self, place: str, entry: Mapping[str, Any], known: Iterable[str]) -> None:
        for key in entry:
            if key not in known:
                self.tell(f"{place}.{key}", "not known; it is kept", f"known: {', '.join(known)}")

    def _string(self, place: str, entry: Mapping[str, Any], key: str) -> str:
        value = entry.get(key, "")
        if not isinstance(value, str):
            self.tell(f"{place}.{key}", "want text", f'write {key} = "…"')
            return ""
        if len(value) > LONGEST_TEXT:
            self.tell(f"{place}.{key}", f"over {LONGEST_TEXT} characters; shown cut", "shorten it")
        return str(value[:LONGEST_TEXT])

    def _checked(self, place: str, entry: Mapping[str, Any], key: str, problem: Any) -> str:
        value = self._string(place, entry, key)
        if value and (reason := problem(value)):
            self.tell(f"{place}.{key}", reason, "or take it out")
            return ""
        return value

    def _flag(self, place: str, entry: Mapping[str, Any], key: str) -> bool:
        value = entry.get(key, False)
        if not isinstance(value, bool):
            self.tell(f"{place}.{key}", "want true or false", f"write {key} = true")
        return value is True

    def _strings(
        self, place: str, entry: Mapping[str, Any], key: str, default: tuple[str, ...] = ()
    ) -> tuple[str, ...]:
        if key not in entry:
            return default
        value = entry[key]
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            self.tell(f"{place}.{key}", "want a list of names", f'write {key} = ["…", "…"]')
            return default
        kept = [str(name) for name in dict.fromkeys(names[:MOST_VALUES]) if not name_problem(name)]
        if len(kept) < len(names):
            said = "a name that is there twice, empty, over long or invisible is left out"
            self.tell(f"{place}.{key}", said, f"at most {MOST_VALUES} plain names")
        return tuple(kept)


def _unique_keys(reading: _Reading, tags: list[CodebookTag]) -> list[CodebookTag]:
    """The tags without the keys that an earlier one has; retired ones need none."""
    taken: dict[str, str] = {}
    for at, tag in enumerate(tags):
        if tag.key and tag.retired:
            tags[at] = replace(tag, key="")
        elif tag.key in taken:
            said = f"the key is that of {taken[tag.key]!r}"
            reading.tell(f"tags.{tag.name}.key", said, "give it another")
            tags[at] = replace(tag, key="")
        elif tag.key:
            taken[tag.key] = tag.name
    return tags
