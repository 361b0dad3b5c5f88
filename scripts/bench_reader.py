"""Measure reading beside `less` and `vim -R`: first page, lines, pages, a held key, memory.

    python scripts/bench_reader.py [--rounds 3] [--sizes 80x24,200x50] [--documents 6KB,1MB,50MB]
                                   [--rtt 100 --kbit 256] [--plain-output]

Prints Markdown rows, medians over the rounds; programs take turns in every round. Fifty
annotations stand on the first pages, and a search is highlighted while lines and pages are
measured. Times are taken where the terminal is: when the last byte after a key has come. --rtt,
--kbit: over a link that takes this long there and back and carries this many bits a second, with
76 bytes a packet for what carries it.
"""

import argparse
import contextlib
import fcntl
import hashlib
import json
import os
import pty
import random
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import textwrap
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

DOCUMENTS = {"6KB": 6_000, "1MB": 1_000_000, "50MB": 50_000_000}
FIRST, LAST, WORD = "FIRSTLINE", "LASTLINE", "quay"
QUIET = 0.06
PACKET, CARRIED, IN_FLIGHT = 1400, 76, 65536
PROSE = (
    "harbour ferry quay port office said that people were brought ashore by boats from the lower "
    "deck while a nurse told the paper about doors and lists of passengers line ship crew mayor "
    "inquiry toll master agency report statement morning tide fishing engine smoke pilot"
)
WORDS = PROSE.split()


def write_document(path: Path, size: int, annotations: int) -> None:
    """Hard-wrapped prose of about `size` bytes, and a sidecar for the first of its words."""
    chance = random.Random(20_310_501)
    parts, length = [f"{FIRST} of the report\n\n"], 0
    while length < size:
        words = " ".join(chance.choices(WORDS, k=chance.randint(20, 90)))
        parts.append(textwrap.fill(words.capitalize() + ".", 70) + "\n\n")
        length += len(parts[-1])
    text = "".join([*parts, f"{LAST} of the report.\n"])
    path.write_text(text, "utf-8")
    write_sidecar(path, text, annotations)


