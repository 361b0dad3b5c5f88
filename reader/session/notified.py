"""Changes in folders as the kernel of Linux tells them: nothing is looked at while nothing changes.

Each folder is watched for itself, so that no link and no folder without documents is entered.
"""

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.session.noticed import Change

if TYPE_CHECKING:
    from inotify_simple import INotify

_MOUNTS = Path("/proc/self/mountinfo")
_LOCAL = frozenset(
    {
        *("bcachefs", "btrfs", "exfat", "ext2", "ext3", "ext4", "f2fs", "jfs", "nilfs2", "ntfs3"),
        *("overlay", "ramfs", "reiserfs", "tmpfs", "ubifs", "vfat", "xfs", "zfs"),
    }
)
"""File systems whose every change this kernel makes itself; of any other it may know nothing."""
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EACCES})


def notifies(root: Path) -> "Notified | None":
    """What tells of changes below `root`; None where the kernel can't."""
    if not sys.platform.startswith("linux") or file_system(root) not in _LOCAL:
        return None
    try:
        from inotify_simple import INotify  # noqa: PLC0415 - not before the first page, not on others

        return Notified(root, INotify(nonblocking=True))
    except (ImportError, OSError):
        return None


def file_system(path: Path, mounts: Path = _MOUNTS) -> str:
    """The kind of file system that `path` lies on, "" where that can't be told."""
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    for line in lines:
        left, _, right = line.partition(" - ")
        fields = left.split(" ")
        if len(fields) < 5 or not right:
            continue
        point = fields[4].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        inside = path == Path(point) or Path(point) in path.parents
        if inside and len(point) >= len(best):  # of two at one place the later one covers
            best, kind = point, right.split(" ")[0]
    return kind


class Notified:
    """The kernel's notices about some folders below `root`."""

    def __init__(self, root: Path, inotify: "INotify") -> None:
        from inotify_simple import flags  # noqa: PLC0415 - see `notifies`

        self._root, self._inotify, self._flags = root, inotify, flags
        self._folders: dict[int, str] = {}
        self._comes_or_goes = flags.CREATE | flags.DELETE | flags.MOVED_FROM | flags.MOVED_TO
        self._asked = (
            self._comes_or_goes | flags.MODIFY | flags.CLOSE_WRITE | flags.DELETE_SELF
        ) | (flags.ONLYDIR | flags.EXCL_UNLINK)

    def watch(self, folders: Sequence[str]) -> bool:
        """Watch these folders; false where the kernel refuses so many."""
        watched: dict[int, str] = {}
        for folder in folders:
            try:
                number = self._inotify.add_watch(os.fspath(self._root / folder), self._asked)
            except OSError as error:
                if error.errno in _GONE:
                    continue  # its documents will be missed by the next look at the corpus
                return False
            watched[number] = folder
        for number in self._folders.keys() - watched.keys():
            with suppress(OSError):  # the folder itself is gone, and its watch with it
                self._inotify.rm_watch(number)
        self._folders = watched
        return True

    def changes(self) -> Iterator[Change]:
        """What the kernel has told since the last look."""
        seen: set[Change] = set()
        for event in self._inotify.read(timeout=0):
            if event.mask & self._flags.Q_OVERFLOW:
                seen.add(Change("", "", came_or_went=True, unknown=True))
            elif event.wd in self._folders and event.name:
                came_or_went = bool(event.mask & self._comes_or_goes)
                seen.add(Change(self._folders[event.wd], event.name, came_or_went))
        yield from seen

    def close(self) -> None:
        """Let go of the kernel's watches."""
        self._inotify.close()
