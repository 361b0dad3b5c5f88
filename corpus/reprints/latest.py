"""What was read last, kept as long as there is room for it."""

from collections.abc import Callable
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Latest(Generic[Kept]):
    """Values by name, made when they are asked for; the longest unused ones give way.

    make: a value by its name; size: how much room one takes; room: how much there is, which the
    newest value alone may exceed.
    """

    def __init__(self, make: Callable[[str], Kept], size: Callable[[Kept], int], room: int) -> None:
        self._make, self._size, self._room = make, size, room
        self._kept: dict[str, Kept] = {}

    def __getitem__(self, name: str) -> Kept:
        found = self._kept.pop(name, None)
        if found is None:
            found = self._make(name)
            self._room -= self._size(found)
        self._kept[name] = found
        while self._room < 0 and len(self._kept) > 1:
            self._room += self._size(self._kept.pop(next(iter(self._kept))))
        return found
