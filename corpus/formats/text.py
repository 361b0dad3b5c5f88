"""Plain text in any common encoding to canonical text; Markdown, RST and source code are text too.

Well-formed UTF-8 always wins. What is left is either UTF-8 with damage, which is decoded with
replacement characters, or another encoding, which charset-normalizer names from a bounded sample.
"""

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.document import ByteText

CHUNK = 1 << 20
SAMPLE = 16384
"""Bytes of lines with bytes beyond ASCII that an encoding is judged by."""

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_15"),
    *("koi8_r", "koi8_u", "cp866", "cp437", "cp850", "mac_roman", "cp874"),
    *("gb18030", "big5", "shift_jis", "cp932", "euc_jp", "euc_kr", "cp949"),
]
_BEYOND_ASCII_LINE = re.compile(rb"[^\n]*[\x80-\xff][^\n]*\n?")
_CHARACTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_LONGEST_CHARACTER = 4
_UTF8_SHARE = 0.5


class TextFormat:
    """Text, whatever its encoding. An `extractor` of ``text/1``."""

    extractor = "text/1"

    def accepts(self, name: str, opening: bytes) -> bool:  # noqa: ARG002 - of the protocol
        """Everything: what is no text was left out before."""
        return True

    def as_it_is(self, opening: bytes, *, complete: bool) -> int | None:
        """The length of the byte order mark where `opening` is UTF-8, None where it is not."""
        if marked_encoding(opening):
            return None
        try:
            codecs.getincrementaldecoder("utf-8")().decode(opening, final=complete)
        except UnicodeDecodeError:
            return None
        return len(codecs.BOM_UTF8) if opening.startswith(codecs.BOM_UTF8) else 0

    def extract(self, file: "ByteText") -> tuple[str, Iterator[bytes]]:
        """The encoding, and the text decoded from it with what is malformed replaced."""
        encoding = encoding_of(file)
        return encoding, _decoded(file, encoding)


def marked_encoding(opening: bytes) -> str | None:
    """The encoding that a byte order mark other than that of UTF-8 names."""
    return next((name for mark, name in _MARKED if opening.startswith(mark)), None)


def encoding_of(file: "ByteText") -> str:
    """The name of Python's codec for `file`; that of UTF-8 where nothing fits better.

    The answer depends on the bytes alone.
    """
    marked = marked_encoding(file.read(0, _LONGEST_CHARACTER))
    if marked:
        return marked
    sample = _sample(file)
    if not sample or _is_utf8_with_damage(sample):
        return "utf-8-sig"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 30 ms that UTF-8 does not pay

    best = from_bytes(sample, cp_isolation=_CANDIDATES, enable_fallback=False).best()
    return best.encoding if best else "utf-8-sig"


def _decoded(file: "ByteText", encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    for start in range(0, file.size, CHUNK):
        yield decoder.decode(file.read(start, start + CHUNK)).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def _sample(file: "ByteText") -> bytes:
    """The first `SAMPLE` bytes of lines that have bytes beyond ASCII, ending with a whole line.

    A sample from the start alone would miss the first accent of a long English text.
    """
    lines: list[bytes] = []
    taken = 0
    for start in range(0, file.size, CHUNK):
        for line in _BEYOND_ASCII_LINE.findall(file.read(start, start + CHUNK)):
            # A line cut by the end of the chunk may end in mid-character.
            whole = line.endswith(b"\n") or start + CHUNK >= file.size
            if lines and (taken + len(line) > SAMPLE or not whole):
                return b"".join(lines)
            lines.append(_cut(line))
            taken += len(line)
    return b"".join(lines)


def _cut(line: bytes) -> bytes:
    """A long line cut behind an ASCII blank or bracket, where no encoding is in mid-character."""
    if len(line) <= SAMPLE:
        return line
    place = max(line.rfind(mark, SAMPLE // 2, SAMPLE) for mark in (b" ", b")", b",", b"."))
    return line[: place + 1 if place > 0 else SAMPLE]


def _is_utf8_with_damage(sample: bytes) -> bool:
    """Whether most bytes beyond ASCII stand in well-formed characters of UTF-8.

    In another encoding such a run is chance: about one pair in eight of Chinese text.
    """
    well_formed = sum(map(len, _CHARACTER.findall(sample)))
    beyond_ascii = len(sample) - len(sample.translate(None, _BEYOND_ASCII))
    return well_formed > _UTF8_SHARE * beyond_ascii
