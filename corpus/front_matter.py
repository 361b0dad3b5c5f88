"""What a document says of itself in markup: YAML, TOML, RST fields, a Markdown heading. Pure."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from annotations.values import dataclass
from corpus.formats.kinds import Kind

_FENCE = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*\r?\n")
_RST_FIELD = re.compile(r":(?P<name>[A-Za-z][A-Za-z _-]{0,30}):[ \t]+(?P<value>\S.*)")
_HEADING = re.compile(r"[ ]{0,3}#[ \t]+(?P<title>\S.*?)[ \t]*#*[ \t]*")
_UNDERLINE = re.compile(r"([=\-~^\"'`*+#_.:])\1{2,}[ \t]*")
_LONGEST_VALUE = 300
_MOST_BRACKETS = 100
"""Nesting takes a parser time and stack; honest front matter has next to none."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """values: what was given, by lower-case key; rest: the text behind it."""

    values: Mapping[str, str]
    rest: str


def read_front_matter(head: str, kind: Kind) -> FrontMatter:
    """Take the markup at the start of `head` apart; what is malformed is left in `rest`.

    Front matter between ``---`` or ``+++`` is read in every kind of document, headings and fields
    only where the kind has them. Lists are joined by commas; what is nested is not read.
    """
    values, rest = _fenced(head)
    if kind is Kind.RST:
        title, rest = _heading(rest, overlined=True)
        fields, rest = _rst_fields(rest)
        values = {**fields, **values}
    elif kind is Kind.MARKDOWN:
        title, rest = _heading(rest, overlined=False)
    else:
        title = ""
    if title:
        values.setdefault("title", title)
    return FrontMatter(values, rest)


def _fenced(head: str) -> tuple[dict[str, str], str]:
    opening = _FENCE.match(head)
    if opening is None:
        return {}, head
    fence = opening["fence"]
    closing = re.compile(rf"^{re.escape(fence)}[ \t]*\r?$\n?", re.MULTILINE)
    end = closing.search(head, opening.end())
    if end is None:
        return {}, head
    matter = head[opening.end() : end.start()]
    read = _yaml(matter) if fence == "---" else _toml(matter)
    if isinstance(read, Mapping) or read is None:
        return _flat(read or {}), head[end.end() :]
    return {}, head  # two rules with a list between them, for one


def _yaml(matter: str) -> object:
    if sum(map(matter.count, "[{")) > _MOST_BRACKETS:
        return None
    import yaml  # noqa: PLC0415 - 15 ms that documents without front matter do not pay

    try:
        # The base loader makes strings and nothing else: no types, no merging that could explode.
        return yaml.load(matter, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None


def _toml(matter: str) -> object:
    try:
        return tomllib.loads(matter.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None


def _flat(read: Mapping[object, object]) -> dict[str, str]:
    values = {str(key).lower(): _scalar(value) for key, value in read.items()}
    return {key: value[:_LONGEST_VALUE] for key, value in values.items() if value}


def _scalar(value: object) -> str:
    if isinstance(value, str):
        # An escape in YAML can name half a surrogate pair, which no file and no terminal takes.
        return " ".join(value.split()).encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(filter(None, map(_scalar, _strings(value))))
    return ""


def _strings(values: Iterable[object]) -> list[str]:
    names = (value.get("name") if isinstance(value, Mapping) else value for value in values)
    return [name for name in names if isinstance(name, str)]


def _rst_fields(text: str) -> tuple[dict[str, str], str]:
    lines = text.lstrip().splitlines(keepends=True)
    values: dict[str, str] = {}
    for number, line in enumerate(lines):
        field = _RST_FIELD.fullmatch(line.rstrip())
        if field is None:
            return values, "".join(lines[number:])
        values[field["name"].lower()] = field["value"][:_LONGEST_VALUE]
    return values, ""


def _heading(text: str, *, overlined: bool) -> tuple[str, str]:
    """The heading that the text begins with, marked by ``#`` or by a line under it.

    overlined: whether a line may stand over it as well, as in RST.
    """
    lines = text.lstrip("\r\n").splitlines(keepends=True)
    if not lines:
        return "", text
    if heading := _HEADING.fullmatch(lines[0].rstrip("\r\n")):
        return heading["title"], "".join(lines[1:])
    if overlined and len(lines) > 2 and _UNDERLINE.fullmatch(lines[0].rstrip("\r\n")):
        lines = lines[1:]
    if len(lines) > 1 and lines[0].strip() and _UNDERLINE.fullmatch(lines[1].rstrip("\r\n")):
        return lines[0].strip(), "".join(lines[2:])
    return "", text
