"""Measure how long each key of a corpus search takes in the reader, through a pseudo-terminal.

    python scripts/bench_reader_search.py FOLDER [--first]

FOLDER is indexed first, in a cache of the run's own. Once the reader is at rest, words are typed
into `f`, a key at a time, each after the screen has come to rest; a key counts as answered with
the last byte that it made the program send. Prints median and 95th percentile in milliseconds, by
the clock and of the processor that the reader took for a key with everything that followed it.
On a busy machine only the latter can be compared, unless root lets the reader go before all else
while it is typed to: --first.
"""

import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TYPED = ("kernel memory", "file descriptor", "the council", "quaternion")
REST = 0.25
"""Seconds without output after which the screen counts as being at rest."""


IDLE = 20.0
"""Milliseconds of processor in a second and a half below which the program counts as idle."""
LONGEST = 120.0


def rest(terminal: int, patience: float = REST) -> float | None:
    """Wait until nothing more comes; when the last byte came, None where nothing did."""
    last = None
    while select.select([terminal], [], [], patience)[0]:
        os.read(terminal, 1 << 16)
        last = time.perf_counter()
    return last


def processor(child: int) -> float:
    """Milliseconds of processor that a process has taken so far."""
    fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def settle(terminal: int, child: int) -> float:
    """Wait until the program is at work no more, which lists and indexes at first; seconds."""
    start = time.perf_counter()
    while True:
        before = processor(child)
        rest(terminal, 1.5)
        if processor(child) - before <= IDLE or time.perf_counter() - start > LONGEST:
            return time.perf_counter() - start


def go_first(process: int) -> None:
    """Let the threads of a process run before everything else; for root."""
    for thread in Path(f"/proc/{process}/task").iterdir():
        os.sched_setscheduler(int(thread.name), os.SCHED_RR, os.sched_param(1))


def said(times: list[float]) -> str:
    times = sorted(times)
    return (
        f"median {statistics.median(times):.0f} ms, "
        f"p95 {times[int(len(times) * 0.95)]:.0f} ms, most {times[-1]:.0f} ms"
    )


def main() -> None:
    folder, first = Path(sys.argv[1]).resolve(), "--first" in sys.argv
    with tempfile.TemporaryDirectory() as scratch:
        environment = os.environ | {
            **{f"GLOSS_{kind}_DIR": f"{scratch}/{kind}" for kind in ("CACHE", "STATE", "CONFIG")},
            "TERM": "xterm-256color",
            "PYTHONPATH": str(ROOT),
            "GLOSS_ANNOTATOR": "bench",
        }
        gloss = [sys.executable, "-m", "reader"]
        subprocess.run(
            [*gloss, "index", str(folder)], env=environment, check=True, capture_output=True
        )
        child, terminal = pty.fork()
        if not child:
            os.execve(sys.executable, [*gloss, "read", str(folder)], environment)
        ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        rest(terminal, 3.0)
        print(f"at rest after {settle(terminal, child):.0f} s more")
        if first:
            go_first(os.getpid())
        times, costs, typed = [], [], []
        for words in TYPED:
            os.write(terminal, b"f")
            rest(terminal)
            os.write(terminal, b"\x15")
            rest(terminal)
            for length, key in enumerate(words, 1):
                if first:
                    go_first(child)
                start, before = time.perf_counter(), processor(child)
                os.write(terminal, key.encode())
                last = rest(terminal)
                times.append(((last or start) - start) * 1000)
                costs.append(processor(child) - before)
                typed.append(words[:length])
            os.write(terminal, b"\x1b")
            rest(terminal, 1.0)
        os.kill(child, 15)
        print(f"{len(times)} keys: {said(times)}; of processor {said(costs)}")
        slowest = sorted(zip(times, costs, typed, strict=True), reverse=True)[:5]
        for time_, cost, word in slowest:
            print(f"  {time_:.0f} ms, {cost:.0f} of processor: {word}")


if __name__ == "__main__":
    main()
