"""What was seen of a corpus the last time: a cache in SQLite, thrown away whenever in doubt."""

import datetime
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from threading import RLock

from annotations.values import dataclass
from corpus.discovery import Found
from corpus.index.protocol import FileState
from corpus.metadata import Metadata

_VERSION = 3
"""Of the table and of what is read as metadata; another one means rebuild."""
_TABLE = """CREATE TABLE IF NOT EXISTS documents (
    name BLOB PRIMARY KEY, size INTEGER, stamp INTEGER, identity INTEGER, listed INTEGER,
    is_read INTEGER, title TEXT, outlet TEXT, author TEXT, date TEXT, detected TEXT
) WITHOUT ROWID"""
_KEPT_IN_MEMORY = 500
_NOT_READ, _SETTLED, _UNSETTLED = range(3)
_ONE_BY_ONE = 40
"""Records that are looked up alone: more than a page of hits."""
_PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Record:
    """A document as last seen. listed: by the latest walk; metadata: None where not read yet;
    settled: false where it may be older than the file, and is to be read again.
    """

    found: Found
    listed: bool = True
    metadata: Metadata | None = None
    settled: bool = True


class Catalogue:
    """The records of one corpus, by name; in memory, and in `file` where there is one.

    file: in the corpus' cache folder. A file that is damaged or of another version is replaced; one
    that cannot be written is done without.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._lock = RLock()
        self._loaded: dict[str, Record] | None = None
        self._unsaved: set[str] = set()
        self._asked = 0
        self.edition = 0
        """Another number whenever other documents are listed, or one of them has changed."""

    def records(self) -> Mapping[str, Record]:
        """Every record as of this moment, those of documents that are gone too."""
        with self._lock:
            return dict(self._all())

    def list_documents(self, found: Iterable[Found]) -> None:
        """Take the result of a walk: these documents are there, all others are gone."""
        with self._lock:
            records = self.records()
            gone = {name for name, record in records.items() if record.listed}
            for each in found:
                gone.discard(each.name)
                old = records.get(each.name)
                if old is None or old.found != each:
                    same_text = old is not None and old.found.state == each.state
                    kept = old if old and same_text else Record(each)
                    self._put(Record(each, True, kept.metadata, kept.settled))
                elif not old.listed:
                    self._put(replace(old, listed=True))
            for name in gone:
                self._put(replace(records[name], listed=False))
            self.save()

    def keep_metadata(self, name: str, state: FileState, metadata: Metadata) -> None:
        """Remember what was read from the file `name` when it had that state."""
        with self._lock:
            old, seen = self._all().get(name), state.seen()
            found = old.found if old and old.found.state == seen else Found(name, seen, 0)
            # Only a walk lists: a few documents that were read are not all that there are.
            listed = old is not None and old.listed
            self._put(Record(found, listed, metadata, settled=seen == state))
            if len(self._unsaved) >= _KEPT_IN_MEMORY:
                self.save()

    def metadata(self, name: str, state: FileState) -> Metadata | None:
        """What was read from the file `name` in that state; None where it is to be read."""
        with self._lock:
            record = self._record_of(name)
        known = record is not None and record.settled and record.found.state == state
        return record.metadata if record and known else None

    def forget_gone(self, needed: Iterable[str]) -> None:
        """Drop the records of documents that are gone, but for the names in `needed`."""
        with self._lock:
            gone = {name for name, record in self._all().items() if not record.listed}
            for name in gone.difference(needed):
                del self._all()[name]
                self._unsaved.add(name)
            self.save()

    def save(self) -> None:
        """Write what is not written yet."""
        with self._lock:
            names, self._unsaved = self._unsaved, set()
            if not names:
                return
            records = self._all()
            rows = [_row(records[name]) for name in names if name in records]
            dropped = [(os.fsencode(name),) for name in names if name not in records]

            def write(table: sqlite3.Connection) -> None:
                table.executemany(f"REPLACE INTO documents VALUES ({','.join('?' * 11)})", rows)
                table.executemany("DELETE FROM documents WHERE name = ?", dropped)

            self._transact(write)

    def _record_of(self, name: str) -> Record | None:
        """One record; the others are loaded only for whoever asks for many."""
        self._asked += 1
        if self._loaded is not None or self._asked > _ONE_BY_ONE:
            return self._all().get(name)
        found: list[Record] = []

        def read(table: sqlite3.Connection) -> None:
            wanted = "SELECT * FROM documents WHERE name = ?"
            found.extend(map(_record, table.execute(wanted, (os.fsencode(name),))))

        return found[0] if self._transact(read) and found else None

    def _all(self) -> dict[str, Record]:
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded

    def _put(self, record: Record) -> None:
        old = self._all().get(record.found.name)
        if old is None or (old.found, old.listed) != (record.found, record.listed):
            self.edition += 1
        self._all()[record.found.name] = record
        self._unsaved.add(record.found.name)

    def _load(self) -> dict[str, Record]:
        records: dict[str, Record] = {}

        def read(table: sqlite3.Connection) -> None:
            for row in table.execute("SELECT * FROM documents"):
                record = _record(row)
                records[record.found.name] = record

        return records if self._transact(read) else {}

    def _transact(self, work: Callable[[sqlite3.Connection], None]) -> bool:
        """Do `work` on the table in one transaction; false where the cache does not play along."""
        if self._file is None:
            return False
        if self._file.exists() and not self._file.is_file():  # a pipe: SQLite would never have it
            self._drop()
        try:
            with closing(sqlite3.connect(self._file, timeout=_PATIENCE)) as table, table:
                # A crash may cost the cache; waiting for the disk would cost every listing.
                table.execute("PRAGMA synchronous = OFF")
                (version,) = table.execute("PRAGMA user_version").fetchone()
                if version != _VERSION:
                    table.execute("DROP TABLE IF EXISTS documents")
                    table.execute(f"PRAGMA user_version = {_VERSION}")
                table.execute(_TABLE)
                work(table)
        except sqlite3.OperationalError:
            return False  # locked, full or read-only: what it holds is still good
        except (sqlite3.DatabaseError, ValueError, TypeError, AttributeError):
            self._drop()
            return False
        return True

    def _drop(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.unlink()


def _row(record: Record) -> tuple[object, ...]:
    found, metadata = record.found, record.metadata or Metadata()
    return (
        os.fsencode(found.name),
        found.state.size,
        found.state.stamp,
        found.identity,
        record.listed,
        _NOT_READ if record.metadata is None else _SETTLED if record.settled else _UNSETTLED,
        metadata.title,
        metadata.outlet,
        metadata.author,
        metadata.date and metadata.date.isoformat(),
        ",".join(sorted(metadata.detected)),
    )


def _record(row: tuple[bytes, int, int, int, int, int, str, str, str, str, str]) -> Record:
    name, size, stamp, identity, listed, is_read, title, outlet, author, date, detected = row
    found = Found(os.fsdecode(name), FileState(size, stamp), identity)
    if not is_read:
        return Record(found, bool(listed))
    day = datetime.date.fromisoformat(date) if date else None
    names = frozenset(filter(None, detected.split(",")))
    metadata = Metadata(title, outlet, author, day, names)
    return Record(found, bool(listed), metadata, settled=is_read == _SETTLED)
