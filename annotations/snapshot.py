"""A sidecar as a value: its header, its lines with the bytes they were read from, its text.

Pure; `sidecar` reads and writes the files.
"""

import gc
import json
import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from annotations.changes import Change, folded
from annotations.errors import SidecarConflicted, SidecarUnreadable, WireError
from annotations.header import Header, storable
from annotations.layout import KeyTwice, Layout, is_one_value, read_layout
from annotations.migrations import brought_forward, is_earlier, migrated
from annotations.model import Annotation, Item, Link
from annotations.selectors import Span
from annotations.uses import Order, Uses, order_of
from annotations.values import dataclass
from annotations.wire.decode import decode_item
from annotations.wire.strict_json import on_one_line

Held = TypeVar("Held")


@dataclass(frozen=True, slots=True)
class Line:
    """One annotation or link with its raw JSON; unreadable where `item` is None.

    problem: why it is unreadable; number: 1-based line of the file, 0 where not read from one;
    order: what lines are sorted by.
    """

    raw: str
    id: str
    item: Item | None
    problem: str | None = None
    number: int = field(default=0, compare=False)
    order: Order = (True, 0, 0, "")

    @classmethod
    def of(cls, raw: str, number: int = 0) -> "Line":
        """The line that holds `raw`, read where we can."""
        raw = on_one_line(raw)
        try:
            item = decode_item(raw)
        except WireError as error:
            id_ = _id_of_unreadable(raw)
            return cls(raw, id_, None, str(error), number, (True, 0, 0, id_))
        order = order_of(item) if isinstance(item, Annotation) else (True, 0, 0, item.id)
        return cls(raw, item.id, item, None, number, order)


_ORDER = attrgetter("order")


def _id_of_unreadable(raw: str) -> str:
    try:
        value = json.loads(raw, parse_int=len, parse_float=len)
    except (ValueError, RecursionError):
        return ""
    id_ = value.get("id") if isinstance(value, dict) else None
    return id_ if isinstance(id_, str) else ""


