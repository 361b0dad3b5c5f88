"""A piece of work that a forked child does while its parent does another."""

import contextlib
import os
import select
import signal
import sys
from collections.abc import Callable

Answer = Callable[[], str]
PATIENCE = 10.0
"""Seconds; a child that takes longer stands still, or is slower than its parent would be."""


def beside(work: Callable[[], str]) -> Answer | None:
    """Begin `work` in a child; what waits for its result, to be called once.

    The result is "" where the child did not come to its end within `PATIENCE`. None where there
    can't be a child, or it would win nothing: beside threads, whose locks it would find as they
    are, or with one processor.
    """
    threading = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:
        return None
    if not hasattr(os, "fork") or _processors() < 2:
        return None
    read, write = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(read)
        os.close(write)
        return None
    if not child:
        _as_child(work, write)
    os.close(write)

    def answer() -> str:
        with os.fdopen(read, "rb") as pipe:
            said = pipe.read() if select.select([pipe], [], [], PATIENCE)[0] else b""
        if not said:  # it may stand still, and is not needed any more
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):  # where the parent ignores its children's ends
            os.waitpid(child, 0)
        return said.decode()

    return answer


def _as_child(work: Callable[[], str], write: int) -> None:
    """Do `work` and end, whatever happens, without a word and without the parent's last steps."""
    try:
        os.write(write, work().encode())
    finally:
        os._exit(0)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
