"""Time and memory of `gloss claims --json` on a copy of a corpus that gets claims of our own.

    python scripts/bench_matrix.py CORPUS [--annotated 1000] [--claims 10]

In each of the annotated documents that many passages become claims with figures, on twenty topics
in turn. Once with a cache of the documents, as after any other command, and once from nothing.
"""

import argparse
import json
import os
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
from annotations.model import Annotation, Figure, Link, Motivation, TagBody  # noqa: E402
from annotations.selectors import Span  # noqa: E402
from annotations.sidecar import Sidecar, save, sidecar_path  # noqa: E402
from annotations.wire import encode_item  # noqa: E402
from corpus.document import Document  # noqa: E402

TOPICS = 20
WORDS = 80
"""Code points of a claim."""


def annotate(path: Path, claims: int, number: int, state: Path) -> None:
    """Tag passages of the document that stand one after another."""
    with Document(path, name=path.name) as document:
        text, digest = document.whole_text(), document.digest()
    lines: list[Annotation | Link] = []
    for place in range(min(claims, len(text) // WORDS)):
        span = Span(place * WORDS, (place + 1) * WORDS)
        figure = Figure(str(80 + (number + place) % 40), "people", ("exactly", "about")[place % 2])
        body = TagBody("claim", topic=f"topic {(number + place) % TOPICS}", figure=figure)
        targets, now = passage_targets(digest, text, [span]), now_utc()
        item = Annotation(new_id(), Motivation.TAGGING, now, now, "anna", (body,), targets)
        lines += [item, Link(new_id(), now, now, "anna", item.id, digest)]
    blank = Sidecar.empty(path.name, "anna", new_id())
    changes = [Change(each.id, None, encode_item(each)) for each in lines]
    save(sidecar_path(path, "anna"), changes, blank=blank, state_folder=state)


def run(corpus: Path, cache: Path) -> dict[str, object]:
    """One run. Rows are counted as they come: a child's peak counts what its parent held."""
    began = time.monotonic()
    child = subprocess.Popen(
        [sys.executable, "-m", "reader", "claims", str(corpus), "--json"],
        stdout=subprocess.PIPE,
        env={**os.environ, "GLOSS_CACHE_DIR": str(cache), "GLOSS_ANNOTATOR": "anna"},
        text=True,
    )
    assert child.stdout is not None
    claims = conflicts = 0
    for line in child.stdout:
        claims += 1
        conflicts += len(json.loads(line)["conflicts"])
    _, _, used = os.wait4(child.pid, 0)
    return {
        "seconds": round(time.monotonic() - began, 1),
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 1),
        "peak_mb": round(used.ru_maxrss / 1e3),
        "claims": claims,
        "conflicts": conflicts // 2,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--annotated", type=int, default=1000)
    parser.add_argument("--claims", type=int, default=10)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        corpus, cache = Path(scratch) / "corpus", Path(scratch) / "cache"
        cache.mkdir(mode=0o700)
        files = sorted(path for path in asked.corpus.rglob("*.txt") if path.is_file())
        for path in files:
            there = corpus / path.relative_to(asked.corpus)
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(path.read_bytes())
        step = max(1, len(files) // asked.annotated)
        for number, path in enumerate(files[::step][: asked.annotated]):
            there = corpus / path.relative_to(asked.corpus)
            annotate(there, asked.claims, number, Path(scratch) / "state")
        print(f"{asked.corpus}: {len(files):,} documents, {asked.annotated:,} with claims")
        for what in ("from nothing", "once more"):
            print(f"{what}: {json.dumps(run(corpus, cache))}")


if __name__ == "__main__":
    main()
