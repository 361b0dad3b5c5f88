"""Make the sidecars of the sample corpus from ``sample_annotations.toml``.

    python scripts/make_sample_sidecars.py            writes them beside the documents
    python scripts/make_sample_sidecars.py --check    exits 1 where a file on disk differs

Nothing in them depends on the clock or on chance: the same table gives the same bytes.
"""

import hashlib
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from annotations.changes import Change
from annotations.model import (
    Annotation,
    Body,
    Figure,
    Item,
    Link,
    Motivation,
    NoteBody,
    Relation,
    TagBody,
    Target,
)
from annotations.selectors import Span, describe
from annotations.sidecar import sidecar_path
from annotations.snapshot import Sidecar
from annotations.wire.encode import encode_item

TABLE = Path(__file__).with_name("sample_annotations.toml")
SAMPLE = Path(__file__).resolve().parent.parent / "corpus" / "sample"
STARTED = {
    "mara": datetime.fromisoformat("2031-05-09T08:30:00Z"),
    "ben": datetime.fromisoformat("2031-05-10T14:05:00Z"),
}
OWN_VOICE = "own voice"
RELATIONS = {
    "rests_on": Relation.ATTRIBUTED_TO,
    "contradicts": Relation.CONTRADICTS,
    "corroborates": Relation.CORROBORATES,
    "reprints": Relation.REPRINTS,
}
PLACE = {"key", "quote", "context", "tag", "note"}


class TableError(Exception):
    """The table says something that cannot be: which row, and what."""


@dataclass(frozen=True, slots=True)
class Row:
    """One annotation of the table. name: ``mara/01/rescued``; created: when it was made."""

    name: str
    annotator: str
    document: str
    created: datetime
    cells: dict[str, Any]

    def full_name(self, reference: str) -> str:
        """`reference`, completed to ANNOTATOR/NN/KEY where it is a key of the same table."""
        return reference if "/" in reference else f"{self.name.rpartition('/')[0]}/{reference}"


def read_rows(table: dict[str, Any]) -> Iterator[Row]:
    """The rows in the table's order, each annotator's between half a minute and two apart."""
    for annotator, documents in table.items():
        moment = STARTED[annotator]
        for document, rows in documents.items():
            for cells in rows:
                name = f"{annotator}/{document[:2]}/{cells['key']}"
                moment += timedelta(seconds=30 + _digest(name) % 90)
                yield Row(name, annotator, document, moment, cells)


def find_once(text: str, wanted: str, where: str, *, start: int = 0) -> Span:
    """The one place of `wanted` in `text`, however its lines are broken.

    Raises TableError where there is none or another.
    """
    words = r"\s+".join(map(re.escape, wanted.split()))
    places = [match.span() for match in re.finditer(words, text)]
    if len(places) != 1:
        raise TableError(f"{where}: {wanted!r} occurs {len(places)} times, want once")
    begin, end = places[0]
    return Span(start + begin, start + end)


def identifier(name: str, moment: datetime) -> str:
    """A ``urn:uuid:`` of version 7 whose random part is a digest of `name`."""
    random_part = _digest(name) & (1 << 74) - 1
    value = int(moment.timestamp() * 1000) << 80 | 0x7 << 76 | (random_part >> 62) << 64
    value |= 0b10 << 62 | random_part & (1 << 62) - 1
    return UUID(int=value).urn


def annotation_of(row: Row, text: str, document: str) -> Annotation:
    """The annotation of `row` on `text`, whose hash is the ``urn:sha256:…`` `document`."""
    quotes = row.cells.get("quote", [])
    quotes = [quotes] if isinstance(quotes, str) else quotes
    context = row.cells.get("context", text)
    offset = find_once(text, context, row.name).start
    spans = [find_once(context, quote, row.name, start=offset) for quote in quotes]
    targets = tuple(Target(document, span, describe(text, span)) for span in spans)
    bodies = tuple(_bodies(row))
    # A remark on a claim is written after the claim was tagged.
    later = timedelta(seconds=75 if len(bodies) > 1 else 0)
    return Annotation(
        id=identifier(row.name, row.created),
        motivation=Motivation.TAGGING if "tag" in row.cells else Motivation.COMMENTING,
        created=_utc(row.created),
        modified=_utc(row.created + later),
        creator=row.annotator,
        bodies=bodies,
        targets=targets or (Target(document),),
    )


def links_of(row: Row, rows: dict[str, Row], document: str) -> Iterator[Link]:
    """The links that start from `row`, made some seconds after it."""
    for number, cell in enumerate([c for c in RELATIONS if c in row.cells], 1):
        moment = row.created + timedelta(seconds=4 * number)
        yield Link(
            id=identifier(f"{row.name} {cell}", moment),
            created=_utc(moment),
            modified=_utc(moment),
            creator=row.annotator,
            attributed=identifier(row.name, row.created),
            to=_other_end(row, row.cells[cell], rows, document),
            relation=RELATIONS[cell],
        )


def sidecars() -> dict[str, str]:
    """File name to content of every sidecar that the table makes."""
    rows: dict[str, Row] = {}
    for row in read_rows(tomllib.loads(TABLE.read_text("utf-8"))):
        if rows.setdefault(row.name, row) is not row:
            raise TableError(f"{row.name}: the key stands twice")
    made: dict[str, str] = {}
    for document in sorted({row.document for row in rows.values()}):
        raw = (SAMPLE / document).read_bytes()
        text, urn = raw.decode("utf-8"), f"urn:sha256:{hashlib.sha256(raw).hexdigest()}"
        for annotator in STARTED:
            mine = [r for r in rows.values() if (r.document, r.annotator) == (document, annotator)]
            if mine:
                items: list[Item] = [annotation_of(row, text, urn) for row in mine]
                items += [link for row in mine for link in links_of(row, rows, urn)]
                collection = identifier(f"{annotator}/{document}", mine[0].created)
                name = sidecar_path(SAMPLE / document, annotator).name
                changes = [Change(item.id, None, encode_item(item)) for item in items]
                made[name] = (
                    Sidecar.empty(document, annotator, collection).applied(changes).render()
                )
    return made


def _bodies(row: Row) -> Iterator[Body]:
    attributes = {k: v for k, v in row.cells.items() if k not in PLACE and k not in RELATIONS}
    if "figure" in attributes:
        attributes["figure"] = Figure(**attributes["figure"])
    if "tag" in row.cells:
        yield TagBody(row.cells["tag"], **attributes)
    elif attributes:
        raise TableError(f"{row.name}: {sorted(attributes)} without a tag")
    if "note" in row.cells:
        yield NoteBody(row.cells["note"])


def _other_end(row: Row, reference: str, rows: dict[str, Row], document: str) -> str:
    if reference == OWN_VOICE:
        return document
    other = rows.get(row.full_name(reference))
    if other is None:
        raise TableError(f"{row.name}: no row is named {row.full_name(reference)!r}")
    return identifier(other.name, other.created)


def _digest(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest())


def _utc(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def main() -> int:
    stale = [n for n, text in sidecars().items() if _on_disk(SAMPLE / n) != text.encode("utf-8")]
    if "--check" in sys.argv[1:]:
        for name in stale:
            print(f"{name}: not what the table says; run scripts/make_sample_sidecars.py")
        return 1 if stale else 0
    made = sidecars()
    for name in stale:
        (SAMPLE / name).write_bytes(made[name].encode("utf-8"))
    print(f"{len(made)} sidecars, {len(stale)} written")
    return 0


def _on_disk(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
