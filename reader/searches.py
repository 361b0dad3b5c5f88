"""Searches of one corpus that were asked before, and those kept under a name.

A file of the user's own in the state folder: a corpus may be a stranger's or read-only, and what
one looks for is nobody else's business. Losing it loses only typing.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from annotations.values import dataclass
from corpus.errors import DocumentError
from corpus.files import read_whole, set_aside
from corpus.own_file import alone_with, put
from reader.errors import NotKept

MOST_ASKED = 200
LONGEST = 2_000
"""Code points of a query that is kept."""
MOST_SAVED = 500
LARGEST = 64 << 20
"""Bytes of a file that is read."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query with the order of its hits, under a name."""

    name: str
    query: str
    sort: str = "rank"


@dataclass(frozen=True, slots=True)
class Searches:
    """asked: queries, the newest first, none of them twice; saved: by name."""

    asked: tuple[str, ...] = ()
    saved: tuple[SavedSearch, ...] = ()

    def with_asked(self, *queries: str) -> "Searches":
        """After these were asked, the first of them last."""
        kept = (each for each in (*queries, *self.asked) if each.strip() and len(each) <= LONGEST)
        return replace(self, asked=tuple(dict.fromkeys(kept))[:MOST_ASKED])

    def with_saved(self, search: SavedSearch) -> "Searches":
        """With one more, or with another one under its name."""
        others = self.without(search.name).saved
        return replace(self, saved=tuple(sorted((*others, search), key=lambda s: s.name)))

    def without(self, name: str) -> "Searches":
        """Without the one that is called `name`."""
        return replace(self, saved=tuple(each for each in self.saved if each.name != name))

    def named(self, name: str) -> SavedSearch | None:
        """The one that is called `name`."""
        return next((each for each in self.saved if each.name == name), None)


class SearchFile:
    """The file of one corpus; what another reader wrote meanwhile stays."""

    def __init__(self, folder: Path, root: Path) -> None:
        """Of the corpus at `root`, kept below `folder`."""
        key = hashlib.sha256(os.fsencode(root)).hexdigest()[:16]
        self._folder, self._path = folder, folder / "searches" / f"{key}.json"

    def stamp(self) -> tuple[int, ...]:
        """What tells whether the file was replaced since; () where there is none."""
        try:
            found = self._path.stat()
        except OSError:
            return ()
        return found.st_ino, found.st_size, found.st_mtime_ns

    def read(self) -> Searches:
        """What is kept; of a damaged file what of it can be read."""
        return self._read()[0]

    def fault(self) -> str:
        """Why not all that is kept can be read, and where what cannot will be; "" where all can."""
        if self._read()[1]:
            return ""
        return (
            f"{self._path}: not all of the saved searches can be read; mend the file, or save a "
            "search: what is there stays beside it with the ending .unread"
        )

    def _read(self) -> tuple[Searches, bool]:
        """What is kept, and whether all that the file keeps could be read."""
        try:
            stored = json.loads(read_whole(self._path, LARGEST))
        except FileNotFoundError:
            return Searches(), True
        except (OSError, DocumentError, ValueError, RecursionError):
            return Searches(), False
        if not isinstance(stored, dict):
            return Searches(), False
        asked, saved = (_listed(stored.get(what)) for what in ("asked", "saved"))
        queries = [each for each in asked if isinstance(each, str)]
        searches = [search for each in saved if (search := _saved(each)) is not None]
        whole = len(queries) == len(asked) and len(searches) == len(saved) <= MOST_SAVED
        whole = whole and all(isinstance(stored.get(what), list) for what in ("asked", "saved"))
        return Searches(saved=tuple(searches[:MOST_SAVED])).with_asked(*queries), whole

    def note(self, query: str) -> None:
        """Keep that `query` was asked; that it can't be kept is not worth an error."""
        with contextlib.suppress(OSError):
            self._change(lambda known: known.with_asked(query))

    def keep(self, search: SavedSearch) -> SavedSearch | None:
        """Keep a search under its name; what that name stood for before. Raises NotKept."""

        def more(known: Searches) -> Searches:
            if known.named(search.name) is None and len(known.saved) >= MOST_SAVED:
                raise NotKept(
                    f"the search is not saved as {search.name}: {MOST_SAVED} are kept, and no more"
                    " can be; forget one"
                )
            return known.with_saved(search).with_asked(search.query)

        try:
            return self._change(more).named(search.name)
        except OSError as error:
            raise NotKept(
                f"the search is not saved as {search.name} ({error.strerror}); make room in the"
                " state folder, or name another with GLOSS_STATE_DIR"
            ) from error

    def forget(self, name: str) -> bool:
        """Keep the search `name` no longer; whether there was one. Raises NotKept."""
        try:
            return self._change(lambda known: known.without(name)).named(name) is not None
        except OSError as error:
            raise NotKept(
                f"{name} is not forgotten ({error.strerror}); make the state folder writable"
            ) from error

    def _change(self, change: Callable[[Searches], Searches]) -> Searches:
        """Let the file hold what `change` makes of it; what it held. Raises OSError."""
        with alone_with(self._path, self._folder):
            known = self.read()
            changed = change(known)
            if changed != known:
                self._write(changed)
        return known

    def _write(self, searches: Searches) -> None:
        saved = [{"name": s.name, "query": s.query, "sort": s.sort} for s in searches.saved]
        stored = {"version": 1, "asked": list(searches.asked), "saved": saved}
        if not self._read()[1]:
            set_aside(self._path)
        put(self._path, json.dumps(stored, ensure_ascii=True))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _saved(value: object) -> SavedSearch | None:
    """A kept search; None where it cannot be read. One without an order has the usual one."""
    if not isinstance(value, dict):
        return None
    name, query, sort = value.get("name"), value.get("query"), value.get("sort", "rank")
    if isinstance(name, str) and isinstance(query, str) and isinstance(sort, str):
        return SavedSearch(name, query, sort)
    return None
