"""Which files of a folder could not be read at the last walk, kept in the cache."""

import contextlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import DocumentError
from corpus.files import read_whole


def kept_unreadable(file: Path | None) -> tuple[str, ...]:
    """The names that were kept; none where there is no such file, or it is damaged."""
    if file is None:
        return ()
    try:
        said = json.loads(read_whole(file))
    except (OSError, DocumentError, ValueError, RecursionError):
        return ()
    return tuple(x for x in said if isinstance(x, str)) if isinstance(said, list) else ()


def keep_unreadable(file: Path | None, names: Sequence[str]) -> None:
    """Keep these instead; a cache that cannot be written is done without."""
    if file is None or kept_unreadable(file) == tuple(names):
        return
    partial = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        partial.write_text(json.dumps(list(names)), encoding="ascii")
        partial.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            partial.unlink()
