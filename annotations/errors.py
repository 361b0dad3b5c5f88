"""The exceptions of `annotations`.

    AnnotationError
    ├── InvalidSpan            a span that ends before it starts, or lies outside its text
    ├── WireError              JSON that is not an annotation we can read (has a place)
    ├── NotEditable            an annotation that is not there, or is somebody else's
    ├── CodebookError          a tag or an attribute that cannot be so (has a place)
    └── SidecarError           a sidecar file that cannot be read or written (has a path)
        ├── SidecarUnreadable    not JSON, not a collection, too large, or with conflict markers
        ├── SidecarRefused       a link, a device, a newer format version: left as it is
        ├── SidecarChanged       what an edit starts from is no longer what the file holds
        ├── SidecarLocked        another process holds the lock longer than we wait
        └── SidecarUnwritable    the disk is full, the folder is read-only, the name too long

Each message says what failed, on which thing, and what to do next.
"""

from pathlib import Path


class AnnotationError(Exception):
    """Base of everything that `annotations` raises on purpose."""


class InvalidSpan(AnnotationError, ValueError):
    """A span that ends before it starts, starts before 0, or lies outside its text."""


class WireError(AnnotationError, ValueError):
    """JSON that is not an annotation we can read.

    place: where in the JSON, as a path such as ``target.selector[0].start``.
    """

    def __init__(self, message: str, place: str = "") -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.place = place


class NotEditable(AnnotationError):
    """An annotation that is not there, or that another annotator made."""


class CodebookError(AnnotationError, ValueError):
    """A tag or an attribute that cannot be so. place: such as ``tags.rumour.key``."""

    def __init__(self, message: str, place: str = "") -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.place = place


class SidecarError(AnnotationError):
    """A sidecar file that cannot be read or written.

    path: the file. line, column: 1-based place in it, 0 where there is none.
    """

    def __init__(self, message: str, path: Path, line: int = 0, column: int = 0) -> None:
        place = f"{path}:{line}:{column}" if line else str(path)
        super().__init__(f"{place}: {message}")
        self.path, self.line, self.column = path, line, column


class SidecarUnreadable(SidecarError):
    """Not JSON, not an annotation collection, too large, or with conflict markers."""


class SidecarRefused(SidecarError):
    """A link, not a regular file, or a newer format version: never written over."""


class SidecarChanged(SidecarError):
    """Somebody else changed an annotation that an edit changes too; nothing was written."""


class SidecarLocked(SidecarError):
    """Another process holds the sidecar's lock for longer than we wait."""


class SidecarUnwritable(SidecarError):
    """The disk is full, the folder is read-only, or the name is too long."""
