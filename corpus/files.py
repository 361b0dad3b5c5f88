"""A regular file of a stranger's, opened so that nothing in a folder can hang or crash us."""

import errno
import os
import stat
import time
import weakref
from pathlib import Path

from corpus.errors import DocumentError
from corpus.index.protocol import FileState, is_settled

_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
_NEXT_STEP = {
    errno.ENOENT: "it is gone; look for it under another name",
    errno.EACCES: "you may not read it; ask its owner or change its mode",
    errno.EPERM: "you may not read it; ask its owner or change its mode",
    errno.ELOOP: "it is a link that leads nowhere or may not be followed; open its target",
    errno.EMFILE: "too many files are open; close some documents",
}


class RegularFile:
    """A regular file held open and read by `pread`, never mapped.

    A file that another program makes shorter gives short reads; through a map it would end the
    process. `size` and `state` are those of the moment it was opened; `kept_state` is by what to
    remember what was read.
    """

    def __init__(self, path: Path, *, follow: bool = True) -> None:
        """Open `path`. follow: whether `path` itself may be a link.

        Raises DocumentError where it cannot be read or is a folder, a pipe, a device, a socket.
        """
        self.path = path
        try:
            # Looked at before it is opened as well: opening a device can already do something.
            _refuse_irregular(path, path.stat(follow_symlinks=follow))
            self._descriptor = os.open(path, _FLAGS | (0 if follow else os.O_NOFOLLOW))
        except OSError as error:
            raise unreadable(path, error) from error
        except ValueError as error:
            raise DocumentError(f"not a path ({error}); name a file", path) from error
        self._close = weakref.finalize(self, os.close, self._descriptor)
        found = os.fstat(self._descriptor)
        _refuse_irregular(path, found)
        self._identity = (found.st_dev, found.st_ino)
        self.state = FileState.of(found)
        settled = is_settled(found, time.time_ns())
        self.kept_state = self.state if settled else self.state.unsettled()

    @property
    def size(self) -> int:
        """Length in bytes at the time of opening."""
        return self.state.size

    def read(self, start: int, end: int) -> bytes:
        """The bytes from `start` to `end` (exclusive), fewer where the file has fewer."""
        start, end = max(0, start), min(end, self.size)
        pieces = []
        while start < end:
            try:
                piece = os.pread(self._descriptor, end - start, start)
            except OSError as error:
                raise unreadable(self.path, error) from error
            if not piece:
                break
            pieces.append(piece)
            start += len(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def changed(self) -> bool:
        """Whether the path holds another file by now, another size or time, or nothing."""
        try:
            found = self.path.stat()
        except OSError:
            return True
        identity = (found.st_dev, found.st_ino)
        return (identity, FileState.of(found)) != (
            self._identity,
            self.state,
        )

    def close(self) -> None:
        """Let go of the file; closing twice is harmless."""
        self._close()


class WithoutStart:
    """A file without its first bytes: a byte order mark, or the header of one of ours."""

    def __init__(self, file: RegularFile, skip: int) -> None:
        self._file, self._skip = file, skip

    @property
    def size(self) -> int:
        """Length in bytes of the rest."""
        return max(0, self._file.size - self._skip)

    def read(self, start: int, end: int) -> bytes:
        """The bytes from `start` to `end` of the rest."""
        return self._file.read(max(0, start) + self._skip, end + self._skip)


def first_block(path: str, length: int, *, follow: bool) -> bytes:
    """The first `length` bytes of a file that was seen to be regular. Raises OSError.

    For walks over many files: should it be something else by now, it gives nothing and never waits.
    """
    descriptor = os.open(path, _FLAGS | (0 if follow else os.O_NOFOLLOW))
    try:
        return os.read(descriptor, length)
    finally:
        os.close(descriptor)


def read_whole(path: Path, most: int = 1 << 62) -> bytes:
    """All of a small regular file, which a pipe in its place cannot make wait for ever.

    Raises FileNotFoundError, and DocumentError for one that cannot be read or has more than `most`
    bytes.
    """
    try:
        file = RegularFile(path)
    except DocumentError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            raise error.__cause__ from None
        raise
    try:
        if file.size > most:
            raise DocumentError(f"it has more than {most:,} bytes; move it away", path)
        return file.read(0, file.size)
    finally:
        file.close()


def set_aside(path: Path) -> Path:
    """Give a file of ours that cannot be read a name beside it that nothing has. Raises OSError."""
    for number in range(1, 1_000):
        aside = path.with_suffix(f".unread{number if number > 1 else ''}")
        if not os.path.lexists(aside):
            break
    path.replace(aside)
    return aside


def unreadable(path: Path, error: OSError) -> DocumentError:
    """What the user is told about a failing system call."""
    reason = error.strerror or str(error)
    next_step = _NEXT_STEP.get(error.errno or 0, "look whether its disk is well, then try again")
    return DocumentError(f"{reason}: {next_step}", path)


def _refuse_irregular(path: Path, found: os.stat_result) -> None:
    if stat.S_ISREG(found.st_mode):
        return
    kinds = {
        stat.S_IFDIR: "a folder",
        stat.S_IFIFO: "a pipe",
        stat.S_IFSOCK: "a socket",
        stat.S_IFLNK: "a link",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
    }
    kind = kinds.get(stat.S_IFMT(found.st_mode), "no regular file")
    raise DocumentError(f"it is {kind}, not a document; name a regular file", path)
