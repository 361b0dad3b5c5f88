"""Noticing that the terminal is gone: a hang-up, or the end of its input."""

import contextlib
import os
import select
import signal
import sys
from collections.abc import Callable
from threading import Event, Thread

LOOK = 200
"""Milliseconds between two looks at a terminal that sends nothing."""
GRACE = 0.8
"""Seconds after which the process ends, whatever still waits."""


class Guest:
    """Watches the terminal. gone: called once, from another thread, when it went away."""

    def __init__(self, gone: Callable[[], None]) -> None:
        self._gone = gone
        self._left = Event()

    def arrive(self) -> None:
        """Begin to watch; a hang-up that is ignored from outside is heard again.

        A terminal that went away already says that it is none, so it is not asked.
        """
        if sys.__stdin__ is None:
            return
        with contextlib.suppress(ValueError):
            for ending in (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT):
                signal.signal(ending, self._hung_up)
        Thread(target=self._watch, args=(sys.__stdin__.fileno(),), daemon=True).start()

    def leave(self) -> None:
        """Stop watching."""
        self._left.set()

    def _hung_up(self, _signal: int, _frame: object) -> None:
        # A handler runs on the screen's own thread, which can't ask itself to end and wait.
        Thread(target=self._end, daemon=True).start()

    def _watch(self, descriptor: int) -> None:
        poller = select.poll()
        poller.register(descriptor, 0)
        while not self._left.is_set():
            if any(event & (select.POLLHUP | select.POLLERR) for _, event in poller.poll(LOOK)):
                self._end()
                return

    def _end(self) -> None:
        """Ask for an orderly end; force it where the lost terminal holds that up."""
        if self._left.is_set():
            return
        self._left.set()
        Thread(target=self._force, daemon=True).start()
        self._gone()

    def _force(self) -> None:
        Event().wait(GRACE)
        os._exit(1)
