"""What transitions ask of the world: who does it, and in which order."""

import typing

import pytest

from annotations.changes import Change, Edit
from reader import effects
from reader.ahead import ThinkAhead
from reader.effects import (
    Commit,
    CommitAll,
    Compare,
    CountTags,
    Effect,
    OfSession,
    OfTerminal,
    Open,
    Quit,
    together,
)


def step(number: int) -> Edit:
    return Edit(f"step {number}", "a.txt", (Change(f"id-{number}", None, "{}"),))


ONE, TWO, THREE = Commit(step(1)), Commit(step(2)), Commit(step(3))
OPEN = Open("b.txt")


@pytest.mark.parametrize(
    ("asked", "done"),
    [
        ((), ()),
        ((ONE,), (ONE,)),
        ((OPEN, ONE, Quit()), (OPEN, ONE, Quit())),
        ((ONE, TWO), (CommitAll((ONE.edit, TWO.edit)),)),
        (
            (OPEN, ONE, Compare(), TWO, CountTags(), THREE),
            (OPEN, CommitAll((ONE.edit, TWO.edit, THREE.edit)), Compare(), CountTags()),
        ),
    ],
)
def test_the_commits_of_one_key_are_one_where_the_first_stood(
    asked: tuple[Effect, ...], done: tuple[Effect, ...]
) -> None:
    assert together(asked) == done


def test_every_effect_is_either_the_sessions_or_the_terminals() -> None:
    defined = {
        value
        for value in vars(effects).values()
        if isinstance(value, type) and value.__module__ == effects.__name__
    }
    session, terminal = set(typing.get_args(OfSession)), set(typing.get_args(OfTerminal))
    assert session | terminal == defined | {ThinkAhead}
    assert not session & terminal
