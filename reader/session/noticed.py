"""The shape of what is noticed in folders, and of what notices it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol


class Noticed(NamedTuple):
    """Whether documents, and whether sidecars of others, are not what they were."""

    documents: bool
    sidecars: bool


class Change(NamedTuple):
    """Something about a file. folder: from the corpus' root, "" for the root itself.

    came_or_went: its name is new or gone, else it was written. unknown: so much happened that
    nobody can tell what.
    """

    folder: str
    file: str
    came_or_went: bool
    unknown: bool = False

    @property
    def name(self) -> str:
        """The file from the corpus' root, with slashes."""
        return f"{self.folder}/{self.file}" if self.folder else self.file


class Notices(Protocol):
    """Tells what changes in some folders."""

    def watch(self, folders: Sequence[str]) -> bool:
        """Watch these folders from here on, and no others; false where that can't be done."""
        ...

    def changes(self) -> Iterator[Change]:
        """What changed since the last look; never waits."""
        ...

    def close(self) -> None:
        """Watch no longer."""
        ...
