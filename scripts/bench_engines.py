"""One search engine as a process of its own, for `bench_search.py`, which asks several in turn.

    python scripts/bench_engines.py ENGINE FOLDER SCRATCH [JOBS]

Builds an index of the text files in FOLDER, says what that took, then answers a line of JSON each:
``["query", kind, snippets]`` and ``["update"]`` with milliseconds and the number of documents.
"""

import json
import os
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

LIMIT = 20
QUERIES: dict[str, tuple[str, list[str]]] = {
    "rare term": ("term", ["quaternion"]),
    "common term": ("term", ["the"]),
    "AND": ("and", ["kernel", "memory", "allocation"]),
    "OR": ("or", ["kernel", "python", "database"]),
    "phrase": ("phrase", ["file", "descriptor"]),
    "prefix": ("prefix", ["alloc"]),
    "fuzzy": ("fuzzy", ["alocate"]),
}


class Engine:
    """An engine with the files of a folder. names: relative to it."""

    def __init__(self, folder: Path, scratch: Path, jobs: int) -> None:
        self.folder, self.scratch, self.jobs = folder, scratch, jobs
        self.names = sorted(
            str(path.relative_to(folder)) for path in folder.rglob("*.txt") if path.is_file()
        )

    def text(self, name: str) -> str:
        with (self.folder / name).open(encoding="utf-8", errors="replace", newline="") as file:
            return file.read()

    def build(self) -> None: ...

    def query(self, form: str, words: list[str], snippets: bool) -> int: ...  # type: ignore[empty-body]

    def update(self, names: list[str]) -> None: ...


