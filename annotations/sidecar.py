"""Sidecar files: found by name, read, and written so that nothing is ever lost or torn.

The one module that writes them. A save holds a lock against other processes of this machine;
between machines the second look just before the rename is the guard.
"""

import stat
from collections.abc import Callable, Iterable
from contextlib import nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from annotations.changes import Change
from annotations.errors import SidecarLocked, SidecarRefused, SidecarUnreadable
from annotations.layout import is_one_value
from annotations.locking import lock_of
from annotations.markers import sides_of
from annotations.merge import EditConflict, Merged, merge_sidecars, rebase
from annotations.naming import parse_sidecar_name, sidecar_path
from annotations.replacing import (
    TEMPORARY,
    held_folder,
    look_at,
    read_bytes,
    replace_file,
    temporary_prefix,
    unwritable,
)
from annotations.selectors import Span
from annotations.snapshot import Line, Sidecar
from annotations.values import dataclass

__all__ = ["Line", "Saved", "Sidecar", "parse_sidecar_name", "read_sidecar", "save", "sidecar_path"]

_ATTEMPTS = 5
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save.

    sidecar: what the file holds now; changes: what was done to it, which is more or less than was
    asked where somebody else had changed it; conflicts: what is kept both ways; remembered: whether
    undo of it outlives the program.
    """

    sidecar: Sidecar
    changes: tuple[Change, ...] = ()
    conflicts: tuple[EditConflict, ...] = ()
    remembered: bool = True


def read_sidecar(path: Path, near: Span | None = None) -> Sidecar | None:
    """The sidecar at `path`, None where there is no file.

    near: only its annotations about this stretch of code points, see `Sidecar.parse`.
    Raises SidecarRefused for what is no regular file, SidecarUnreadable for what is no sidecar.
    """
    try:
        with held_folder(path) as folder:
            return _read(path, folder, near)
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"cannot be read: {error.strerror}; look at its mode and its disk"
        raise SidecarUnreadable(message, path) from error


def save(
    path: Path,
    changes: Iterable[Change],
    *,
    blank: Sidecar,
    state_folder: Path,
    known: Sidecar | None = None,
    wanted: Callable[[], bool] = lambda: True,
) -> Saved:
    """Apply `changes` to the file as it is now and write it whole.

    What another program did since is kept and merged with them, see `merge.rebase`; what
    conflicts is kept both ways. Saving what is already there writes nothing.

    blank: the sidecar to begin with where there is no file; state_folder: keeps the locks;
    known: what was last read or written, which spares reading an unchanged file again; wanted:
    asked under the lock whether to save at all.
    Raises SidecarError in all its kinds; whatever is raised, the old file stands untouched.
    """
    steps = tuple(changes)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with lock_of(path, state_folder), held_folder(path) as folder:
            for _ in range(_ATTEMPTS):
                current = _current(path, folder, known)
                asked = steps if wanted() else ()
                saved = _saved(path, folder, current, blank, asked)
                if saved is not None:
                    return saved
    except OSError as error:
        raise unwritable(error, path) from error
    raise SidecarLocked("keeps being changed by another program; try again", path)


def put(
    path: Path, sidecar: Sidecar, *, state_folder: Path | None, over: Sidecar | None = None
) -> Sidecar:
    """Write `sidecar` as the file at `path`, whole; answers what the file holds then.

    over: what the file was read as; without it only the same collection is replaced.
    state_folder: None where nobody else knows of the file, so that no lock is needed.
    Raises SidecarRefused where the file is another collection, which `merge_sidecars` joins,
    SidecarLocked where it is not `over` any more, and SidecarError in its other kinds; whatever is
    raised, the old file stands untouched.
    """

    def whole(current: Sidecar | None) -> Sidecar:
        if over is not None and current != over:
            raise SidecarLocked("was changed while it was merged; try again", path)
        if over is None and current is not None and current.header.id != sidecar.header.id:
            message = f"is another collection, {current.header.id}; merge the two: gloss merge"
            raise SidecarRefused(message, path)
        return sidecar

    return _rewritten(path, whole, read_sidecar, state_folder)


def join_sides(path: Path, *, state_folder: Path) -> Merged:
    """Merge the two sides of a file with the conflict markers of a text merge, in its place.

    Raises SidecarUnreadable where there are no such markers, or a side is no sidecar.
    """
    merged: list[Merged] = []

    def join(text: str | None) -> Sidecar:
        sides = None if text is None else sides_of(text)
        if sides is None:
            message = "has no conflict markers that fit; name BASE, OURS and THEIRS"
            raise SidecarUnreadable(message, path)
        base, ours, theirs = (
            None if side is None else Sidecar.parse(side.encode("utf-8"), path)
            for side in (sides.base, sides.ours, sides.theirs)
        )
        if ours is None or theirs is None:
            raise SidecarUnreadable("a side of the merge is missing", path)
        merged.append(merge_sidecars(base, ours, theirs))
        return merged[-1].sidecar

    saved = _rewritten(path, join, _text_of, state_folder)
    return replace(merged[-1], sidecar=saved)


def _text_of(path: Path) -> str | None:
    with held_folder(path) as folder:
        return read_bytes(path, folder)[0].decode("utf-8-sig", "replace")


def _rewritten(
    path: Path,
    after: Callable[[T], Sidecar],
    read: Callable[[Path], T],
    state_folder: Path | None,
) -> Sidecar:
    """Replace the file by what `after` makes of what `read` found, under its lock."""
    try:
        lock = nullcontext() if state_folder is None else lock_of(path, state_folder)
        with lock, held_folder(path) as folder:
            for _ in range(_ATTEMPTS):
                seen = look_at(path, folder)
                sidecar = after(read(path))
                stamp = replace_file(path, folder, _encoded(sidecar, (), path), seen)
                if stamp is not None:
                    return replace(sidecar, stamp=stamp)
    except OSError as error:
        raise unwritable(error, path) from error
    raise SidecarLocked("keeps being changed by another program; try again", path)


def leftovers(folder: Path) -> tuple[str, ...]:
    """The names of temporary files of saves in `folder`, of those going on just now too."""
    try:
        return tuple(x.name for x in folder.iterdir() if x.name.startswith(TEMPORARY))
    except OSError:
        return ()


def is_leftover(name: str, path: Path) -> bool:
    """Whether a temporary file was made by a save of `path`."""
    return name.startswith(temporary_prefix(path))


def remove_leftovers(path: Path, state_folder: Path) -> None:
    """Remove the temporary files that a killed save of `path` left in its folder."""
    with lock_of(path, state_folder), suppress(OSError):
        for name in leftovers(path.parent):
            left = path.with_name(name)
            if is_leftover(name, path) and stat.S_ISREG(left.lstat().st_mode):
                left.unlink(missing_ok=True)


def _saved(
    path: Path, folder: int, current: Sidecar | None, blank: Sidecar, changes: tuple[Change, ...]
) -> Saved | None:
    """What was saved, None where the file changed under our hands."""
    base = blank if current is None else current
    if current is None and not changes:
        return Saved(blank)
    if reason := base.header.not_written or _of_another(base, path):
        raise SidecarRefused(reason, path)
    rebased = rebase(changes, base)
    after = base.applied(rebased.changes)
    data = _encoded(after, rebased.changes, path)
    if current is not None and after is current and _holds(path, folder, current, data):
        return Saved(after, rebased.changes, rebased.conflicts)
    stamp = replace_file(path, folder, data, None if current is None else current.stamp)
    if stamp is None:
        return None
    header = replace(after.header, stated_total=len(after.lines))
    saved = replace(after, header=header, stamp=stamp)
    return Saved(saved, rebased.changes, rebased.conflicts)


def _of_another(sidecar: Sidecar, path: Path) -> str:
    """What is wrong where the file's name and what stands in it are two annotators."""
    names = parse_sidecar_name(path)
    if names is None or names[1] == sidecar.annotator:
        return ""
    return (
        f"says that it is {sidecar.annotator}'s, and its name that it is {names[1]}'s; "
        'rename it, or put its "annotator" right'
    )


def _current(path: Path, folder: int, known: Sidecar | None) -> Sidecar | None:
    """What the file holds, from `known` where its stamp still fits; None where there is none."""
    stamp = look_at(path, folder)
    if stamp is None or (known is not None and known.stamp == stamp):
        return None if stamp is None else known
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
    found, stamp = read_bytes(path, folder)
    return stamp == sidecar.stamp and found == data


def _read(path: Path, folder: int, near: Span | None = None) -> Sidecar:
    data, stamp = read_bytes(path, folder)
    # Without a stamp: what is known in part must never be taken for the file.
    return replace(Sidecar.parse(data, path, near), stamp=stamp if near is None else None)
