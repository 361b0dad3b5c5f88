"""Programs at terminals of their own: each ended and forgotten with the test that started it."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.pty.articles import write_corpus
from tests.pty.terminal import Terminal

ROOT = Path(__file__).parents[2]
GLOSS = ("-m", "reader")


class Start(Protocol):
    """Starts the reader on `corpus`.

    environment: on top of the usual one; program: what Python runs; terminal: of `Terminal`.
    """

    def __call__(
        self,
        corpus: Path,
        environment: dict[str, str] | None = None,
        *,
        program: Sequence[str] = GLOSS,
        **terminal: Any,
    ) -> Terminal: ...


def environment_of_a_user() -> dict[str, str]:
    """An environment with nothing of the developer's but the folders of this test."""
    kept = ("PATH", "HOME", "TMPDIR")
    own = {k: v for k, v in os.environ.items() if k in kept or k.startswith("GLOSS_")}
    return {**own, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "LANG": "C.UTF-8"}


@pytest.fixture
def start() -> Iterator[Start]:
    """Start the reader at a terminal; whatever still runs in the end is killed."""
    started: list[Terminal] = []

    def begin(
        corpus: Path,
        environment: dict[str, str] | None = None,
        *,
        program: Sequence[str] = GLOSS,
        **terminal: Any,
    ) -> Terminal:
        env = {**environment_of_a_user(), **(environment or {})}
        started.append(Terminal([*program, corpus], env, **terminal))
        return started[-1]

    yield begin
    for each in started:
        each.close()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The invented articles, in a folder of this test alone."""
    return write_corpus(tmp_path / "varrhaven")
