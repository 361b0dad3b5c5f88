"""The tags that people agreed to use, and the attributes with their values: a codebook, pure.

Claim and source are always in it. A codebook may say more of them (a guideline, an example, the
values of an attribute) but cannot take them away, and their letters stay theirs. What a codebook
does not list can be used all the same: the picker asks first, and `gloss check` tells of it.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cached_property
from typing import Any

from annotations.errors import CodebookError
from annotations.model import CLAIM, SOURCE, TagBody
from annotations.topics import Topic
from annotations.values import dataclass

COLOURS = ("red", "green", "yellow", "blue", "magenta", "cyan")
"""Colours of the terminal itself, which are seen on a light ground and on a dark one."""
LONGEST_NAME = 80
"""Code points of the name of a tag, an attribute or a value."""


class AttributeKind(StrEnum):
    """What the values of an attribute are."""

    CHOICE = "choice"
    YES_NO = "yes/no"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class CodebookTag:
    """A tag of the codebook.

    guideline: when to use it; example: a passage that it fits. key: the letter that chooses it in
    the picker, or "". colour: one of `COLOURS`, or ""; gutter: the letter beside a tagged passage.
    retired: no longer to be used; use: the tag that took its place, or "". formerly: names that it
    had before.
    """

    name: str
    guideline: str = ""
    example: str = ""
    key: str = ""
    colour: str = ""
    gutter: str = ""
    retired: bool = False
    use: str = ""
    formerly: tuple[str, ...] = ()

    @property
    def built_in(self) -> bool:
        """Whether it can be refined but neither renamed nor removed."""
        return self.name in (CLAIM, SOURCE)

    @property
    def letter(self) -> str:
        """What stands for it in the gutter, one cell: its own letter, else the first of its name.

        A name that begins as claim and source do has a small letter; one without a letter of one
        cell has ``T``.
        """
        first = self.name[:1].upper()[:1]
        if self.gutter or not gutter_problem(first):
            return self.gutter or first
        return first.lower() if first in ("C", "S") else "T"


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute that a tag may have.

    values: those allowed, where it is a choice. key: the letter that sets it in the dialog, for a
    choice one letter per value, or "". tags: the names of the tags that may have it, all where
    there are none. built_in: one of the sidecar format's own, a field of `TagBody`.
    """

    name: str
    kind: AttributeKind = AttributeKind.TEXT
    values: tuple[str, ...] = ()
    guideline: str = ""
    key: str = ""
    tags: tuple[str, ...] = ()
    built_in: bool = False

    def of_tag(self, tag: str) -> bool:
        """Whether a passage tagged `tag` may have it."""
        return not self.tags or tag in self.tags

    def wrong(self, value: object) -> str:
        """Why `value`, as a sidecar has it, is none of this attribute's; "" where it is one."""
        match self.kind:
            case AttributeKind.YES_NO:
                return "" if isinstance(value, bool) else "want true or false"
            case AttributeKind.CHOICE:
                return "" if value in self.values else f"want one of {', '.join(self.values)}"
            case AttributeKind.NUMBER if isinstance(value, (int, float)):
                return "want a number" if isinstance(value, bool) else ""
        return "want text" if not isinstance(value, str) else self._unread(value)

    def read(self, typed: str) -> str | bool:
        """The value that `typed` means, as a sidecar has it: numbers and dates are strings.

        Raises CodebookError, saying what is wanted.
        """
        words = " ".join(typed.split())
        if self.kind is AttributeKind.YES_NO:
            if words.casefold() in ("y", "yes", "true", "n", "no", "false"):
                return words.casefold() in ("y", "yes", "true")
            raise CodebookError("want yes or no", self.name)
        if self.kind is AttributeKind.CHOICE:
            same = [value for value in self.values if value.casefold() == words.casefold()]
            words = same[0] if same else words
        if self.built_in and self.name == _TOPIC and words and not Topic.of(words).is_whole:
            raise CodebookError("want what it says of the event, as in 2022: killed", _TOPIC)
        if reason := self.wrong(words) or ("" if words else "want a value"):
            raise CodebookError(reason, self.name)
        return words

    def _unread(self, value: str) -> str:
        if self.kind is AttributeKind.NUMBER:
            try:
                finite = Decimal(value).is_finite() and value.isascii() and "_" not in value
            except InvalidOperation:
                finite = False
            return "" if finite else "want a number such as 12 or 0.5"
        if self.kind is AttributeKind.DATE:
            return "" if _is_date(value) else "want a date such as 2031-05-04, 2031-05 or 2031"
        return ""


def _is_date(value: str) -> bool:
    full = value + {4: "-01-01", 7: "-01"}.get(len(value), "")
    try:
        return len(full) == 10 and value.isascii() and bool(date.fromisoformat(full))
    except ValueError:
        return False


_TOPIC = "topic"
CHOICE, YES_NO, TEXT = AttributeKind.CHOICE, AttributeKind.YES_NO, AttributeKind.TEXT


def gutter_problem(gutter: str) -> str:
    """Why `gutter` can't stand in one cell beside the text, "" where it can."""
    if len(gutter) != 1 or not gutter.isalnum() or unicodedata.east_asian_width(gutter) in "WF":
        return "want one letter or digit that is one cell wide"
    return "C and S stand for claims and sources" if gutter in "CS" else ""


