"""Where annotations go that cannot lie beside their documents: asked for once, then remembered.

Kept in the user's state folder, by the corpus' path: an answer of the user's, not a cache.
"""

import contextlib
import json
import os
from pathlib import Path

from corpus.errors import DocumentError, FolderRefused
from corpus.files import read_whole
from corpus.folders import state_folder

_NAME = "mirrors.json"


def remembered(root: Path) -> Path | None:
    """The folder that was chosen for the corpus at `root`; None where nobody was asked."""
    with contextlib.suppress(FolderRefused):
        chosen = _read(state_folder() / _NAME).get(os.fspath(root))
        return Path(chosen) if chosen else None
    return None


def remember(root: Path, folder: Path) -> None:
    """Keep `folder` for the corpus at `root`. Raises FolderRefused, OSError."""
    path = state_folder() / _NAME
    kept = {**_read(path), os.fspath(root): os.fspath(folder.expanduser().absolute())}
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    temporary.write_text(json.dumps(kept, indent=1), "utf-8")
    temporary.replace(path)


def proposed(root: Path) -> Path:
    """A folder to propose for the corpus at `root`. Raises FolderRefused."""
    return state_folder() / "annotations" / (root.name or "corpus")


def _read(path: Path) -> dict[str, str]:
    try:
        stored = json.loads(read_whole(path))
    except (OSError, DocumentError, ValueError, RecursionError):
        return {}
    if not isinstance(stored, dict):
        return {}
    return {key: value for key, value in stored.items() if isinstance(value, str)}