def write_sidecar(path: Path, text: str, count: int) -> None:
    """Claims and sources of three words each, some on every row from the first one on."""
    from annotations.wire.context import CONTEXT_JSON

    source = f"urn:sha256:{hashlib.sha256(text.encode()).hexdigest()}"
    step = max(40, min(70, len(text) // (count + 1)))
    lines = []
    for number in range(count):
        start = text.index(" ", 60 + number * step) + 1
        end = start + 15
        tag: dict[str, object] = {"type": "TextualBody", "purpose": "tagging", "value": "claim"}
        if number % 2:
            tag = {**tag, "value": "source", "entity": f"Source {number % 7}"}
        position = {"type": "TextPositionSelector", "start": start, "end": end}
        quote = {"type": "TextQuoteSelector", "exact": text[start:end]}
        quote |= {"prefix": text[start - 32 : start], "suffix": text[end : end + 32]}
        target = {"type": "SpecificResource", "source": source, "selector": [position, quote]}
        annotation = {"id": f"urn:uuid:01900000-0000-7000-8000-{number:012x}", "type": "Annotation"}
        annotation |= {"motivation": "tagging", "created": "2031-05-05T10:00:00Z"}
        annotation |= {"modified": "2031-05-05T10:00:00Z"}
        annotation |= {"creator": {"type": "Person", "nickname": "bench"}}
        annotation |= {"body": tag, "target": target}
        lines.append(json.dumps(annotation, separators=(",", ":")))
    collection = "urn:uuid:01900000-0000-7000-9000-000000000000"
    head = f'"@context":{CONTEXT_JSON},\n"id":"{collection}",\n"type":"AnnotationCollection",\n'
    head += '"label":"bench",\n"formatVersion":1,\n"annotator":"bench",\n"document":{"path":'
    head += f'"{path.name}","encoding":"utf-8","extractor":"text/1"}},\n"total":{count},\n'
    page = f'"first":{{"id":"{collection}#page-1","type":"AnnotationPage","items":[\n'
    sidecar = path.with_name(f"{path.name}.bench.annotations.json")
    sidecar.write_text("{\n" + head + page + ",\n".join(lines) + "\n]}\n}\n", "utf-8")


class Link:
    """A program at a terminal, and the line to it.

    rtt: seconds; rate: bytes a second, 0 where there is no limit.
    """

    def __init__(
        self,
        argv: list[str],
        environment: dict[str, str],
        size: tuple[int, int],
        rtt: float,
        rate: float,
    ) -> None:
        self.rtt, self.rate, self.total, self.seen = rtt, rate, 0, b""
        self._up: deque[tuple[float, bytes]] = deque()
        self._down: deque[tuple[float, bytes]] = deque()
        self._free, self._flying, self._over = 0.0, 0, False
        self._running = True
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.start = time.perf_counter()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(master)
            os.login_tty(slave)
            os.execvpe(argv[0], argv, environment)
        os.close(slave)
        self.fd = master

    def type(self, keys: str) -> None:
        self._up.append((time.perf_counter() + self.rtt / 2, keys.encode()))

    def pump(self, seconds: float) -> bool:
        """Carry what there is for at most so long; whether something came out at the terminal."""
        end = time.perf_counter() + seconds
        while True:
            now = time.perf_counter()
            while self._up and self._up[0][0] <= now:
                with contextlib.suppress(OSError):
                    os.write(self.fd, self._up.popleft()[1])
            if self._down and self._down[0][0] <= now:
                data = self._down.popleft()[1]
                self._flying -= len(data)
                self.total += len(data)
                self.seen = (self.seen + data)[-100_000:]
                return True
            if now >= end:
                return False
            due = [end, *(each[0][0] for each in (self._up, self._down) if each)]
            room = not self._over and self._flying < IN_FLIGHT
            ready, _, _ = select.select([self.fd] if room else [], [], [], max(0, min(due) - now))
            if ready:
                self._take()

    def _take(self) -> None:
        try:
            data = os.read(self.fd, 4096 if self.rate else 65536)
        except OSError:
            data = b""
        self._over = not data
        for at in range(0, len(data), PACKET):
            packet = data[at : at + PACKET]
            begin = max(time.perf_counter(), self._free)
            self._free = begin + ((len(packet) + CARRIED) / self.rate if self.rate else 0)
            self._down.append((self._free + self.rtt / 2, packet))
            self._flying += len(packet)

    def until(self, text: str, patience: float = 60) -> float:
        """Seconds until `text` has come, from now on."""
        begin = time.perf_counter()
        while text.encode() not in self.seen and time.perf_counter() - begin < patience:
            self.pump(0.2)
        return time.perf_counter() - begin

    def settle(self, first: float = 1.0) -> float:
        """Seconds until the last byte of what is under way has come; 0 where nothing came."""
        begin = last = time.perf_counter()
        came = False
        while time.perf_counter() - last < (QUIET + self.rtt if came else first + self.rtt):
            if self.pump(0.01):
                last, came = time.perf_counter(), True
        return last - begin if came else 0.0

    def idle(self, patience: float = 20) -> None:
        """Wait until what is still loaded or read behind the first page is done."""
        begin, spent = time.perf_counter(), -1.0
        while self.cpu() - spent > 0.02 and time.perf_counter() - begin < patience:
            spent = self.cpu()
            self.settle(0.5)

    def cpu(self) -> float:
        """Seconds of processor time so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> tuple[float, float]:
        """Peak and anonymous megabytes."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        read = lambda name: int(status.partition(f"{name}:")[2].split()[0]) / 1024  # noqa: E731
        return read("VmHWM"), read("RssAnon")

    def alive(self) -> bool:
        """Whether the program still runs."""
        if self._running:
            self._running = not os.waitpid(self.pid, os.WNOHANG)[0]
        return self._running

    def close(self) -> None:
        if self.alive():
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)


@dataclass(frozen=True)
class Program:
    """line, page, top, end: its keys."""

    argv: list[str]
    line: str = "j"
    page: str = " "
    top: str = "g"
    end: str = "G"


@dataclass
class Measured:
    """Lists of figures, by what they say."""

    figures: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, *values: float) -> None:
        self.figures.setdefault(name, []).extend(values)

    def median(self, name: str) -> float:
        return statistics.median(self.figures.get(name, [float("nan")]))

    def p90(self, name: str) -> float:
        values = sorted(self.figures.get(name, [float("nan")]))
        return values[min(len(values) - 1, int(len(values) * 0.9))]


