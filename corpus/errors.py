"""The exceptions of `corpus`.

    CorpusError
    ├── NotACorpus             the path is neither a folder nor a document we can read
    ├── SampleNotCopied        the sample corpus cannot be copied to the folder named
    ├── DocumentError          a document that cannot be opened (has a path)
    ├── CodebookUnwritable     the codebook cannot be written, or was changed meanwhile (has a path)
    ├── FolderRefused          the state folder is not ours, or others may write to it
    ├── NoPlaceForSidecar      it can't lie beside its document, and no other folder is given
    ├── QueryError             a query that cannot be read (has a place)
    └── IndexFailure            the index cannot be used
        ├── IndexBusy            another process is writing it
        ├── IndexMissing         nothing was indexed yet
        ├── IndexUnwritable      its disk is full or read-only, or its folder is not to be written
        └── CacheRefused         the cache folder is not ours, or others may write to it

Each message says what failed, on which thing, and what to do next.
"""

from pathlib import Path


class CorpusError(Exception):
    """Base of everything that `corpus` raises on purpose."""


class NotACorpus(CorpusError):
    """The path is neither a folder nor a document we can read."""


class SampleNotCopied(CorpusError):
    """The sample corpus cannot be copied to the folder named."""


class DocumentError(CorpusError):
    """A document that cannot be opened. path: the file."""

    def __init__(self, message: str, path: Path) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path


class CodebookUnwritable(CorpusError):
    """The codebook cannot be written, or holds something else by now. path: the file."""

    def __init__(self, message: str, path: Path) -> None:
        super().__init__(f"{path.name}: {message}")
        self.path = path


class FolderRefused(CorpusError):
    """The state folder is not ours, or others may write to it."""


class NoPlaceForSidecar(CorpusError):
    """A sidecar can't lie beside its document, and no folder for annotations is given."""


class QueryError(CorpusError):
    """A query that cannot be read.

    query: what was typed, "" where showing it helps nobody; position: 0-based code point at which
    it goes wrong.
    """

    def __init__(self, message: str, query: str, position: int) -> None:
        shown = f"\n  {query}\n  {' ' * position}^" if query.strip() else ""
        super().__init__(message + shown)
        self.reason, self.query, self.position = message, query, position


class IndexFailure(CorpusError):
    """The index cannot be used."""


class IndexBusy(IndexFailure):
    """Another process is writing the index."""


class IndexMissing(IndexFailure):
    """Nothing was indexed yet."""


class IndexUnwritable(IndexFailure):
    """The index cannot be brought up to date: what is there answers, as it was left.

    reason: the system's words for it.
    """

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class CacheRefused(IndexFailure):
    """The cache folder is not ours, or others may write to it."""
