"""What the program runs in: versions, the user's folders, the terminal."""

import locale
import os
import platform
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from annotations.values import dataclass
from corpus.errors import CorpusError
from corpus.folders import state_folder
from corpus.library import Corpus
from reader.settings import config_file
from reader.terminal.output import in_colour, is_terminal

_LIBRARIES = ("textual", "whoosh3", "click", "pygments", "regex")
_NARROWEST, _LOWEST = 60, 12


@dataclass(frozen=True, slots=True)
class FolderState:
    """One of the user's folders. what: cache, state or config; state: its size, or what ails it."""

    what: str
    path: str
    state: str


@dataclass(frozen=True, slots=True)
class TerminalState:
    """What the reader would find. advice: what is amiss, each with what to do."""

    name: str
    size: str
    colours: str
    encoding: str
    advice: tuple[str, ...]


def versions() -> dict[str, str]:
    """Python's version and those of the libraries that matter."""
    found = {"python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "missing"
    return found


def folders(corpus: Corpus) -> list[FolderState]:
    """The cache of `corpus`, the state folder and the configuration, with their sizes."""
    found = []
    for what, make in (("cache", corpus.cache_folder), ("state", state_folder)):
        try:
            path = make()
            found.append(FolderState(what, str(path), _size(path)))
        except CorpusError as error:
            found.append(FolderState(what, "", str(error)))
    config = config_file()
    found.append(FolderState("config", str(config), "there" if config.exists() else "not there"))
    return found


def terminal() -> TerminalState:
    """The terminal that this process has, if it has one."""
    name = os.environ.get("TERM", "")
    size = shutil.get_terminal_size()
    encoding = locale.getpreferredencoding(False)
    colours = "no colours"
    if in_colour(sys.stdout):
        deep = os.environ.get("COLORTERM") in ("truecolor", "24bit")
        colours = "16 million colours" if deep else "256 colours" if "256" in name else "colours"
    on_terminal = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    checks = (
        (not on_terminal, "this is no terminal: the reader needs one, the commands do not"),
        (name in ("", "dumb", "unknown"), f"TERM is {name or 'not set'}: set it, such as to xterm"),
        (size.columns < _NARROWEST or size.lines < _LOWEST,
         f"it is small: {_NARROWEST}x{_LOWEST} shows the gutter, 80x24 is what it is made for"),
        (encoding.lower().replace("-", "") != "utf8",
         f"the locale's encoding is {encoding}: set LANG to one that ends in UTF-8"),
    )  # fmt: skip
    advice = tuple(text for is_amiss, text in checks if is_amiss)
    return TerminalState(
        name or "no TERM", f"{size.columns}x{size.lines}", colours, encoding, advice
    )


def _size(folder: Path) -> str:
    size = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                size += Path(parent, name).lstat().st_size
            except OSError:
                continue
    kilobytes = -(-size // 1024)
    return f"{kilobytes:,} KB" if kilobytes < 10_000 else f"{kilobytes // 1024:,} MB"
