"""Which documents have which tags, notes and annotators; where an annotation is; counts.

A table in the cache, made from the sidecars and refreshed by their states: deleted, damaged or of
another version it is made anew; where it cannot be written it is kept in memory. Annotations are
not in the text index, so tagging a passage re-indexes nothing.
"""

import contextlib
import sqlite3
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping
from pathlib import Path
from typing import Literal, TypeVar

from annotations.errors import SidecarError
from annotations.model import CLAIM, SOURCE, Annotation, Link, Relation
from annotations.sidecar import read_sidecar
from annotations.topics import TopicUse
from annotations.values import dataclass
from corpus.annotation_conditions import numbers_of, passages_of
from corpus.annotation_rows import SCHEMA, VERSION, annotation_row, link_row
from corpus.index.protocol import FileState, is_settled
from corpus.query import Query

T = TypeVar("T")
_PATIENCE = 5.0
_NOT_TO_BE_WRITTEN = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY})


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one document, by all annotators. sources: distinct names; unsourced: claims that no
    link attributes to anything, not even to the document's own voice.
    """

    claims: int = 0
    unsourced: int = 0
    sources: int = 0
    notes: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where an annotation or link is kept. document: its name in the corpus."""

    document: str
    sidecar: Path


class AnnotationTable:
    """The table in the file `path`; empty until the first `refresh`. Safe from several threads
    one at a time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sidecars: list[tuple[str, Path]] = []
        self._table = self._opened()

    def refresh(self, sidecars: Iterable[tuple[str, Path]]) -> None:
        """Read the sidecars that changed. sidecars: all there are, with their documents' names."""
        self._sidecars = list(sidecars)
        self._sound(self._refresh)

    def documents_with(self, *asked: Query) -> frozenset[str]:
        """The documents in which one annotation answers all that is `asked`."""
        return frozenset(self.passages_with(*asked))

    def passages_with(self, *asked: Query) -> Mapping[str, frozenset[str]]:
        """The passages whose annotation answers all that is `asked`, by document; none for a whole
        document.

        asked: queries of nothing but tags, notes, annotators and sources. A passage is as the
        sidecar describes it: `pieces` of `annotation_rows` reads it, and where it stands in the
        text as it is `anchors` tells.
        """
        return self._sound(lambda: passages_of(self._table, numbers_of(self._table, asked)))

    def faults(self) -> tuple[str, ...]:
        """Why sidecars cannot be read, a sentence for each: what is asked is answered without
        them.
        """
        rows = self._sound(
            lambda: self._table.execute(
                "SELECT fault FROM sidecars WHERE fault IS NOT NULL ORDER BY path"
            ).fetchall()
        )
        return tuple(fault for (fault,) in rows)

    def counts(self) -> Mapping[str, Counts]:
        """Counts of every document that has annotations."""
        return self._sound(self._counts)

    def where_is(self, item_id: str) -> Place | None:
        """Where the annotation or link with that id is kept; None for a dangling one."""
        return self._sound(lambda: self._where_is(item_id))

    def attributed_to(self, item_id: str) -> tuple[str, ...]:
        """The ends of the links of any relation that start from `item_id`, by any annotator."""
        rows = self._sound(
            lambda: self._table.execute(
                "SELECT DISTINCT to_id FROM links WHERE attributed = ? ORDER BY to_id", (item_id,)
            ).fetchall()
        )
        return tuple(to_id for (to_id,) in rows)

    def tags(self) -> tuple[str, ...]:
        """Every tag in use, the most used first."""
        return self._sound(lambda: self._in_use("tag"))

    def tags_of(self, documents: Container[str]) -> Mapping[str, int]:
        """Every tag in some documents, and in how many of them it is."""
        rows = self._sound(
            lambda: self._table.execute(
                "SELECT DISTINCT tag, document FROM annotations WHERE tag IS NOT NULL"
            ).fetchall()
        )
        return Counter(tag for tag, document in rows if document in documents)

    def annotators(self) -> tuple[str, ...]:
        """Everybody who annotated, the most diligent first."""
        return self._sound(lambda: self._in_use("annotator"))

    def entities(self) -> tuple[str, ...]:
        """The names of all sources, the most mentioned first."""
        return self._sound(lambda: self._in_use("entity"))

    def topics(self) -> tuple[TopicUse, ...]:
        """The topics of all claims with the units of their figures, the most used first."""
        return self._sound(self._topics)

    def claims_of(self, annotator: str) -> int:
        """How many claims one annotator has tagged."""
        return self._sound(lambda: self._claims_of(annotator))

    def close(self) -> None:
        """Let go of the file."""
        self._table.close()

    def _opened(self) -> sqlite3.Connection:
        for _ in range(2):
            try:
                table = sqlite3.connect(self._path, timeout=_PATIENCE, check_same_thread=False)
            except sqlite3.OperationalError:
                self._delete()
                continue
            try:
                table.execute("PRAGMA journal_mode = WAL")
                (version,) = table.execute("PRAGMA user_version").fetchone()
                if version == VERSION:
                    table.execute("SELECT count(*) FROM sidecars").fetchone()
                    return table
                if version == 0 and not table.execute("SELECT * FROM sqlite_master").fetchall():
                    with table:
                        table.executescript(SCHEMA)
                    return table
            except sqlite3.DatabaseError as error:
                if _is_refused(error):
                    table.close()
                    break
            table.close()
            self._delete()
        return _in_memory()

    def _delete(self) -> None:
        for suffix in ("", "-wal", "-shm", "-journal"):
            with contextlib.suppress(OSError):
                self._path.with_name(self._path.name + suffix).unlink()

    def _sound(self, work: Callable[[], T]) -> T:
        """What `work` answers, made from a new table where the old one is damaged."""
        try:
            return work()
        except sqlite3.DatabaseError as error:
            self._table.close()
            if _is_refused(error):
                self._table = _in_memory()
            else:
                self._delete()
                self._table = self._opened()
            self._refresh()
            return work()

    def _refresh(self) -> None:
        known = {
            path: (document, FileState(size, stamp))
            for path, document, size, stamp in self._table.execute(
                "SELECT path, document, size, stamp FROM sidecars"
            )
        }
        now = time.time_ns()
        with self._table:
            for document, path in self._sidecars:
                try:
                    found = path.stat()
                except OSError:
                    continue
                state = FileState.of(found)
                kept = state if is_settled(found, now) else state.unsettled()
                if known.pop(str(path), None) != (document, state):
                    self._read(document, path, kept)
            for gone in known:
                self._forget(gone)

    def _forget(self, path: str) -> None:
        for table, column in (
            ("annotations", "sidecar"),
            ("links", "sidecar"),
            ("sidecars", "path"),
        ):
            self._table.execute(f"DELETE FROM {table} WHERE {column} = ?", (path,))

    def _read(self, document: str, path: Path, state: FileState) -> None:
        """One sidecar's items; of one that cannot be read none, and why."""
        key = str(path)
        self._forget(key)
        sidecar, fault = None, None
        try:
            sidecar = read_sidecar(path)
        except SidecarError as error:
            fault = str(error)
            if isinstance(error.__cause__, OSError):
                # It may be read next time, and nothing of the file need change for that.
                state = state.unsettled()
        self._table.execute(
            "INSERT INTO sidecars VALUES (?, ?, ?, ?, ?)",
            (key, document, state.size, state.stamp, fault),
        )
        items = [line.item for line in sidecar.lines] if sidecar else []
        self._table.executemany(
            "INSERT INTO annotations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [annotation_row(item, key, document) for item in items if isinstance(item, Annotation)],
        )
        self._table.executemany(
            "INSERT INTO links VALUES (?, ?, ?, ?, ?, ?)",
            [link_row(item, key, document) for item in items if isinstance(item, Link)],
        )

    def _counts(self) -> Mapping[str, Counts]:
        rows = self._table.execute(
            """
            SELECT document,
                   sum(tag = :claim),
                   sum(tag = :claim AND id NOT IN (
                       SELECT attributed FROM links WHERE relation = :attributed)),
                   count(DISTINCT CASE WHEN tag = :source THEN coalesce(entity, id) END),
                   sum(note IS NOT NULL)
            FROM annotations GROUP BY document
            """,
            {"claim": CLAIM, "source": SOURCE, "attributed": Relation.ATTRIBUTED_TO.value},
        )
        return {document: Counts(*(n or 0 for n in numbers)) for document, *numbers in rows}

    def _in_use(self, column: Literal["tag", "entity", "annotator"]) -> tuple[str, ...]:
        rows = self._table.execute(
            f"SELECT {column} FROM annotations WHERE {column} IS NOT NULL "
            f"GROUP BY {column} ORDER BY count(*) DESC, {column}"
        )
        return tuple(value for (value,) in rows.fetchall())

    def _topics(self) -> tuple[TopicUse, ...]:
        rows = self._table.execute(
            "SELECT topic, unit, count(*) FROM annotations WHERE topic IS NOT NULL "
            "GROUP BY topic, unit ORDER BY count(*) DESC, unit"
        ).fetchall()
        uses: Counter[str] = Counter()
        units: dict[str, list[str]] = defaultdict(list)
        for topic, unit, count in rows:
            uses[topic] += count
            units[topic] += [unit] if unit else []
        ordered = sorted(uses, key=lambda topic: (-uses[topic], topic))
        return tuple(TopicUse(topic, tuple(units[topic])) for topic in ordered)

    def _claims_of(self, annotator: str) -> int:
        (count,) = self._table.execute(
            "SELECT count(*) FROM annotations WHERE tag = ? AND annotator = ?", (CLAIM, annotator)
        ).fetchone()
        return int(count)

    def _where_is(self, item_id: str) -> Place | None:
        row = self._table.execute(
            "SELECT document, sidecar FROM annotations WHERE id = :id "
            "UNION ALL SELECT document, sidecar FROM links WHERE id = :id LIMIT 1",
            {"id": item_id},
        ).fetchone()
        return Place(row[0], Path(row[1])) if row else None


def _in_memory() -> sqlite3.Connection:
    """An empty table for this run: the disk is full, say, or the folder read-only."""
    table = sqlite3.connect(":memory:", check_same_thread=False)
    table.executescript(SCHEMA)
    return table


def _is_refused(error: sqlite3.DatabaseError) -> bool:
    """Whether the table is sound and only cannot be used: it is full, locked or not ours."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF in _NOT_TO_BE_WRITTEN
