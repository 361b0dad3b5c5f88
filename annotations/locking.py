"""Locks against the other processes of this machine, kept in the state folder."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotations.errors import SidecarLocked, SidecarUnwritable

TIMEOUT = 2.0
_POLL = 0.02


def digest_of(name: str | Path) -> str:
    """A digest of a file's name or path, in hexadecimal."""
    # Imported here: it loads a cryptographic library, and reading needs none.
    from hashlib import sha256  # noqa: PLC0415

    return sha256(os.fsencode(name)).hexdigest()


@contextmanager
def lock_of(path: Path, state_folder: Path) -> Iterator[None]:
    """Hold the lock of the sidecar at `path`; its file is named by the sidecar's real path.

    Raises SidecarLocked where another process holds it longer than `TIMEOUT` seconds.
    """
    name = f"{digest_of(Path(os.path.realpath(path.parent), path.name))[:32]}.lock"
    with locked(state_folder / "locks" / name, path):
        yield


@contextmanager
def locked(file: Path, subject: Path) -> Iterator[None]:
    """Hold an exclusive lock on `file`, made where it is missing. subject: for messages."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
        descriptor = os.open(file, flags, 0o600)
    except OSError as error:
        message = f"not saved, since {file.parent} can't be written ({error.strerror})"
        raise SidecarUnwritable(f"{message}; set GLOSS_STATE_DIR", subject) from error
    try:
        _wait(descriptor, subject)
        yield
    finally:
        os.close(descriptor)


def _wait(descriptor: int, subject: Path) -> None:
    deadline = time.monotonic() + TIMEOUT
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                message = f"another process has been saving it for {TIMEOUT:g} s: wait, or end it"
                raise SidecarLocked(message, subject) from None
            time.sleep(_POLL)
        else:
            return