BUILT_IN_TAGS = (
    CodebookTag(
        CLAIM,
        "A passage that asserts something that may be true or not, whoever says it.",
        gutter="C",
    ),
    CodebookTag(SOURCE, "The words that name whoever or whatever a claim rests on.", gutter="S"),
)
BUILT_IN_ATTRIBUTES = (
    Attribute("certainty", CHOICE, ("certain", "probable", "possible", "unknown"), built_in=True),
    Attribute("polarity", CHOICE, ("positive", "negative"), built_in=True),
    Attribute("stance", CHOICE, ("reports", "endorses", "doubts", "rejects"), built_in=True),
    Attribute("directness", CHOICE, ("direct", "indirect"), built_in=True),
    Attribute("review", YES_NO, built_in=True),
    Attribute(_TOPIC, TEXT, built_in=True),
)
"""The attributes that every claim may have, with the values that a codebook may replace."""


@dataclass(frozen=True, slots=True)
class CodebookProblem:
    """What of a codebook could not be used. place: such as ``tags.rumour.key``."""

    place: str
    message: str
    next_step: str = ""


@dataclass(frozen=True)
class Codebook:
    """Tags and attributes, each in the order of the codebook, with the built-in ones first.

    binding: whether the corpus lists its own tags, so that one outside is worth telling of.
    """

    tags: tuple[CodebookTag, ...] = BUILT_IN_TAGS
    attributes: tuple[Attribute, ...] = BUILT_IN_ATTRIBUTES
    problems: tuple[CodebookProblem, ...] = ()

    @property
    def binding(self) -> bool:
        """Whether it lists a tag of its own."""
        return len(self.tags) > len(BUILT_IN_TAGS)

    @property
    def binding_attributes(self) -> bool:
        """Whether it lists an attribute of its own."""
        return len(self.attributes) > len(BUILT_IN_ATTRIBUTES)

    @cached_property
    def by_name(self) -> dict[str, CodebookTag]:
        """The tags by name."""
        return {tag.name: tag for tag in self.tags}

    @cached_property
    def attribute_by_name(self) -> dict[str, Attribute]:
        """The attributes by name."""
        return {attribute.name: attribute for attribute in self.attributes}

    @property
    def offered(self) -> tuple[CodebookTag, ...]:
        """The tags that are not retired."""
        return tuple(tag for tag in self.tags if not tag.retired)

    def attributes_of(self, tag: str) -> Iterator[Attribute]:
        """The attributes that a passage tagged `tag` may have; built-in ones are a claim's."""
        for attribute in self.attributes:
            own = tag == CLAIM or attribute.name == "review"
            if attribute.of_tag(tag) and (own or not attribute.built_in or attribute.tags):
                yield attribute

    def successor(self, name: str) -> str:
        """The tag to use instead of `name`, which is retired or a former name; "" for none.

        A successor that is retired itself leads on; one that leads back to `name` leads nowhere.
        """
        seen = {name}
        step = self._next(name)
        while step and step not in seen:
            seen.add(step)
            tag = self.by_name.get(step)
            if tag is None:
                return ""
            if not tag.retired:
                return step
            step = self._next(step)
        return ""

    def _next(self, name: str) -> str:
        tag = self.by_name.get(name)
        if tag is not None:
            return tag.use if tag.retired else ""
        return next((other.name for other in self.tags if name in other.formerly), "")

    def outside(self, name: str) -> str:
        """Why the tag `name` is not to be used, for a person; "" where it may be."""
        if not self.binding or (name in self.by_name and not self.by_name[name].retired):
            return ""
        return "is retired" if name in self.by_name else "is not in the codebook"

    def attribute_outside(self, tag: str, name: str, value: object) -> str:
        """Why a passage tagged `tag` should not have this attribute or value; "" where it may."""
        attribute = self.attribute_by_name.get(name)
        if attribute in BUILT_IN_ATTRIBUTES:
            # Whoever does not refine their values has not agreed on any.
            return ""
        if attribute is None:
            return "is not in the codebook" if self.binding_attributes else ""
        if not attribute.built_in and not attribute.of_tag(tag):
            return f"is none of the tag {tag!r}"
        return attribute.wrong(value)


def refined(tag: CodebookTag, by: CodebookTag) -> CodebookTag:
    """A built-in tag with what a codebook says of it; its gutter letter and its use stay."""
    guideline, example = by.guideline or tag.guideline, by.example or tag.example
    return replace(by, guideline=guideline, example=example, gutter=tag.gutter, retired=False)


def attribute_values(body: TagBody) -> Mapping[str, object]:
    """The attributes of a tagged passage that have a value, built-in ones first, by name."""
    built_in = {attribute.name: getattr(body, attribute.name) for attribute in BUILT_IN_ATTRIBUTES}
    return {
        name: value for name, value in {**built_in, **body.attributes}.items() if value is not None
    }


def with_attribute(body: TagBody, attribute: Attribute, value: str | bool | None) -> TagBody:
    """`body` with another value of an attribute; None takes it away."""
    if attribute.built_in:
        changed: dict[str, Any] = {attribute.name: value}
        return replace(body, **changed)
    others = {k: v for k, v in body.attributes.items() if k != attribute.name or value is not None}
    if value is not None:
        others[attribute.name] = value
    return replace(body, attributes=others)
