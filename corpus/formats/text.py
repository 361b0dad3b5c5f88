"""Plain text in any common encoding to canonical text; Markdown, RST and source code are text too.

Well-formed UTF-8 always wins. What is left is either UTF-8 with damage, which is decoded with
replacement characters, or another encoding, which charset-normalizer names from a bounded sample.
"""

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.canonical import ByteText

CHUNK = 1 << 20
SAMPLE = 16384
"""Bytes of clauses with bytes beyond ASCII that an encoding is judged by."""

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LIKELY = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("iso8859_2", "iso8859_5", "iso8859_7", "koi8_r", "koi8_u", "cp866", "cp874"),
    *("gb18030", "big5", "cp932", "euc_jp", "cp949"),
]
_UNLIKELY = ["iso8859_6", "iso8859_8", "cp437", "cp850", "cp852", "mac_roman", "mac_cyrillic"]
"""Encodings of old systems, which any text of Western Europe fits as well."""
_BETWEEN_CLAUSES = re.compile(rb"(?<=[\n.,;!?])")
_CHARACTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_LONGEST_CHARACTER = 4
_UTF8_SHARE = 0.5
_SAME_CHAOS = 0.01


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

    for candidates in (_LIKELY, _UNLIKELY):
        matches = list(from_bytes(sample, cp_isolation=candidates, enable_fallback=False))
        if matches:
            # The library leaves ties in the order of the alphabet; å and à decide them better.
            clean = [each for each in matches if each.chaos <= matches[0].chaos + _SAME_CHAOS]
            best = min(clean, key=lambda each: (-each.coherence, _rare_letters(str(each))))
            # Of encodings in which the sample reads the same, the commonest reads the rest best.
            return min(best.could_be_from_charset, key=candidates.index)
    return "utf-8-sig"


def _rare_letters(text: str) -> int:
    """Letters that hardly any language uses, and that å and à of another encoding look like."""
    return sum(map(text.count, "ĺŕĹŔ"))


def _decoded(file: "ByteText", encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    for start in range(0, file.size, CHUNK):
        yield decoder.decode(file.read(start, start + CHUNK)).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def _sample(file: "ByteText") -> bytes:
    """The first `SAMPLE` bytes of clauses that have bytes beyond ASCII.

    A sample from the start alone would miss the first accent of a long English text. The marks
    between clauses stand inside a character in no encoding.
    """
    clauses: list[bytes] = []
    taken = 0
    for start in range(0, file.size, CHUNK):
        chunk = file.read(start, start + CHUNK)
        if chunk.isascii():
            continue
        for clause in _BETWEEN_CLAUSES.split(chunk):
            if clause.isascii():
                continue
            # What the end of the chunk cuts may end in mid-character.
            cut = start + CHUNK < file.size and chunk.endswith(clause)
            if clauses and (cut or taken + len(clause) > SAMPLE):
                return b"".join(clauses)
            clauses.append(clause[:SAMPLE])
            taken += len(clause)
    return b"".join(clauses)


def _is_utf8_with_damage(sample: bytes) -> bool:
    """Whether most bytes beyond ASCII stand in well-formed characters of UTF-8.

    In another encoding such a run is chance: about one pair in eight of Chinese text.
    """
    well_formed = sum(map(len, _CHARACTER.findall(sample)))
    beyond_ascii = len(sample) - len(sample.translate(None, _BEYOND_ASCII))
    return well_formed > _UTF8_SHARE * beyond_ascii
