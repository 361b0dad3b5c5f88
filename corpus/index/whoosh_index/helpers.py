"""Several helper processes that cut documents into segments, and what they answer."""

import contextlib
import json
import queue
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from corpus.errors import IndexFailure
from corpus.index.whoosh_index.codec.building import Written
from corpus.index.whoosh_index.store import unwritable

_LIST = 100
"""Names that a helper is given at once: few, so that all end at about the same time."""
StartHelper = Callable[[Path, int], "subprocess.Popen[str]"]
"""Starts a helper (`corpus.index.helper`) for a folder of segments and so many tokens to hold."""


class Read(NamedTuple):
    """many documents were read, `name` last."""

    many: int
    name: str


class Cut(NamedTuple):
    """A segment was written to `path`; names: what it settles."""

    path: Path
    written: Written
    names: Sequence[str]


class Helpers:
    """Running helpers; they end with this object's `stop`, or with this process."""

    def __init__(self, start: StartHelper, folder: Path, count: int, spill: int) -> None:
        self._said: queue.Queue[tuple[int, dict[str, Any] | None]] = queue.Queue()
        self._folders = [folder / f"helper-{number}" for number in range(count)]
        self._processes = []
        for number, its_folder in enumerate(self._folders):
            its_folder.mkdir(mode=0o700)
            process = start(its_folder, spill // count)
            self._processes.append(process)
            threading.Thread(target=self._listen, args=(number, process), daemon=True).start()

    def work(self, names: Sequence[str]) -> Iterator[Read | Cut]:
        """What the helpers make of the documents `names`.

        Raises IndexFailure where one ends too early, IndexUnwritable where its disk is full.
        """
        lists = [names[at : at + _LIST] for at in range(0, len(names), _LIST)]
        lists.reverse()
        running = len(self._processes)
        while running:
            number, said = self._said.get()
            if said is None:
                if self._processes[number].wait() != 0:
                    raise IndexFailure(
                        "a helper process ended before its work was done; "
                        "`gloss index --jobs 1` does without any"
                    )
                running -= 1
            elif "failed" in said:
                raise self._failure(number, said)
            elif "wants" in said:
                self._give(
                    number, lists.pop() if lists else (), len(lists) * _LIST / max(1, len(names))
                )
            elif "read" in said:
                yield Read(said["read"], said["name"])
            else:
                path = self._folders[number] / said["segment"]
                yield Cut(path, Written(said["documents"], said["checksum"]), said["names"])

    def _failure(self, number: int, said: dict[str, Any]) -> IndexFailure:
        if isinstance(said.get("errno"), int):
            place = said.get("path") or str(self._folders[number])
            return unwritable(self._folders[number], OSError(said["errno"], said["failed"], place))
        return IndexFailure(
            f"a helper process failed ({said['failed']}); `gloss index --jobs 1` does without any"
        )

    def _give(self, number: int, names: Sequence[str], left: float) -> None:
        stdin = self._processes[number].stdin
        with contextlib.suppress(BrokenPipeError):  # its end is told by what it says no more
            if stdin:
                stdin.write(json.dumps([list(names), left]) + "\n")
                stdin.flush()

    def _listen(self, number: int, process: "subprocess.Popen[str]") -> None:
        for line in process.stdout or ():
            with contextlib.suppress(ValueError):
                self._said.put((number, json.loads(line)))
        self._said.put((number, None))

    def clear(self) -> None:
        """Delete the folders, whose segments were taken or are not wanted."""
        for folder in self._folders:
            shutil.rmtree(folder, ignore_errors=True)

    def stop(self) -> None:
        """End the helpers."""
        for process in self._processes:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    with contextlib.suppress(OSError):
                        pipe.close()