@dataclass(frozen=True)
class Sidecar:
    """One annotator's annotations of one document, as they were at one moment.

    lines: ordered by start, end and id, those without a position last; stamp: what the file
    looked like when it was read or written, see `sidecar`.
    """

    header: Header
    lines: tuple[Line, ...] = ()
    stamp: tuple[int, ...] | None = field(default=None, compare=False)

    @classmethod
    def empty(
        cls,
        document: str,
        annotator: str,
        id: str,
        *,
        encoding: str = "utf-8",
        extractor: str = "text/1",
    ) -> "Sidecar":
        """A sidecar without annotations. id: of the collection, a fresh ``urn:uuid:``.

        A document's name is written as UTF-8 can hold it: the sidecar's own name, and not its
        header, decides which document it belongs to.
        """
        document = storable(document)
        label = f"{document} ({annotator})"
        return cls(Header(id, label, annotator, document, encoding, extractor))

    @classmethod
    def parse(cls, data: bytes, path: Path, near: Span | None = None) -> "Sidecar":
        """The sidecar that `data` holds. path: for messages, and for what the header leaves out.

        near: only the annotations about this stretch of code points, which are told by a glance at
        each line: a tenth of the time, to be shown and never to be saved.
        Raises SidecarUnreadable, with line and column, where it is not an annotation collection.
        """
        text = _text(data, path)
        try:
            with no_collection():
                layout = read_layout(text)
                if near is not None and layout.by_line:
                    layout.items = [each for each in layout.items if _stands_near(each[0], near)]
                lines = _lines(layout, path)
                if layout.by_line and not all(x.item or is_one_value(x.raw) for x in lines):
                    layout = read_layout(text, by_line=False)
                    lines = _lines(layout, path)
        except json.JSONDecodeError as error:
            raise _not_json(text, error, path) from None
        lines.sort(key=_ORDER)
        header = Header.of(layout, path)
        return cls(brought_forward(header) if is_earlier(header) else header, tuple(lines))

    @property
    def annotator(self) -> str:
        """Whose sidecar it is."""
        return self.header.annotator

    @property
    def writable(self) -> bool:
        """Whether its format version is one we write."""
        return not self.header.not_written

    @cached_property
    def annotations(self) -> Mapping[str, Annotation]:
        """By id, in the order of the lines; behind those what was added since they were read."""
        return {x.id: x.item for x in self.lines if isinstance(x.item, Annotation)}

    @cached_property
    def links(self) -> Mapping[str, Link]:
        """By id, in the same order."""
        return {x.id: x.item for x in self.lines if isinstance(x.item, Link)}

    @cached_property
    def problems(self) -> tuple[Line, ...]:
        """The lines we cannot read."""
        return tuple(line for line in self.lines if line.item is None)

    @cached_property
    def uses(self) -> Uses:
        """The tags, topics and values of its annotations."""
        return Uses.of((x.order, x.item) for x in self.lines if isinstance(x.item, Annotation))

    @cached_property
    def _by_id(self) -> Mapping[str, Line]:
        return {line.id: line for line in reversed(self.lines)}

    def raw_of(self, id_: str) -> str | None:
        """The raw JSON of an annotation or link, None where it is not here."""
        line = self._by_id.get(id_)
        return None if line is None else line.raw

    def conflicts(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """The changes that start from what does not stand here and were not made already."""
        raws = [(self.raw_of(change.id), change) for change in folded(changes)]
        return tuple(change for raw, change in raws if raw not in (change.before, change.after))

    def holds(self, changes: Iterable[Change]) -> bool:
        """Whether all of `changes` were made already."""
        return all(self.raw_of(change.id) == change.after for change in folded(changes))

    def emptied(self) -> "Sidecar":
        """The same header without annotations."""
        return replace(self, lines=(), stamp=None)

    def applied(self, changes: Iterable[Change]) -> "Sidecar":
        """With each changed line as its change leaves it; the other lines are the same objects."""
        steps = folded(changes)
        by_id = {x.id: x for x in steps if self.raw_of(x.id) != x.after}
        if not by_id:
            return self
        lines = list(self.lines)
        gone = [old for old in map(self._by_id.get, by_id) if old is not None]
        come = [Line.of(x.after) for x in by_id.values() if x.after is not None]
        # Halving, as most edits change a line or two, and there may be ten thousand.
        for old in gone:
            at = bisect_left(lines, old.order, key=_ORDER)
            del lines[lines.index(old, at)]
        for line in come:
            insort(lines, line, key=_ORDER)
        after = replace(self, lines=tuple(lines))
        # Where two lines have one id, what is left of it when one goes has to be looked for.
        if len(self._by_id) == len(self.lines) and all(line.id in by_id for line in come):
            after.__dict__.update(self._carried(gone, come))
        return after

    def _carried(self, gone: Iterable[Line], come: Iterable[Line]) -> Mapping[str, object]:
        """What was looked up already, without some lines and with others; copied, never made."""
        by_id, annotations, links = dict(self._by_id), dict(self.annotations), dict(self.links)
        there = {line.id: line for line in come}
        for id_ in dict.fromkeys((*(line.id for line in gone), *there)):
            line = there.get(id_)
            item = None if line is None else line.item
            _put(by_id, id_, line)
            _put(annotations, id_, item if isinstance(item, Annotation) else None)
            _put(links, id_, item if isinstance(item, Link) else None)
        carried = {"_by_id": by_id, "annotations": annotations, "links": links}
        if "uses" not in self.__dict__:
            return carried
        return {**carried, "uses": self.uses.changed(_placed(gone), _placed(come))}

    def render(self) -> str:
        """The text of the file."""
        rows = ["{", *self.header.lines()]
        if not self.lines:
            return "\n".join([*rows, '"total":0', "}", ""])
        items = ",\n".join([line.raw for line in self.lines])
        rows += [f'"total":{len(self.lines)},', self.header.page_start(), items, "]}", "}", ""]
        return "\n".join(rows)


def _put(held: dict[str, Held], id_: str, value: Held | None) -> None:
    if value is None:
        held.pop(id_, None)
    else:
        held[id_] = value


def _placed(lines: Iterable[Line]) -> list[tuple[Order, Annotation]]:
    return [(line.order, line.item) for line in lines if isinstance(line.item, Annotation)]


def _lines(layout: Layout, path: Path) -> list[Line]:
    """The lines of a file, those of an earlier format version brought forward."""
    header = Header.of(layout, path)
    if is_earlier(header):
        version = header.format_version
        return [Line.of(migrated(raw, version), number) for raw, number in layout.items]
    return [Line.of(raw, number) for raw, number in layout.items]


_POSITION = re.compile(r'"TextPositionSelector","start":([0-9]{1,15}),"end":([0-9]{1,15})')


def _stands_near(raw: str, near: Span) -> bool:
    """Whether a line as we write it has a position that shares text with `near`."""
    return any(
        int(start) < near.end and int(end) > near.start for start, end in _POSITION.findall(raw)
    )


@contextmanager
def no_collection() -> Iterator[None]:
    """Without the cycle collector, which takes a quarter of the time of a large sidecar."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _text(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise SidecarUnreadable(
            "not UTF-8; restore it or move it away", path, line, column
        ) from None


def _not_json(text: str, error: json.JSONDecodeError, path: Path) -> SidecarUnreadable:
    if isinstance(error, KeyTwice):
        message = f"{error.msg}, and one of the two would be lost; mend it by hand"
        return SidecarUnreadable(message, path, error.lineno, error.colno)
    for marker in ("<<<<<<< ", ">>>>>>> "):
        at = 0 if text.startswith(marker) else text.find("\n" + marker) + 1
        if at or text.startswith(marker):
            line = text.count("\n", 0, at) + 1
            message = (
                f"has the conflict markers of a text merge; `gloss merge {path.name}` joins both"
            )
            return SidecarConflicted(message, path, line, 1)
    message = f"not JSON: {error.msg}; restore it or move it away, nothing was changed"
    return SidecarUnreadable(message, path, error.lineno, error.colno)
