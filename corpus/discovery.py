"""Which files of a folder are documents, and why the others are not."""

import os
import re
import stat
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from annotations.values import dataclass
from corpus.errors import DocumentError
from corpus.files import RegularFile, first_block
from corpus.formats.kinds import BINARY_ENDINGS, NOT_READ_YET, ending_of
from corpus.formats.text import marked_encoding
from corpus.ignores import FILE_NAMES, LARGEST_FILE, IgnoreRules
from corpus.index.protocol import FileState, number_of

CONFIGURATION = "glossator.toml"
"""The file in the corpus' own folder that says how to show it: no document."""

_SIDECAR_ENDING = ".annotations.json"
_BLOCK = 4096
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\b\t\n\v\f\r\x1b"))
_MOST_CONTROLS = 0.05
_NUMBER = re.compile(r"(\d+)")


class Reason(StrEnum):
    """Why a file or folder is left out."""

    SIDECAR = "a sidecar of annotations"
    CONFIGURATION = "the configuration of the corpus"
    HIDDEN = "hidden"
    IGNORED = "ignored by a rule"
    BINARY = "binary, not text"
    NOT_READ_YET = "a format that is not read yet"
    UNREADABLE = "not readable"
    NOT_REGULAR = "no regular file"
    LINKED_FOLDER = "a linked folder"
    LINK_OUTSIDE = "a link that leads out of the corpus"
    LINK_TO_LISTED = "a link to a document that is listed itself"
    LINK_BROKEN = "a link that leads nowhere"


@dataclass(frozen=True, slots=True)
class Found:
    """A document. name: from the corpus' root, with slashes; identity: what renaming leaves."""

    name: str
    state: FileState
    identity: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file or folder that is no document of the corpus. detail: the system's words, if any."""

    name: str
    reason: Reason
    detail: str = ""


IsKnown = Callable[[str, FileState], bool]
"""Whether the file of that name and state was seen to be text before."""


def sidecar_name(file_name: str) -> tuple[str, str] | None:
    """The document's file name and the annotator of a sidecar's name; None for other files."""
    # A path object for every file of a large corpus would cost as much as the walk itself.
    if not file_name.endswith(_SIDECAR_ENDING):
        return None
    from annotations.naming import parse_sidecar_name  # noqa: PLC0415 - few corpora of a search

    return parse_sidecar_name(Path(file_name))


def natural_order(name: str) -> tuple[tuple[str | int, ...], ...]:
    """A key that sorts ``part 9`` before ``part 10``, whatever the case, folder by folder."""
    folder, slash, last = name.rpartition("/")
    return (*_folder_order(folder), _part_order(last)) if slash else (_part_order(last),)


@lru_cache(maxsize=1024)
def _folder_order(folder: str) -> tuple[tuple[str | int, ...], ...]:
    return tuple(map(_part_order, folder.split("/")))


def _part_order(part: str) -> tuple[str | int, ...]:
    pieces = _NUMBER.split(part.casefold())
    # Text and number alternate, so that two keys never compare the one with the other.
    return (*(int(piece) if i % 2 else piece for i, piece in enumerate(pieces)), 0, part)


def looks_binary(block: bytes) -> bool:
    """Whether the first block of a file has a NUL or too many control characters for a text."""
    if marked_encoding(block):
        return False
    if b"\0" in block:
        return True
    controls = len(block) - len(block.translate(None, _CONTROLS))
    return controls > _MOST_CONTROLS * len(block)


def discover(
    root: Path, is_known: IsKnown | None = None, entered: list[str] | None = None
) -> Iterator[Found | LeftOut]:
    """Walk the folder `root`: its documents, and what is left out, folder by folder.

    Within a folder the order is natural; linked files come last, because whether they are listed
    depends on all others. Nothing is followed out of `root`, and nothing is opened that could
    hang. is_known: spares a look into files that were seen before. entered: gets the folders that
    were looked into, "" first, the others with a slash at the end.
    """
    walk = _Walk(os.fspath(root), is_known or (lambda _name, _state: False))
    if entered is not None:
        walk.entered = entered
    yield from walk.run()


def look_at(path: Path) -> Found | LeftOut:
    """Whether the one file `path`, which a person named, is a document, and why not."""
    if sidecar_name(path.name):
        return LeftOut(path.name, Reason.SIDECAR)
    walk = _Walk(os.fspath(path.parent), lambda _name, _state: False)
    return walk.look_at(path.name, path.name, follow=True)


@dataclass(slots=True)
class _Folder:
    """A folder being walked. prefix: its name with a slash; rules: (length of prefix, rules)."""

    entries: Iterator[os.DirEntry[str]]
    prefix: str
    rules: tuple[tuple[int, IgnoreRules], ...]

    def ignores(self, name: str, *, folder: bool) -> bool:
        """The verdict of the nearest ignore file that speaks of `name`."""
        for start, rules in reversed(self.rules):
            verdict = rules.verdict(name[start:].split("/"), folder=folder)
            if verdict is not None:
                return verdict
        return False


