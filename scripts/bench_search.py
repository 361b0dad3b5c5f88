"""Measure indexing and queries of folders of text files, with all peers in the same run.

    python scripts/bench_search.py FOLDER... [--rounds 15] [--without NAME]... [--stock-up-to MB]
    python scripts/bench_search.py --growth FOLDER

Prints Markdown. Each engine is a process of its own (`bench_engines.py`); all are asked the same
query in turn, round by round, so that whatever else the machine does meets all of them. Peers that
are not there are named and left out: SQLite comes with Python, stock Whoosh with our needs;
``pip install tantivy``; Debian's python3-xapian, recollcmd and ripgrep. --growth: index 10 MB to
1 GB made of the files of FOLDER, repeated with changed words, with one process and with two, and
draw time and memory. Stock Whoosh takes minutes for a large folder: --stock-up-to says how many MB
it is given.
"""

import argparse
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench_engines import QUERIES, ROOT
from bench_memory import MemoryWatch
from bench_plot import plot

INTERPRETERS = {
    "ours": [sys.executable],
    "stock": [sys.executable],
    "fts5": [sys.executable],
    "tantivy": [sys.executable],
    "xapian": ["/usr/bin/python3"],
}
NEEDS = {"tantivy": "tantivy", "xapian": "xapian"}
TITLES = {"ours": "ours", "stock": "stock Whoosh", "fts5": "FTS5", "tantivy": "tantivy"}
SIZES = (10, 30, 100, 300, 1_000)


