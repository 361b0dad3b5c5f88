"""Measure one step over many documents: in the journal, saved, brought back after a crash.

    python scripts/bench_group.py [--documents 1300] [--note 2000]

Prints Markdown rows. A corpus is made in a temporary folder, each document with a sidecar of one
annotation with a note; the step renames its tag. Measured is the reader's saving thread, from the
edits to the fsync of the journal and to the last answer; then the same from a journal that a crash
left. The last row is the floor: a temporary file, fsync, rename and fsync of the folder for the
same bytes without us. Times are wall-clock seconds of one run.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from annotations.changes import Change, Edit  # noqa: E402
from annotations.history import recover  # noqa: E402
from annotations.identifiers import new_id  # noqa: E402
from annotations.journal import Journal  # noqa: E402
from annotations.sidecar import Sidecar  # noqa: E402
from annotations.snapshot import Line  # noqa: E402
from corpus.library import Corpus  # noqa: E402
from reader.session.saving import Saver  # noqa: E402

NAME = "bench"


def made(folder: Path, documents: int, note: int) -> list[Edit]:
    """Documents with their sidecars, and the step that renames the tag of each annotation."""
    edits, group = [], new_id()
    for number in range(documents):
        document, id_ = f"d{number:05}.txt", new_id()
        (folder / document).write_text("Many boats came in.\n", encoding="utf-8")
        body = f'[{{"type":"TextualBody","purpose":"tagging","value":"%s"}},"{"n" * note}"]'
        head = f'"id":"{id_}","type":"Annotation","motivation":"tagging"'
        raw = f'{{{head},"body":{body},"target":"x"}}'
        old, new = raw.replace("%s", "rumour"), raw.replace("%s", "gossip")
        sidecar = Sidecar.empty(document, NAME, new_id()).applied([Change(id_, None, old)])
        path = folder / f"{document}.{NAME}.annotations.json"
        path.write_text(sidecar.render(), encoding="utf-8")
        edits.append(Edit("rename", document, (Change(id_, Line.of(old).raw, new),), None, group))
    return edits


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def floor(folder: Path) -> None:
    """Every sidecar's bytes written as safely, by nothing else."""
    descriptor = os.open(folder, os.O_RDONLY)
    for path in sorted(folder.glob("*.json")):
        data, temporary = path.read_bytes(), path.with_suffix(".new")
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        os.fsync(descriptor)
    os.close(descriptor)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=1300)
    parser.add_argument("--note", type=int, default=2000)
    asked = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        folder, state = Path(scratch, "corpus"), Path(scratch, "state")
        folder.mkdir()
        edits = made(folder, asked.documents, asked.note)
        os.environ["GLOSS_CACHE_DIR"] = os.environ["GLOSS_STATE_DIR"] = str(Path(scratch, "x"))
        with Corpus(folder) as corpus:
            journal = Journal(state, corpus.root)
            saver = Saver(corpus, journal, lambda _: None, Event())
            saver.add(edits, NAME)
            rows.append(("written down, one fsync", seconds(saver._write_down)))
            size = journal.path.stat().st_size
            rows.append(("saved, all of it", seconds(saver.save)))
            back = [edit.inverse() for edit in edits]
            saver.add(back, NAME)
            saver._write_down()
            rows.append(("brought back after a crash", seconds(lambda: recover(journal, folder))))
        rows.append(("the same files without us", seconds(lambda: floor(folder))))
    sys.stdout.write(f"\n{asked.documents:,} documents; the journal's part {size / 1e6:.1f} MB\n\n")
    sys.stdout.write("| what | s |\n| --- | ---: |\n")
    sys.stdout.writelines(f"| {what} | {took:.2f} |\n" for what, took in rows)


if __name__ == "__main__":
    main()
