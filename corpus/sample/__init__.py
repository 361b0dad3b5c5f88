"""The sample corpus: dispatches about one invented event, some with two annotators' sidecars.

``docs/sample-corpus.md`` says what each document is for. The sidecars are made by
``scripts/make_sample_sidecars.py`` and never edited by hand.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from corpus.errors import SampleNotCopied


def copy_to(folder: Path) -> Path:
    """Copy documents and sidecars into `folder`, made where it is missing, and return it.

    What is there under a file's name already is kept as it is, so a second call only brings
    back what was removed. A folder of other files is left alone. Raises SampleNotCopied.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not _is_ours(folder):
            message = "it holds other files. Name an empty folder, or one that does not exist yet."
            raise SampleNotCopied(f"{folder}: the sample corpus is not copied here: {message}")
        for resource in _resources():
            _copy_unless_there(resource, folder / resource.name)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"cannot copy the sample corpus here: {reason}. Name a folder you can write to."
        raise SampleNotCopied(f"{folder}: {message}") from error
    return folder


def _is_ours(folder: Path) -> bool:
    """Whether a folder is empty but for hidden files, or was begun by an earlier copy."""
    names = {entry.name for entry in folder.iterdir() if not entry.name.startswith(".")}
    return not names or any(resource.name in names for resource in _resources())


def _resources() -> list[Traversable]:
    """Everything in this package that is not code, by name."""
    inside = (entry for entry in files(__name__).iterdir() if entry.is_file())
    data = (entry for entry in inside if not entry.name.endswith((".py", ".pyc", ".typed")))
    return sorted(data, key=lambda entry: entry.name)


def _copy_unless_there(resource: Traversable, path: Path) -> None:
    """Write `path` whole or not at all; a file, folder or link of that name is left alone."""
    try:
        copy = path.open("xb")
    except FileExistsError:
        return
    try:
        with copy:
            copy.write(resource.read_bytes())
    except OSError:
        # Half a file would be taken for the user's own at the next call, and kept.
        path.unlink(missing_ok=True)
        raise
