"""One file replaced as a whole, so that whoever reads it finds the old or the new, never a part.

All within a held descriptor of its folder. What a file looked like, its stamp, tells whether
somebody else replaced or wrote it since.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from annotations.errors import SidecarError, SidecarRefused, SidecarUnreadable, SidecarUnwritable
from annotations.locking import digest_of

LARGEST_FILE = 256 * 1024 * 1024
TEMPORARY = ".gloss-"
"""How the names of all temporary files begin."""
_FLAGS = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK

Stamp = tuple[int, ...]


def read_bytes(path: Path, folder: int) -> tuple[bytes, Stamp]:
    """The file's bytes and what it looked like then.

    Raises SidecarRefused for what is no regular file, SidecarUnreadable for what is too large.
    """
    try:
        descriptor = os.open(path.name, os.O_RDONLY | _FLAGS, dir_fd=folder)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO):
            raise _not_regular(path) from error
        raise
    try:
        found = os.fstat(descriptor)
        _regular(found, path)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(LARGEST_FILE + 1)
    finally:
        os.close(descriptor)
    if len(data) > LARGEST_FILE:
        limit = LARGEST_FILE // 1024 // 1024
        raise SidecarUnreadable(f"larger than {limit} MB; split it or move it away", path)
    return data, _stamp(found)


def read_plain_file(path: Path) -> bytes:
    """The bytes of a file of any name, opened as sidecars are: nothing that waits or never ends.

    Raises SidecarRefused, SidecarUnreadable.
    """
    try:
        with held_folder(path) as folder:
            return read_bytes(path, folder)[0]
    except OSError as error:
        raise SidecarUnreadable(f"cannot be read: {error.strerror}; name another", path) from error


def replace_file(path: Path, folder: int, data: bytes, expected: Stamp | None) -> Stamp | None:
    """Put `data` in place of the file, None where it no longer looks as `expected`.

    expected: its stamp, None where there must be no file.
    """
    name = f"{temporary_prefix(path)}{os.urandom(8).hex()}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS
    descriptor = os.open(name, flags, 0o666, dir_fd=folder)
    renamed = False
    try:
        with os.fdopen(descriptor, "wb") as file:
            old = _look(path, folder)
            if old is not None:
                os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
            file.write(data)
            file.flush()
            os.fsync(descriptor)
            second_look = _look(path, folder)
            if (None if second_look is None else _stamp(second_look)) != expected:
                return None
            os.rename(name, path.name, src_dir_fd=folder, dst_dir_fd=folder)
            renamed = True
            # Some file systems can't; the file itself is on the disk and in its place.
            with suppress(OSError):
                os.fsync(folder)
            # Renaming touches the change time, so the stamp is taken after it.
            return _stamp(os.fstat(descriptor))
    finally:
        if not renamed:
            with suppress(OSError):
                os.unlink(name, dir_fd=folder)


def look_at(path: Path, folder: int) -> Stamp | None:
    """What the file looks like, None where there is none. Raises SidecarRefused for a link."""
    found = _look(path, folder)
    if found is None:
        return None
    _regular(found, path)
    return _stamp(found)


def _look(path: Path, folder: int) -> os.stat_result | None:
    try:
        return os.stat(path.name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return None


def _stamp(found: os.stat_result) -> Stamp:
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _regular(found: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise _not_regular(path)


def _not_regular(path: Path) -> SidecarRefused:
    return SidecarRefused("is a link or no regular file; replace it by a plain file", path)


def temporary_prefix(path: Path) -> str:
    """How the names of temporary files for `path` begin: hidden, and short whatever its name."""
    return f"{TEMPORARY}{digest_of(path.name)[:12]}-"


@contextmanager
def held_folder(path: Path) -> Iterator[int]:
    """A descriptor of the folder of `path`, so that renaming it meanwhile does no harm."""
    descriptor = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def unwritable(error: OSError, path: Path) -> SidecarError:
    """What to tell the user of an error while `path` was written."""
    elsewhere = "keep annotations elsewhere by --annotations DIR"
    make_room = "make room"
    reasons = {
        errno.ENAMETOOLONG: f"its name is too long; {elsewhere}",
        errno.EACCES: f"the folder can't be written; {elsewhere}",
        errno.EPERM: f"the folder can't be written; {elsewhere}",
        errno.EROFS: f"the folder can't be written; {elsewhere}",
        errno.ENOSPC: f"the disk is full; {make_room}",
        errno.EDQUOT: f"your quota is used up; {make_room}",
        errno.EFBIG: f"the file would be larger than allowed here; {make_room}",
    }
    reason = reasons.get(error.errno or 0, f"cannot be saved: {error.strerror}; try again")
    return SidecarUnwritable(reason, path)
