"""A small file of the user's own, changed by one process at a time and replaced as a whole.

Whoever changes what such a file holds reads it, and replaces it, within `alone_with`: of ten that
do so at once, each finds what the others wrote. What reads alone needs no lock.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from annotations.errors import SidecarLocked, SidecarUnwritable
from annotations.locking import lock_of
from corpus.folders import state_folder


@contextmanager
def alone_with(path: Path, folder: Path | None = None) -> Iterator[None]:
    """Keep every other process of ours from changing the file at `path` meanwhile.

    folder: where locks are kept, the state folder where none is named. Raises OSError where the
    lock is not to be had, and FolderRefused where there is no state folder that can be trusted.
    """
    with ExitStack() as held:
        try:
            held.enter_context(lock_of(path, folder or state_folder()))
        except SidecarLocked as error:
            reason = "another process has been writing it; wait, or end that one"
            raise OSError(errno.EBUSY, reason, str(path)) from error
        except SidecarUnwritable as error:
            cause = error.__cause__
            code = cause.errno if isinstance(cause, OSError) and cause.errno else errno.EACCES
            raise OSError(code, os.strerror(code), str(path)) from error
        yield


def put(path: Path, text: str) -> None:
    """Let the file at `path`, or what a link there leads to, hold `text`: whole or not at all.

    Its folder is made, for its owner alone, where it is missing. Raises OSError.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    real = Path(os.path.realpath(path))
    partial = real.with_name(f".{real.name}.{os.urandom(8).hex()}.part")
    try:
        with partial.open("x", encoding="utf-8", newline="") as output:
            output.write(text)
            output.flush()
            os.fsync(output.fileno())
        partial.replace(real)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
