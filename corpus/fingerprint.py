"""Whether anything in a folder changed since it was walked, told without walking it by the rules.

A walk decides on every file; this only reads what the system says of each and compares one digest.
"""

import contextlib
import hashlib
import json
import os
import stat
import time
from array import array
from collections.abc import Sequence
from pathlib import Path

from corpus.beside import Answer, beside
from corpus.errors import DocumentError
from corpus.files import read_whole
from corpus.index.protocol import COARSE, is_settled

_RULES = (Path(__file__).with_name("discovery.py"), Path(__file__).parent / "formats" / "kinds.py")
"""What decides which files are documents: another version of it decides anew."""


def fingerprint(root: str, folders: Sequence[str]) -> str | None:
    """A digest of all names and states in `folders`; None where one of them cannot be listed, or
    something changed so short a while ago that another change may not show.

    folders: from `root`, with a slash at the end, "" for `root` itself; what lies in other folders
    does not count. Any change of a file's content, name, time or mode gives another digest.
    """
    digest = hashlib.blake2b(digest_size=16)
    try:
        for rule in _RULES:
            digest.update(_said(os.stat(rule)))  # noqa: PTH116 - as below
        for folder in sorted(folders):
            _add(digest, root, folder)
    except (OSError, _Unsettled):
        return None
    return digest.hexdigest()


class _Unsettled(Exception):
    """A file was changed just now."""


def _add(digest: "hashlib.blake2b", root: str, folder: str) -> None:
    names, states = [folder], array("q")
    now = time.time_ns()
    recent = now - COARSE  # what is older is settled; a call for each would be felt
    with os.scandir(f"{root}/{folder}") as entries:
        for entry in entries:
            names.append(entry.name)
            if entry.is_dir(follow_symlinks=False):
                continue
            found = entry.stat(follow_symlinks=False)
            if found.st_ctime_ns > recent and not is_settled(found, now):
                raise _Unsettled
            states.extend(
                (
                    found.st_mode,
                    found.st_size,
                    found.st_mtime_ns,
                    found.st_ctime_ns,
                    found.st_ino & 0x7FFF_FFFF_FFFF_FFFF,
                )
            )
            if stat.S_ISLNK(found.st_mode):
                digest.update(_target(entry.path, now))
    digest.update("\0".join(names).encode("utf-8", "surrogateescape"))
    digest.update(states.tobytes())


def _target(path: str, now: int) -> bytes:
    """Where a link leads, and what is there."""
    try:
        found = os.stat(path)  # noqa: PTH116
        if not is_settled(found, now):
            raise _Unsettled
        return os.fsencode(os.path.realpath(path)) + _said(found)
    except OSError as error:
        return str(error.errno).encode()


def _said(found: os.stat_result) -> bytes:
    times = f"{found.st_mtime_ns} {found.st_ctime_ns}"
    return f"{found.st_mode} {found.st_size} {times} {found.st_ino}".encode()


class Look:
    """Looks whether the folders of the last walk of `root` are as they were.

    file: keeps which folders those are; None where nothing can be kept, and nothing is told.
    """

    def __init__(self, root: Path, file: Path | None) -> None:
        self._root, self._file = os.fspath(root), file
        self._ahead: Answer | None = None

    def fingerprint(self) -> str | None:
        """Their digest, None where there is none."""
        if self._ahead is not None:
            ahead, self._ahead = self._ahead, None
            return ahead() or None
        folders = read_folders(self._file) if self._file else []
        return fingerprint(self._root, folders) if folders else None

    def begin(self) -> None:
        """Let a process beside this one begin with what `fingerprint` will be asked for first."""
        self._ahead = beside(lambda: self.fingerprint() or "")

    def keep(self, folders: Sequence[str]) -> None:
        """Remember which folders a walk has entered."""
        if self._file and read_folders(self._file) != folders:
            write_folders(self._file, folders)

    def end(self) -> None:
        """Leave no process behind that nobody has asked."""
        if self._ahead is not None:
            self._ahead()


def read_folders(file: Path) -> list[str]:
    """The folders that were kept in `file`; none where there is no such file."""
    try:
        said = json.loads(read_whole(file))
    except (OSError, DocumentError, ValueError, RecursionError):
        return []
    if not isinstance(said, list):
        return []
    return [folder for folder in said if isinstance(folder, str)]


def write_folders(file: Path, folders: Sequence[str]) -> None:
    """Keep the folders of a walk; a file that cannot be written is done without."""
    partial = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        partial.write_text(json.dumps(list(folders)), encoding="ascii")
        partial.replace(file)
    except OSError:
        with contextlib.suppress(OSError):  # a read-only file system refuses it of no file, too
            partial.unlink()
