"""The commit record: which segments are the index, and what Whoosh's own file of it looks like.

It is written last, so a crash leaves the record before it, whose files are still there. Searching
needs nothing else; Whoosh's table of contents is a pickle and is opened only after its checksum
was found as the record has it.
"""

import base64
import json
import os
import zlib
from collections.abc import Iterable
from dataclasses import asdict, field
from pathlib import Path

import numpy as np

from annotations.values import dataclass
from corpus.errors import DocumentError
from corpus.files import read_whole
from corpus.index.whoosh_index.codec.array_file import SUFFIX
from corpus.index.whoosh_index.codec.damage import Damaged
from corpus.index.whoosh_index.codec.segment import Segment

NAME = "commit.json"
_UNREADABLE = (
    OSError,
    DocumentError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
)


@dataclass(frozen=True, slots=True)
class SegmentRecord:
    """One segment. documents: how many it has; checksum: of its file's header; deleted: which of
    them are deleted, as packed bits, "" for none.
    """

    id: str
    documents: int
    checksum: int
    deleted: str = ""

    @property
    def file(self) -> str:
        """The name of its file."""
        return self.id + SUFFIX

    def deleted_numbers(self) -> list[int]:
        """The numbers of its deleted documents."""
        packed = zlib.decompress(base64.b64decode(self.deleted)) if self.deleted else b""
        return np.flatnonzero(np.unpackbits(np.frombuffer(packed, np.uint8))).tolist()


@dataclass(frozen=True, slots=True)
class Record:
    """One commit. generation: rises with each; toc: name, size and checksum of Whoosh's file."""

    generation: int
    toc: tuple[str, int, int]
    segments: tuple[SegmentRecord, ...] = field(default=())

    @property
    def files(self) -> set[str]:
        """The files that this commit needs."""
        return {self.toc[0], *(segment.file for segment in self.segments)}


def packed(deleted: Iterable[int], documents: int) -> str:
    """Numbers of deleted documents as a record has them."""
    numbers = list(deleted)
    if not numbers:
        return ""
    bits = np.zeros(documents, bool)
    bits[numbers] = True
    return base64.b64encode(zlib.compress(np.packbits(bits).tobytes())).decode()


def file_of(path: Path) -> tuple[str, int, int]:
    """Name, size and checksum of a file."""
    content = read_whole(path)
    return path.name, len(content), zlib.crc32(content)


def write(folder: Path, record: Record) -> None:
    """Make `record` the last commit of `folder`, also for a machine that loses its power."""
    said = json.dumps(asdict(record))
    content = json.dumps({"record": said, "checksum": zlib.crc32(said.encode())})
    partial = folder / f"{NAME}.part"
    with partial.open("w", encoding="ascii") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(folder / NAME)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read(folder: Path) -> Record:
    """The last commit of `folder`. Raises Damaged."""
    try:
        content = json.loads(read_whole(folder / NAME))
        said = content["record"]
        if zlib.crc32(said.encode()) != content["checksum"]:
            raise Damaged("the commit record is not as it was written")
        found = json.loads(said)
        segments = tuple(SegmentRecord(**segment) for segment in found["segments"])
        record = Record(found["generation"], tuple(found["toc"]), segments)
    except FileNotFoundError:
        raise Damaged("the commit record is missing") from None
    except _UNREADABLE as error:
        raise Damaged("the commit record cannot be read") from error
    try:
        if file_of(folder / record.toc[0]) != record.toc:
            raise Damaged(f"{record.toc[0]} is not as it was written")
    except (OSError, DocumentError) as error:
        raise Damaged(f"{record.toc[0]} cannot be read") from error
    return record


def open_segment(folder: Path, record: SegmentRecord) -> Segment:
    """The segment of a record. Raises Damaged, FileNotFoundError."""
    segment = Segment(folder / record.file, record.deleted_numbers())
    if segment.file.checksum != record.checksum or segment.count != record.documents:
        raise Damaged(f"{record.file} is not the one that was committed")
    return segment
