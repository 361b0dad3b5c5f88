"""What the cache of a corpus keeps of its reprints: hashes of every document, and pairs found."""

import json
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from annotations.selectors import Span
from corpus.errors import CacheRefused
from corpus.index.protocol import FileState
from corpus.library import Corpus
from corpus.reprints.model import Reprint, Reprinted
from corpus.reprints.shingles import Hashes

_VERSION = 1
"""Of the files, of what is hashed and of what counts as a reprint; another one means rebuild."""
_LIST, _PAIRS = "documents.json", "pairs.json"
_KINDS = ("hashes", "documents", "positions")

Numbers = NDArray[np.uint32]


@dataclass(frozen=True)
class Fingerprints:
    """What is kept of every document, sorted by hash.

    names, states: of the documents; hashes, documents (place in `names`), positions (which word):
    of one length; build: by which the cache knows them, "" where it does not.
    """

    names: tuple[str, ...]
    states: tuple[FileState, ...]
    hashes: Hashes
    documents: Numbers
    positions: Numbers
    build: str = ""

    def where(self, asked: Hashes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """From which place to which (exclusive) each of the hashes stands."""
        first = np.searchsorted(self.hashes, asked, "left")
        return first, np.searchsorted(self.hashes, asked, "right")


def cache_of(corpus: Corpus) -> "ReprintCache":
    """The cache of the reprints of `corpus`; one that keeps nothing where there can be none."""
    try:
        return ReprintCache(corpus.cache_folder() / "reprints")
    except CacheRefused:
        return ReprintCache(None)


class ReprintCache:
    """Files in `folder`, replaced by rename; None keeps nothing. What is damaged is made anew."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def fingerprints(self) -> Fingerprints | None:
        """What was kept last, whether or not it is up to date; None where nothing was."""
        if self._folder is None:
            return None
        try:
            listed = json.loads((self._folder / _LIST).read_bytes())
            if listed["version"] != _VERSION:
                return None
            build = f"{int(listed['build'], 16):x}"
            names = tuple(os.fsdecode(bytes.fromhex(name)) for name, _, _ in listed["documents"])
            states = tuple(FileState(size, time) for _, size, time in listed["documents"])
            arrays = [self._array(build, kind) for kind in _KINDS]
        except (OSError, ValueError, KeyError, TypeError, EOFError):
            return None
        hashes, documents, positions = arrays
        if not len(hashes) == len(documents) == len(positions):
            return None
        return Fingerprints(
            names,
            states,
            hashes.view(np.uint64),
            documents.view(np.uint32),
            positions.view(np.uint32),
            build,
        )

    def keep(self, made: Fingerprints) -> Fingerprints:
        """Keep a build beside the last one, then the list that names it, then drop the last."""
        if self._folder is None:
            return made
        build = secrets.token_hex(8).lstrip("0") or "1"
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            for kind in _KINDS:
                np.save(self._folder / f"{build}-{kind}.npy", getattr(made, kind))
            documents = [
                (os.fsencode(name).hex(), state.size, state.mtime_ns)
                for name, state in zip(made.names, made.states, strict=True)
            ]
            self._write(_LIST, {"version": _VERSION, "build": build, "documents": documents})
            for old in self._folder.glob("*.npy"):
                if not old.name.startswith(f"{build}-"):
                    old.unlink(missing_ok=True)
        except OSError:
            return made
        return replace(made, build=build)

    def pairs(self, known: Fingerprints) -> list[Reprint] | None:
        """The reprints that were found among these; None where nobody looked yet."""
        if self._folder is None or not known.build:
            return None
        try:
            kept = json.loads((self._folder / _PAIRS).read_bytes())
            if kept["version"] != _VERSION or kept["build"] != known.build:
                return None
            return [_pair(row, known.names) for row in kept["pairs"]]
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            return None

    def keep_pairs(self, known: Fingerprints, found: Sequence[Reprint]) -> None:
        """Keep the reprints found among these."""
        if self._folder is None or not known.build:
            return
        places = {name: place for place, name in enumerate(known.names)}
        rows = [_row(each, places) for each in found]
        try:
            self._write(_PAIRS, {"version": _VERSION, "build": known.build, "pairs": rows})
        except OSError:
            return

    def _array(self, build: str, kind: str) -> NDArray[np.uint64] | Numbers:
        if self._folder is None:
            raise FileNotFoundError(kind)
        found: NDArray[np.uint64] | Numbers = np.load(
            self._folder / f"{build}-{kind}.npy", mmap_mode="r", allow_pickle=False
        )
        if found.dtype != (np.uint64 if kind == "hashes" else np.uint32) or found.ndim != 1:
            raise ValueError(kind)
        return found

    def _write(self, name: str, values: object) -> None:
        if self._folder is None:
            return
        waiting = self._folder / f"{secrets.token_hex(8)}.part"
        waiting.write_text(json.dumps(values, separators=(",", ":")))
        waiting.replace(self._folder / name)


def _row(each: Reprint, places: dict[str, int]) -> list[object]:
    sides = (each.first, each.second)
    numbers = [n for side in sides for n in (places[side.name], side.span.start, side.span.end)]
    return [*numbers, each.words, each.likeness]


def _pair(row: list[float], names: Sequence[str]) -> Reprint:
    numbers = [int(value) for value in row[:7]]
    sides = [Reprinted(names[numbers[at]], Span(numbers[at + 1], numbers[at + 2])) for at in (0, 3)]
    return Reprint(sides[0], sides[1], numbers[6], float(row[7]))
