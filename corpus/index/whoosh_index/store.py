"""The folder an index lies in: which build is valid, whether it is damaged, who writes.

``stamp.json`` names the version and the build; each build has a folder of its own, so that a
rebuild takes nothing from under a reader; what its files must look like stands in its commit
record (`codec.record`); ``progress.json`` stands while an update is unfinished, also a killed one.
"""

import contextlib
import errno
import fcntl
import json
import os
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.errors import DocumentError, IndexBusy, IndexUnwritable
from corpus.files import read_whole
from corpus.index.protocol import Progress
from corpus.index.whoosh_index.codec.damage import Damaged

VERSION = 4
"""Changes with the fields, the arrays of a segment and the folding of words."""
_LOCK_PATIENCE = 0.5
"""Seconds: a merge holds the right to write for a part of that, to commit."""
_LOCK_STEP = 0.02
_LOCK_FLAGS = os.O_CREAT | os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_WORD_OF_DAMAGE = "damaged"
# Folding follows Python's Unicode tables, and postings are in the machine's byte order.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_SHORT = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM})
_VERSION = f"{VERSION} unicode {unicodedata.unidata_version} {sys.byteorder}"


class Store:
    """The folder of one index, private to its user. folder: created at the first update."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def build(self) -> tuple[int, Path]:
        """Number and folder of the valid build. Raises Damaged."""
        stamp = _read_json(self.folder / "stamp.json")
        if not isinstance(stamp, dict) or stamp.get("version") != _VERSION:
            raise Damaged("no build of this version")
        number = stamp.get("build")
        if not isinstance(number, int):
            raise Damaged("the stamp names no build")
        build = self.folder / f"build-{number}"
        if (build / _WORD_OF_DAMAGE).exists():
            raise Damaged("found damaged in use")
        return number, build

    def number(self) -> int | None:
        """The number of the valid build, None where there is none."""
        try:
            return self.build()[0]
        except Damaged:
            return None

    def is_begun(self) -> bool:
        """Whether there should be a build of this version, sound or not."""
        stamp = _read_json(self.folder / "stamp.json")
        if isinstance(stamp, dict):
            return stamp.get("version") == _VERSION
        return (self.folder / "stamp.json").exists()

    def new_build(self) -> Path:
        """An empty folder for a build that `make_valid` will switch to. Only under the lock.

        Its number was no other build's, also not of one that was deleted with the whole cache.
        """
        number = 1 + max((int(b.name.split("-")[1]) for b in self._builds()), default=0)
        number = max(number, time.time_ns() // 1_000_000)
        build = self.folder / f"build-{number}"
        build.mkdir(mode=0o700)
        return build

    def make_valid(self, build: Path) -> None:
        """Make `build` the one that readers open, and delete the others."""
        stamp = {"version": _VERSION, "build": int(build.name.split("-")[1])}
        _write_json(self.folder / "stamp.json", stamp)
        for other in self._builds():
            if other != build:
                _delete(other)

    def mark_damaged(self) -> None:
        """Let the next update rebuild from nothing."""
        with contextlib.suppress(OSError, Damaged):
            _, build = self.build()
            (build / _WORD_OF_DAMAGE).touch()

    @contextlib.contextmanager
    def writing(self, patience: float = _LOCK_PATIENCE) -> Iterator[None]:
        """Hold the one right to write. patience: seconds. Raises IndexBusy, IndexUnwritable."""
        with self._holding("writer.lock", patience):
            yield

    @contextlib.contextmanager
    def merging(self) -> Iterator[Path]:
        """Hold the one right to merge beside a writer: an empty folder for what is merged.

        Raises IndexBusy, IndexUnwritable.
        """
        folder = self.folder / "merging"
        with self._holding("merger.lock", 0.0):
            _delete(folder)  # of one that was killed
            with self.telling():
                folder.mkdir(mode=0o700)
            try:
                yield folder
            finally:
                _delete(folder)

    def clear_merging(self) -> None:
        """Delete what a killed merger has left."""
        if os.path.lexists(self.folder / "merging"):
            with contextlib.suppress(IndexBusy, IndexUnwritable), self.merging():
                pass

    @contextlib.contextmanager
    def _holding(self, name: str, patience: float) -> Iterator[None]:
        with self.telling():
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self.folder / name, _LOCK_FLAGS, 0o600)
        try:
            with self.telling():
                _lock(descriptor, self.folder, patience)
            yield
        finally:
            os.close(descriptor)

    @contextlib.contextmanager
    def telling(self) -> Iterator[None]:
        """Raise IndexUnwritable in the place of an OSError."""
        try:
            yield
        except OSError as error:
            raise unwritable(self.folder, error) from error

    def progress(self) -> Progress | None:
        """How far an unfinished update is; None where the last one came to its end."""
        found = _read_json(self.folder / "progress.json")
        if not isinstance(found, dict):
            return None
        done, total = found.get("done"), found.get("total")
        return Progress(
            done if isinstance(done, int) else 0, total if isinstance(total, int) else 0
        )

    def set_progress(self, progress: Progress | None) -> None:
        """Say how far an update is; None once it is finished."""
        path = self.folder / "progress.json"
        if progress is None:
            path.unlink(missing_ok=True)
        else:
            _write_json(path, {"done": progress.done, "total": progress.total})

    def settled(self) -> tuple[object, object]:
        """The fingerprint of a corpus and the generation that was up to date with it."""
        found = _read_json(self.folder / "settled.json")
        if not isinstance(found, dict):
            return None, None
        return found.get("fingerprint"), found.get("generation")

    def settle(self, fingerprint: str, generation: int) -> None:
        """Remember both."""
        said = {"fingerprint": fingerprint, "generation": generation}
        _write_json(self.folder / "settled.json", said)

    def _builds(self) -> list[Path]:
        return [b for b in self.folder.glob("build-*") if b.name.split("-")[1].isdecimal()]


def _delete(folder: Path) -> None:
    """Delete a folder with all that is in it, or whatever else has its name."""
    if folder.is_symlink() or not folder.is_dir():  # a pipe would be waited for
        with contextlib.suppress(OSError):
            folder.unlink()
        return
    import shutil  # noqa: PLC0415 - loads what compresses, and a search deletes nothing

    shutil.rmtree(folder, ignore_errors=True)


def _lock(descriptor: int, folder: Path, patience: float) -> None:
    give_up = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= give_up:
                raise IndexBusy(
                    f"the index in {folder} is being written by another process; "
                    "search goes on meanwhile, wait for it or end it to update"
                ) from None
            time.sleep(_LOCK_STEP)


def cannot_write(error: OSError) -> bool:
    """Whether it says that nothing can be written, and nothing of what was written before."""
    return error.errno in _FULL | _REFUSED | _SHORT


def unwritable(folder: Path, error: OSError) -> IndexUnwritable:
    """What the user is told when a system call fails that brings the index up to date."""
    next_step = "look whether its disk is well, or name another folder with GLOSS_CACHE_DIR"
    if error.errno in _FULL:
        next_step = "free some space, or name a folder elsewhere with GLOSS_CACHE_DIR"
    elif error.errno in _REFUSED:
        next_step = "let it be written, or name another folder with GLOSS_CACHE_DIR"
    elif error.errno in _SHORT:
        next_step = "end some programs, then try again"
    reason = error.strerror or str(error)
    place = error.filename if isinstance(error.filename, str) else folder
    message = f"{place}: the index cannot be written ({reason}); {next_step}"
    return IndexUnwritable(message, reason)


def _read_json(path: Path) -> Any:
    try:
        return json.loads(read_whole(path))
    except (OSError, DocumentError, ValueError, RecursionError):
        return None


def _write_json(path: Path, value: object) -> None:
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        partial.write_text(json.dumps(value), encoding="utf-8")
        partial.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise
