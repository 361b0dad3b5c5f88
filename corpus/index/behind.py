"""How a process that nobody waits for gives way to those that somebody does wait for."""

import contextlib
import os

_LOWEST_PRIORITY = 19


def give_way() -> None:
    """Have this process, and those that it starts, run only when nothing else wants a processor.

    The lowest priority alone would not do: a scheduler lets what runs go on for some milliseconds
    whatever its priority, and a key is handed from one thread to another several times.
    """
    with contextlib.suppress(OSError):
        os.nice(_LOWEST_PRIORITY)
    if hasattr(os, "SCHED_IDLE"):
        with contextlib.suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
