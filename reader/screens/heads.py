"""Heads of columns: what a reader knows a document by, in few cells. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from annotations.values import dataclass
from reader.cells import clusters
from reader.listed import LibraryLine
from reader.screens.frame import clipped, padded, width
from reader.terminal.inert import inert

_NAME_ROWS = 2
"""Rows that a name may take."""
_IN_WORDS = 28
"""Cells of a name among other words."""


@dataclass(frozen=True, slots=True)
class Known:
    """A document as the library knows it. number: its place there, from 1; date: ISO, or ""."""

    number: int
    name: str
    date: str = ""

    @property
    def in_words(self) -> str:
        """The name with the day, shortened as it stands among other words."""
        return f"{clipped(inert(self.name), _IN_WORDS)} {self.date[5:]}".rstrip()


def known_documents(library: Iterable[LibraryLine], wanted: Collection[str]) -> Mapping[str, Known]:
    """The `wanted` ones by their file names; the outlet is what one knows them by, or the title."""
    return {
        line.name: Known(number, line.outlet or line.title or last_part(line.name), line.date)
        for number, line in enumerate(library, 1)
        if line.name in wanted
    }


def last_part(name: str) -> str:
    """A file's name without its folders."""
    return name.rsplit("/", 1)[-1]


def named_heads(names: Sequence[str], known: Mapping[str, Known], column: int) -> list[str]:
    """The rows above columns of outlets or sources; a document among them has its own name."""
    called = [known[name].name if name in known else name for name in names]
    return _rows([_broken(inert(name), column - 1) for name in called], column)


def document_heads(names: Sequence[str], known: Mapping[str, Known], column: int) -> list[str]:
    """The rows above columns of documents: the name of each, then its number and its day."""
    found = [known.get(name) for name in names]
    called = [
        each.name if each else last_part(name) for each, name in zip(found, names, strict=True)
    ]
    rows = _rows([_broken(inert(name), column - 1) for name in called], column)
    days = _days([each.date if each else "" for each in found], column - 2 - _widest(found))
    lasts = [
        f"{each.number} {day or 'n.d.'}" if each else ""
        for each, day in zip(found, days, strict=True)
    ]
    return [*rows, *(_rows([[last] for last in lasts], column) if any(lasts) else [])]


def _widest(found: Iterable[Known | None]) -> int:
    return max((len(str(each.number)) for each in found if each), default=0)


def _days(dates: Sequence[str], room: int) -> list[str]:
    """Dates alike in at most `room` cells: whole, without the year that all have, or the month."""
    if room >= len("2031-05-04"):
        return list(dates)
    if len({date[:4] for date in dates if date}) < 2:
        return [date[5:] for date in dates]
    return [date[:7] for date in dates]


def _rows(heads: Sequence[Sequence[str]], column: int) -> list[str]:
    """The rows of heads that stand beside one another, each in its column."""
    deep = max(map(len, heads), default=0)
    return [
        "".join(
            padded(clipped(head[row] if row < len(head) else "", column - 1), column)
            for head in heads
        )
        for row in range(deep)
    ]


def _broken(text: str, cells: int) -> list[str]:
    """An inert name in rows of at most `cells`, parted between words where there is a blank."""
    rows: list[str] = []
    rest = " ".join(text.split())
    while width(rest) > cells and len(rows) < _NAME_ROWS - 1:
        fits = _fitting(rest, cells)
        blank = rest.rfind(" ", 0, fits + 1)
        end = blank if blank > 0 else fits
        rows.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*rows, clipped(rest, cells)]


def _fitting(text: str, cells: int) -> int:
    """How much of a text goes into so many cells; at least its first letter."""
    end, used = 0, 0
    for cluster in clusters(text):
        used += cluster.cells
        if used > cells and end:
            break
        end = cluster.end
    return end
