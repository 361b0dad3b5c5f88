"""Merges what is due in the index of a corpus, apart from whoever searches it.

The process, ``python -m corpus.index.merger ROOT [--settle]``, outlives the command that started
it, says nothing, and may be killed at any time: the next one clears up after it.
"""

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CorpusError
from corpus.index.behind import give_way
from corpus.index.protocol import Changes, Index

if TYPE_CHECKING:
    from corpus.library import Corpus

_started: list["subprocess.Popen[bytes]"] = []
"""Nobody waits for them; without a reference Python would complain of that."""


def merge_later(corpus: "Corpus", index: Index, changes: Changes) -> None:
    """Have the index of `corpus` merged where that is due after an update by `changes`."""
    settle = changes.are_many
    if index.is_untidy(settle=settle) and os.access(corpus.cache_folder(), os.W_OK):
        start(corpus.given, settle=settle)


def start(root: Path, *, settle: bool) -> None:
    """Start it for the corpus at `root` and go on. settle: as after a long update."""
    command = [sys.executable, "-m", "corpus.index.merger", os.fspath(root.absolute())]
    with contextlib.suppress(OSError):  # another command will merge
        _started.append(
            subprocess.Popen(
                [*command, *(["--settle"] if settle else [])],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=Path(__file__).parents[2],
                start_new_session=True,
            )
        )


def main(arguments: list[str]) -> int:
    """Merge."""
    # Only this process wants all of these.
    from corpus.index.factory import index_of  # noqa: PLC0415
    from corpus.library import Corpus  # noqa: PLC0415

    give_way()
    try:
        with Corpus(Path(arguments[0])) as corpus, contextlib.closing(index_of(corpus)) as index:
            index.merge(settle="--settle" in arguments[1:])
    except CorpusError:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
