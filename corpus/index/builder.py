"""Brings the index of a corpus up to date, here or in a child process without the terminal.

The child is ``python -m corpus.index.builder ROOT``: one JSON object a line on stdout
(``{"done": 3, "total": 8, "name": "…"}``, at the end ``{"finished": true, "changed": true}`` or
``{"error": "…"}``, with a ``reason`` where nothing can be written), and it ends when its stdin
does, which is when its parent is gone.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from corpus.errors import CorpusError, IndexBusy, IndexMissing, IndexUnwritable
from corpus.index.behind import give_way
from corpus.index.protocol import Changes, FileState, Index, Progress, ReportProgress

_PATIENCE = 5.0


class IndexedCorpus(Protocol):
    """What an update wants of a corpus."""

    def changes_since(self, known: Mapping[str, FileState]) -> Changes:
        """What happened to the documents since they had the states in `known`."""
        ...

    def fingerprint(self) -> str | None:
        """What stays the same as long as nothing changes in the corpus; None where nothing does."""
        ...


def build(
    corpus: IndexedCorpus,
    index: Index,
    progress: ReportProgress | None = None,
    jobs: int = 1,
    *,
    merges: bool = True,
) -> Changes:
    """Bring `index` up to `corpus`; what had changed. Raises IndexBusy, IndexFailure, IndexMissing.

    merges: see `Index.update`.
    """
    # Taken before the walk: what changes after it gives another one the next time.
    before = corpus.fingerprint()
    if before is not None and index.settled(before):
        return Changes()
    for last in (False, False, True):
        changes = corpus.changes_since(index.known())
        try:
            index.update(changes, progress, jobs, merges=merges)
            break
        except IndexMissing:  # damage showed on the way, or another process took the index away
            if last:
                raise
    if before is None:  # the first walk: only a second one tells what changed meanwhile
        before = corpus.fingerprint()
        if before is None or corpus.changes_since(index.known()) != Changes():
            return changes
    index.settle(before)
    return changes


class Builder:
    """A running child that updates the index of the corpus at `root`; ends with its owner."""

    def __init__(self, root: Path) -> None:
        self.changed = False
        """Once it has ended: whether anything had changed, documents that went included."""
        self._child = subprocess.Popen(
            [sys.executable, "-m", "corpus.index.builder", os.fspath(root.absolute())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).parents[2],
            start_new_session=True,
        )

    @property
    def pid(self) -> int:
        """The child's number."""
        return self._child.pid

    def progress(self) -> Iterator[Progress]:
        """Progress as it is made, until the update ends.

        Raises IndexBusy where another process is writing, IndexUnwritable, CorpusError where it
        failed.
        """
        for line in self._child.stdout or ():
            with contextlib.suppress(ValueError):
                said = json.loads(line)
                if "busy" in said:
                    raise IndexBusy(said["busy"])
                if "reason" in said:
                    raise IndexUnwritable(said["error"], said["reason"])
                if "error" in said:
                    raise CorpusError(said["error"])
                if "finished" in said:
                    self.changed = said["changed"]
                    return
                if "done" in said:
                    yield Progress(said["done"], said["total"], said["name"])
        raise CorpusError(
            "indexing ended before it was done; `gloss index` on this corpus says why"
        )

    def stop(self, patience: float = _PATIENCE) -> None:
        """End the update, by force after `patience` seconds; what was committed stays."""
        self._child.terminate()
        try:
            self._child.wait(patience)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()


def main(arguments: list[str]) -> int:
    """The child: update the index of the corpus named, saying how far it is."""
    # Somebody reads meanwhile, and their keys come first.
    give_way()
    signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        changed = _build_named(Path(arguments[0]))
    except IndexBusy as busy:
        _say(busy=str(busy))
        return 1
    except IndexUnwritable as error:
        _say(error=str(error), reason=error.reason)
        return 2
    except CorpusError as error:
        _say(error=str(error))
        return 2
    except BrokenPipeError:
        return 1
    _say(finished=True, changed=changed)
    return 0


def _build_named(root: Path) -> bool:
    """Whether anything had changed."""
    # Only the child wants all of these.
    from corpus.index.factory import index_of  # noqa: PLC0415
    from corpus.index.merger import merge_later  # noqa: PLC0415
    from corpus.library import Corpus  # noqa: PLC0415

    with Corpus(root) as corpus, contextlib.closing(index_of(corpus)) as index:
        changes = build(
            corpus,
            index,
            lambda p: _say(done=p.done, total=p.total, name=p.name),
            merges=False,
        )
        merge_later(corpus, index, changes)
    return changes != Changes()


def _say(**said: object) -> None:
    # Names may hold bytes that are no UTF-8; JSON escapes are plain ASCII.
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def _end(_signal: int, _frame: object) -> None:
    raise SystemExit(1)


def _end_with_parent() -> None:
    with contextlib.suppress(OSError):
        while os.read(0, 4096):
            pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
