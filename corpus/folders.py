"""The user's own folders: the cache of one corpus, the state, the configuration.

What lies in the cache is trusted (an index is unpickled, a text is read as canonical), so a folder
that others could have filled is refused.
"""

import hashlib
import os
import re
import stat
from pathlib import Path

from corpus.errors import CacheRefused, FolderRefused

APPLICATION = "glossator"
_TAIL_LENGTH = 40
_UNREADABLE_IN_A_NAME = re.compile(r"[^A-Za-z0-9._-]+")


def cache_folder(corpus_root: Path) -> Path:
    """The private cache of the corpus at `corpus_root` (a folder or one document), created.

    Keyed by the real path, so that a corpus reached through a link has one cache.
    Raises CacheRefused where the folder is a link, not ours, or writable by others.
    """
    base = _named_by("GLOSS_CACHE_DIR") or Path(_platform("cache"))
    real = os.path.realpath(corpus_root)
    key = hashlib.sha256(os.fsencode(real)).hexdigest()[:16]
    tail = _UNREADABLE_IN_A_NAME.sub("_", Path(real).name)[-_TAIL_LENGTH:] or "root"
    folder = base / f"{tail}-{key}"
    for path in (base, folder):
        if reason := _make_private(path):
            raise CacheRefused(_refusal("cache", path, reason, "GLOSS_CACHE_DIR"))
    return folder


def state_folder() -> Path:
    """Where journals, locks and reading positions are kept, created.

    Raises FolderRefused where it is a link, not ours, or writable by others.
    """
    folder = _named_by("GLOSS_STATE_DIR") or Path(_platform("state"))
    if reason := _make_private(folder):
        raise FolderRefused(_refusal("state", folder, reason, "GLOSS_STATE_DIR"))
    return folder


def config_folder() -> Path:
    """Where the user's configuration is looked for; not created, it may be missing."""
    return _named_by("GLOSS_CONFIG_DIR") or Path(_platform("config"))


def _named_by(variable: str) -> Path | None:
    value = os.environ.get(variable)
    return Path(value).expanduser().absolute() if value else None


def _platform(kind: str) -> str:
    import platformdirs  # noqa: PLC0415 - only needed where the environment names no folder

    folders = {
        "cache": platformdirs.user_cache_dir,
        "state": platformdirs.user_state_dir,
        "config": platformdirs.user_config_dir,
    }
    return folders[kind](APPLICATION, appauthor=False)


_FOREIGN = "it belongs to somebody else"


def _refusal(kind: str, path: Path, reason: str, variable: str) -> str:
    mend = "" if reason == _FOREIGN else "make it yours alone (chmod 700), or "
    return (
        f"{path}: the {kind} folder is not used, because {reason}; "
        f"{mend}name another with {variable}"
    )


def _make_private(path: Path) -> str:
    """Create `path` for its owner alone; why it cannot be trusted, empty where it can."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(mode=0o700, exist_ok=True)
        found = path.lstat()
    except OSError as error:
        return f"it cannot be made ({error.strerror or error})"
    if stat.S_ISLNK(found.st_mode):
        return "it is a link"
    if not stat.S_ISDIR(found.st_mode):
        return "it is not a folder"
    if found.st_uid != os.getuid():
        return _FOREIGN
    if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        return "others may write to it"
    return ""
