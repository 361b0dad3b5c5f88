"""The library as it was last known: kept in a file, drawn before anything is loaded.

Lines of text are made here for the reader too, so that both draw the same.
"""

import os
import stat

from reader.early.file import cache_folder, key_of
from reader.early.plain import is_plain

NAME = "library.txt"
KEPT = 200
"""Documents that are kept: more than a screen has rows."""
FIRST_STEPS = 5
"""Rows that say what to do first; left out where no document had room beside them."""
NARROW = 60
"""Cells under which a line has no numbers."""
_VERSION = "library 1"
_FIELDS = 9
_LARGEST = 1 << 20


class Kept:
    """count: of all documents; own_claims: how many the annotator had, at least.

    entries: name, title, outlet, date, "d" where that was detected, claims, unsourced, sources,
    per cent read ("" where never opened), each as text.
    """

    def __init__(self, count: int, own_claims: int, entries: list[tuple[str, ...]]) -> None:
        self.count, self.own_claims, self.entries = count, own_claims, entries


def written(kept: Kept) -> str:
    """As the file has it; what is in it is inert."""
    lines = [f"{_VERSION}\t{kept.count}\t{kept.own_claims}", *map("\t".join, kept.entries)]
    return "\n".join(lines) + "\n"


def kept_library(path: str) -> Kept | None:
    """What was kept of the corpus at `path`, None where nothing is that can be relied on."""
    base, ending = cache_folder(), f"-{key_of(os.path.realpath(path))}"
    try:
        folder = next((each for each in os.listdir(base) if each.endswith(ending)), "")  # noqa: PTH208
        for each in (base, os.path.join(base, folder)):  # noqa: PTH118 - before pathlib is loaded
            if not _is_ours(each):
                return None
        place = os.path.join(base, folder, NAME)  # noqa: PTH118
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        descriptor = os.open(place, flags)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            text = os.read(descriptor, _LARGEST).decode()
        finally:
            os.close(descriptor)
        return _read(text)
    except (OSError, ValueError):
        return None


def _is_ours(folder: str) -> bool:
    """Whether nobody else could have put something there, as `corpus.folders` asks."""
    found = os.lstat(folder)
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        return False
    return not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _read(text: str) -> Kept | None:
    head, *lines = text.removesuffix("\n").split("\n")
    version, count, own_claims = head.split("\t")
    entries = [tuple(line.split("\t")) for line in lines]
    sound = all(len(each) == _FIELDS for each in entries)
    return Kept(int(count), int(own_claims), entries) if version == _VERSION and sound else None


# ---- lines -----------------------------------------------------------------------------------


def title_line(corpus: str, count: int) -> str:
    """The first row."""
    return f" {corpus}   {count} document{'' if count == 1 else 's'}"


def heading_line(columns: int) -> str:
    """The second one."""
    if columns < NARROW:
        return "   read  title"
    return "   read   C  ?  S  date         outlet / title"


def entry_line(entry: tuple[str, ...], columns: int, *, selected: bool) -> str:
    """The row of a document. entry: as `Kept` has it."""
    name, title, outlet, date, detected, *counts, read = entry
    start = f"{'>' if selected else ' '} {f'{read}%' if read else '-':>5} "
    if columns < NARROW:
        return f"{start} {title or name}"
    claims, unsourced, sources = ((each.strip("0") and each) or "-" for each in counts)
    said = f"{(date or 'n.d.') + detected:<12} {outlet or '-'} / {title or name}"
    return f"{start}{claims:>3} {unsourced:>2} {sources:>2}  {said}"


def listed_rows(lines: int, own_claims: int) -> int:
    """How many documents there is room for on a screen of so many rows."""
    room = max(1, lines - 4)
    return max(1, room - (0 if own_claims or room <= FIRST_STEPS else FIRST_STEPS))


def library_page(path: str, size: tuple[int, int]) -> "list[tuple[str, str]] | None":
    """Text and style of the rows that the reader will show, as far as they are plain."""
    kept = kept_library(path)
    if kept is None or not kept.entries:
        return None
    columns, lines = size
    name = os.path.basename(path.rstrip("/"))  # noqa: PTH119 - before pathlib is loaded
    title = title_line(name, kept.count) if name.strip(".") else ""
    rows = [(title, "title"), (heading_line(columns), "dim")]
    for entry in kept.entries[: listed_rows(lines, kept.own_claims)]:
        selected = len(rows) == 2
        line = entry_line(entry, columns, selected=selected)
        rows.append((line, "selected" if selected else ""))
    return [(_fitted(text, columns - 1), style) for text, style in rows[:lines]]


def _fitted(text: str, cells: int) -> str:
    """What fits of it and is surely a cell a character; nothing else is sent to a terminal."""
    if is_plain(text):
        return text if len(text) <= cells else text[: cells - 1] + "…"
    plain = next(at for at, each in enumerate(text) if not is_plain(each))
    return text[: min(plain - 1, cells - 1)]
