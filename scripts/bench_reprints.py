"""Time, memory and number of pairs of `gloss reprints` on a corpus, from an empty cache.

    python scripts/bench_reprints.py CORPUS [--ending .txt]
    python scripts/bench_reprints.py --long 50

--ending: take only files of this ending, copied to a folder of their own. --long: instead of a
corpus, one document of that many MB of invented words, and one that reprints paragraphs of it. The
memory is the largest sum over the program and its processes of what is theirs alone plus their
share of what is shared (PSS), looked at five times a second.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def memory_of(root: int) -> int:
    """Bytes of the process `root` and all below it."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry.name)] = int(fields[1])
    wanted = {root}
    for _ in range(4):
        wanted |= {pid for pid, parent in parents.items() if parent in wanted}
    total = 0
    for pid in wanted:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return total


def run(corpus: Path, cache: Path) -> dict[str, object]:
    began, before = time.monotonic(), os.times()
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(
            [sys.executable, "-m", "reader", "reprints", str(corpus), "--json"],
            stdout=out,
            env={**os.environ, "GLOSS_CACHE_DIR": str(cache)},
        )
        peak = 0
        while child.poll() is None:
            peak = max(peak, memory_of(child.pid))
            time.sleep(0.2)
        seconds, after = time.monotonic() - began, os.times()
        out.seek(0)
        rows = [json.loads(line) for line in out]
    cpu = (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )
    return {
        "seconds": round(seconds, 1),
        "cpu_seconds": round(cpu, 1),
        "peak_mb": round(peak / 1e6),
        "passages": len(rows),
        "pairs_of_documents": len({(row["path"], row["other_path"]) for row in rows}),
    }


def write_long(folder: Path, megabytes: int) -> None:
    """A long document, and one that has every thousandth paragraph of it; the same every time."""
    dice = random.Random(5)
    letters = "aeioubdglmnrstv"
    known = ["".join(dice.choices(letters, k=dice.randint(2, 9))) for _ in range(30_000)]
    paragraphs, size = list[str](), 0
    while size < megabytes * 1_000_000:
        paragraphs.append(f"{' '.join(dice.choices(known, k=dice.randint(30, 120)))}.\n\n")
        size += len(paragraphs[-1])
    (folder / "long.txt").write_text("".join(paragraphs), "ascii")
    (folder / "reprint.txt").write_text("".join(paragraphs[::1_000]), "ascii")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--long", type=int, metavar="MB")
    parser.add_argument("--ending")
    asked = parser.parse_args()
    if (asked.corpus is None) == (asked.long is None):
        parser.error("name a CORPUS, or --long MB")
    with tempfile.TemporaryDirectory() as scratch:
        corpus, cache = asked.corpus, Path(scratch) / "cache"
        cache.mkdir(mode=0o700)
        if asked.long:
            corpus = asked.corpus = Path(scratch) / "corpus"
            corpus.mkdir()
            write_long(corpus, asked.long)
        if asked.ending:
            corpus = Path(scratch) / "corpus"
            corpus.mkdir()
            for file in sorted(asked.corpus.rglob(f"*{asked.ending}")):
                shutil.copy(file, corpus / file.name)
        files = [path for path in corpus.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        print(f"{asked.corpus}: {len(files):,} files, {size / 1e6:.1f} MB, {os.cpu_count()} cores")
        for what in ("from nothing", "once more"):
            print(f"{what}: {json.dumps(run(corpus, cache))}")


if __name__ == "__main__":
    main()
