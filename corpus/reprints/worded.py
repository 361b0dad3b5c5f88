"""The words of many texts in files of their own while reprints are looked for, so that none is cut
into words again for every document that it may share a passage with.

The files are read, not mapped: memory that they take is the system's, which drops it when it likes.
"""

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from corpus.reprints.furniture import furniture
from corpus.reprints.shingles import Words

_PREFIX = "words-"
_ABANDONED = 24 * 3600
"""Seconds after which the files of a process that was killed are deleted."""
_KINDS = 3

Numbers = NDArray[np.uint32]


class Worded(NamedTuple):
    """The words of a text as they are compared: hashes, starts and ends in code points.

    The words of what stands around an article are like no other text's.
    """

    hashes: Numbers
    starts: Numbers
    ends: Numbers


class Place(NamedTuple):
    """Where the words of a text lie. offset: in bytes; length: in words."""

    file: str
    offset: int
    length: int


def worded(name: str, text: str, words: Words) -> Worded:
    """The words of the document `name` as they are compared with those of others."""
    hashes = words.hashes.astype(np.uint32)
    mark = np.uint32(crc32(os.fsencode(name)) | 1)
    for block in furniture(text):
        low, high = np.searchsorted(words.starts, (block.start, block.end))
        hashes[low:high] ^= mark
    return Worded(hashes, words.starts, words.ends)


def write(file: BinaryIO, words: Worded) -> Place:
    """Put the words of a text at the end of `file`, opened without a buffer. Raises OSError."""
    offset = file.tell()
    for each in words:
        values = np.ascontiguousarray(each).data.cast("B") if len(each) else b""
        if file.write(values) < len(values):
            raise OSError(errno.ENOSPC, "written in part", file.name)
    return Place(file.name, offset, len(words.hashes))


class WordFiles:
    """Words of texts where they were written. folder: for the files, None for none; places: by
    name of the document.
    """

    def __init__(self, folder: Path | None, places: Mapping[str, Place]) -> None:
        self.folder = folder
        self.places = dict(places)
        self._open: dict[str, BinaryIO] = {}

    def read(self, name: str) -> Worded | None:
        """The words of a text; None where they were not written, or are gone."""
        place = self.places.get(name)
        if place is None:
            return None
        try:
            if place.file not in self._open:
                # Closed in `close`; one for each document would be too many.
                self._open[place.file] = Path(place.file).open("rb")  # noqa: SIM115
            file = self._open[place.file]
            file.seek(place.offset)
            read = file.read(place.length * _KINDS * 4)
        except OSError:
            return None
        if len(read) != place.length * _KINDS * 4:
            return None
        return Worded(*np.frombuffer(read, np.uint32).reshape(_KINDS, place.length))

    def close(self) -> None:
        """Let go of the files."""
        for file in self._open.values():
            file.close()
        self._open.clear()


@contextmanager
def word_files(folder: Path | None) -> Iterator[WordFiles]:
    """Files in a folder of their own in `folder`, deleted behind."""
    try:
        made = None if folder is None else _made(folder)
    except OSError:
        made = None
    files = WordFiles(made, {})
    try:
        yield files
    finally:
        files.close()
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    for old in folder.glob(f"{_PREFIX}*"):
        if time.time() - old.stat().st_mtime > _ABANDONED:
            shutil.rmtree(old, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
