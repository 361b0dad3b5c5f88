"""The first documents of the library, kept for the next start, which shows them at once."""

import contextlib
import os
from dataclasses import replace
from pathlib import Path
from threading import get_ident

from corpus.errors import CorpusError, DocumentError
from corpus.files import read_whole
from corpus.folders import cache_folder
from reader.early.library_page import NAME, Kept, kept_library, written
from reader.effects import KeepLibrary
from reader.listed import LibraryLine
from reader.state import State
from reader.terminal.inert import inert


def fields(entry: LibraryLine) -> tuple[str, ...]:
    """A document as `reader.early` draws it."""
    words = (entry.name, entry.title, entry.outlet, entry.date)
    numbers = (entry.claims, entry.unsourced, entry.sources)
    return (
        *map(inert, words),
        "d" if entry.date_detected else "",
        *map(str, numbers),
        "" if entry.read is None else str(entry.read),
    )


def keep(library: KeepLibrary, root: Path) -> None:
    """Write down the library of the corpus at `root`, where it is another than is written there.

    Without a cache it is not kept.
    """
    entries = [fields(each) for each in library.entries]
    text = written(Kept(library.total, library.own_claims, entries))
    with contextlib.suppress(OSError, CorpusError):
        path = cache_folder(root) / NAME
        with contextlib.suppress(OSError, DocumentError):
            if read_whole(path) == text.encode():
                return
        temporary = path.with_suffix(f".{os.getpid()}.{get_ident()}.tmp")
        try:
            temporary.write_text(text, "utf-8", newline="")
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def with_kept(state: State, root: Path) -> State:
    """The state before anything was listed, with what was kept."""
    kept = kept_library(str(root))
    if kept is None:
        return state
    with contextlib.suppress(ValueError):
        library = tuple(map(_entry, kept.entries))
        return replace(state, library=library, count_before=kept.count, own_claims=kept.own_claims)
    return state


def _entry(given: tuple[str, ...]) -> LibraryLine:
    """Raises ValueError."""
    name, title, outlet, date, detected, claims, unsourced, sources, read = given
    counts = (int(claims), int(unsourced), int(sources))
    return LibraryLine(
        name, title, outlet, date, bool(detected), *counts, int(read) if read else None
    )
