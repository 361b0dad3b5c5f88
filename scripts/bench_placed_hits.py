"""Measure `gloss search FOLDER tag:claim` where the documents have changed since they were tagged.

    python scripts/bench_placed_hits.py TEXTS [--documents 30] [--claims 20] [--runs 5]

Prints Markdown rows. TEXTS: a folder of text files, of which the first that are long enough are
copied; every sentence tagged is a claim. Each state of the documents is searched as a process of
its own: as they were tagged, with a line put before each, and with every third sentence gone. The
first search after a change indexes, too; the others find the places remembered where the reader
keeps them, which a process does not. Times are wall-clock milliseconds; the processor's own time
of the process and its children stands beside them.
"""

import argparse
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

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from annotations.changes import Change  # noqa: E402
from annotations.editing import passage_targets  # noqa: E402
from annotations.identifiers import new_id, now_utc  # noqa: E402
from annotations.model import Annotation, Motivation, TagBody  # noqa: E402
from annotations.selectors import Span  # noqa: E402
from annotations.sidecar import Sidecar, save, sidecar_path  # noqa: E402
from annotations.wire import encode_item  # noqa: E402
from corpus.document import Document  # noqa: E402

SIZE = range(6_000, 60_000)
"""Bytes of a document that is taken."""
_SENTENCE = re.compile(r"[A-Z][^.!?\n]{40,200}[.!?]")


def tag(path: Path, claims: int, state: Path) -> int:
    """Make sentences of a document claims; how many."""
    with Document(path, name=path.name) as document:
        text, digest = document.whole_text(), document.digest()
    found = list(_SENTENCE.finditer(text))
    chosen = found[:: max(1, len(found) // claims)][:claims]
    now = now_utc()
    lines = []
    for match in chosen:
        targets = passage_targets(digest, text, [Span(*match.span())])
        body = (TagBody("claim"),)
        made = Annotation(new_id(), Motivation.TAGGING, now, now, "anna", body, targets)
        lines.append(Change(made.id, None, encode_item(made)))
    blank = Sidecar.empty(path.name, "anna", new_id())
    save(sidecar_path(path, "anna"), lines, blank=blank, state_folder=state)
    return len(lines)


def a_line_before(text: str) -> str:
    return f"Corrected on the second day.\n\n{text}"


def a_third_gone(text: str) -> str:
    kept = iter(range(10**9))
    return _SENTENCE.sub(lambda match: match[0] if next(kept) % 3 else "", text)


def search(folder: Path, environment: dict[str, str]) -> tuple[float, float]:
    """Milliseconds by the clock and of a processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    command = [sys.executable, "-m", "reader", "search", str(folder), "tag:claim"]
    subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    clock = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    return clock * 1e3, processor * 1e3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--documents", type=int, default=30)
    parser.add_argument("--claims", type=int, default=20)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    files = (p for p in sorted(args.texts.rglob("*.txt")) if p.stat().st_size in SIZE)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made, "corpus")
        folder.mkdir()
        homes = {f"GLOSS_{n}_DIR": str(Path(made, n)) for n in ("CACHE", "STATE", "CONFIG")}
        claims, texts = 0, dict[Path, str]()
        while len(texts) < args.documents:
            path = folder / f"{len(texts):03}.txt"
            shutil.copyfile(next(files), path)
            texts[path] = path.read_text("utf-8", "replace")
            claims += tag(path, args.claims, Path(made, "STATE"))
        print(f"{len(texts)} documents, {claims} claims\n")
        print("| documents | first search | later ones | processor |\n| --- | ---: | ---: | ---: |")
        states = (
            ("as tagged", str),
            ("a line before", a_line_before),
            ("a third gone", a_third_gone),
        )
        for name, change in states:
            for path, text in texts.items():
                path.write_text(change(text), "utf-8")
            first, *later = [search(folder, {**os.environ, **homes}) for _ in range(args.runs)]
            clock, processor = (statistics.median(column) for column in zip(*later, strict=True))
            print(f"| {name} | {first[0]:.0f} | {clock:.0f} | {processor:.0f} |")


if __name__ == "__main__":
    main()
