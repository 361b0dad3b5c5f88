"""Sidecar files: found by name, read, and written so that nothing is ever lost or torn.

The one module that writes them. A save holds a lock against other processes of this machine;
between machines the second look just before the rename is the guard.
"""

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from annotations.changes import Change
from annotations.errors import (
    SidecarChanged,
    SidecarError,
    SidecarLocked,
    SidecarRefused,
    SidecarUnreadable,
    SidecarUnwritable,
)
from annotations.layout import is_one_value
from annotations.locking import digest_of, lock_of
from annotations.snapshot import Line, Sidecar

__all__ = ["Line", "Sidecar", "parse_sidecar_name", "read_sidecar", "save", "sidecar_path"]

LARGEST_FILE = 256 * 1024 * 1024
_ATTEMPTS = 5
_NAME = re.compile(r"(?P<document>.+)\.(?P<annotator>[a-z0-9_-]+)\.annotations\.json", re.DOTALL)
_FLAGS = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK

Stamp = tuple[int, ...]


def sidecar_path(document: Path, annotator: str) -> Path:
    """Where `annotator` keeps the annotations of `document`: beside it."""
    return document.with_name(f"{document.name}.{annotator}.annotations.json")


def parse_sidecar_name(path: Path) -> tuple[str, str] | None:
    """The document's file name and the annotator, None where it is no sidecar's name."""
    match = _NAME.fullmatch(path.name)
    return (match["document"], match["annotator"]) if match else None


def read_sidecar(path: Path) -> Sidecar | None:
    """The sidecar at `path`, None where there is no file.

    Raises SidecarRefused for what is no regular file, SidecarUnreadable for what is no sidecar.
    """
    try:
        with _folder(path) as folder:
            return _read(path, folder)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SidecarUnreadable(f"cannot be read: {error.strerror}", path) from error


def save(
    path: Path,
    changes: Iterable[Change],
    *,
    blank: Sidecar,
    state_folder: Path,
    known: Sidecar | None = None,
) -> Sidecar:
    """Apply `changes` to the file as it is now and write it whole; answers what it holds then.

    Another program's changes to other annotations are kept. Where one of `changes` starts from
    what the file no longer holds, nothing is written and SidecarChanged is raised: the caller
    reads again and a person decides. Saving what is already there writes nothing.

    blank: the sidecar to begin with where there is no file; state_folder: keeps the locks;
    known: what was last read or written, which spares reading an unchanged file again.
    Raises SidecarError in all its kinds; whatever is raised, the old file stands untouched.
    """
    steps = tuple(changes)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with lock_of(path, state_folder), _folder(path) as folder:
            for _ in range(_ATTEMPTS):
                current = _current(path, folder, known)
                saved = _saved(path, folder, current, blank, steps)
                if saved is not None:
                    return saved
    except OSError as error:
        raise _unwritable(error, path) from error
    raise SidecarLocked("keeps being changed by another program; try again", path)


def remove_leftovers(path: Path, state_folder: Path) -> None:
    """Remove the temporary files that a killed save of `path` left in its folder."""
    prefix = _temporary_prefix(path)
    with lock_of(path, state_folder), suppress(OSError), os.scandir(path.parent) as entries:
        for entry in entries:
            if entry.name.startswith(prefix) and entry.is_file(follow_symlinks=False):
                Path(entry.path).unlink(missing_ok=True)


def _saved(
    path: Path, folder: int, current: Sidecar | None, blank: Sidecar, changes: tuple[Change, ...]
) -> Sidecar | None:
    """The sidecar after writing, None where the file changed under our hands."""
    base = blank if current is None else current
    if not base.writable:
        message = (
            f"is of format version {base.header.format_version}; a later release of this program"
            " wrote it, use that to edit"
        )
        raise SidecarRefused(message, path)
    conflicts = base.conflicts(changes)
    if conflicts:
        ids = ", ".join(change.id for change in conflicts[:3])
        message = f"{ids} was changed by another program since it was read; reload and edit again"
        raise SidecarChanged(message, path)
    after = base.applied(changes)
    data = _encoded(after, changes, path)
    if current is not None and after is current and _holds(path, folder, current, data):
        return after
    stamp = _replace(path, folder, data, None if current is None else current.stamp)
    if stamp is None:
        return None
    header = replace(after.header, stated_total=len(after.lines))
    return replace(after, header=header, stamp=stamp)


def _current(path: Path, folder: int, known: Sidecar | None) -> Sidecar | None:
    """What the file holds, from `known` where its stamp still fits; None where there is none."""
    try:
        found = os.stat(path.name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return None
    _regular(found, path)
    if known is not None and known.stamp == _stamp(found):
        return known
    return _read(path, folder)


def _encoded(sidecar: Sidecar, changes: tuple[Change, ...], path: Path) -> bytes:
    """The file to write. Raises SidecarRefused for a change that would make it unreadable."""
    try:
        data = sidecar.render().encode("utf-8")
    except UnicodeEncodeError:
        raise SidecarRefused("half a character can't be saved; edit again", path) from None
    for change in changes:
        if change.after is not None and not is_one_value(change.after):
            raise SidecarRefused(f"{change.id} is no JSON any more; edit it again", path)
    return data


def _holds(path: Path, folder: int, sidecar: Sidecar, data: bytes) -> bool:
    """Whether the file is `data`, byte for byte, and still what `sidecar` was read from."""
    found, stamp = _bytes(path, folder)
    return stamp == sidecar.stamp and found == data


def _read(path: Path, folder: int) -> Sidecar:
    data, stamp = _bytes(path, folder)
    return replace(Sidecar.parse(data, path), stamp=stamp)


def _bytes(path: Path, folder: int) -> tuple[bytes, Stamp]:
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


def _replace(path: Path, folder: int, data: bytes, expected: Stamp | None) -> Stamp | None:
    """Put `data` in place of the file, None where it no longer looks as `expected`.

    expected: its stamp, None where there must be no file.
    """
    name = f"{_temporary_prefix(path)}{os.urandom(8).hex()}.tmp"
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


def _temporary_prefix(path: Path) -> str:
    # Short and hidden, whatever the length of the sidecar's name.
    return f".gloss-{digest_of(path.name)[:12]}-"


@contextmanager
def _folder(path: Path) -> Iterator[int]:
    """A descriptor of the folder of `path`, so that renaming it meanwhile does no harm."""
    descriptor = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _unwritable(error: OSError, path: Path) -> SidecarError:
    elsewhere = "keep annotations elsewhere by --annotations DIR"
    make_room = "make room and do it again"
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
