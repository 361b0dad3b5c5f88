"""Running `gloss`, in this process for what it says and in one of its own for how it ends."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from reader.__main__ import main

PROJECT = Path(__file__).parents[2]


class Result(NamedTuple):
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def rows(self) -> list[dict[str, Any]]:
        """What it wrote as JSON Lines."""
        return [json.loads(line) for line in self.lines]


class Stream(io.TextIOWrapper):
    """A standard stream that can write ASCII only, and may say that it is a terminal."""

    def __init__(self, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(), encoding="ascii")
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def written(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode("utf-8")


@contextmanager
def streams(terminal: bool = False) -> Iterator[tuple[Stream, Stream]]:
    """Standard streams of our own: stdout and stderr."""
    before = sys.stdin, sys.stdout, sys.stderr
    out, err = Stream(terminal), Stream(terminal)
    sys.stdin, sys.stdout, sys.stderr = Stream(terminal), out, err
    try:
        yield out, err
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


def gloss(*arguments: str | Path, terminal: bool = False) -> Result:
    """Run `gloss` here. terminal: whether its streams are one."""
    with streams(terminal) as (out, err):
        code = main([os.fspath(each) for each in arguments])
        return Result(code, out.written(), err.written())


def gloss_process(*arguments: str | Path, **options: Any) -> "subprocess.CompletedProcess[bytes]":
    """Run `gloss` in a process of its own, without a terminal. options: those of `run`, and
    code, which is run in the place of `gloss`.
    """
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), **options.pop("env", {})}
    start = ["-c", options.pop("code")] if "code" in options else ["-m", "reader"]
    command = [sys.executable, *start, *(str(each) for each in arguments)]
    given = {"stdin": subprocess.DEVNULL, "capture_output": True, **options}
    return subprocess.run(command, env=environment, check=False, timeout=60, **given)


def corpus_of(folder: Path, **texts: str) -> Path:
    """A folder with documents of these texts, named by their keys and ``.txt``."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_bytes(text.encode())
    return folder
