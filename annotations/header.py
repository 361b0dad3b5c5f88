"""What a sidecar says of itself, and the lines that say so in the file."""

import json
from collections.abc import Iterator, Mapping, Set
from dataclasses import field
from pathlib import Path
from typing import Any

from annotations.errors import SidecarUnreadable
from annotations.layout import Layout
from annotations.values import dataclass
from annotations.wire.context import (
    CONTEXT_JSON,
    EARLIER_CONTEXTS,
    FORMAT_VERSION,
    OWN_CONTEXT,
    W3C_CONTEXT,
)
from annotations.wire.strict_json import dump, parse

NO_VERSION = 0
"""The format version of a sidecar that states none that can be: read, and not written."""
_ORDER_OF_HEADER = ("id", "type", "label", "formatVersion", "annotator", "document")


@dataclass(frozen=True, slots=True)
class Header:
    """What a sidecar says of itself.

    id: of the collection; document: the file's name, in a mirrored tree its path from the corpus;
    raw, page: the values as they stand in the file, by key; stated_total: what it claims to hold.
    """

    id: str
    label: str
    annotator: str
    document: str
    encoding: str = "utf-8"
    extractor: str = "text/1"
    format_version: int = FORMAT_VERSION
    stated_total: int | None = field(default=None, compare=False)
    raw: Mapping[str, str] = field(default_factory=dict, compare=False, hash=False)
    page: Mapping[str, str] = field(default_factory=dict, compare=False, hash=False)

    @classmethod
    def of(cls, layout: Layout, path: Path) -> "Header":
        """The header of a file. path: for messages, and for what the file leaves out.

        Raises SidecarUnreadable where it is no annotation collection with its items inside.
        """
        values = {key: _value(raw) for key, raw in layout.header.items() if key != "@context"}
        kind = values.get("type")
        if kind != "AnnotationCollection" and not (
            isinstance(kind, list) and "AnnotationCollection" in kind
        ):
            raise SidecarUnreadable("not an AnnotationCollection; import it instead", path)
        id_ = values.get("id")
        if not isinstance(id_, str):
            raise SidecarUnreadable("the collection has no id; give it one", path)
        if "items" in values or not layout.paged:
            message = 'its annotations are not in its first page, as its "items"; mend or import it'
            raise SidecarUnreadable(message, path)
        version, total = values.get("formatVersion", FORMAT_VERSION), values.get("total")
        document = values.get("document")
        about = document if isinstance(document, dict) else {}
        return cls(
            id=id_,
            label=_string(values.get("label"), storable(path.name)),
            annotator=_string(values.get("annotator"), _annotator_in(path.name)),
            document=_string(about.get("path"), storable(path.name)),
            encoding=_string(about.get("encoding"), "utf-8"),
            extractor=_string(about.get("extractor"), "text/1"),
            format_version=version if type(version) is int and version > 0 else NO_VERSION,
            stated_total=total if type(total) is int else None,
            raw=layout.header,
            page=layout.page,
        )

    @property
    def not_written(self) -> str:
        """Why a sidecar with this header is not written, and what to do; "" where it is."""
        version = self.format_version
        if version == NO_VERSION:
            stated = (self.raw.get("formatVersion") or "")[:40]
            return f'its "formatVersion" is {stated}, which is none; write {FORMAT_VERSION} there'
        if version > FORMAT_VERSION:
            newer = f"is of format version {version}; a later release of this program wrote it"
            return f"{newer}, use that to edit"
        return ""

    def lines(self) -> Iterator[str]:
        """The lines of the header up to `total`, each with its comma."""
        document = {"path": self.document, "encoding": self.encoding, "extractor": self.extractor}
        ours: dict[str, object] = {
            "id": self.id,
            "type": "AnnotationCollection",
            "label": self.label,
            "formatVersion": self.format_version,
            "annotator": self.annotator,
            "document": document,
        }
        yield f'"@context":{_context(self.raw.get("@context"))},'
        for key in _ORDER_OF_HEADER:
            yield f'"{key}":{self.raw.get(key) or dump(ours[key])},'
        known = {*_ORDER_OF_HEADER, "@context", "total", "first"}
        yield from _foreign(self.raw, known)

    def page_start(self) -> str:
        """The line that opens the list of annotations."""
        id_ = self.page.get("id") or dump(f"{self.id}#page-1")
        kind = self.page.get("type") or '"AnnotationPage"'
        rest = "".join(_foreign(self.page, {"id", "type"}))
        return f'"first":{{"id":{id_},"type":{kind},{rest}"items":['


def storable(name: str) -> str:
    """A file name as UTF-8 can hold it: bytes that are none become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _foreign(raw_values: Mapping[str, str], ours: Set[str]) -> Iterator[str]:
    """The members that are not `ours`, each with its comma."""
    # Keys are escaped: one may hold a lone surrogate, which UTF-8 can't.
    return (f"{json.dumps(key)}:{raw}," for key, raw in raw_values.items() if key not in ours)


def _context(raw: str | None) -> str:
    """Our constant context, followed by what a foreign file has beside it."""
    stated = None if raw is None or raw == CONTEXT_JSON else _value(raw)
    parts = stated if isinstance(stated, list) else [stated]
    ours = (None, W3C_CONTEXT, OWN_CONTEXT, *EARLIER_CONTEXTS)
    foreign = [part for part in parts if part not in ours]
    return dump([W3C_CONTEXT, OWN_CONTEXT, *foreign]) if foreign else CONTEXT_JSON


def _value(raw: str) -> Any:
    """What `raw` holds, None where we would not write such JSON."""
    try:
        return parse(raw)
    except ValueError:
        return None


def _string(value: object, default: str) -> str:
    return value if isinstance(value, str) else default


def _annotator_in(name: str) -> str:
    parts = name.removesuffix(".annotations.json").rpartition(".")
    return parts[2]
