"""One segment, open for reading: its documents, and the words of each field."""

# What indexing an array gives is typed as Any.
# mypy: disable-error-code="no-any-return"

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.index.protocol import FileState
from corpus.index.whoosh_index.codec import tokenplaces
from corpus.index.whoosh_index.codec.array_file import Array, ArrayFile, Section
from corpus.index.whoosh_index.codec.documents import UNDATED, hash_of, key_of
from corpus.index.whoosh_index.codec.field_words import FieldWords
from corpus.index.whoosh_index.codec.tokenplaces import TokenPlaces
from corpus.index.whoosh_index.names import TEXT

Numbers = NDArray[Any]


class Segment:
    """The arrays of the file `path`. deleted: numbers of documents that are not to be found.

    count: documents, those deleted too; alive: for each document whether it is not deleted, None
    where none is.
    """

    def __init__(self, path: Path, deleted: Iterable[int] = ()) -> None:
        self.file = ArrayFile(path)
        self.count = self.file.values["documents"]
        gone = np.fromiter(deleted, np.int64)
        self.deleted = len(gone)
        self.alive: NDArray[np.bool_] | None = None
        if len(gone):
            self.alive = np.ones(self.count, bool)
            self.alive[gone] = False
        self._fields: dict[str, FieldWords] = {}
        self._sections: dict[str, Section] = {}
        self._places: TokenPlaces | None = None

    def field(self, name: str) -> FieldWords:
        """The words of a field."""
        found = self._fields.get(name)
        if found is None:
            found = self._fields[name] = FieldWords(self.file, name, self.count)
        return found

    @property
    def places(self) -> TokenPlaces:
        """Where the tokens of texts stand."""
        if self._places is None:
            section = self.file.section
            self._places = TokenPlaces(
                {part: section(f"{TEXT}.{part}") for part in tokenplaces.PARTS},
                section(f"{TEXT}.token_starts"),
                section(f"{TEXT}.mark_starts"),
            )
        return self._places

    def column(self, name: str) -> Section:
        """A column of documents: name_ranks, sizes, times or days."""
        found = self._sections.get(name)
        if found is None:
            found = self._sections[name] = self.file.section(name)
        return found

    def key(self, number: int) -> bytes:
        """The name of a document, as bytes."""
        start, end = self.column("name_starts").slice(number, number + 2).tolist()
        return self.column("names").slice(start, end).tobytes()

    def name(self, number: int) -> str:
        """The name of a document."""
        return self.key(number).decode("utf-8", "surrogateescape")

    def entries(self, numbers: Sequence[int]) -> list[tuple[str, FileState]]:
        """Name and state of the file of some documents."""
        which = np.array(numbers, np.int64)
        starts = self.column("name_starts")
        names = self.column("names")
        return [
            (names.slice(start, end).tobytes().decode("utf-8", "surrogateescape"), FileState(*of))
            for start, end, *of in zip(
                starts.at(which).tolist(),
                starts.at(which + 1).tolist(),
                self.column("sizes").at(which).tolist(),
                self.column("times").at(which).tolist(),
                strict=True,
            )
        ]

    def state(self, number: int) -> FileState:
        """The state of the file that a document was read from."""
        return FileState(self.column("sizes").one(number), self.column("times").one(number))

    def day(self, number: int) -> date | None:
        """The date of a document."""
        day = self.column("days").one(number)
        return None if day == UNDATED else date.fromordinal(day)

    def keys(self) -> list[bytes]:
        """The names of all documents that are not deleted, as bytes."""
        blob = self.column("names").whole().tobytes()
        ends = self.column("name_starts").whole().tolist()
        return [blob[ends[n] : ends[n + 1]] for n in self.all_alive().tolist()]

    def names_of(self, numbers: Numbers) -> Array:
        """The bytes of the names of some documents, rising, one after another."""
        names, starts = self.column("names").whole(), self.column("name_starts").whole()
        if len(numbers) == self.count:
            return names
        wanted = np.zeros(self.count, bool)
        wanted[numbers] = True
        return names[np.repeat(wanted, np.diff(starts).astype(np.int64))]

    def holding(self, names: Iterable[str]) -> list[str]:
        """Those of `names` that are documents which are not deleted."""
        return [self.name(number) for number in self.numbers_of(names).tolist()]

    def known(self) -> dict[str, FileState]:
        """Name to file state of every document that is not deleted."""
        alive = self.all_alive()
        sizes = self.column("sizes").whole()[alive].tolist()
        times = self.column("times").whole()[alive].tolist()
        return {
            key.decode("utf-8", "surrogateescape"): FileState(size, time)
            for key, size, time in zip(self.keys(), sizes, times, strict=True)
        }

    def numbers_of(self, names: Iterable[str]) -> Numbers:
        """The documents with these names that are not deleted, rising."""
        keys = [key_of(name) for name in names]
        if not keys or not self.count:
            return np.zeros(0, np.int64)
        hashes = np.array([hash_of(key) for key in keys], np.uint64)
        known = self.column("name_hashes").whole()
        documents = self.column("name_documents")
        found = []
        at = np.searchsorted(known, hashes)
        for first, hashed, key in zip(at.tolist(), hashes.tolist(), keys, strict=True):
            for place in range(first, len(known)):
                if known[place] != hashed:
                    break
                number = documents.one(place)
                if self.key(number) == key and (self.alive is None or self.alive[number]):
                    found.append(number)
        return np.array(sorted(set(found)), np.int64)

    def all_alive(self) -> Numbers:
        """Every document that is not deleted."""
        return np.arange(self.count) if self.alive is None else np.flatnonzero(self.alive)
