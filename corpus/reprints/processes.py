"""Work in several processes, its answers in order and never more of it waiting than is needed."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar, TypeVarTuple

_MOST = 4
_AHEAD = 3
"""Tasks a process that are handed over before the oldest is asked for."""

Given = TypeVarTuple("Given")
Answer = TypeVar("Answer")


def processes() -> int:
    """How many are worth while on this machine; 1 means none but this one."""
    return min(_MOST, os.cpu_count() or 1)


def in_processes(
    work: Callable[[*Given], Answer], tasks: Iterable[tuple[*Given]]
) -> Iterator[Answer]:
    """What `work`, a function of a module, answers to each of the tasks, in their order."""
    with ProcessPoolExecutor(processes(), mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[Answer]] = deque()
        for task in tasks:
            waiting.append(pool.submit(work, *task))
            if len(waiting) > _AHEAD * processes():
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
