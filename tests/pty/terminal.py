"""The program at a pseudo-terminal: typing, waiting for what the screen says, ending it.

Nothing sleeps for a guessed time: everything waits for a condition, and fails with the screen.
"""

import contextlib
import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.pty.emulator import Emulator

PATIENCE: Final = 20.0
"""Seconds after which a condition will not come true any more."""
APART: Final = 0.08
"""Seconds after which a key is surely heard as one that came alone."""

_START: Final = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(1, termios.TIOCSCTTY, 0)
for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
    signal.signal(number, signal.SIG_DFL)
if sys.argv[1] == "deaf":
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
os.execv(sys.argv[2], sys.argv[2:])
"""
"""Makes the terminal the controlling one, as a login does, and becomes the program.

What a shell ignores for what it runs in the background is heard here.
"""


class Terminal:
    """One run of a program. sent and received: every byte so far.

    deaf: hang-ups are ignored from outside, as under ``nohup``. own_input: the input is another
    terminal than the output, so that its end can come alone. program: what `argv` begins with.
    """

    def __init__(
        self,
        argv: Sequence[str | Path],
        environment: Mapping[str, str],
        *,
        size: tuple[int, int] = (80, 24),
        deaf: bool = False,
        own_input: bool = False,
        program: Sequence[str] = (sys.executable,),
    ) -> None:
        self.sent = bytearray()
        self.received = bytearray()
        self.emulator = Emulator(size)
        self.output, slave = os.openpty()
        self.input, in_slave = os.openpty() if own_input else (self.output, slave)
        self._last_key = 0.0
        self._open = {self.output, self.input}
        for descriptor in {slave, in_slave}:
            _set_size(descriptor, size)
        start = [sys.executable, "-I", "-S", "-c", _START, "deaf" if deaf else "hearing"]
        self.process = subprocess.Popen(
            [*start, *program, *map(str, argv)],
            stdin=in_slave,
            stdout=slave,
            stderr=slave,
            env=dict(environment),
            start_new_session=True,
        )
        for descriptor in {slave, in_slave}:
            os.close(descriptor)

    # ---- what it shows -------------------------------------------------------------------

    def screen(self) -> str:
        """The rows as they stand now."""
        return "\n".join(self.emulator.rows())

    def row_with(self, text: str) -> str:
        """The first row that has `text`."""
        return next(row for row in self.emulator.rows() if text in row)

    def pump(self, seconds: float) -> bool:
        """Take what the program writes, for at most so long; true where there was something."""
        if self.output not in self._open:
            return False
        ready, _, _ = select.select([self.output], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.output, 1 << 16)
        except OSError:  # the program has closed the terminal
            data = b""
        if not data:
            self.process.poll()
            time.sleep(min(seconds, 0.005))
        self.received += data
        self.emulator.feed(data)
        return bool(data)

    def wait_until(
        self,
        holds: Callable[[], bool],
        what: str = "",
        patience: float = PATIENCE,
        seen: Callable[[], str] | None = None,
    ) -> None:
        """Pump until the condition holds. seen: what to show where it does not, but the screen."""
        end = time.monotonic() + patience
        while not holds():
            if time.monotonic() > end:
                raise AssertionError(f"not seen in {patience} s: {what}\n{(seen or self.screen)()}")
            if not self.pump(0.02) and self.process.poll() is not None and not self.pump(0):
                if holds():
                    return
                raise AssertionError(f"it ended before: {what}\n{self.screen()}")

    def wait_for(self, *texts: str, patience: float = PATIENCE) -> None:
        """Pump until all `texts` are on the screen at once."""
        self.wait_until(lambda: all(t in self.screen() for t in texts), repr(texts), patience)

    def wait_gone(self, text: str) -> None:
        """Pump until `text` is on the screen no more."""
        self.wait_until(lambda: text not in self.screen(), f"{text!r} gone")

    def wait_status(self, text: str) -> None:
        """Pump until the bottom row has `text`."""
        self.wait_until(lambda: text in self.emulator.rows()[-1], f"{text!r} in the bottom row")

    # ---- typing --------------------------------------------------------------------------

    def type(self, keys: str | bytes) -> None:
        """Send keys in one write."""
        data = keys.encode() if isinstance(keys, str) else keys
        self.sent += data
        while data:
            _, writable, _ = select.select([], [self.input], [], 0.02)
            if writable:
                data = data[os.write(self.input, data[:1024]) :]
            self.pump(0)
        self._last_key = time.monotonic()

    def type_alone(self, key: str) -> None:
        """Send a key that no other key stands beside."""
        while time.monotonic() - self._last_key < APART:
            self.pump(0.01)
        self.type(key)

    def paste(self, text: str) -> None:
        """Send text as a terminal does that was told about bracketed paste."""
        self.wait_until(lambda: b"\x1b[?2004h" in self.received, "bracketed paste switched on")
        self.type(f"\x1b[200~{text}\x1b[201~")

    def resize(self, size: tuple[int, int]) -> None:
        """Another size, as a window manager sets it."""
        self.emulator.resize(size)
        _set_size(self.output, size)

    # ---- ending --------------------------------------------------------------------------

    def ended(self, patience: float = PATIENCE) -> int:
        """Pump until the program has ended; its exit code."""
        self.wait_until(
            lambda: not self.pump(0) and self.process.poll() is not None, "the end", patience
        )
        return self.process.wait()

    def quit(self, screens: int = 4) -> int:
        """Press `q`, alone each time, until the program ends; its exit code."""
        for _ in range(screens):
            self._one_back()
            if self._is_over():
                break
        return self.ended()

    def _one_back(self) -> None:
        before = self.screen()
        self.type_alone("q")
        self.wait_until(lambda: self._is_over() or self.screen() != before, "q doing something")

    def _is_over(self) -> bool:
        return self.process.poll() is not None

    def hang_up(self) -> None:
        """The terminal vanishes."""
        for descriptor in self._open:
            os.close(descriptor)
        self._open.clear()

    def end_input(self) -> None:
        """The input ends, the screen stays."""
        os.close(self.input)
        self._open.discard(self.input)

    def close(self) -> None:
        """End the program whatever it does."""
        if self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.hang_up()


def _set_size(descriptor: int, size: tuple[int, int]) -> None:
    columns, rows = size
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