def measure(link: Link, program: Program, into: Measured, counts: dict[str, int]) -> None:
    """One run: open, search, lines, pages, a held key, the end."""
    into.add("first page ms", link.until(FIRST) * 1e3)
    into.add("open bytes", link.total)
    link.settle(3)
    link.idle()
    peak, anonymous = link.memory()
    into.add("peak MB", peak)
    into.add("anonymous MB", anonymous)
    link.type(f"/{WORD}\r")
    link.settle(3)
    link.idle()
    link.type(program.top)
    link.settle()
    for name, key in (("line", program.line), ("page", program.page)):
        for _ in range(counts[name]):
            before, spent = link.total, link.cpu()
            link.type(key)
            took = link.settle()
            if took:
                into.add(f"{name} ms", took * 1e3)
                into.add(f"{name} bytes", link.total - before)
                into.add(f"{name} cpu", (link.cpu() - spent) * 1e3)
    link.type(program.top)
    link.settle()
    begin = time.perf_counter()
    for number in range(30):
        link.type(program.line)
        while time.perf_counter() < begin + (number + 1) / 30:
            link.pump(0.005)
    into.add("lag ms", link.settle(0.3) * 1e3)


def keys_live(link: Link, program: Program, into: Measured) -> None:
    """How long a key that is typed at the very start takes to be answered."""
    link.type(program.end)
    link.until(LAST)
    into.add("keys live ms", (time.perf_counter() - link.start) * 1e3)


COLUMNS = (
    *("first page ms", "keys live ms", "line bytes", "page bytes", "line ms", "line p90 ms"),
    *("line CPU ms", "page ms", "lag ms", "peak MB", "anonymous MB"),
)


def row(name: str, found: Measured) -> str:
    """A Markdown row of medians, the mean where a clock's tick is longer than what is measured."""
    cpu = found.figures.get("line cpu", [float("nan")])
    values = {**{column: found.median(column) for column in COLUMNS}}
    values |= {"line p90 ms": found.p90("line ms"), "line CPU ms": statistics.mean(cpu)}
    return " | ".join([f"| {name}", *(f"{values[column]:.1f}" for column in COLUMNS)]) + " |"


def main() -> None:
    """All programs on all documents in all sizes, taking turns."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", default="80x24,200x50")
    parser.add_argument("--documents", default="6KB,1MB,50MB")
    parser.add_argument("--annotations", type=int, default=50)
    parser.add_argument("--lines", type=int, default=30)
    parser.add_argument("--pages", type=int, default=10)
    parser.add_argument("--rtt", type=float, default=0, help="milliseconds")
    parser.add_argument("--kbit", type=float, default=0)
    parser.add_argument("--plain-output", action="store_true")
    asked = parser.parse_args()
    gloss = [sys.executable, "-c", "import sys; from reader.__main__ import main; sys.exit(main())"]
    gloss += ["--plain-output"] if asked.plain_output else []
    programs = {
        "less": Program(["less"]),
        "vim -R": Program(
            ["vim", "-R", "-u", "DEFAULTS", "-i", "NONE", "-n", "-c", "set hls"],
            "\x05",
            "\x06",
            "gg",
        ),
        "gloss": Program(gloss),
    }
    print("| program, document, size | " + " | ".join(COLUMNS) + " |")
    print("| --- |" + " ---: |" * len(COLUMNS))
    with tempfile.TemporaryDirectory() as folder:
        own = {f"GLOSS_{name}_DIR": f"{folder}/{name}" for name in ("CACHE", "STATE", "CONFIG")}
        kept = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG")}
        environment = {**kept, **own, "TERM": "xterm-256color", "GLOSS_ANNOTATOR": "bench"}
        environment |= {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
        counts = {"line": asked.lines, "page": asked.pages}
        for name in asked.documents.split(","):
            path = Path(folder) / f"{name}.txt"
            write_document(path, DOCUMENTS[name], asked.annotations)
            for size in asked.sizes.split(","):
                columns, rows = map(int, size.split("x"))
                found = {
                    each: Measured() for each in programs if shutil.which(programs[each].argv[0])
                }
                for _ in range(asked.rounds):
                    for each, into in found.items():
                        for what in (measure, keys_live):
                            shutil.rmtree(Path(folder) / "STATE", ignore_errors=True)
                            argv = [*programs[each].argv, str(path)]
                            link = Link(
                                argv,
                                environment,
                                (columns, rows),
                                asked.rtt / 1e3,
                                asked.kbit * 125,
                            )
                            try:
                                if what is measure:
                                    measure(link, programs[each], into, counts)
                                else:
                                    keys_live(link, programs[each], into)
                            finally:
                                link.close()
                for each, into in found.items():
                    print(row(f"{each}, {name}, {size}", into), flush=True)


if __name__ == "__main__":
    main()
