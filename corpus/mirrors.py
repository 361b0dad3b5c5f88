"""Where annotations go that cannot lie beside their documents: asked for once, then remembered.

Kept in the user's state folder, by the corpus' path: an answer of the user's, not a cache.
"""

import contextlib
import json
import os
from pathlib import Path

from corpus.errors import DocumentError, FolderRefused
from corpus.files import read_whole, set_aside
from corpus.folders import state_folder
from corpus.own_file import alone_with, put

_NAME = "mirrors.json"


def remembered(root: Path) -> Path | None:
    """The folder that was chosen for the corpus at `root`; None where nobody was asked."""
    with contextlib.suppress(FolderRefused):
        chosen = _read(state_folder() / _NAME)[0].get(os.fspath(root))
        return Path(chosen) if chosen else None
    return None


def remember(root: Path, folder: Path) -> None:
    """Keep `folder` for the corpus at `root`. Raises FolderRefused, OSError."""
    path = state_folder() / _NAME
    chosen = os.fspath(folder.expanduser().absolute())
    with alone_with(path):
        kept, whole = _read(path)
        if not whole:
            set_aside(path)  # so that nothing of it is lost
        put(path, json.dumps({**kept, os.fspath(root): chosen}, indent=1))


def proposed(root: Path) -> Path:
    """A folder to propose for the corpus at `root`. Raises FolderRefused."""
    return state_folder() / "annotations" / (root.name or "corpus")


def _read(path: Path) -> tuple[dict[str, str], bool]:
    """The folders by corpus, and whether all that the file holds could be read."""
    try:
        stored = json.loads(read_whole(path))
    except FileNotFoundError:
        return {}, True
    except (OSError, DocumentError, ValueError, RecursionError):
        return {}, False
    if not isinstance(stored, dict):
        return {}, False
    kept = {key: value for key, value in stored.items() if isinstance(value, str)}
    return kept, len(kept) == len(stored)