class Process:
    """An engine with its index built."""

    def __init__(self, kind: str, folder: Path, jobs: int = 1) -> None:
        self.scratch = Path(tempfile.mkdtemp(prefix=f"bench-{kind}-"))
        self.child = subprocess.Popen(
            [
                *INTERPRETERS[kind],
                str(Path(__file__).with_name("bench_engines.py")),
                *(kind, str(folder), str(self.scratch), str(jobs)),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        watch = MemoryWatch(self.child.pid)
        self.built = self._answer()
        self.built["memory"] = watch.stop()

    def _answer(self) -> dict[str, Any]:
        assert self.child.stdout
        line = self.child.stdout.readline()
        if not line:
            raise RuntimeError("the engine ended")
        return dict(json.loads(line))

    def ask(self, *what: object) -> dict[str, Any]:
        """Milliseconds and documents of one request."""
        assert self.child.stdin
        self.child.stdin.write(json.dumps(what) + "\n")
        self.child.stdin.flush()
        return self._answer()

    def end(self) -> None:
        self.child.communicate()
        shutil.rmtree(self.scratch)


def there(kind: str) -> bool:
    module = NEEDS.get(kind)
    tried = [*INTERPRETERS[kind], "-c", f"import {module}" if module else "pass"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


def p95(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def bench(folder: Path, rounds: int, without: list[str], stock_up_to: float) -> None:
    size = sum(p.stat().st_size for p in folder.rglob("*.txt")) / 1e6
    count = sum(1 for _ in folder.rglob("*.txt"))
    print(f"\n### {count:,} files, {size:.0f} MB\n")
    kinds = [kind for kind in INTERPRETERS if kind not in without and there(kind)]
    if size > stock_up_to:
        kinds = [kind for kind in kinds if kind != "stock"]
    print("Left out: " + (", ".join(k for k in INTERPRETERS if k not in kinds) or "none") + ".\n")
    engines = build(folder, kinds)
    queries(engines, rounds)
    for engine in engines.values():
        engine.end()
    processes(folder, max(3, rounds // 3), with_recoll="recoll" not in without)


def build(folder: Path, kinds: list[str]) -> dict[str, Process]:
    """Engines with their indexes as one process has built them."""
    engines = {}
    print("| building | wall s | CPU s | memory MB | on disk MB |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for kind in kinds:
        for jobs in (1, 2) if kind in {"ours", "stock", "tantivy"} else (1,):
            engine = Process(kind, folder, jobs)
            b = engine.built
            print(
                f"| {TITLES.get(kind, kind)}, {jobs} {'process' if jobs == 1 else 'processes'} "
                f"| {b['wall']:.1f} | {b['cpu']:.1f} | {b['memory']:.0f} | {b['size']:.0f} |",
                flush=True,
            )
            if jobs == 1:
                engines[kind] = engine
            else:
                engine.end()
    return engines


def queries(engines: dict[str, Process], rounds: int) -> None:
    head = " | ".join(TITLES.get(kind, kind) for kind in engines)
    print(f"\n| ms, p50 / p95 (first) | {head} |\n| --- |{' ---: |' * len(engines)}")
    for name in QUERIES:
        for snippets in (False, True):
            firsts: dict[str, float] = {}
            times: dict[str, list[float]] = {kind: [] for kind in engines}
            missing = set()
            for _ in range(rounds + 1):
                for kind, engine in engines.items():
                    said = engine.ask("query", name, snippets)
                    if said["found"] < 0:
                        missing.add(kind)
                    elif kind not in firsts:
                        firsts[kind] = said["ms"]
                    else:
                        times[kind].append(said["ms"])
            cells = [
                "–"
                if kind in missing
                else f"{statistics.median(times[kind]):.2f} / {p95(times[kind]):.2f} "
                f"({firsts[kind]:.0f})"
                for kind in engines
            ]
            label = f"{name}, with snippets" if snippets else name
            print(f"| {label} | {' | '.join(cells)} |", flush=True)
    times = {kind: [] for kind in engines}
    for _ in range(5):
        for kind, engine in engines.items():
            times[kind].append(engine.ask("update")["ms"])
    cells = [f"{statistics.median(of):.0f} / {p95(of):.0f}" for of in times.values()]
    print(f"| ten files changed, until found | {' | '.join(cells)} |")


def timed(command: list[str], environment: dict[str, str], rounds: int) -> str:
    """Milliseconds by the clock, and of processors."""
    times, cpu = [], []
    for _ in range(rounds):
        start, before = time.perf_counter(), _used_by_children()
        subprocess.run(command, capture_output=True, env=environment, check=False)
        times.append((time.perf_counter() - start) * 1000)
        cpu.append((_used_by_children() - before) * 1000)
    return f"{statistics.median(times):.0f} / {p95(times):.0f} ({statistics.median(cpu):.0f})"


def _used_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def processes(folder: Path, rounds: int, *, with_recoll: bool) -> None:
    """Engines as processes, from the start of one to its end."""
    print("\n| as a process, ms p50 / p95 (of processor) | rare term | phrase |")
    print("| --- | ---: | ---: |")
    with tempfile.TemporaryDirectory() as scratch:
        environment = os.environ | {"GLOSS_CACHE_DIR": scratch, "PYTHONPATH": str(ROOT)}
        gloss = [sys.executable, "-m", "reader"]
        start = time.perf_counter()
        index = [*gloss, "index", str(folder)]
        child = subprocess.Popen(
            index, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        watch = MemoryWatch(child.pid)
        child.wait()
        made, memory = time.perf_counter() - start, watch.stop()
        rows = {
            "`gloss search`": [*gloss, "search", str(folder)],
            "`gloss search --no-update`": [*gloss, "search", "--no-update", str(folder)],
        }
        if shutil.which("rg"):
            rows["`rg -i`"] = ["rg", "-i", "--max-count", "3"]
        for name, command in rows.items():
            cells = []
            for words in ("quaternion", "file descriptor"):
                asked = [words, str(folder)] if command[0] == "rg" else [f'"{words}"']
                cells.append(timed([*command, *asked], environment, rounds))
            print(f"| {name} | {' | '.join(cells)} |", flush=True)
        if with_recoll:
            recoll(folder, Path(scratch), rounds)
        print(
            f"\n`gloss index` of all, metadata and sidecars included: {made:.1f} s, "
            f"{memory:.0f} MB in all its processes."
        )


def recoll(folder: Path, scratch: Path, rounds: int) -> None:
    if not shutil.which("recollq"):
        print("| recoll | not there | |")
        return
    place = scratch / "recoll"
    place.mkdir()
    (place / "recoll.conf").write_text(f"topdirs = {folder}\naspellLanguage = none\nnoaspell = 1\n")
    start = time.perf_counter()
    subprocess.run(["recollindex", "-c", str(place), "-z"], capture_output=True, check=False)
    made = time.perf_counter() - start
    cells = [
        timed(["recollq", "-c", str(place), "-n", "20", "-A", words], dict(os.environ), rounds)
        for words in ("quaternion", '"file descriptor"')
    ]
    print(f"| `recollq` (indexed in {made:.0f} s) | {' | '.join(cells)} |", flush=True)


# ---- growth --------------------------------------------------------------------------------


def growth(folder: Path) -> None:
    """Index ever more text, made of a folder's files with every long word changed per copy."""
    paths = sorted(folder.rglob("*.txt"))
    rows = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as scratch:
            texts = Path(scratch)
            _write_copies(paths, texts, size * 1_000_000)
            both = Process("ours", texts, 2)
            both.end()
            engine = Process("ours", texts)
            first = engine.ask("query", "AND", False)["ms"]
            ms = statistics.median(engine.ask("query", "AND", False)["ms"] for _ in range(9))
            engine.end()
        one, two = engine.built, both.built
        rows.append((size, one["cpu"], one["memory"], two["memory"]))
        print(
            f"| {size} | {one['wall']:.1f} | {one['cpu']:.1f} | {one['memory']:.0f} "
            f"| {two['wall']:.1f} | {two['cpu']:.1f} | {two['memory']:.0f} "
            f"| {ms:.2f} ({first:.0f}) |",
            flush=True,
        )
    (ROOT / "docs" / "index-growth.svg").write_text(plot(rows), "utf-8")


def _write_copies(paths: list[Path], into: Path, size: int) -> None:
    written = copy = 0
    while written < size:
        for nth, path in enumerate(paths):
            text = path.read_text("utf-8", "replace")
            if copy:
                text = re.sub(r"\b(\w{9})\w*", rf"\g<1>q{copy}", text)
            target = into / f"{copy}-{nth}.txt"
            written += target.write_text(text, "utf-8")
            if written >= size:
                return
        copy += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--without", action="append", default=[], choices=[*INTERPRETERS, "recoll"])
    parser.add_argument("--stock-up-to", type=float, default=60.0, metavar="MB")
    parser.add_argument("--growth", type=Path)
    asked = parser.parse_args()
    for folder in asked.folders:
        bench(folder.resolve(), asked.rounds, asked.without, asked.stock_up_to)
    if asked.growth:
        print(
            "\n| MB | wall s | CPU s | memory MB | wall s, two | CPU s, two | memory MB, two "
            "| AND, ms (first) |\n|" + " ---: |" * 8
        )
        growth(asked.growth.resolve())


if __name__ == "__main__":
    main()
