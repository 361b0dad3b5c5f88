"""The codebook of a corpus, in ``glossator.toml``: a stranger's file, read without harm."""

import tomllib
from pathlib import Path

from annotations.codebook import Codebook, CodebookProblem
from annotations.codebook_reading import read_codebook
from annotations.values import dataclass
from corpus.discovery import CONFIGURATION
from corpus.errors import DocumentError
from corpus.files import RegularFile

LARGEST = 256 * 1024
"""Bytes; a hundred tags with a page of guideline each."""
_MOST_POINTS = 32
"""Of one key: the time to read a dotted key grows with the square of its parts."""


@dataclass(frozen=True)
class CodebookFile:
    """What was read. text: of the file, None where there is none; readable: whether it is TOML.

    A file that cannot be read gives the built-in codebook with a problem, and is never written.
    """

    path: Path
    text: str | None = None
    codebook: Codebook = Codebook()
    readable: bool = True


def read_codebook_file(root: Path) -> CodebookFile:
    """The codebook of the corpus in the folder `root`; never raises, see `Codebook.problems`."""
    path = root / CONFIGURATION
    if not path.is_symlink() and not path.exists():
        return CodebookFile(path)
    try:
        file = RegularFile(path, follow=False)
        data = file.read(0, LARGEST + 1)
        file.close()
        text = data.decode("utf-8-sig")
    except DocumentError as error:
        said = str(error).removeprefix(f"{path}: ").replace("not a document", "not a codebook")
        return _unread(path, None, "", said, "replace it by a plain file")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _unread(path, None, f"line {line}", "not UTF-8", "save it as UTF-8")
    if len(data) > LARGEST:
        return _unread(path, None, "", f"larger than {LARGEST // 1024} KB", "shorten it")
    return parse_codebook(text, path)


def looked_at(root: Path) -> tuple[int, ...]:
    """What the file looks like without reading it: another value where it has changed."""
    try:
        found = (root / CONFIGURATION).lstat()
    except OSError:
        return ()
    return (found.st_ino, found.st_size, found.st_mtime_ns)


def parse_codebook(text: str, path: Path) -> CodebookFile:
    """The codebook that `text` holds. path: where it is from, not looked at."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _MOST_POINTS and _longest_key(line) > _MOST_POINTS:
            message = f"over {_MOST_POINTS} points in one key or text"
            return _unread(path, text, f"line {number}", message, "break the line")
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError, OverflowError) as error:
        said, _, place = str(error).rstrip(")").partition(" (at ")
        if isinstance(error, RecursionError):
            said = "nested too deep"
        return _unread(path, text, place, f"not TOML: {said}", "mend it; until then it is not used")
    return CodebookFile(path, text, read_codebook(tables))


def _longest_key(line: str) -> int:
    """The most points between two marks that end a key."""
    for mark in "{},":
        line = line.replace(mark, "=")
    return max(part.count(".") for part in line.split("="))


def _unread(path: Path, text: str | None, place: str, message: str, step: str) -> CodebookFile:
    problem = CodebookProblem(place, message, step)
    return CodebookFile(path, text, Codebook(problems=(problem,)), readable=False)
