"""A small invented corpus in memory, and an index of it."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from pathlib import Path

from annotations.values import dataclass
from corpus.index.protocol import Answer, Changes, FileState, IndexedDocument, Sort
from corpus.index.whoosh_index.engine import WhooshIndex
from corpus.query_parser import parse

ARTICLES = {
    "2031/fire.txt": "The ferry burned at Varrhaven’s eastern\n\nquay. Ilo Varr said 41 lived.",
    "2031/toll.txt": "Port office revises toll: 1,200 people were on the ferry, Elo Warr said.",
    "late/letter.txt": "A letter to the editor. The eastern quay was never safe; the quay was old.",
    "notes.txt": "Nothing of note happened in Sundholm.",
}
DATES = {"2031/fire.txt": date(2031, 5, 1), "2031/toll.txt": date(2031, 5, 4)}
TITLES = {"2031/fire.txt": "Ferry burns", "late/letter.txt": "The eastern quay"}


@dataclass
class Shelf:
    """Documents by name; the state counts their changes."""

    texts: dict[str, str] = field(default_factory=lambda: dict(ARTICLES))
    versions: dict[str, int] = field(default_factory=dict)
    reads: list[str] = field(default_factory=list)

    def write(self, name: str, text: str) -> None:
        self.texts[name] = text
        self.versions[name] = self.versions.get(name, 0) + 1

    def states(self) -> dict[str, FileState]:
        return {n: FileState(len(t), self.versions.get(n, 0)) for n, t in self.texts.items()}

    def read(self, name: str) -> IndexedDocument | None:
        self.reads.append(name)
        if name not in self.texts:
            return None
        return IndexedDocument(
            name,
            self.states()[name],
            self.texts[name],
            TITLES.get(name, ""),
            "Harbour Post" if name.startswith("2031") else "",
            DATES.get(name),
        )

    def fingerprint(self) -> str | None:
        return None

    def changes_since(self, known: Mapping[str, FileState]) -> Changes:
        states = self.states()
        return Changes(
            tuple(sorted(n for n in states if states[n] != known.get(n))),
            tuple(sorted(n for n in known if n not in states)),
        )

    def index_in(self, folder: Path) -> WhooshIndex:
        return WhooshIndex(folder, self.read)

    def bring_up(self, index: WhooshIndex) -> Changes:
        changes = self.changes_since(index.known())
        index.update(changes)
        return changes

    def passages(self, answer: Answer) -> dict[str, list[str]]:
        return {hit.name: [s.of(self.texts[hit.name]) for s in hit.spans] for hit in answer.hits}


def names(index: WhooshIndex, query: str, sort: Sort = Sort.PATH) -> list[str]:
    """The documents that answer, as an index sorts them."""
    return [hit.name for hit in index.search(parse(query), 1_000, sort).hits]
