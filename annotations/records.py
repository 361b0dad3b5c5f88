"""Files of the state folder with one JSON object a line: read, appended to, rewritten.

They are opened so that nothing put in their place can hang us, and are bounded.
"""

import errno
import json
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

LARGEST_FILE = 512 * 1024 * 1024
_FLAGS = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY
_KEPT = "kept"
_HEAD = 64

Record = dict[str, Any]


def line_of(record: Record) -> bytes:
    """A record as its line; escaped, so that a file name that is not UTF-8 comes back as it was."""
    return json.dumps(record, separators=(",", ":")).encode("ascii") + b"\n"


def records_in(data: bytes) -> Iterator[Record]:
    """The records of a file. Lines that cannot be read, as a torn last one, are passed over."""
    for line in data.split(b"\n"):
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(record, dict):
            yield record


def read(path: Path, start: int = 0) -> bytes:
    """The file's bytes from `start` on. Raises OSError, also for what is no regular file."""
    with os.fdopen(_opened(path, os.O_RDONLY), "rb") as file:
        file.seek(start)
        return file.read()


def size_of(path: Path) -> int:
    """Bytes of a file, 0 where there is none."""
    try:
        return path.stat(follow_symlinks=False).st_size
    except FileNotFoundError:
        return 0


def append(path: Path, lines: bytes, *, durable: bool) -> None:
    """Append whole lines to a file of the user's own, made where it is missing. Raises OSError.

    A line that was torn before is closed first; lines that are torn by this are taken back.
    """
    descriptor = _opened(path, os.O_RDWR | os.O_CREAT | os.O_APPEND)
    with os.fdopen(descriptor, "r+b", buffering=0) as file:
        size = os.fstat(descriptor).st_size
        if size + len(lines) > LARGEST_FILE:
            raise OSError(errno.EFBIG, f"over {LARGEST_FILE // 1024 // 1024} MB are unfinished")
        torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
        try:
            _write(file.fileno(), b"\n" + lines if torn else lines)
            if durable:
                os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, size)
            raise


def outgrown(path: Path, limit: int) -> bool:
    """Whether a file is over `limit` bytes, and twice what its last rewriting had to keep.

    So a file that is large because much is unfinished is not rewritten again and again for nothing.
    """
    size = size_of(path)
    return size > limit and size > 2 * _kept(path)


def rewrite(path: Path, records: Iterable[Record]) -> None:
    """Replace a file of the user's own by these records; it stays as it is where that raises
    OSError.
    """
    body = b"".join(line_of(record) for record in records)
    fresh = path.with_suffix(".tmp")
    with suppress(FileNotFoundError):
        fresh.unlink()
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS, 0o600)
    try:
        try:
            _write(descriptor, line_of({_KEPT: len(body)}) + body)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        fresh.replace(path)
    except OSError:
        # A part of it would only take the room that the next try needs.
        fresh.unlink(missing_ok=True)
        raise


def _opened(path: Path, flags: int) -> int:
    """A descriptor of a regular file, not larger than we read. Raises OSError."""
    descriptor = os.open(path, flags | _FLAGS, 0o600)
    found = os.fstat(descriptor)
    if stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST_FILE:
        return descriptor
    os.close(descriptor)
    if stat.S_ISREG(found.st_mode):
        raise OSError(errno.EFBIG, f"it is larger than {LARGEST_FILE // 1024 // 1024} MB")
    raise OSError(errno.EINVAL, "it is no regular file")


def _write(descriptor: int, data: bytes) -> None:
    """Write all of `data`, which a file system may take in pieces. Raises OSError."""
    view = memoryview(data)
    while view:
        written = os.write(descriptor, view)
        if not written:
            raise OSError(errno.ENOSPC, "no room for all of it")
        view = view[written:]


def _kept(path: Path) -> int:
    """How many bytes the last rewriting had to keep; its first line says so."""
    try:
        with os.fdopen(_opened(path, os.O_RDONLY), "rb") as file:
            head = next(records_in(file.read(_HEAD).partition(b"\n")[0]), {})
    except OSError:
        return 0
    kept = head.get(_KEPT)
    return kept if type(kept) is int else 0
