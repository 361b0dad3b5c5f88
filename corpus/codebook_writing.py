"""Putting another text in the place of a codebook, whole or not at all."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from corpus.codebook_file import LARGEST, parse_codebook, read_codebook_file
from corpus.errors import CodebookUnwritable
from corpus.own_file import alone_with

TEMPORARY = ".gloss-codebook-"
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
_REASONS = {
    errno.EACCES: "you may not write here; ask whoever keeps the corpus",
    errno.EPERM: "you may not write here; ask whoever keeps the corpus",
    errno.EROFS: "the folder can't be written; copy the corpus to one that can",
    errno.ENOSPC: "the disk is full; make room and do it again",
    errno.EDQUOT: "your quota is used up; make room and do it again",
}


def write_codebook(path: Path, before: str | None, after: str | None) -> None:
    """Let ``glossator.toml`` hold `after`, where it holds `before`; None is no file.

    A temporary file in the same folder, fsync, a second look, rename, fsync of the folder, and no
    other process of ours between the look and the rename.
    Raises CodebookUnwritable where the file holds something else by now, is a link or no regular
    file, or the disk refuses; nothing is changed then.
    """
    if after is not None and (
        len(after.encode()) > LARGEST or not parse_codebook(after, path).readable
    ):
        raise CodebookUnwritable(f"would be over {LARGEST // 1024} KB or no TOML; shorten it", path)
    try:
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise _unwritable(error, path) from error
    try:
        with alone_with(path):
            if after is None:
                _expect(path, before)
                with suppress(FileNotFoundError):
                    os.unlink(path.name, dir_fd=folder)
            else:
                _replace(path, folder, before, after)
        with suppress(OSError):
            os.fsync(folder)
    except OSError as error:
        raise _unwritable(error, path) from error
    finally:
        os.close(folder)


def _replace(path: Path, folder: int, before: str | None, after: str) -> None:
    name = f"{TEMPORARY}{os.urandom(8).hex()}.tmp"
    descriptor = os.open(name, _FLAGS, 0o666, dir_fd=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with suppress(FileNotFoundError):
                old = os.stat(path.name, dir_fd=folder, follow_symlinks=False)
                os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
            file.write(after.encode("utf-8"))
            file.flush()
            os.fsync(descriptor)
        _expect(path, before)
        os.rename(name, path.name, src_dir_fd=folder, dst_dir_fd=folder)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(name, dir_fd=folder)


def _expect(path: Path, before: str | None) -> None:
    """Raise CodebookUnwritable unless the file at `path` holds `before`."""
    there = read_codebook_file(path.parent)
    if there.text != before or not (there.readable or there.text is None):
        raise CodebookUnwritable("it was changed meanwhile, or can't be read; look at it", path)
    if there.text is None and not there.readable:
        raise CodebookUnwritable("it is no file that can be read; put it right", path)


def _unwritable(error: OSError, path: Path) -> CodebookUnwritable:
    reason = _REASONS.get(error.errno or 0, f"it can't be written ({error.strerror}); try again")
    return CodebookUnwritable(reason, path)
