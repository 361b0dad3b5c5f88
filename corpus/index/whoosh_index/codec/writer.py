"""The writer: documents into segments, segments into commits, small segments into larger ones."""

# Whoosh exports names without saying so, and leaves constructors untyped.
# mypy: disable-error-code="no-untyped-call, attr-defined, override, union-attr, no-any-return"

import contextlib
import shutil
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex
from whoosh.writing import IndexWriter, LockError

from corpus.index.protocol import IndexedDocument
from corpus.index.whoosh_index.codec import record
from corpus.index.whoosh_index.codec.building import Builder, Written
from corpus.index.whoosh_index.codec.damage import Damaged
from corpus.index.whoosh_index.codec.merging import merge
from corpus.index.whoosh_index.codec.record import Record, SegmentRecord
from corpus.index.whoosh_index.codec.segment import Segment
from corpus.index.whoosh_index.codec.tiers import due
from corpus.index.whoosh_index.codec.whoosh_codec import ArraySegment
from corpus.index.whoosh_index.schema import document_of, schema

SPILL = 3_000_000
"""Tokens that are held in memory before they are written away as a segment."""
INDEX = "MAIN"


class ArrayWriter(IndexWriter):
    """Whoosh's writer for segments of arrays. Nothing it does is seen before `commit`."""

    def __init__(self, folder: Path, index: FileIndex) -> None:
        """folder: of `index`. Raises LockError, Damaged."""
        self._lock = index.lock("WRITELOCK")
        if not self._lock.acquire():
            raise LockError
        self.folder, self.storage, self.schema = folder, index.storage, schema()
        self.committed = record.read(folder)
        self.generation = self.committed.generation
        toc = TOC.read(self.storage, INDEX, gen=self.generation, schema=self.schema)
        self.segments: list[ArraySegment] = list(toc.segments)
        self._opened: dict[str, Segment] = {}
        self._builder = Builder()
        self._changed = False

    def holding(self, names: Sequence[str]) -> set[str]:
        """Those of `names` that segments have, also as deleted documents. Raises Damaged."""
        return {name for s in self.segments for name in self._arrays(s).holding(names)}

    def add_document(self, **fields: Any) -> None:
        """Add one document by the fields of the schema."""
        self.add(document_of(fields))

    def add(self, document: IndexedDocument) -> None:
        """Add one document."""
        self._builder.add(document)
        if self._builder.tokens >= SPILL:
            self.flush()

    def add_reader(self, reader: Any) -> None:
        """Not offered: segments are merged by whole arrays."""
        raise NotImplementedError("merge segments with `merge_due`")

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Mark a committed document as deleted; docnum: among the documents of all segments."""
        for segment in self.segments:
            if docnum < segment.documents:
                segment.delete_document(docnum, delete)
                self._changed = True
                return
            docnum -= segment.documents
        raise IndexError(f"no document {docnum}")

    def delete_names(self, names: Sequence[str]) -> None:
        """Mark the documents with these names as deleted."""
        for segment in self.segments:
            for number in self._arrays(segment).numbers_of(names).tolist():
                segment.delete_document(number)
                self._changed = True

    def is_deleted(self, docnum: int) -> bool:
        """Whether a committed document is marked as deleted."""
        for segment in self.segments:
            if docnum < segment.documents:
                return segment.is_deleted(docnum)
            docnum -= segment.documents
        return False

    def reader(self, **_: Any) -> Any:
        """Whoosh's reader of the segments as they are."""
        return FileIndex._reader(self.storage, self.schema, list(self.segments), self.generation)

    def flush(self) -> None:
        """Write what is in memory away as a segment."""
        if self._builder.documents:
            segment = ArraySegment(INDEX)
            self._adopt(segment, self._builder.write(self.folder / _file(segment)))

    def adopt(self, path: Path, written: Written) -> None:
        """Take in a segment that another process has written into the folder."""
        segment = ArraySegment(INDEX)
        path.replace(self.folder / _file(segment))
        self._adopt(segment, written)

    def _adopt(self, segment: ArraySegment, written: Written) -> None:
        segment.documents, segment.checksum = written
        self.segments.append(segment)
        self._changed = True

    def replace(self, merged: Mapping[str, Collection[int]], path: Path, written: Written) -> bool:
        """Put a segment that was merged elsewhere in the place of those it was made from.

        merged: for the id of each of these the numbers of the documents that were left out; what
        was deleted in them since then is deleted in the new one. False where one of them is gone.
        """
        sources = {s.segment_id(): s for s in self.segments if s.segment_id() in merged}
        if len(sources) < len(merged):
            return False
        late = [
            self._arrays(segment).name(number)
            for id_, segment in sources.items()
            for number in segment.deleted.difference(merged[id_])
        ]
        self.segments = [s for s in self.segments if s.segment_id() not in sources]
        self._changed = True
        if written.documents:
            self.adopt(path, written)
            segment = self.segments[-1]
            for number in self._arrays(segment).numbers_of(late).tolist():
                segment.delete_document(number)
        return True

    def merge_due(self, *, settle: bool = False) -> bool:
        """Merge one group of segments where one is due; whether there was one.

        settle: also where a few more small ones could be borne, as after a long update.
        """
        sizes = [self._arrays(segment).field("text").tokens for segment in self.segments]
        alive = [1 - s.deleted_count() / max(1, s.documents) for s in self.segments]
        chosen = due(sizes, alive, settle=settle)
        if not chosen:
            return False
        sources = [
            Segment(self.folder / _file(self.segments[at]), self.segments[at].deleted)
            for at in chosen
        ]
        merged = ArraySegment(INDEX)
        written = merge(sources, self.folder / _file(merged))
        self.segments = [s for at, s in enumerate(self.segments) if at not in set(chosen)]
        if written.documents:
            self._adopt(merged, written)
        else:
            (self.folder / _file(merged)).unlink()
        self._changed = True
        return True

    def commit(self, **_: Any) -> None:
        """Make everything so far what readers open."""
        self.flush()
        if not self._changed:
            return
        self.segments = [s for s in self.segments if s.deleted_count() < s.documents]
        self.generation += 1
        TOC(self.schema, self.segments, self.generation).write(self.storage, INDEX)
        toc = TOC._filename(INDEX, self.generation)
        self.committed = Record(
            self.generation,
            record.file_of(self.folder / toc),
            tuple(
                SegmentRecord(
                    s.segment_id(), s.documents, s.checksum, record.packed(s.deleted, s.documents)
                )
                for s in self.segments
            ),
        )
        record.write(self.folder, self.committed)
        self._changed = False
        _clear(self.folder, self.committed.files)
        ids = {segment.segment_id() for segment in self.segments}
        self._opened = {id_: opened for id_, opened in self._opened.items() if id_ in ids}

    def cancel(self, **_: Any) -> None:
        """Leave the last commit as it is, and no file of what came after it."""
        # What is on the disk decides: the last commit of ours may have failed half-way.
        with contextlib.suppress(Damaged, OSError):
            _clear(self.folder, record.read(self.folder).files, folders=True)
        self.close()

    def close(self) -> None:
        """Let the next one write."""
        self._lock.release()

    def _arrays(self, segment: ArraySegment) -> Segment:
        """The arrays of a segment, deleted documents included."""
        found = self._opened.get(segment.segment_id())
        if found is None:
            found = Segment(self.folder / _file(segment))
            self._opened[segment.segment_id()] = found
        return found


def create(folder: Path) -> None:
    """An empty index in the empty `folder`."""
    FileStorage(str(folder)).create_index(schema(), INDEX)
    toc = folder / TOC._filename(INDEX, 0)
    record.write(folder, Record(0, record.file_of(toc)))


def writer_of(folder: Path) -> "ArrayWriter":
    """The writer of the index in `folder`, which was cleared of what a crash has left.

    Raises Damaged, LockError.
    """
    _clear(folder, record.read(folder).files, folders=True)
    return ArrayWriter(folder, FileStorage(str(folder)).open_index(INDEX, schema()))


def _clear(folder: Path, needed: Collection[str], folders: bool = False) -> None:
    """Delete the files that the last commit does not need; folders: those of helpers, too."""
    for path in folder.iterdir():
        if path.is_dir():
            if folders:
                shutil.rmtree(path, ignore_errors=True)
        elif "LOCK" in path.name:
            if not path.is_file():  # a pipe: Whoosh would wait for somebody at its other end
                path.unlink(missing_ok=True)
        elif path.name not in needed and path.name != record.NAME:
            path.unlink(missing_ok=True)


def _file(segment: ArraySegment) -> str:
    return segment.segment_id() + record.SUFFIX
