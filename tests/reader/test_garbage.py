"""Garbage is looked for at rest: a key waits for no look at everything that is alive."""

import gc
import sys
import weakref
from collections.abc import Iterator

import pytest

from reader.garbage import REST, Garbage

pytestmark = pytest.mark.skipif(
    sys.version_info >= (3, 14), reason="this Python looks for it a little at a time by itself"
)


class Knot:
    """Refers to itself, so that nothing but a collection finds it."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)
    gc.unfreeze()
    gc.collect()


@pytest.fixture
def looks() -> Iterator[list[int]]:
    """The generations of what was looked through."""
    found: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "stop":
            found.append(info["generation"])

    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)


def list_of_many() -> list[list[int]]:
    """What a library of many documents is for the memory."""
    return [[number] for number in range(200_000)]


def test_a_large_list_is_made_without_looking_through_all_of_it(looks: list[int]) -> None:
    Garbage()
    looks.clear()
    alive = list_of_many()
    assert len(alive) and 2 not in looks
    assert 1 in looks, "what dies young is found all the same"


def test_it_is_found_once_nobody_types(looks: list[int]) -> None:
    now = 100.0
    garbage = Garbage(lambda: now)
    alive = list_of_many()
    dead = weakref.ref(Knot())
    while gc.get_count()[2] < 10:
        alive += list_of_many()
    looks.clear()
    assert not garbage.rest(last_key=now - REST / 2)
    assert 2 not in looks
    assert garbage.rest(last_key=now - REST * 2)
    assert looks == [2]
    assert dead() is None
    assert not garbage.rest(last_key=now - REST * 2), "nothing was made since"


def test_what_takes_long_to_look_through_is_looked_through_once() -> None:
    clock = iter((0.0, 0.5))
    garbage = Garbage(lambda: next(clock))
    before = gc.get_freeze_count()
    alive = [list_of_many() for _ in range(2)]
    assert garbage.rest(last_key=-REST)
    assert gc.get_freeze_count() - before >= 400_000 and alive
