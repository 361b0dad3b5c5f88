"""Threads of the session: work in its order, and an end that waits for what is to be kept alone."""

import time
from collections.abc import Iterator
from functools import partial
from threading import Event

import pytest

from reader.session.workers import Worker


@pytest.fixture(name="free")
def _free() -> Iterator[Event]:
    """Set at the end, so that no thread of a test stays."""
    free = Event()
    yield free
    free.set()


class Reading:
    """Work that only reads, and does not end before it is freed."""

    def __init__(self, free: Event) -> None:
        self.free, self.begun = free, Event()

    def __call__(self) -> None:
        self.begun.set()
        self.free.wait(20)


def at_reading(free: Event) -> Worker:
    """A worker that has begun with something long."""
    worker, reading = Worker("w"), Reading(free)
    worker.submit(reading)
    assert reading.begun.wait(5)
    return worker


def test_jobs_are_done_in_the_order_they_came() -> None:
    worker, done = Worker("w"), list[int]()
    for number in range(50):
        worker.submit(partial(done.append, number), keeps=True)
    worker.end()
    assert done == list(range(50))
    assert worker.has_ended(5)


def test_the_end_does_not_wait_for_what_only_reads(free: Event) -> None:
    worker = at_reading(free)
    began = time.monotonic()
    worker.end()
    assert not worker.has_ended(0.01)
    assert time.monotonic() - began < 1
    free.set()
    assert worker.has_ended(5)


def test_what_is_to_be_kept_is_kept_behind_something_that_never_ends(free: Event) -> None:
    worker, done = at_reading(free), list[str]()
    worker.submit(lambda: done.append("read"))
    worker.submit(lambda: done.append("kept"), keeps=True)
    worker.submit(lambda: done.append("kept too"), keeps=True)
    worker.end()
    assert done == ["kept", "kept too"]


def test_the_end_waits_for_what_is_being_kept() -> None:
    worker, begun, done = Worker("w"), Event(), list[str]()

    def keep() -> None:
        begun.set()
        time.sleep(0.2)
        done.append("kept")

    worker.submit(keep, keeps=True)
    assert begun.wait(5)
    worker.end()
    assert done == ["kept"]


def test_nothing_is_taken_after_the_end() -> None:
    worker, done = Worker("w"), list[str]()
    worker.end()
    worker.submit(lambda: done.append("late"), keeps=True)
    assert worker.has_ended(5)
    assert not done