class Ours(Engine):
    """The codec of this project, fed with the texts as the others are."""

    def _open(self) -> Any:
        from corpus.index.protocol import FileState, IndexedDocument
        from corpus.index.whoosh_index.engine import WhooshIndex

        def read(name: str) -> IndexedDocument:
            return IndexedDocument(name, FileState(1, time.time_ns()), self.text(name))

        def start(folder: Path, spill: int) -> "subprocess.Popen[str]":
            code = "from bench_engines import help_ours; help_ours()"
            return subprocess.Popen(
                [sys.executable, "-c", code, str(self.folder), str(folder), str(spill)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=Path(__file__).parent,
            )

        return WhooshIndex(self.scratch / "ours", read, start)

    def build(self) -> None:
        from corpus.index.protocol import Changes

        self.index = self._open()
        self.index.update(Changes(present=tuple(self.names)), None, self.jobs)

    def query(self, form: str, words: list[str], snippets: bool) -> int:
        from corpus.query import And, Fuzzy, Or, Phrase, Prefix, Term
        from corpus.snippets import excerpts

        terms = tuple(Term(word) for word in words)
        tree: Any = {
            "term": terms[0],
            "and": And(terms),
            "or": Or(terms),
            "phrase": Phrase(terms),
            "prefix": Prefix(words[0]),
            "fuzzy": Fuzzy(words[0], 1),
        }[form]
        # As the others: names alone, or the first passage of each document.
        answer = self.index.search(tree, LIMIT, spans=int(snippets))
        if snippets:
            for hit in answer.hits:
                list(excerpts(self._read(hit.name), hit.spans))
        return int(answer.total)

    def _read(self, name: str) -> str:
        """As documents are read: with the least that the system needs to be asked."""
        file = os.open(f"{self.folder}/{name}", os.O_RDONLY)
        try:
            return os.read(file, os.fstat(file).st_size).decode("utf-8", "replace")
        finally:
            os.close(file)

    def update(self, names: list[str]) -> None:
        from corpus.index.protocol import Changes

        self.index.update(Changes(present=tuple(names)))
        self.index.search(__import__("corpus.query", fromlist=["Term"]).Term("the"), 1)


def help_ours() -> None:
    """A helper of `Ours` that reads as all engines here read."""
    from corpus.index import helper
    from corpus.index.protocol import FileState, IndexedDocument

    folder = Path(sys.argv[1])

    def read(_: object, name: str) -> IndexedDocument:
        with (folder / name).open(encoding="utf-8", errors="replace", newline="") as file:
            text = file.read()
        return IndexedDocument(name, FileState(1, time.time_ns()), text)

    helper.read_document = read
    sys.exit(helper.main(sys.argv[1:]))


class Stock(Engine):
    """Whoosh as it comes: its codec, its analyser, its highlights."""

    def build(self) -> None:
        from whoosh import fields
        from whoosh.filedb.filestore import FileStorage

        folder = self.scratch / "stock"
        folder.mkdir()
        shape = fields.Schema(
            name=fields.ID(stored=True, unique=True), text=fields.TEXT(stored=True)
        )
        self.index = FileStorage(str(folder)).create_index(shape)
        writer = self.index.writer(limitmb=128, procs=self.jobs, multisegment=self.jobs > 1)
        for name in self.names:
            writer.add_document(name=name, text=self.text(name))
        writer.commit()
        self.searcher = self.index.searcher()

    def query(self, form: str, words: list[str], snippets: bool) -> int:
        from whoosh import query

        terms = [query.Term("text", word) for word in words]
        tree = {
            "term": terms[0],
            "and": query.And(terms),
            "or": query.Or(terms),
            "phrase": query.Phrase("text", words),
            "prefix": query.Prefix("text", words[0]),
            "fuzzy": query.FuzzyTerm("text", words[0]),
        }[form]
        found = self.searcher.search(tree, limit=LIMIT)
        if snippets:
            for hit in found:
                hit.highlights("text", top=1)
        return len(found)

    def update(self, names: list[str]) -> None:
        writer = self.index.writer()
        for name in names:
            writer.update_document(name=name, text=self.text(name))
        writer.commit()
        self.searcher = self.searcher.refresh()


class Fts5(Engine):
    """SQLite's full-text search, one row a document."""

    def build(self) -> None:
        self.table = sqlite3.connect(self.scratch / "fts5.sqlite")
        self.table.execute("CREATE VIRTUAL TABLE texts USING fts5(name UNINDEXED, body)")
        self.table.executemany(
            "INSERT INTO texts VALUES (?, ?)", ((name, self.text(name)) for name in self.names)
        )
        self.table.commit()
        self.rows = dict(self.table.execute("SELECT name, rowid FROM texts"))

    def query(self, form: str, words: list[str], snippets: bool) -> int:
        if form == "fuzzy":
            return -1
        match = {
            "or": " OR ".join(words),
            "phrase": '"' + " ".join(words) + '"',
            "prefix": words[0] + "*",
        }.get(form, " ".join(words))
        shown = "snippet(texts, 1, '[', ']', '…', 12)" if snippets else "name"
        sql = f"SELECT name, {shown} FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT {LIMIT}"
        return len(self.table.execute(sql, (match,)).fetchall())

    def update(self, names: list[str]) -> None:
        for name in names:
            self.table.execute("DELETE FROM texts WHERE rowid = ?", (self.rows[name],))
            inserted = self.table.execute(
                "INSERT INTO texts VALUES (?, ?)", (name, self.text(name))
            )
            self.rows[name] = inserted.lastrowid
        self.table.commit()
        self.query("term", ["the"], False)


class Tantivy(Engine):
    """Rust's engine: ``pip install tantivy``."""

    def build(self) -> None:
        import tantivy

        folder = self.scratch / "tantivy"
        folder.mkdir()
        shape = tantivy.SchemaBuilder()
        shape.add_text_field("name", stored=True, tokenizer_name="raw")
        shape.add_text_field("body", stored=True)
        self.schema = shape.build()
        self.index = tantivy.Index(self.schema, path=str(folder))
        writer = self.index.writer(256_000_000, self.jobs)
        for name in self.names:
            writer.add_document(tantivy.Document(name=name, body=self.text(name)))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()

    def query(self, form: str, words: list[str], snippets: bool) -> int:
        import tantivy

        if form == "fuzzy":
            tree = tantivy.Query.fuzzy_term_query(self.schema, "body", words[0], distance=1)
        elif form == "prefix":
            tree = tantivy.Query.regex_query(self.schema, "body", words[0] + ".*")
        else:
            said = {
                "and": " AND ".join(words),
                "or": " OR ".join(words),
                "phrase": '"' + " ".join(words) + '"',
            }.get(form, words[0])
            tree = self.index.parse_query(said, ["body"])
        searcher = self.index.searcher()
        found = searcher.search(tree, LIMIT)
        if snippets:
            maker = tantivy.SnippetGenerator.create(searcher, tree, self.schema, "body")
            for _, address in found.hits:
                maker.snippet_from_doc(searcher.doc(address)).to_html()
        return int(found.count or 0)

    def update(self, names: list[str]) -> None:
        import tantivy

        writer = self.index.writer(64_000_000, 1)
        for name in names:
            writer.delete_documents("name", name)
            writer.add_document(tantivy.Document(name=name, body=self.text(name)))
        writer.commit()
        self.index.reload()
        self.query("term", ["the"], False)


class Xapian(Engine):
    """Xapian by its own bindings: Debian's ``python3-xapian``."""

    def build(self) -> None:
        import xapian

        self.database = xapian.WritableDatabase(
            str(self.scratch / "xapian"), xapian.DB_CREATE_OR_OPEN
        )
        for name in self.names:
            self._put(name)
        self.database.commit()

    def _put(self, name: str) -> None:
        import xapian

        document, maker, text = xapian.Document(), xapian.TermGenerator(), self.text(name)
        maker.set_document(document)
        maker.index_text(text)
        document.set_data(json.dumps([name, text]))
        key = "Q" + name
        document.add_boolean_term(key)
        self.database.replace_document(key, document)

    def query(self, form: str, words: list[str], snippets: bool) -> int:
        import xapian

        if form == "fuzzy":
            return -1
        if form == "prefix":
            parser = xapian.QueryParser()
            parser.set_database(self.database)
            tree = parser.parse_query(words[0] + "*", xapian.QueryParser.FLAG_WILDCARD)
        else:
            kind = {
                "and": xapian.Query.OP_AND,
                "or": xapian.Query.OP_OR,
                "phrase": xapian.Query.OP_PHRASE,
                "term": xapian.Query.OP_OR,
            }[form]
            tree = xapian.Query(kind, words)
        ask = xapian.Enquire(self.database)
        ask.set_query(tree)
        found = ask.get_mset(0, LIMIT)
        for match in found:
            data = json.loads(match.document.get_data())
            if snippets:
                found.snippet(data[1], 200)
        return int(found.get_matches_estimated())

    def update(self, names: list[str]) -> None:
        for name in names:
            self._put(name)
        self.database.commit()
        self.query("term", ["the"], False)


ENGINES: dict[str, Callable[[Path, Path, int], Engine]] = {
    "ours": Ours,
    "stock": Stock,
    "fts5": Fts5,
    "tantivy": Tantivy,
    "xapian": Xapian,
}


def _used() -> float:
    """Seconds of processors, those of children that ended too."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in both)


def main() -> None:
    kind, folder, scratch = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    engine = ENGINES[kind](folder, scratch, int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    start, before = time.perf_counter(), _used()
    engine.build()
    cpu, wall = _used() - before, time.perf_counter() - start
    size = sum(path.stat().st_blocks * 512 for path in scratch.rglob("*") if path.is_file())
    _say(wall=wall, cpu=cpu, size=size / 1e6)
    for line in sys.stdin:
        what, *asked = json.loads(line)
        start = time.perf_counter()
        found = 0
        if what == "query":
            found = engine.query(*QUERIES[asked[0]], asked[1])
        else:
            engine.update(engine.names[:: max(1, len(engine.names) // 10)][:10])
        _say(ms=(time.perf_counter() - start) * 1000, found=found)


def _say(**said: object) -> None:
    print(json.dumps(said), flush=True)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as `gloss` does
    main()
