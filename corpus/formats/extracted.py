"""Canonical texts that are not the file itself: extracted once, kept in our cache.

A kept text begins with one line of `HEADER` bytes that says what it was made from; it is replaced
by rename and never changed, so whoever has it open keeps what he opened.
"""

import contextlib
import hashlib
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from corpus.errors import DocumentError
from corpus.files import RegularFile, WithoutStart
from corpus.formats.registry import Format
from corpus.index.protocol import FileState

if TYPE_CHECKING:
    from corpus.canonical import ByteText

HEADER = 128


class MemoryText:
    """Canonical text that could not be kept on the disk."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    @property
    def size(self) -> int:
        """Length in bytes."""
        return len(self._content)

    def read(self, start: int, end: int) -> bytes:
        """The bytes from `start` to `end` (exclusive)."""
        return self._content[max(0, start) : max(0, end)]


def extracted(file: RegularFile, reads: Format, texts: Path | None) -> "tuple[str, ByteText]":
    """The encoding and the canonical text of `file`, from `texts` where it is kept there already.

    texts: a private folder of ours; None, or one that cannot be written, keeps it in memory.
    """
    if texts is not None:
        real = os.path.realpath(file.path)
        key = hashlib.sha256(os.fsencode(f"{reads.extractor}\0{real}")).hexdigest()
        kept = texts / f"{key[:32]}.text"
        with contextlib.suppress(DocumentError, OSError):
            return _opened(kept, _made_from(reads, file.state)) or _keep(
                file, reads, kept, _made_from(reads, file.kept_state)
            )
    content = io.BytesIO()
    encoding, _ = _write(file, reads, content)
    return encoding, MemoryText(content.getvalue())


def _made_from(reads: Format, state: FileState) -> str:
    return f"{reads.extractor} {state.size} {state.stamp}"


def _opened(kept: Path, made_from: str) -> "tuple[str, ByteText] | None":
    try:
        text = RegularFile(kept, follow=False)
    except DocumentError:
        return None
    header = text.read(0, HEADER).decode("ascii", "replace").split()
    if header[:3] != made_from.split() or len(header) != 5 or header[3] != str(text.size - HEADER):
        return None
    return header[4], WithoutStart(text, HEADER)


def _keep(file: RegularFile, reads: Format, kept: Path, made_from: str) -> "tuple[str, ByteText]":
    kept.parent.mkdir(mode=0o700, exist_ok=True)
    import secrets  # noqa: PLC0415 - takes a while, and most documents are texts

    temporary = kept.with_name(f"{kept.stem}.{secrets.token_hex(8)}")
    try:
        with temporary.open("xb") as output:
            output.write(b" " * HEADER)
            encoding, length = _write(file, reads, output)
            output.seek(0)
            output.write(f"{made_from} {length} {encoding}".ljust(HEADER - 1).encode() + b"\n")
        temporary.replace(kept)
    finally:
        temporary.unlink(missing_ok=True)
    return encoding, WithoutStart(RegularFile(kept, follow=False), HEADER)


def _write(file: RegularFile, reads: Format, output: BinaryIO) -> tuple[str, int]:
    encoding, chunks = reads.extract(file)
    return encoding, sum(output.write(chunk) for chunk in chunks)
