"""Where a document was left and what is highlighted on its first page, by little of the files.

For `reader.first_page` alone: what it leaves out comes a moment later with the reader. Nothing is
highlighted here but what lands exactly, by position, quote and context.
"""

import os
import re
import stat
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from reader.early.file import key_of, state_folder, whole
from reader.layers import Interval, Style
from reader.lines import decode

if TYPE_CHECKING:
    from corpus.canonical import ByteText

_ENDING: Final = ".annotations.json"
_LARGEST: Final = 16 << 20
"""Bytes of a sidecar that are looked through."""
_MOST: Final = 500
"""Annotations on one page that are read."""
_FURTHEST: Final = 8 << 20
"""Bytes before the page that are counted."""
_BLOCK: Final = 1 << 20
_CONTINUATION: Final = bytes(range(0x80, 0xC0))
_CONTEXT: Final = 256
"""Bytes around the page that hold the context of what stands at its edges."""
_POSITION: Final = re.compile(rb'"TextPositionSelector","start":(\d+),"end":(\d+)')


def left_at(path: str) -> int:
    """The byte at which the cursor was when the document was left; 0 where that is not known."""
    folder = os.path.join(state_folder(), "reading")  # noqa: PTH118 - before pathlib is loaded
    try:
        if not os.listdir(folder):  # noqa: PTH208 - before pathlib is loaded
            return 0
        root, name = os.path.split(os.path.realpath(path))
        import json  # noqa: PLC0415 - not for somebody's first document

        known = whole(os.path.join(folder, f"{key_of(root)}.json"))  # noqa: PTH118
        left = json.loads(known)["documents"][name]["cursor"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return 0
    return left if isinstance(left, int) and left >= 0 else 0


def marks(
    text: "ByteText", path: str, mirror: str | None, start: int, end: int
) -> Iterator[Interval]:
    """The highlights that share a byte with `start` to `end` of `text`."""
    sidecars = [data for data in _sidecars(path, mirror) if b"TextPositionSelector" in data]
    if not sidecars or start > _FURTHEST:
        return
    first = max(0, start - _CONTEXT)
    while first and text.read(first, first + 1)[0] & 0xC0 == 0x80:
        first -= 1
    window, starts = decode(text.read(first, end + _CONTEXT))
    before = _counted(text, first)
    page = _Page(window, before)
    for data in sidecars:
        for line in _lines_over(data, before, before + len(window)):
            for low, high, style in page.landing(line):
                yield Interval(first + starts[low], first + starts[high], style)


def _counted(text: "ByteText", end: int) -> int:
    """Code points before byte `end`."""
    count = 0
    for at in range(0, end, _BLOCK):
        block = text.read(at, min(end, at + _BLOCK))
        count += len(block) if block.isascii() else len(block.translate(None, _CONTINUATION))
    return count


def _sidecars(path: str, mirror: str | None) -> Iterator[bytes]:
    """All annotators' sidecars beside the document, or in the mirrored tree."""
    folder, name = os.path.split(os.path.realpath(path))
    shape = re.compile(re.escape(name) + r"\.[a-z0-9_-]+" + re.escape(_ENDING))
    for place in filter(None, (mirror, folder)):
        for found in sorted(filter(shape.fullmatch, os.listdir(place))):  # noqa: PTH208
            sidecar = os.path.join(place, found)  # noqa: PTH118 - before pathlib is loaded
            descriptor = os.open(sidecar, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            try:
                found_now = os.fstat(descriptor)
                if stat.S_ISREG(found_now.st_mode) and found_now.st_size <= _LARGEST:
                    yield os.read(descriptor, _LARGEST)
            finally:
                os.close(descriptor)


def _lines_over(data: bytes, start: int, end: int) -> Iterator[dict[str, Any]]:
    """The annotations, a line each, with a position that touches code points `start` to `end`."""
    import json  # noqa: PLC0415 - only where there are annotations

    done = -1
    for _ in range(_MOST):
        for found in _POSITION.finditer(data, done + 1):
            if int(found[1]) < end and int(found[2]) > start:
                break
        else:
            return
        begin, done = data.rfind(b"\n", 0, found.start()) + 1, data.find(b"\n", found.end())
        done = done if done >= 0 else len(data)
        try:
            value = json.loads(data[begin:done].rstrip(b", \r"))
        except ValueError:
            continue
        if isinstance(value, dict):
            yield value


class _Page:
    """Decoded text around a page. before: code points before it."""

    def __init__(self, text: str, before: int) -> None:
        self._text, self._before = text, before

    def landing(self, annotation: dict[str, Any]) -> Iterator[tuple[int, int, Style]]:
        """Where its pieces stand in the window, by index, those that land exactly."""
        style = _style_of(annotation.get("body"))
        for target in _listed(annotation.get("target")):
            found: dict[Any, Any] = {}
            for selector in _listed(target.get("selector")):
                found.update(selector)
            low, high = found.get("start"), found.get("end")
            if isinstance(low, int) and isinstance(high, int) and self._agrees(low, high, found):
                yield (*self._inside(low, high), style)

    def _inside(self, low: int, high: int) -> tuple[int, int]:
        size = len(self._text)
        return (min(max(low - self._before, 0), size), min(max(high - self._before, 0), size))

    def _agrees(self, low: int, high: int, found: dict[Any, Any]) -> bool:
        """Whether quote and context are what stands there, as far as the window reaches."""
        parts = [found.get(name, "") for name in ("prefix", "exact", "suffix")]
        if not all(isinstance(part, str) for part in parts) or len(parts[1]) != high - low:
            return False
        begin = low - len(parts[0])
        start, end = self._inside(begin, high + len(parts[2]))
        skipped = start + self._before - begin
        quoted = "".join(parts)[skipped : skipped + end - start]
        return low < high and quoted == self._text[start:end]


def _listed(value: Any) -> list[dict[str, Any]]:
    given = value if isinstance(value, list) else [value]
    return [each for each in given if isinstance(each, dict)]


def _style_of(body: Any) -> Style:
    """As `reader.screens.reading` styles the tag."""
    for each in _listed(body):
        if each.get("purpose") == "tagging":
            return {"claim": Style.CLAIM, "source": Style.SOURCE}.get(
                str(each.get("value")), Style.NOTE
            )
    return Style.NOTE
