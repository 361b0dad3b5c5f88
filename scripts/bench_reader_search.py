"""Measure how long each key of a corpus search takes in the reader, through a pseudo-terminal.

    python scripts/bench_reader_search.py FOLDER

FOLDER is indexed first, in a cache of the run's own. Then words are typed into `f`, a key at a
time, each after the screen has come to rest; a key counts as answered with the last byte that it
made the program send. Prints median and 95th percentile in milliseconds, by the clock and of the
processor that the reader took for a key with everything that followed it until the next one.
On a busy machine only the latter can be compared; `nice -n -5` as root helps the former.
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


def said(times: list[float]) -> str:
    times = sorted(times)
    return (
        f"median {statistics.median(times):.0f} ms, "
        f"p95 {times[int(len(times) * 0.95)]:.0f} ms, most {times[-1]:.0f} ms"
    )


def main() -> None:
    folder = Path(sys.argv[1]).resolve()
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
        rest(terminal, 6.0)
        times, costs = [], []
        for words in TYPED:
            os.write(terminal, b"f")
            rest(terminal)
            os.write(terminal, b"\x15")
            rest(terminal)
            for key in words:
                start, before = time.perf_counter(), processor(child)
                os.write(terminal, key.encode())
                last = rest(terminal)
                times.append(((last or start) - start) * 1000)
                costs.append(processor(child) - before)
            os.write(terminal, b"\x1b")
            rest(terminal, 1.0)
        os.kill(child, 15)
        print(f"{len(times)} keys: {said(times)}; of processor {said(costs)}")


if __name__ == "__main__":
    main()
