"""What a file's name says of it: the kind of text, its Pygments lexer, or that it is no text."""

import fnmatch
import re
from enum import StrEnum
from functools import cache, lru_cache

from annotations.values import dataclass


class Kind(StrEnum):
    """How a document is written; all kinds are read as text."""

    TEXT = "text"
    MARKDOWN = "markdown"
    RST = "rst"
    CODE = "code"


_BY_ENDING = {
    "": Kind.TEXT,
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".log": Kind.TEXT,
    ".csv": Kind.TEXT,
    ".tsv": Kind.TEXT,
    ".asc": Kind.TEXT,
    ".srt": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".mkd": Kind.MARKDOWN,
    ".rst": Kind.RST,
    ".rest": Kind.RST,
}
NOT_READ_YET = frozenset({".pdf", ".epub", ".docx"})
_BINARY = """
    7z aac aif aiff apk avi avif bmp bz2 cab class deb djvu dll dmg dylib eot exe flac flv gif gz
    h5 hdf5 heic heif icns ico iso jar jpeg jpg jxl lz4 lzma m4a m4v mkv mobi mov mp3 mp4 mpeg mpg
    npy npz odp ods odt ogg opus otf parquet pkl png pptx psd pyc pyd rar rpm so sqlite sqlite3
    svgz swf tar tbz tgz tif tiff ttf txz wasm wav webm webp wma wmv woff woff2 xlsx xz zip zst
"""
BINARY_ENDINGS = frozenset(f".{ending}" for ending in _BINARY.split())


def ending_of(name: str) -> str:
    """The ending of a document's name, folded, with its dot; empty where there is none."""
    # By hand, for it is asked for every file of a corpus.
    stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    return f"{dot}{ending.lower()}" if stem.strip(".") else ""


def kind_of(name: str) -> Kind:
    """The kind of the document called `name`; Pygments is asked about unknown endings only."""
    kind = _BY_ENDING.get(ending_of(name))
    if kind is Kind.TEXT and "." not in name.rpartition("/")[2]:
        kind = None  # a Makefile has no ending and is code all the same
    if kind is not None:
        return kind
    lexers = _lexers()
    own_name = name.rpartition("/")[2]
    known = ending_of(name) in lexers.by_ending or lexers.any_pattern.match(own_name)
    return Kind.CODE if known else Kind.TEXT


@lru_cache(maxsize=4096)
def lexer_of(name: str) -> str | None:
    """The alias of the Pygments lexer for `name`, by the name alone; None for plain text.

    Where several lexers share an ending, Pygments' own priorities decide.
    """
    ending = ending_of(name)
    if ending and _BY_ENDING.get(ending) is Kind.TEXT:
        return None
    lexers = _lexers()
    aliases = list(lexers.by_ending.get(ending, ()))
    own_name = name.rpartition("/")[2]
    if lexers.any_pattern.match(own_name):
        fitting = (
            alias for pattern, alias in lexers.patterns if fnmatch.fnmatchcase(own_name, pattern)
        )
        aliases += fitting
    if len(aliases) <= 1:
        return aliases[0] if aliases else None
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415 - heavy, and rarely needed

    return max(aliases, key=lambda alias: float(get_lexer_by_name(alias).priority))


@dataclass(frozen=True, slots=True)
class _Lexers:
    """Aliases of lexers by plain ending, and by all other patterns of file names."""

    by_ending: dict[str, list[str]]
    patterns: list[tuple[str, str]]
    any_pattern: re.Pattern[str]


@cache
def _lexers() -> _Lexers:
    from pygments.lexers import get_all_lexers  # noqa: PLC0415 - 20 ms that .txt does not pay

    by_ending: dict[str, list[str]] = {}
    patterns = []
    for _, aliases, names, _ in get_all_lexers(plugins=False):
        if not aliases or aliases[0] == "text":
            continue
        for name in names:
            if name.startswith("*.") and name[2:].isalnum():
                by_ending.setdefault(name[1:].lower(), []).append(aliases[0])
            else:
                patterns.append((name, aliases[0]))
    any_pattern = re.compile("|".join(fnmatch.translate(pattern) for pattern, _ in patterns))
    return _Lexers(by_ending, patterns, any_pattern)
