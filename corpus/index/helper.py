"""A helper process that reads and cuts documents into segments: ``python -m corpus.index.helper``.

Arguments: the corpus, the folder for its segments, and how many tokens to hold in memory. On stdin
JSON, a line each: a list of names, empty at the end, and which share of all names nobody was given
yet (``[["a.txt", "b.txt"], 0.5]``); on stdout one JSON object a line:
``{"read": 50, "name": "…"}`` as it goes on, ``{"wants": true}`` for the next list, and
``{"segment": "…", "documents": 3, "checksum": 1, "names": […]}`` for each segment with every name
that it settles, also of documents that could not be read. What fails is said last, as
``{"failed": "…", "errno": 28, "path": "…"}``, and never on stderr. It ends where its stdin does.
"""

import contextlib
import json
import sys
import time
from pathlib import Path

from corpus.index.factory import read_document
from corpus.index.whoosh_index.codec.array_file import SUFFIX
from corpus.index.whoosh_index.codec.building import Builder
from corpus.library import Corpus

_REPORT_EVERY = 50
_FIRST_STEP, _LONGEST_STEP = 1.0, 60.0
"""Seconds until what was read is written away, so that it is found while the index grows."""
_SOON = 2.0
"""Seconds before the end of all in which nothing is written away before its time."""


class _Helper:
    def __init__(self, corpus: Corpus, folder: Path, spill: int) -> None:
        self._corpus, self._folder, self._spill = corpus, folder, spill
        self._builder = Builder(spill // 8)
        self._settled: list[str] = []
        self._written = self._read = 0
        self._step = _FIRST_STEP
        self._begun = time.monotonic()
        self._write_at = self._begun + self._step

    def read(self, names: list[str], left: float) -> None:
        """Read and cut documents. left: the share of all that nobody was given before."""
        if (time.monotonic() - self._begun) * left <= _SOON * (1 - left):
            self._write_at = max(self._write_at, time.monotonic() + _SOON)
        for name in names:
            document = read_document(self._corpus, name)
            if document is not None:
                self._builder.add(document)
            self._settled.append(name)
            self._read += 1
            if self._read % _REPORT_EVERY == 0:
                self._report(name)
            if self._builder.tokens >= self._spill or time.monotonic() >= self._write_at:
                self.write()
        if names and self._read % _REPORT_EVERY:
            self._report(names[-1])

    def write(self) -> None:
        """Write what was read away as a segment."""
        if not self._settled:
            return
        path = self._folder / f"{self._written}{SUFFIX}"
        documents, checksum = self._builder.write(path)
        _say(segment=path.name, documents=documents, checksum=checksum, names=self._settled)
        self._written += 1
        self._settled = []
        self._step = min(2 * self._step, _LONGEST_STEP)
        self._write_at = time.monotonic() + self._step

    def _report(self, name: str) -> None:
        _say(read=self._read, name=name)
        self._read = 0


def main(arguments: list[str]) -> int:
    """Read what is asked for until an empty list comes, or nothing more."""
    try:
        return _helped(arguments)
    except BrokenPipeError:  # nobody listens any more
        return 1
    except OSError as error:
        _say_failed(failed=error.strerror or str(error), errno=error.errno, path=error.filename)
    except Exception as error:
        _say_failed(failed=f"{type(error).__name__}: {error}")
    return 1


def _helped(arguments: list[str]) -> int:
    root, folder, spill = Path(arguments[0]), Path(arguments[1]), int(arguments[2])
    with Corpus(root) as corpus:
        helper = _Helper(corpus, folder, spill)
        _say(wants=True)
        for line in sys.stdin:
            names, left = json.loads(line)
            if not names:
                helper.write()
                return 0
            helper.read(names, left)
            _say(wants=True)
    return 1


def _say_failed(**said: object) -> None:
    with contextlib.suppress(OSError):
        _say(**said)


def _say(**said: object) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
