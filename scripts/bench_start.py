"""Measure what a person waits for first: imports, `--help`, the first page of a text.

    python scripts/bench_start.py [--runs 20] [--large FILE]

Prints Markdown rows. Peers (`vim -R`, `less`) run in the same rounds where they are installed.
Times are medians in milliseconds, from the start of the process; in a pseudo-terminal of 80x24
until the text of the first page has arrived. --large: a 50 MB text; one is made where none is
named.
"""

import argparse
import compileall
import contextlib
import os
import pty
import select
import shutil
import signal
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
PARAGRAPH = (
    "The port office of Varrhaven said on Thursday that the ferry had left the quay on time and "
    "that nobody had reported a fault. A deckhand who asked not to be named told the harbour "
    "paper otherwise.\n\n"
)
MARK, LAST = "QUOKKAPAGE", "QUOKKAEND"
KEYS = {"gloss": "G", "vim -R": "G", "less": "G"}
"""To the end of the text."""


def text_of(size: int) -> str:
    """A text of about `size` bytes whose first line holds `MARK` and whose last one `LAST`."""
    return f"{MARK} a report\n\n{PARAGRAPH * (size // len(PARAGRAPH))}{LAST}\n"


def run_time(command: list[str]) -> float:
    """Milliseconds that a command takes as a whole."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False, cwd=ROOT)
    return (time.perf_counter() - start) * 1000


def until(
    mark: str, keys: str, command: list[str], environment: dict[str, str]
) -> tuple[float, float, int]:
    """Until a marked line is on the terminal: milliseconds, those of a processor, bytes read.

    keys: typed at the very start.
    """
    start = time.perf_counter()
    pid, master = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.execvpe(command[0], command, environment)
    ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    os.write(master, keys.encode())
    seen = b""
    while mark.encode() not in seen:
        ready, _, _ = select.select([master], [], [], 20)
        if not ready:
            break
        seen = (seen + os.read(master, 65536))[-200_000:]
    took = (time.perf_counter() - start) * 1000
    spent, read = 0.0, 0
    with contextlib.suppress(OSError, ValueError):
        spent = int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e6
    with contextlib.suppress(OSError, StopIteration, ValueError):
        counters = Path(f"/proc/{pid}/io").read_text().splitlines()
        read = int(next(line for line in counters if line.startswith("rchar")).split()[1])
    with contextlib.suppress(OSError):
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(master)
    return took, spent, read


def row(name: str, values: list[float], note: str = "") -> None:
    """One Markdown row: median, minimum, maximum."""
    middle = statistics.median(values)
    print(f"| {name} | {middle:.0f} | {min(values):.0f} | {max(values):.0f} | {note} |", flush=True)


def main() -> None:
    """Run all measurements in interleaved rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--large", type=Path)
    arguments = parser.parse_args()
    python = sys.executable
    print("| what | median ms | min | max | note |\n| --- | --- | --- | --- | --- |")

    # An installed program has its bytecode; it is made once and used from then on.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(ROOT / "reader", quiet=1)
    commands = {
        "`python -c pass`": [python, "-c", "pass"],
        "`import annotations`": [python, "-c", "import annotations"],
        "`import annotations.model, annotations.claims, annotations.sidecar`": [
            python,
            "-c",
            "import annotations.model, annotations.claims, annotations.sidecar",
        ],
        "`import textual.app`": [python, "-c", "import textual.app, textual.drivers.linux_driver"],
        "`gloss search --help`": [python, "-m", "reader", "search", "--help"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(arguments.runs):
        for name, command in commands.items():
            times[name].append(run_time(command))
    for name, values in times.items():
        row(name, values)

    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.txt", Path(folder) / "large.txt"
        small.write_text(text_of(6_000))
        if arguments.large:
            shutil.copy(arguments.large, large)
        else:
            large.write_text(text_of(50_000_000))
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "GLOSS_ANNOTATOR": "bench",
            **{f"GLOSS_{n}_DIR": f"{folder}/{n.lower()}" for n in ("CACHE", "STATE", "CONFIG")},
        }
        script = Path(python).with_name("gloss")
        programs = {
            "gloss": [str(script)] if script.exists() else [python, "-m", "reader"],
            "vim -R": ["vim", "-R"],
            "less": ["less"],
        }
        measured = (
            (small, "first page, 6 KB", MARK, {}),
            (large, "first page, 50 MB", MARK, {}),
            (small, "answer to a key typed at the start, 6 KB", LAST, KEYS),
        )
        for path, what, mark, keys in measured:
            pages: dict[str, list[float]] = {}
            processor: dict[str, list[float]] = {}
            bytes_read: dict[str, int] = {}
            for _ in range(max(3, arguments.runs // 4)):
                for name, program in programs.items():
                    if shutil.which(program[0]):
                        command = [*program, str(path)]
                        typed = keys.get(name, "")
                        took, spent, bytes_read[name] = until(mark, typed, command, environment)
                        pages.setdefault(name, []).append(took)
                        processor.setdefault(name, []).append(spent)
            for name, values in pages.items():
                note = f"{statistics.median(processor[name]):.1f} ms of a processor, "
                note += f"{bytes_read[name] / 1e6:.1f} MB read by then"
                row(f"{what}, `{name}`", values, note)


if __name__ == "__main__":
    main()
