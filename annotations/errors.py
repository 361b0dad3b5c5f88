"""The exceptions of `annotations`.

    AnnotationError
    ├── InvalidSpan            a span that ends before it starts, or lies outside its text
    ├── WireError              JSON that is not an annotation we can read (has a place)
    ├── NotEditable            an annotation that is not there, or is somebody else's
    ├── NotMergeable           two sidecars that are not of one annotator, or of a later format
    ├── CodebookError          a tag or an attribute that cannot be so (has a place)
    └── SidecarError           a sidecar file that cannot be read or written (has a path)
        ├── SidecarUnreadable    not JSON, not a collection, or too large
        │   └── SidecarConflicted  with the conflict markers of a text merge
        ├── SidecarRefused       a link, a device, a newer format version: left as it is
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


class NotMergeable(AnnotationError):
    """Two sidecars that are not of one annotator, or of a later format."""


class SidecarError(AnnotationError):
    """A sidecar file that cannot be read or written.

    path: the file. line, column: 1-based place in it, 0 where there is none.
    """

    def __init__(self, message: str, path: Path, line: int = 0, column: int = 0) -> None:
        place = f"{path}:{line}:{column}" if line else str(path)
        super().__init__(f"{place}: {message}")
        self.path, self.line, self.column = path, line, column


class SidecarUnreadable(SidecarError):
    """Not JSON, not an annotation collection, or too large."""


class SidecarConflicted(SidecarUnreadable):
    """A file with the conflict markers of a text merge: both sides can be merged."""


class SidecarRefused(SidecarError):
    """A link, not a regular file, or a newer format version: never written over."""


class SidecarLocked(SidecarError):
    """Another process holds the sidecar's lock for longer than we wait."""


class SidecarUnwritable(SidecarError):
    """The disk is full, the folder is read-only, or the name is too long."""
