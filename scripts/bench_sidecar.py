"""Measure a sidecar of ten thousand annotations: first highlights, all of them, keys, saving.

    python scripts/bench_sidecar.py [--annotations 10000] [--runs 7] [--rounds 10]

Prints Markdown rows. A text and its sidecar are made in a temporary folder, with a chain of claim
and source in every tenth sentence. Measured is the reader's own session, from the wish to open the
document in its middle, or to save an edit, to the answer, files being in the system's cache; and
keys, pressed 0.4 s apart, to the frame that they make: their processor time is that of the thread
that hears them. Then keys at a pseudo-terminal, to the first byte. The floor is what reading,
parsing and writing the same bytes takes without us. All in milliseconds.
"""

import argparse
import json
import math
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from queue import Empty, Queue

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench_lag import answered, pause  # noqa: E402
from bench_reader import Link as Terminal  # noqa: E402

from annotations.changes import Change  # noqa: E402
from annotations.editing import passage_targets  # noqa: E402
from annotations.identifiers import Author, new_id, now_utc  # noqa: E402
from annotations.model import Annotation, Link, Motivation, TagBody  # noqa: E402
from annotations.selectors import Span  # noqa: E402
from annotations.sidecar import Sidecar, save, sidecar_path  # noqa: E402
from annotations.wire import encode_item  # noqa: E402
from corpus.document import Document  # noqa: E402
from corpus.library import Corpus  # noqa: E402
from reader.effects import Commit, Copy, Effect, Open, Quit, Redraw, Suspend  # noqa: E402
from reader.garbage import Garbage  # noqa: E402
from reader.launch import first_state  # noqa: E402
from reader.messages import AnnotationsRead, Committed, Message, Opened  # noqa: E402
from reader.receive import receive  # noqa: E402
from reader.screens.render import render  # noqa: E402
from reader.session.session import Session  # noqa: E402
from reader.state import State  # noqa: E402
from reader.update import press  # noqa: E402

NAME = "log.txt"
SENTENCE = "On that day the port office said that {} people had been counted at the quay. "
PARAGRAPH = 5
"""Sentences of a paragraph."""
PATIENCE = 60.0
REST = 0.4
"""Seconds between two keys: whoever annotates reads."""
SAVED = "what was changed saved, synced twice, and shown as saved"
KEYS = (
    ("j", "`j`: scroll", False),
    ("l", "`l`: the next sentence", False),
    ("!", "`!`: flag a claim", True),
    ("l c", "`c`: ask whose a claim is", False),
    ("a", "then its letter: link", True),
    ("l c enter", "`c`, `Enter`: accept", True),
    ("c 0", "`c`, `0`: the document's own voice", True),
    ("l s", "`s`: letters on the names of the paragraph", False),
    ("a", "then its letter: tag a source", True),
    ("l t", "`t`: the tags", False),
    ("escape a", "`a`: attributes", False),
    ("c", "`a` and a letter: an attribute", True),
    ("escape i N o t e enter", "`i`, a note, `Enter`", True),
    ("l x", "`x`: delete a claim", True),
    ("c", "`c`: tag a claim", True),
    ("escape l x .", "`.`: repeat", True),
    ("escape u", "`u`: undo", True),
    ("ctrl+r", "`Ctrl-R`: redo", True),
    ("escape ] u", "`]` `u`: the next unsourced claim", False),
    ("] a", "`]` `a`: the next annotation", False),
    ("[ f", "`[` `f`: a figure, none being there", False),
    ("e", "`e`: move the edges", False),
    ("escape o", "`o`: the annotations in a list", False),
    ("j", "`j` in it", False),
    ("tab", "`Tab`: those to do", False),
    ("x", "`x` in it", True),
)
"""Keys that are pressed one after the other, the last of each is measured; whether it saves."""


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
        start = text.find("On", end)


def _annotation(document: str, text: str, span: Span, body: TagBody) -> Annotation:
    around = max(0, span.start - 40)
    targets = passage_targets(document, text[around : span.end + 40], [span], offset=around)
    now = now_utc()
    return Annotation(new_id(), Motivation.TAGGING, now, now, "anna", (body,), targets)