class _Walk:
    def __init__(self, root: str, is_known: IsKnown) -> None:
        self._root, self._is_known = root, is_known
        self._listed: set[str] = set()
        self.entered: list[str] = []

    def run(self) -> Iterator[Found | LeftOut]:
        links: list[str] = []
        # A stack of our own: folders nest deeper than Python's.
        stack: list[_Folder] = []
        entered: _Folder | LeftOut | None = self._enter("", ())
        while True:
            if isinstance(entered, _Folder):
                stack.append(entered)
            elif entered is not None:
                yield entered
            entered = None
            entry = next(stack[-1].entries, None) if stack else None
            if entry is None:
                if not stack:
                    break
                stack.pop()
                continue
            folder = stack[-1]
            name = folder.prefix + entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if reason := self._reason_of_name(folder, name, entry.name, is_folder):
                yield LeftOut(name, reason)
            elif is_folder:
                entered = self._enter(f"{name}/", folder.rules)
            elif entry.is_symlink():
                links.append(name)
            else:
                yield self.look_at(name, name, follow=False)
        for name in links:
            yield self._follow(name)

    def _enter(self, prefix: str, rules: tuple[tuple[int, IgnoreRules], ...]) -> _Folder | LeftOut:
        self.entered.append(prefix)
        try:
            with os.scandir(self._path(prefix)) as found:
                entries = sorted(found, key=lambda entry: _part_order(entry.name))
        except OSError as error:
            return LeftOut(prefix.rstrip("/"), Reason.UNREADABLE, error.strerror or "")
        here = {entry.name for entry in entries if entry.name in FILE_NAMES}
        for file_name in FILE_NAMES:
            if file_name in here and (text := self._read_rules(prefix + file_name)):
                rules = (*rules, (len(prefix), IgnoreRules(text)))
        return _Folder(iter(entries), prefix, rules)

    def _read_rules(self, name: str) -> str:
        try:
            file = RegularFile(Path(self._path(name)), follow=False)
        except DocumentError:
            return ""
        text = file.read(0, LARGEST_FILE).decode("utf-8", "surrogateescape")
        file.close()
        return text

    def _reason_of_name(
        self, folder: _Folder, name: str, own_name: str, is_folder: bool
    ) -> Reason | None:
        if not is_folder and sidecar_name(own_name):
            return Reason.SIDECAR
        if own_name.startswith("."):
            return Reason.HIDDEN
        if name == CONFIGURATION:
            return Reason.CONFIGURATION
        return Reason.IGNORED if folder.ignores(name, folder=is_folder) else None

    def look_at(self, name: str, target: str, *, follow: bool) -> Found | LeftOut:
        """Decide on the file `name`, which is `target` or a link to it, by state and content."""
        try:
            found = os.stat(self._path(name), follow_symlinks=follow)  # noqa: PTH116 - 30,000 times
            state = FileState.of(found)
            if not stat.S_ISREG(found.st_mode):
                return LeftOut(name, Reason.NOT_REGULAR)
            ending = ending_of(target)
            if ending in NOT_READ_YET:
                return LeftOut(name, Reason.NOT_READ_YET, ending)
            if ending in BINARY_ENDINGS or not self._is_text(name, state, follow):
                return LeftOut(name, Reason.BINARY)
        except OSError as error:
            return LeftOut(name, Reason.UNREADABLE, error.strerror or "")
        self._listed.add(target)
        same = number_of(found.st_ino, found.st_size, found.st_mtime_ns)
        return Found(name, state, same)

    def _is_text(self, name: str, state: FileState, follow: bool) -> bool:
        if self._is_known(name, state):
            return True
        return not looks_binary(first_block(self._path(name), _BLOCK, follow=follow))

    def _follow(self, name: str) -> Found | LeftOut:
        root = os.path.realpath(self._root)
        try:
            target = os.path.realpath(self._path(name), strict=True)
        except OSError as error:
            return LeftOut(name, Reason.LINK_BROKEN, error.strerror or "")
        if os.path.isdir(target):  # noqa: PTH112 - a plain string all along
            return LeftOut(name, Reason.LINKED_FOLDER)
        inside = os.path.join(root, "")  # noqa: PTH118 - a plain string all along
        if not target.startswith(inside):
            return LeftOut(name, Reason.LINK_OUTSIDE)
        target = target[len(inside) :]
        if target in self._listed:
            return LeftOut(name, Reason.LINK_TO_LISTED, target)
        if sidecar_name(target.rpartition("/")[2]):
            return LeftOut(name, Reason.SIDECAR)
        return self.look_at(name, target, follow=True)

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}" if name else self._root
