"""Where a corpus lies: one folder, or one document alone, and what its files are called in it."""

import contextlib
import os
from pathlib import Path

from annotations.values import dataclass
from corpus.discovery import LeftOut, look_at
from corpus.errors import DocumentError, NotACorpus


@dataclass(frozen=True, slots=True)
class Root:
    """given: as the user named it. folder: resolved; of a document alone, the one it lies in.

    only: the name of the only document, where a document was given and not a folder.
    """

    given: Path
    folder: Path
    only: str | None = None

    @property
    def real(self) -> Path:
        """What was given, resolved: the folder or the document."""
        return self.folder / self.only if self.only else self.folder

    @classmethod
    def of(cls, given: Path) -> "Root":
        """The folder or document `given`. Raises NotACorpus."""
        try:
            real = given.resolve(strict=True)
        except (OSError, RuntimeError, ValueError) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or "not a path"
            raise NotACorpus(f"{given}: {reason}; name a folder or a document") from error
        if not real.is_dir():
            found = look_at(real)
            if isinstance(found, LeftOut):
                detail = f" ({found.detail})" if found.detail else ""
                raise NotACorpus(f"{given}: {found.reason}{detail}; name a folder or a document")
            return cls(given, real.parent, real.name)
        if not os.access(real, os.R_OK | os.X_OK):
            raise NotACorpus(f"{given}: you may not read this folder; ask its owner")
        return cls(given, real)

    def check_there(self) -> None:
        """Raise NotACorpus where the folder is there no more: a disk that is not mounted, say.

        What was in it counts as unchanged then, and not as deleted.
        """
        if self.only is None and not os.access(self.folder, os.R_OK | os.X_OK):
            raise NotACorpus(
                f"{self.given}: the folder is not there just now; put it back where it was"
            )

    def path_of(self, name: str) -> Path:
        """The file of the document `name`, which no link leads out of the corpus.

        Raises DocumentError where one does, and where `name` is no name.
        """
        path = self.folder / name
        try:
            real = os.path.realpath(path)
        except ValueError as error:
            raise DocumentError(f"not a name ({error}); name a document", path) from error
        inside = os.path.join(self.folder, "")  # noqa: PTH118 - realpath is a string
        if not real.startswith(inside):
            raise DocumentError("it lies outside the corpus and is not opened", path)
        return path

    def name_of(self, path: Path) -> str:
        """What the corpus calls the file `path`. Raises DocumentError where it lies outside."""
        absolute = Path(os.path.normpath(path.absolute()))
        for candidate in (absolute, Path(os.path.realpath(absolute))):
            with contextlib.suppress(ValueError):
                return candidate.relative_to(self.folder).as_posix()
        raise DocumentError(f"it is not in the corpus {self.folder}; name one that is", path)
