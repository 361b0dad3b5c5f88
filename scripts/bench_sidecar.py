"""Measure a sidecar of ten thousand annotations: first highlights, all of them, one change saved.

    python scripts/bench_sidecar.py [--annotations 10000] [--runs 7]

Prints Markdown rows. A text and its sidecar are made in a temporary folder, with a chain of claim
and source in every tenth sentence. Measured is the reader's own session, from the wish to open the
document in its middle, or to save an edit, to the answer, files being in the system's cache. The
last rows are the floor: what reading, parsing and writing the same bytes takes without us. Times
are wall-clock medians in milliseconds; the processor's own time of the process stands beside them.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from queue import Empty, Queue

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from annotations.changes import Change  # noqa: E402
from annotations.editing import passage_targets  # noqa: E402
from annotations.identifiers import Author, new_id, now_utc  # noqa: E402
from annotations.model import Annotation, Link, Motivation, TagBody  # noqa: E402
from annotations.selectors import Span  # noqa: E402
from annotations.sidecar import Sidecar, save, sidecar_path  # noqa: E402
from annotations.wire import encode_item  # noqa: E402
from corpus.document import Document  # noqa: E402
from corpus.library import Corpus  # noqa: E402
from reader.effects import Commit, Effect, Open  # noqa: E402
from reader.launch import first_state  # noqa: E402
from reader.messages import AnnotationsRead, Committed, Message, Opened  # noqa: E402
from reader.receive import receive  # noqa: E402
from reader.screens.render import render  # noqa: E402
from reader.session.session import Session  # noqa: E402
from reader.state import State  # noqa: E402
from reader.update import press  # noqa: E402

NAME = "log.txt"
SENTENCE = "On that day the port office said that {} people had been counted at the quay. "
PATIENCE = 60.0


def items(text: str, document: str, count: int) -> Iterator[Annotation | Link]:
    """Claims on sentences; every tenth has a source in it, and a link to that."""
    made, start = 0, 0
    while made < count:
        end = text.index(". ", start) + 1
        claim = _annotation(document, text, Span(start, end), TagBody("claim", topic="counted"))
        yield claim
        made += 1
        if made % 10 == 1 and made + 2 <= count:
            at = text.index("the port office", start)
            body = TagBody("source", entity="Port office")
            source = _annotation(document, text, Span(at, at + 15), body)
            yield source
            yield Link(new_id(), now_utc(), now_utc(), "anna", claim.id, source.id)
            made += 2
        start = end + 1


def _annotation(document: str, text: str, span: Span, body: TagBody) -> Annotation:
    around = max(0, span.start - 40)
    targets = passage_targets(document, text[around : span.end + 40], [span], offset=around)
    now = now_utc()
    return Annotation(new_id(), Motivation.TAGGING, now, now, "anna", (body,), targets)


def make(folder: Path, count: int) -> Path:
    """A document and its sidecar; the sidecar's path."""
    path = folder / NAME
    path.write_text("".join(SENTENCE.format(number) for number in range(count + 10)), "utf-8")
    with Document(path, name=NAME) as document:
        text, digest = document.whole_text(), document.digest()
    lines = [Change(item.id, None, encode_item(item)) for item in items(text, digest, count)]
    own = sidecar_path(path, "anna")
    blank = Sidecar.empty(NAME, "anna", new_id())
    save(own, lines, blank=blank, state_folder=folder / "state")
    return own


class Run:
    """One reader without a terminal."""

    def __init__(self, folder: Path) -> None:
        corpus = Corpus(folder / NAME)
        self.answers: Queue[Message] = Queue()
        self.session = Session(corpus, Author("anna"), self.answers.put)
        self.state: State = first_state(corpus, self.session.author)

    def close(self) -> None:
        self.session.close()

    def wait(self, kind: type[Message]) -> None:
        """Take answers in until one of a kind is on the screen."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                message = self.answers.get(timeout=1)
            except Empty:
                continue
            self.state, effects = receive(self.state, message)
            render(self.state)
            for effect in effects:
                self.session.perform(effect)
            if isinstance(message, kind):
                return
        raise TimeoutError(f"no {kind.__name__} within {PATIENCE:g} s")


Times = dict[str, list[tuple[float, float]]]


def timed(times: Times, name: str, work: Callable[[], object]) -> None:
    """Wall-clock and processor milliseconds of `work`."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    spent = (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000
    times.setdefault(name, []).append(spent)


def measure(folder: Path, own: Path, times: Times) -> None:
    """One round of all measurements."""
    with closing(Run(folder)) as run:
        middle = (folder / NAME).stat().st_size // 2
        wall, cpu = time.perf_counter(), time.process_time()
        run.session.perform(Open(NAME, byte=middle))
        for name, kind in (("first highlights", Opened), ("loaded", AnnotationsRead)):
            run.wait(kind)
            spent = (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000
            times.setdefault(name, []).append(spent)
        state = run.state
        assert state.reading is not None
        assert state.reading.document.marks_over(state.reading.cursor), "nothing is highlighted"
        effects: tuple[Effect, ...] = ()

        def key(name: str) -> None:
            nonlocal effects
            run.state, effects = press(run.state, name)
            render(run.state)

        def saved() -> None:
            assert any(isinstance(effect, Commit) for effect in effects), run.state.message
            for effect in effects:
                run.session.perform(effect)
            run.wait(Committed)

        timed(times, "a key that scrolls, to the frame", lambda: key("j"))
        timed(times, "a key that flags a claim, to the frame", lambda: key("!"))
        timed(times, "that change saved, synced twice, and shown as saved", saved)
    data = own.read_bytes()
    timed(times, "floor: read and `json.loads` it", lambda: json.loads(own.read_bytes()))
    timed(times, "floor: write it and sync", lambda: _write(folder / "floor", data))


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--annotations", type=int, default=10_000)
    arguments.add_argument("--runs", type=int, default=7)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("STATE", "CACHE", "CONFIG"):
            os.environ[f"GLOSS_{kind}_DIR"] = str(folder / kind.lower())
        own = make(folder, asked.annotations)
        times: Times = {}
        for _ in range(asked.runs):
            measure(folder, own, times)
        size = own.stat().st_size / 1e6
    print(f"| {asked.annotations:,} annotations, {size:.1f} MB | ms | processor ms |")
    print("| --- | --- | --- |")
    for what, spent in times.items():
        walls, cpus = zip(*spent, strict=True)
        print(f"| {what} | {statistics.median(walls):.0f} | {statistics.median(cpus):.0f} |")


if __name__ == "__main__":
    main()
