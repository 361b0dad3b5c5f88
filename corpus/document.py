"""A document: canonical text read by windows, its identity and its metadata.

The canonical text is UTF-8. Places in it are bytes for the reader's view and code points for
annotations; `Offsets` is the one place that turns one into the other.
"""

import codecs
import hashlib
from functools import cached_property
from pathlib import Path
from threading import Lock

from annotations.selectors import Span
from annotations.values import dataclass
from corpus.canonical import ByteText
from corpus.files import RegularFile, WithoutStart
from corpus.formats.extracted import extracted
from corpus.formats.kinds import Kind, kind_of
from corpus.formats.registry import OPENING, format_of
from corpus.index.protocol import FileState
from corpus.offsets import STEP, Offsets, aligned

__all__ = ["Document", "Offsets", "Window"]


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a canonical text. start, end: bytes, at character boundaries; text: decoded."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Scan:
    """What one pass over the whole text tells."""

    well_formed: bool
    digest: str


class Document:
    """One document, opened: its canonical text by windows, its identity, its offsets.

    It opens from its first 64 KB, taken as UTF-8; `validate` looks at the rest. Reading is safe
    from several threads. Raises DocumentError where the file cannot be read.
    """

    def __init__(
        self, path: Path, *, name: str = "", texts: Path | None = None, extract: bool = False
    ) -> None:
        """Open the file at `path`.

        name: as the corpus calls it, the file's own name by default. texts: the folder of our
        cache where extracted texts are kept; without it they are kept in memory. extract: not to
        take the file as it is, even where its opening is UTF-8.
        """
        self.path, self.name = path, name or path.name
        self._file = RegularFile(path)
        self._texts = texts
        opening = self._file.read(0, OPENING)
        reads = format_of(self.name, opening)
        complete = len(opening) >= self._file.size
        skip = None if extract else reads.as_it_is(opening, complete=complete)
        self.extractor = reads.extractor
        self.encoding = "utf-8"
        self._text: ByteText
        self.as_it_is = skip is not None
        if skip is not None:
            self._text = WithoutStart(self._file, skip) if skip else self._file
        else:
            self.encoding, self._text = extracted(self._file, reads, texts)
        self.offsets = Offsets(self._text)
        self._scan: _Scan | None = None
        self._scanning = Lock()

    @property
    def state(self) -> FileState:
        """Size and time of the file when it was opened."""
        return self._file.state

    @property
    def kept_state(self) -> FileState:
        """By what to remember what is read of it: read again where a change may not show."""
        return self._file.kept_state

    @property
    def size(self) -> int:
        """Length of the canonical text in bytes, without a byte order mark."""
        return self._text.size

    @cached_property
    def kind(self) -> Kind:
        """How it is written, by its name."""
        return kind_of(self.name)

    def read(self, start: int, end: int) -> bytes:
        """The bytes of the canonical text from `start` to `end` (exclusive)."""
        return self._text.read(start, end)

    def changed(self) -> bool:
        """Whether the file was rewritten, truncated, replaced or deleted since it was opened."""
        return self._file.changed()

    def validate(self) -> bool:
        """Look at the whole text; false where it is not the UTF-8 that its opening looked like.

        Then `reopened` reads it in its true encoding. Takes 0.1 s for 50 MB: for a worker. What it
        learns on the way, `digest` and `count` have at hand.
        """
        return self._scanned().well_formed

    def digest(self) -> str:
        """``urn:sha256:<hex>`` of the canonical text."""
        return self._scanned().digest

    def count(self) -> int:
        """Code points of the whole text."""
        self._scanned()
        return self.offsets.count()

    def reopened(self) -> "Document":
        """The document as it is on the disk by now, extracted where this one proved malformed."""
        malformed = self._scan is not None and not self._scan.well_formed and not self.changed()
        return Document(self.path, name=self.name, texts=self._texts, extract=malformed)

    def text(self, span: Span) -> str:
        """The code points that `span` selects, fewer where the text is shorter."""
        start, end = self.offsets.byte_of(span.start), self.offsets.byte_of(span.end)
        return self.read(start, end).decode("utf-8", "replace")

    def whole_text(self) -> str:
        """The whole canonical text; for a document of 50 MB that is at least 50 MB of memory."""
        return self.read(0, self.size).decode("utf-8", "replace")

    def window(self, byte: int, before: int, after: int) -> Window:
        """From `before` bytes ahead of `byte` to `after` behind it, in whole characters."""
        start, end = aligned(self._text, byte - before), aligned(self._text, byte + after)
        return Window(start, end, self.read(start, end).decode("utf-8", "replace"))

    def close(self) -> None:
        """Let go of the files."""
        self._file.close()

    def __enter__(self) -> "Document":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _scanned(self) -> _Scan:
        with self._scanning:
            if self._scan is None:
                self._scan = self._scan_text()
            return self._scan

    def _scan_text(self) -> _Scan:
        """Hash, validate and count in one pass, so that a large text is read once."""
        digest = hashlib.sha256()
        decoder = codecs.getincrementaldecoder("utf-8")()
        before, begun = [0], 0
        well_formed = True
        for start in range(0, self.size, STEP):
            block = self.read(start, start + STEP)
            digest.update(block)
            if well_formed:
                try:
                    begun += len(decoder.decode(block, final=start + STEP >= self.size))
                except UnicodeDecodeError:
                    well_formed = False
            # A character that the end of the block cuts has begun in it.
            before.append(begun + bool(decoder.getstate()[0]))
        if well_formed:
            self.offsets.adopt(before[: self.size // STEP + 1], begun)
        return _Scan(well_formed, f"urn:sha256:{digest.hexdigest()}")
