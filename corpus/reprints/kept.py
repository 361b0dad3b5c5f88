"""What the cache of a corpus keeps of its reprints: hashes of every document, and pairs found."""

import json
import os
import secrets
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotations.selectors import Span
from annotations.values import dataclass
from corpus.errors import CacheRefused, DocumentError
from corpus.files import RegularFile, read_whole
from corpus.index.protocol import FileState
from corpus.library import Corpus
from corpus.reprints.model import Reprint, Reprinted
from corpus.reprints.shingles import Hashes

_VERSION = 1
"""Of the files, of what is hashed and of what counts as a reprint; another one means rebuild."""
_LIST, _PAIRS = "documents.json", "pairs.json"
_UNREADABLE = (OSError, DocumentError, ValueError, LookupError, TypeError, RecursionError)
_TYPES = {"hashes": "<u8", "documents": "<u4", "positions": "<u4"}

Numbers = NDArray[np.uint32]


class Part(NamedTuple):
    """Hashes with the documents and the words that they stand at. All of one length."""

    hashes: Hashes
    documents: Numbers
    positions: Numbers


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

    def listed(self) -> "Fingerprints":
        """Names and states alone: the hashes of many documents take much memory."""
        return replace(
            self,
            hashes=np.empty(0, np.uint64),
            documents=np.empty(0, np.uint32),
            positions=np.empty(0, np.uint32),
        )

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

    @property
    def folder(self) -> Path | None:
        """Where the files lie; None where nothing is kept."""
        return self._folder

    def fingerprints(self) -> Fingerprints | None:
        """What was kept last, whether or not it is up to date; None where nothing was."""
        if self._folder is None:
            return None
        try:
            listed = json.loads(read_whole(self._folder / _LIST))
            if listed["version"] != _VERSION:
                return None
            build = f"{int(listed['build'], 16):x}"
            names = tuple(os.fsdecode(bytes.fromhex(name)) for name, _, _ in listed["documents"])
            states = tuple(FileState(size, time) for _, size, time in listed["documents"])
            arrays = [self._array(build, kind) for kind in Part._fields]
        except (*_UNREADABLE, EOFError):
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

    def keep(
        self,
        names: tuple[str, ...],
        states: tuple[FileState, ...],
        count: int,
        parts: Callable[[], Iterable[Part]],
    ) -> Fingerprints:
        """Keep a build beside the last one, then the list that names it, then drop the last.

        names, states: of the documents; count: of their hashes; parts: these, sorted, in order.
        What is answered lies in the files, so that others may have the memory when they need it.
        """
        build = secrets.token_hex(8).lstrip("0") or "1"
        try:
            self._keep_as(build, names, states, count, parts())
        except OSError:
            self._drop(build)
            build = ""
        found = self.fingerprints() if build else None
        if found is not None and found.build == build:
            return found
        whole = list(parts())
        arrays = [np.concatenate([part[kind] for part in whole]) for kind in range(3)]
        return Fingerprints(names, states, arrays[0], arrays[1], arrays[2])

    def _keep_as(
        self,
        build: str,
        names: Sequence[str],
        states: Sequence[FileState],
        count: int,
        parts: Iterable[Part],
    ) -> None:
        if self._folder is None:
            raise FileNotFoundError(_LIST)
        self._folder.mkdir(mode=0o700, exist_ok=True)
        with ExitStack() as stack:
            files = [
                stack.enter_context((self._folder / f"{build}-{kind}.npy").open("wb"))
                for kind in Part._fields
            ]
            for file, kind in zip(files, Part._fields, strict=True):
                head = {"descr": _TYPES[kind], "fortran_order": False, "shape": (count,)}
                np.lib.format.write_array_header_1_0(file, head)
            for part in parts:
                for file, kind in zip(files, Part._fields, strict=True):
                    getattr(part, kind).tofile(file)
        documents = [
            (os.fsencode(name).hex(), state.size, state.stamp)
            for name, state in zip(names, states, strict=True)
        ]
        self._write(_LIST, {"version": _VERSION, "build": build, "documents": documents})
        for old in self._folder.glob("*.npy"):
            if not old.name.startswith(f"{build}-"):
                old.unlink(missing_ok=True)

    def _drop(self, build: str) -> None:
        """Leave nothing of a build that could not be kept whole: the disk may be full."""
        if self._folder is None:
            return
        for kind in Part._fields:
            with suppress(OSError):
                (self._folder / f"{build}-{kind}.npy").unlink()

    def pairs(self, known: Fingerprints) -> list[Reprint] | None:
        """The reprints that were found among these; None where nobody looked yet."""
        if self._folder is None or not known.build:
            return None
        try:
            kept = json.loads(read_whole(self._folder / _PAIRS))
            if kept["version"] != _VERSION or kept["build"] != known.build:
                return None
            return [_pair(row, known.names) for row in kept["pairs"]]
        except _UNREADABLE:
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
        path = self._folder / f"{build}-{kind}.npy"
        # A pipe or a device in its place would be waited for.
        RegularFile(path, follow=False).close()
        found: NDArray[np.uint64] | Numbers = np.load(path, mmap_mode="r", allow_pickle=False)
        if found.dtype != _TYPES[kind] or found.ndim != 1:
            raise ValueError(kind)
        return found

    def _write(self, name: str, values: object) -> None:
        if self._folder is None:
            return
        waiting = self._folder / f"{secrets.token_hex(8)}.part"
        try:
            waiting.write_text(json.dumps(values, separators=(",", ":")))
            waiting.replace(self._folder / name)
        except OSError:
            with suppress(OSError):
                waiting.unlink()
            raise


def _row(each: Reprint, places: dict[str, int]) -> list[object]:
    sides = (each.first, each.second)
    numbers = [n for side in sides for n in (places[side.name], side.span.start, side.span.end)]
    return [*numbers, each.words, each.likeness]


def _pair(row: list[float], names: Sequence[str]) -> Reprint:
    numbers = [int(value) for value in row[:7]]
    sides = [Reprinted(names[numbers[at]], Span(numbers[at + 1], numbers[at + 2])) for at in (0, 3)]
    return Reprint(sides[0], sides[1], numbers[6], float(row[7]))
