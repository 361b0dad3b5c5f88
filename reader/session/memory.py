"""Where each document was left and which numbers its sources have: a file of the user's own.

It lies in the state folder, one file a corpus: unlike the cache it cannot be rebuilt, but losing
it loses only places to go on from.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from threading import Lock
from typing import Any

from annotations.values import dataclass
from corpus.errors import DocumentError
from corpus.files import read_whole
from corpus.own_file import alone_with, put
from reader.effects import Remember
from reader.listed import per_cent

_UNREADABLE = (
    OSError,
    DocumentError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    RecursionError,
)


@dataclass(frozen=True, slots=True)
class Left:
    """Where a document was left. cursor, furthest, size: bytes; numbers: of sources, by key."""

    cursor: int = 0
    furthest: int = 0
    size: int = 0
    numbers: Mapping[str, int] = field(default_factory=dict)

    @property
    def per_cent(self) -> int:
        """How far it was read."""
        return per_cent(self.furthest, self.size)


class Memory:
    """What is remembered of one corpus. Safe from several threads."""

    def __init__(self, folder: Path, root: Path) -> None:
        """Of the corpus at `root`, kept below `folder`."""
        key = hashlib.sha256(os.fsencode(root)).hexdigest()[:16]
        self._folder, self._path = folder, folder / "reading" / f"{key}.json"
        self._lock = Lock()
        self._left = self._read()
        self._noted: dict[str, Left] = {}

    def of(self, name: str) -> Left | None:
        """Where the document `name` was left, None where it never was open."""
        return self._left.get(name)

    def remember(self, effect: Remember) -> None:
        """Keep where a document is left; another reader's places of other documents stay."""
        self.note(effect)
        self.keep()

    def note(self, effect: Remember) -> None:
        """Know where a document is left, from here on; `keep` writes it down. Touches no disk."""
        with self._lock:
            known = self._left.get(effect.name)
            furthest = max(effect.furthest, known.furthest if known else 0)
            furthest = min(furthest, effect.size)
            left = Left(effect.cursor, furthest, effect.size, dict(effect.numbers))
            self._noted[effect.name] = left
            self._left = {**self._left, effect.name: left}

    def keep(self) -> None:
        """Write down what was noted; where the disk refuses, it is written with the next."""
        # A place to go on from is not worth an error; annotations are saved elsewhere.
        with self._lock, contextlib.suppress(OSError), alone_with(self._path, self._folder):
            self._left = {**self._read(), **self._noted}
            self._write()
            self._noted = {}

    def _read(self) -> dict[str, Left]:
        try:
            stored = json.loads(read_whole(self._path))
            return {name: _left(value) for name, value in stored["documents"].items()}
        except _UNREADABLE:
            return {}

    def _write(self) -> None:
        """Raises OSError."""
        documents = {
            name: {
                "cursor": left.cursor,
                "furthest": left.furthest,
                "size": left.size,
                "numbers": dict(left.numbers),
            }
            for name, left in self._left.items()
        }
        put(self._path, json.dumps({"version": 1, "documents": documents}, ensure_ascii=True))


def _left(value: Mapping[str, Any]) -> Left:
    numbers = {str(name): int(number) for name, number in value["numbers"].items()}
    return Left(int(value["cursor"]), int(value["furthest"]), int(value["size"]), numbers)