def make(folder: Path, count: int) -> Path:
    """A document and its sidecar; the sidecar's path."""
    path = folder / NAME
    sentences = (SENTENCE.format(number) for number in range(count + 10))
    text = "".join(x + "\n\n" * (not at % PARAGRAPH) for at, x in enumerate(sentences, 1))
    path.write_text(text, "utf-8")
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

    def key(self, key: str) -> tuple[Effect, ...]:
        """One key, to the frame."""
        self.state, effects = press(self.state, key)
        render(self.state)
        return effects

    def perform(self, effects: Iterable[Effect]) -> None:
        """Ask the session for what it does; what the terminal does is left undone."""
        for effect in effects:
            if not isinstance(effect, (Copy, Suspend, Redraw, Quit)):
                self.session.perform(effect)

    def answered(self, effects: Iterable[Effect]) -> None:
        """Ask the session, and wait for what is saved to be shown so."""
        asked = tuple(effects)
        self.perform(asked)
        if any(isinstance(effect, Commit) for effect in asked):
            self.wait(Committed)

    def rest(self) -> None:
        """Take in what else comes while a person would look at the screen."""
        end = time.monotonic() + REST
        while (left := end - time.monotonic()) > 0:
            with suppress(Empty):
                self.take(self.answers.get(timeout=left))

    def take(self, message: Message) -> None:
        """One answer, to the frame."""
        self.state, effects = receive(self.state, message)
        render(self.state)
        self.perform(effects)

    def wait(self, kind: type[Message]) -> None:
        """Take answers in until one of a kind is on the screen."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                message = self.answers.get(timeout=1)
            except Empty:
                continue
            self.take(message)
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


def pressed(times: Times, name: str, work: Callable[[], tuple[Effect, ...]]) -> tuple[Effect, ...]:
    """The same of a key, with the processor time of the thread that hears it alone."""
    wall, cpu = time.perf_counter(), time.thread_time()
    effects = work()
    spent = (time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000
    times.setdefault(name, []).append(spent)
    return effects


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
        run.rest()
        for typed, what, saves in KEYS:
            *before, last = typed.split()
            for each in before:
                run.answered(run.key(each))
                run.rest()
            effects = pressed(times, what, partial(run.key, last))
            saved = any(isinstance(effect, Commit) for effect in effects)
            assert saved == saves, f"{what}: {run.state.message}"
            if saves:
                timed(times, SAVED, partial(run.answered, effects))
            else:
                run.answered(effects)
            run.rest()
    data = own.read_bytes()
    timed(times, "floor: read and `json.loads` it", lambda: json.loads(own.read_bytes()))
    timed(times, "floor: write it and sync", lambda: _write(folder / "floor", data))


TYPED = (
    *(("l", "`l`"), ("!", "`!`"), ("l", "`l`"), ("c", "`c`"), ("0", "`0`"), ("\x1b", "Esc")),
    ("u", "`u`"),
)


def at_terminal(folder: Path, rounds: int, times: Times) -> float:
    """The same keys at a pseudo-terminal, from the key to the first byte; peak of memory in MB."""
    own = {name: value for name, value in os.environ.items() if name.startswith("GLOSS_")}
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME")}
    environment = {**kept, **own, "TERM": "xterm-256color", "GLOSS_ANNOTATOR": "anna"}
    environment |= {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    program = "import sys; from reader.__main__ import main; sys.exit(main())"
    argv = [sys.executable, "-c", program, str(folder / NAME)]
    link = Terminal(argv, environment, (80, 24), 0, 0)
    try:
        link.until("unsourced", PATIENCE)
        link.idle()
        for _ in range(rounds):
            for typed, what in TYPED:
                spent = answered(link, typed)
                times.setdefault(f"{what} at a terminal", []).append((spent, math.nan))
                pause(link, REST)
        return link.memory()[0]
    finally:
        link.close()


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
    arguments.add_argument("--rounds", type=int, default=10, help="of keys at a terminal")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("STATE", "CACHE", "CONFIG"):
            os.environ[f"GLOSS_{kind}_DIR"] = str(folder / kind.lower())
        own = make(folder, asked.annotations)
        times: Times = {}
        # As the reader does.
        garbage = Garbage()
        before = own.read_bytes()
        for _ in range(asked.runs):
            own.write_bytes(before)
            measure(folder, own, times)
            garbage.rest(-math.inf)
        own.write_bytes(before)
        memory = at_terminal(folder, asked.rounds, times)
        size = own.stat().st_size / 1e6
    print(f"| {asked.annotations:,} annotations, {size:.1f} MB | ms | p90 | processor ms | p90 |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for what, spent in times.items():
        walls, cpus = (sorted(each) for each in zip(*spent, strict=True))
        cells = [f"{of(each):.1f}" for each in (walls, cpus) for of in (statistics.median, p90)]
        print(f"| {what} | {' | '.join(cells)} |".replace("nan", "–"))
    print(f"\nPeak of memory at the terminal: {memory:.0f} MB.")


def p90(values: Sequence[float]) -> float:
    """What nine of ten sorted values do not exceed."""
    return values[math.ceil(0.9 * len(values)) - 1]


if __name__ == "__main__":
    main()
