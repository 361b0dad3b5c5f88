"""Measure opening a large folder, and keys while it is indexed and while edits are saved.

    python scripts/bench_lag.py CORPUS [--keys 300]

CORPUS: a folder of many texts; it is linked, not changed. Prints Markdown rows, in milliseconds, at
a pseudo-terminal of 80x24: until the first document's name stands there, and from a key to the
first byte that answers it. Keys come alone, 20 a second, and 30 where passages are tagged; those
that come when nothing is indexed any more do not count as such.
"""

import argparse
import contextlib
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench_reader import FIRST, ROOT, Link, write_document

APART = 0.05
REPEAT = 1 / 30
"""Seconds between the keys of a person who tags in haste; saving takes as long, or longer."""
OWN = "00 first.txt"


def answered(link: Link, key: str, patience: float = 5.0) -> float:
    """Milliseconds from a key to the first byte that comes then."""
    while link.pump(0):
        pass
    before, begin = link.total, time.perf_counter()
    link.type(key)
    while link.total == before and time.perf_counter() - begin < patience:
        link.pump(0.002)
    return (time.perf_counter() - begin) * 1e3


def pause(link: Link, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        link.pump(left)


def indexes(link: Link) -> bool:
    """Whether the program has a child that is not yet gone: what indexes."""
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{link.pid}/task").iterdir():
            if (task / "children").read_text().split():
                return True
    return False


def linked(corpus: Path, folder: Path) -> Path:
    """The corpus by hard links, or copied where it is on another disk, with a text of our own."""
    copy = folder / "corpus"
    link = os.link if corpus.stat().st_dev == folder.stat().st_dev else shutil.copyfile
    shutil.copytree(corpus, copy, copy_function=link, symlinks=True)
    write_document(copy / OWN, 1_000_000, 50)
    return copy


def row(name: str, values: list[float]) -> None:
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    middle = statistics.median(ordered)
    print(f"| {name} | {len(ordered)} | {middle:.1f} | {p95:.1f} | {ordered[-1]:.1f} |", flush=True)


def scroll(link: Link, keys: int) -> dict[bool, list[float]]:
    """Rows down, and up again; figures while it is indexed (true), and not."""
    found: dict[bool, list[float]] = {True: [], False: []}
    for number in range(keys):
        busy = indexes(link)
        found[busy].append(answered(link, "j" if number % 100 < 80 else "k"))
        pause(link, APART)
    return found


def tag(link: Link, keys: int) -> dict[str, list[float]]:
    """Sentence by sentence: tagged, own voice, on to the next one, each saved as it is tagged."""
    found: dict[str, list[float]] = {"tags": [], "links": [], "moves on": []}
    for _ in range(keys // 3):
        for name, key in (("tags", "c"), ("links", "0"), ("moves on", "l")):
            found[name].append(answered(link, key))
            pause(link, REPEAT)
    return found


def moves(link: Link, seconds: float) -> list[float]:
    """Down the list and up again, for so long."""
    found: list[float] = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        found.append(answered(link, "j" if len(found) % 2 == 0 else "k"))
        pause(link, APART)
    return found


def leave(link: Link, patience: float = 60) -> None:
    """By `q`, as a person does; what is shown at the next start is kept then."""
    begin = time.perf_counter()
    while link.alive() and time.perf_counter() - begin < patience:
        link.type("q")
        pause(link, 0.5)


def main() -> None:
    """First while the corpus is indexed from nothing, then when it is."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--keys", type=int, default=300)
    asked = parser.parse_args()
    print("| a key | how many | median ms | p95 ms | max ms |\n| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory(dir=asked.corpus.resolve().parent) as folder:
        corpus = linked(asked.corpus.resolve(), Path(folder))
        own = {f"GLOSS_{name}_DIR": f"{folder}/{name}" for name in ("CACHE", "STATE", "CONFIG")}
        kept = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME")}
        environment = {**kept, **own, "TERM": "xterm-256color", "GLOSS_ANNOTATOR": "bench"}
        environment |= {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
        program = "import sys; from reader.__main__ import main; sys.exit(main())"
        argv = [sys.executable, "-c", program, str(corpus)]
        link = Link(argv, environment, (80, 24), 0, 0)
        try:
            row("(names on the screen, nothing known)", [link.until(OWN, 120) * 1e3])
            link.type("\r")
            link.until("c claim", 120)
            pause(link, 1)
            found = scroll(link, asked.keys)
            row("scrolls, while it is indexed", found[True] or [float("nan")])
            if found[False]:
                row("scrolls, when it is indexed", found[False])
            for name, values in tag(link, asked.keys).items():
                row(f"{name}, while the one before is saved", values)
            leave(link)
        finally:
            link.close()
        listed, live, moved = [], [], []
        for _ in range(5):
            link = Link(argv, environment, (80, 24), 0, 0)
            try:
                listed.append(link.until(FIRST, 60) * 1e3)
                link.until("Enter open", 60)
                live.append((time.perf_counter() - link.start) * 1e3)
                moved += moves(link, 3.0)
            finally:
                link.close()
        row("(list on the screen, opened before)", listed)
        row("(keys heard in it)", live)
        row("moves in it, while all are listed anew", moved)


if __name__ == "__main__":
    main()
