"""The index of a corpus; its engine is imported only where one is asked for."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import DocumentError
from corpus.index.protocol import IndexedDocument, ReadDocument

if TYPE_CHECKING:
    from corpus.index.whoosh_index.engine import WhooshIndex
    from corpus.index.whoosh_index.helpers import StartHelper
    from corpus.library import Corpus


def index_of(corpus: "Corpus") -> "WhooshIndex":
    """The index of `corpus` in its cache folder. Raises CacheRefused."""

    def read(name: str) -> IndexedDocument | None:
        return read_document(corpus, name)

    def start_helper(folder: Path, spill: int) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [
                *(sys.executable, "-m", "corpus.index.helper"),
                *(os.fspath(corpus.given.absolute()), os.fspath(folder), str(spill)),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # What fails it says; an interruption at the terminal is for its parent, which ends it.
            stderr=None if os.environ.get("GLOSS_DEBUG") else subprocess.DEVNULL,
            start_new_session=True,
            cwd=Path(__file__).parents[2],
            text=True,
        )

    return open_index(corpus.cache_folder(), read, start_helper)


def open_index(
    cache: Path, read: ReadDocument, start_helper: "StartHelper | None" = None
) -> "WhooshIndex":
    """The index kept in the private folder `cache` of a corpus; see `corpus.folders`."""
    # NumPy costs a tenth of a second and is needed at the first search, not before.
    from corpus.index.whoosh_index.engine import WhooshIndex  # noqa: PLC0415

    return WhooshIndex(cache / "index", read, start_helper)


def read_document(corpus: "Corpus", name: str) -> IndexedDocument | None:
    """What the index is told of the document `name`; None where it cannot be read."""
    try:
        with corpus.open(name) as document:
            text, state = document.whole_text(), document.kept_state
        metadata = corpus.metadata(name)
    except DocumentError:
        return None
    return IndexedDocument(
        name, state, text, metadata.title or "", metadata.outlet or "", metadata.date
    )
