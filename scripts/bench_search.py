"""Measure indexing and queries of a folder of documents, SQLite's FTS5 beside it in the same run.

    python scripts/bench_search.py FOLDER

Prints Markdown rows. The index is made anew in a cache of the run's own. FTS5 is given the same
texts, as one row each, and answers with its best 20 and their snippets; ours answers with its best
20 and the exact place of every hit. Query times are medians of seven, the first one apart.
"""

import argparse
import os
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

RUNS = 7
QUERIES = (
    ("rare term", "quaternion", "quaternion"),
    ("common term", "the", "the"),
    ("AND", "kernel memory allocation", "kernel memory allocation"),
    ("OR", "kernel OR python OR database", "kernel OR python OR database"),
    ("phrase", '"file descriptor"', '"file descriptor"'),
    ("prefix", "alloc*", "alloc*"),
    ("fuzzy", "alocation~", ""),
)


def peak() -> int:
    """Peak memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of the first call, and the median of the further ones."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return times[0], statistics.median(times[1:])


def main() -> None:
    """Index, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["GLOSS_CACHE_DIR"] = scratch
        from corpus.index.builder import build
        from corpus.index.factory import index_of
        from corpus.library import Corpus
        from corpus.query_parser import parse

        with Corpus(folder) as corpus, closing(index_of(corpus)) as index:
            names = [entry.name for entry in corpus.documents()]
            texts = []
            for name in names:
                with corpus.open(name) as document:
                    texts.append(document.whole_text())
            size = sum(map(len, texts)) / 1e6
            print(f"{len(names)} documents, {size:.1f} million characters\n")
            print("| what | ours | FTS5 |\n| --- | --- | --- |")

            cpu = time.process_time()
            fts = sqlite3.connect(Path(scratch) / "fts.sqlite")
            fts.execute("CREATE VIRTUAL TABLE texts USING fts5(name, body)")
            fts.executemany("INSERT INTO texts VALUES (?, ?)", zip(names, texts, strict=True))
            fts.commit()
            fts_cpu = time.process_time() - cpu
            del texts

            cpu = time.process_time()
            build(corpus, index)
            print(f"| indexing, CPU s | {time.process_time() - cpu:.1f} | {fts_cpu:.1f} |")
            print(f"| peak memory of the process, MB | {peak()} | |")
            start = time.perf_counter()
            build(corpus, index)
            print(f"| nothing changed, s | {time.perf_counter() - start:.2f} | |")
            for name, ours, theirs in QUERIES:
                query = parse(ours)
                first, middle = timed(lambda query=query: index.search(query, 20))  # type: ignore[misc]
                other = "–"
                if theirs:
                    sql = (
                        "SELECT name, snippet(texts, 1, '[', ']', '…', 12) FROM texts "
                        "WHERE texts MATCH ? ORDER BY rank LIMIT 20"
                    )
                    _, fts_middle = timed(
                        lambda theirs=theirs, sql=sql: fts.execute(sql, (theirs,)).fetchall()  # type: ignore[misc]
                    )
                    other = f"{fts_middle:.1f}"
                print(f"| {name}, ms (first {first:.0f}) | {middle:.1f} | {other} |")
            fts.close()


if __name__ == "__main__":
    main()
