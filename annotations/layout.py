"""Where the annotations stand in a sidecar's JSON text: slices of it, not values.

One line per annotation is read by splitting lines; any other JSON (indented, keys in another
order) by walking it. Nothing here knows what an annotation is.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import field

from annotations.values import dataclass
from annotations.wire.strict_json import on_one_line

_SPACE = re.compile(r"[ \t\n\r]*")
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)
_CLOSER = {"{": "}", "[": "]"}
# Finds where a value ends; what its numbers are does not matter, however long they are.
_lenient = json.JSONDecoder(parse_int=len, parse_float=len, parse_constant=len)


class KeyTwice(json.JSONDecodeError):
    """A key that stands twice: which of its values counts others decide otherwise than we do."""


@dataclass(slots=True)
class Layout:
    """The slices of one sidecar.

    header, page: raw values by key, of the collection and its first page, without the items;
    items: each annotation's raw text on one line, and the 1-based line it starts on;
    paged: whether there is a page with a list of them; by_line: they were split by lines and not
    looked into, see `is_one_value`.
    """

    header: dict[str, str] = field(default_factory=dict)
    page: dict[str, str] = field(default_factory=dict)
    items: list[tuple[str, int]] = field(default_factory=list)
    paged: bool = False
    by_line: bool = False


def is_one_value(raw: str) -> bool:
    """Whether `raw` is one JSON value and nothing else."""
    try:
        return _end_of_value(raw, 0) == len(raw)
    except json.JSONDecodeError:
        return False


def read_layout(text: str, *, by_line: bool = True) -> Layout:
    """The slices of `text`. Raises json.JSONDecodeError, with its place, where it is no JSON.

    A key that stands twice in the header or its page is `KeyTwice`.

    by_line: trust that each line of a file in our layout is one value, which is fast; where one
    is not, the caller reads again without.
    """
    layout = Layout()
    seen: tuple[set[str], set[str]] = (set(), set())

    def once(key: str, start: int, keys: set[str]) -> None:
        if key in keys:
            raise KeyTwice(f"the key {json.dumps(key)[:40]} stands twice", text, start)
        keys.add(key)

    def header_value(key: str, start: int) -> int:
        once(key, start, seen[0])
        if key == "first" and text.startswith("{", start):
            return _walk_object(text, start, page_value)
        end = _end_of_value(text, start)
        layout.header[key] = on_one_line(text[start:end])
        return end

    def page_value(key: str, start: int) -> int:
        once(key, start, seen[1])
        if key == "items" and text.startswith("[", start):
            layout.paged = True
            split = _items_by_line(text, start) if by_line else None
            layout.by_line = split is not None
            end, layout.items = split or _items(text, start)
            return end
        end = _end_of_value(text, start)
        layout.page[key] = on_one_line(text[start:end])
        return end

    end = _skip_space(text, _walk_object(text, _skip_space(text, 0), header_value))
    # What has a page without a list of annotations is not an empty one: they are elsewhere.
    layout.paged = layout.paged or "first" not in seen[0]
    if end != len(text):
        raise json.JSONDecodeError("Extra data", text, end)
    return layout


def _skip_space(text: str, i: int) -> int:
    match = _SPACE.match(text, i)
    return match.end() if match else i


def _end_of_value(text: str, start: int) -> int:
    try:
        return _lenient.raw_decode(text, start)[1]
    except RecursionError:
        return _end_of_nest(text, start)


def _end_of_nest(text: str, start: int) -> int:
    """Where the brackets that open at `start` are all closed, however deep they nest."""
    open_brackets: list[str] = []
    for match in _STRING_OR_BRACKET.finditer(text, start):
        token = match.group()
        if token in _CLOSER:
            open_brackets.append(_CLOSER[token])
        elif token in "]}":
            if not open_brackets or open_brackets.pop() != token:
                raise json.JSONDecodeError("Unexpected bracket", text, match.start())
            if not open_brackets:
                return match.end()
    raise json.JSONDecodeError("Unclosed bracket", text, start)


def _walk_object(text: str, i: int, value: Callable[[str, int], int]) -> int:
    """Call `value` with each key and the start of its value; it answers where the value ends."""
    if not text.startswith("{", i):
        raise json.JSONDecodeError("Expecting an object", text, i)
    i = _skip_space(text, i + 1)
    if text.startswith("}", i):
        return i + 1
    while True:
        if not text.startswith('"', i):
            raise json.JSONDecodeError("Expecting a key in double quotes", text, i)
        key, i = _lenient.raw_decode(text, i)
        i = _skip_space(text, i)
        if not text.startswith(":", i):
            raise json.JSONDecodeError("Expecting ':' delimiter", text, i)
        i = _skip_space(text, value(key, _skip_space(text, i + 1)))
        if text.startswith("}", i):
            return i + 1
        if not text.startswith(",", i):
            raise json.JSONDecodeError("Expecting ',' delimiter", text, i)
        i = _skip_space(text, i + 1)


def _items(text: str, start: int) -> tuple[int, list[tuple[str, int]]]:
    """Where the list that opens at `start` ends, and its items."""
    items, line, counted = [], 1, 0
    i = start
    for i, end in _slices(text, start):
        if end:
            line += text.count("\n", counted, i)
            counted = i
            items.append((on_one_line(text[i:end]), line))
    return i, items


def _slices(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Start and end of each item, then the end of the list with 0."""
    i = _skip_space(text, start + 1)
    if text.startswith("]", i):
        yield i + 1, 0
        return
    while True:
        end = _end_of_value(text, i)
        yield i, end
        i = _skip_space(text, end)
        if text.startswith("]", i):
            yield i + 1, 0
            return
        if not text.startswith(",", i):
            raise json.JSONDecodeError("Expecting ',' delimiter", text, i)
        i = _skip_space(text, i + 1)


def _items_by_line(text: str, start: int) -> tuple[int, list[tuple[str, int]]] | None:
    """The items where each stands on a line of its own up to the end of the file, else None."""
    tail = "\n]}\n}\n"
    if not (text.startswith("[\n{", start) and text.endswith("}" + tail)):
        return None
    end = len(text) - len(tail)
    rows = text[start + 2 : end].split("\n")
    first_line = text.count("\n", 0, start) + 2
    items = []
    last = len(rows) - 1
    for i, row in enumerate(rows):
        raw = row if i == last else row[:-1]
        if not (raw.startswith("{") and raw.endswith("}") and (i == last or row[-1] == ",")):
            return None
        items.append((raw, first_line + i))
    return end + 2, items
