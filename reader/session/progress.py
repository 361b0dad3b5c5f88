"""Telling of work that takes long, and of what was brought back."""

import time
from collections.abc import Callable

from annotations.history import Recovered
from reader.messages import Message, Told

_SAID_EVERY = 0.5
"""Seconds between two words about it."""


class Progress:
    """Says now and then how far something has come. what: goes before the numbers."""

    def __init__(self, what: str, post: Callable[[Message], object]) -> None:
        self._what, self._post, self._last = what, post, time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """`done` of `total` are done."""
        if time.monotonic() - self._last > _SAID_EVERY:
            self._last = time.monotonic()
            self._post(Told(f"{self._what}: {done} of {total}"))


def told_of_restored(work: list[Recovered]) -> str:
    """What was saved by now, in one line: several messages would hide each other."""
    if len(work) == 1:
        return f"restored: {work[0].edit.label} in {work[0].path.name}"
    documents = len({found.path for found in work})
    where = work[0].path.name if documents == 1 else f"{documents} sidecars"
    groups = {found.edit.group for found in work}
    if len(groups) == 1 and groups != {""}:
        return f"restored: {work[0].edit.label}, {documents} files; u takes it back"
    return f"restored: {len(work)} steps in {where}"
