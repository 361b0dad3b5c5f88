"""A document's file before anything is loaded: whether it is plain text, where it was left."""

import codecs
import os
import stat
import sys

OPENING = 65536
"""Bytes by which it is judged whether the file is a text in UTF-8."""
_OTHERS = (b"%PDF", b"PK\x03\x04", b"{\\rtf", b"\xff\xfe", b"\xfe\xff")


class PlainFile:
    """A regular file read by `pread`. skip: bytes at its start that are no text."""

    def __init__(self, path: str) -> None:
        """Open it. Raises OSError; also where it is no regular file."""
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - before pathlib is loaded
            raise OSError(f"{path} is no regular file")
        self._descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        self.skip = 0
        self._length = os.fstat(self._descriptor).st_size

    @property
    def size(self) -> int:
        """Length of the text in bytes."""
        return max(0, self._length - self.skip)

    def read(self, start: int, end: int) -> bytes:
        """The bytes from `start` to `end` of the text, fewer where the file has fewer."""
        start, end = max(0, start), min(end, self.size)
        return os.pread(self._descriptor, max(0, end - start), start + self.skip)

    def close(self) -> None:
        """Let go of it."""
        os.close(self._descriptor)


def whole(path: str) -> bytes:
    """All of a small file of ours. Raises OSError; also where it is no regular file."""
    file = PlainFile(path)
    try:
        return file.read(0, file.size)
    finally:
        file.close()


def opening_of(file: PlainFile) -> str | None:
    """The first `OPENING` bytes as text, None where they are none in UTF-8; finds a BOM."""
    opening = file.read(0, OPENING)
    if not opening or b"\0" in opening or opening.startswith(_OTHERS):
        return None
    if opening.startswith(codecs.BOM_UTF8):
        file.skip = len(codecs.BOM_UTF8)
        opening = opening[file.skip :]
    try:
        return codecs.utf_8_decode(opening, "strict", len(opening) >= file.size)[0]
    except UnicodeDecodeError:
        return None


def left_at(path: str) -> int | None:
    """The byte at which the cursor was when the document was left, 0 where it never was open.

    Read by sight from the file that `reader.session.memory` writes; None where that needs more.
    """
    folder = os.path.join(state_folder(), "reading")  # noqa: PTH118 - before pathlib is loaded
    try:
        if not os.listdir(folder):  # noqa: PTH208 - before pathlib is loaded
            return 0
        root, name = os.path.split(os.path.realpath(path))
        if not (name.isascii() and name.isprintable()) or '"' in name or "\\" in name:
            return None
        known = whole(os.path.join(folder, f"{key_of(root)}.json"))  # noqa: PTH118
    except OSError:
        return 0
    _, found, rest = known.partition(b'"%s": {"cursor": ' % name.encode("ascii"))
    digits = rest[:20].partition(b",")[0]
    if not found:
        return 0
    return int(digits) if digits.isdigit() else None


def key_of(folder: str) -> str:
    """By what a folder is called in the user's own folders; its real path is given."""
    for module in ("_sha2", "_sha256", "hashlib"):  # the first two are there at once
        try:
            digest: str = __import__(module).sha256(os.fsencode(folder)).hexdigest()
        except ImportError:
            continue
        return digest[:16]
    raise OSError("no SHA-256")


def state_folder() -> str:
    """As `corpus.folders` finds it, without loading what that needs."""
    return _folder("GLOSS_STATE_DIR", "XDG_STATE_HOME", "~/.local/state", "Application Support")


def cache_folder() -> str:
    """Likewise, of all corpora."""
    return _folder("GLOSS_CACHE_DIR", "XDG_CACHE_HOME", "~/.cache", "Caches")


def _folder(ours: str, variable: str, usual: str, mac: str) -> str:
    expand = os.path.expanduser
    named = os.environ.get(ours)
    if named:
        return expand(named)
    base = os.environ.get(variable, "").strip() or usual
    if sys.platform == "darwin":
        base = f"~/Library/{mac}"
    return os.path.join(expand(base), "glossator")  # noqa: PTH118 - before pathlib is loaded
