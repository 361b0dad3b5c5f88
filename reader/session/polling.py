"""Changes in folders by looking at every file in turn, a few at each look.

For network file systems, whose changes are made elsewhere, and for systems that tell of none.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic

from reader.session.noticed import Change

BUDGET = 0.02
"""Seconds that a look may take; it goes on where the last one ended."""

_Stamp = tuple[int, int]


class Polled:
    """Compares size and time of the files below `root` with what they were a round before."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folders: tuple[str, ...] = ()
        self._known: dict[str, dict[str, _Stamp]] = {}
        self._round: Iterator[Change | None] = iter(())

    def watch(self, folders: Sequence[str]) -> bool:
        """Look at these folders; one that is looked at for the first time tells nothing."""
        if self._folders != tuple(folders):
            self._folders = tuple(folders)
            kept = set(folders)
            self._known = {name: seen for name, seen in self._known.items() if name in kept}
            self._round = iter(())
        return True

    def changes(self) -> Iterator[Change]:
        """What is found to have changed within the budget, at least one file further."""
        end = monotonic() + BUDGET
        ended_before = False
        while True:
            change = next(self._round, _END)
            if change is _END:
                if ended_before:
                    return  # all was looked at in this one look
                ended_before = True
                self._round = self._look()
                continue
            if isinstance(change, Change):
                yield change
            if monotonic() > end:
                return

    def _look(self) -> Iterator[Change | None]:
        """One round through all folders: a change, or None after a file without one."""
        for folder in self._folders:
            before = self._known.get(folder)
            now: dict[str, _Stamp] = {}
            try:
                with os.scandir(self._root / folder) as entries:
                    for entry in entries:
                        now[entry.name] = _stamp(entry)
                        if before is None or before.get(entry.name) == now[entry.name]:
                            yield None
                        else:
                            yield Change(folder, entry.name, entry.name not in before)
            except OSError:
                now = {}
            for name in (before or {}).keys() - now.keys():
                yield Change(folder, name, came_or_went=True)
            self._known[folder] = now
            yield None

    def close(self) -> None:
        """There is nothing to let go of."""


def _stamp(entry: "os.DirEntry[str]") -> _Stamp:
    """Of a folder only that it is there: what is in it is looked at by itself."""
    try:
        found = entry.stat()
        folder = entry.is_dir()
    except OSError:
        return 0, 0
    return (0, -1) if folder else (found.st_size, found.st_mtime_ns)


_END = object()
