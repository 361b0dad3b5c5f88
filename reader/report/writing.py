"""Where a report may be written, and writing it there whole or not at all."""

import errno
import os
import secrets
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from annotations.naming import CODEBOOK, parse_sidecar_name
from corpus.discovery import Found, look_at
from corpus.files import first_block
from reader.errors import UsageError

GENERATOR = '<meta name="generator" content="Glossator">'
"""What stands in the head of each report: such a file is replaced wherever it lies."""
_HEAD = 1_000


def check_target(file: Path, root: Path, documents: Iterable[Path]) -> None:
    """Raises UsageError where `file` is, or leads to, a folder or what people wrote.

    root: the folder of the corpus, where any text may be a document; documents: its files. A
    report that was made before may be replaced, there too.
    """
    if file.is_dir():
        raise UsageError(f"{file}: it is a folder; name a file in it, such as {file}/report.html")
    real = Path(os.path.realpath(file))
    what = ""
    if parse_sidecar_name(real):
        what = "holds somebody's annotations"
    elif real.name == CODEBOOK:
        what = "is called as the codebook of a corpus is"
    elif real.is_file() and (_in(root, real) or any(_same(real, each) for each in documents)):
        what = "" if _is_report(real) else "is a document of the corpus"
    if what:
        raise UsageError(f"{file}: it {what} and is not replaced; name another file")


def write_report(file: Path, text: str) -> None:
    """Put the page in the place of a regular file, following links; write it into anything else.

    Raises UsageError where it cannot be written; what was there is then still there.
    """
    real = Path(os.path.realpath(file))
    data = text.encode("utf-8", errors="replace")
    try:
        if real.exists() and not real.is_file():
            # A pipe or a device: it stays what it is, and whoever reads it gets the page.
            with real.open("wb", buffering=0) as stream:
                _write_all(stream.fileno(), data)
        else:
            _replace(real, data)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise UsageError(f"{file}: {reason}; name a file in a folder you may write to") from error


def _replace(file: Path, data: bytes) -> None:
    waiting = file.with_name(f".{secrets.token_hex(8)}.tmp")
    if file.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    try:
        with waiting.open("xb") as stream:
            if file.exists():
                os.fchmod(stream.fileno(), stat.S_IMODE(file.stat().st_mode))
            stream.write(data)
        waiting.replace(file)
    finally:
        with suppress(OSError):
            waiting.unlink(missing_ok=True)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _in(root: Path, file: Path) -> bool:
    return file.is_relative_to(root) and isinstance(look_at(file), Found)


def _same(one: Path, other: Path) -> bool:
    """Whether two names are one file, also by a hard link."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def _is_report(file: Path) -> bool:
    try:
        return GENERATOR.encode() in first_block(os.fspath(file), _HEAD, follow=True)
    except OSError:
        return False
