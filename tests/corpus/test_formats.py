"""Bytes to canonical text: encodings, kinds by name, and the cache of extracted texts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.files import RegularFile
from corpus.formats.extracted import MemoryText, extracted
from corpus.formats.kinds import Kind, kind_of, lexer_of
from corpus.formats.registry import format_of
from corpus.formats.text import SAMPLE, TextFormat, encoding_of

GERMAN = (
    "Die Fähre brannte am östlichen Kai; fünf Männer wurden gerettet, sagte der Bürgermeister. "
)
FRENCH = "Le ferry a brûlé près du quai ; onze passagers ont été sauvés, a déclaré la préfecture. "
SWEDISH = "Färjan brann vid den östra kajen; elva människor räddades, sade hamnkaptenen på måndag. "
POLISH = "Prom spłonął przy wschodnim nabrzeżu; uratowano jedenaście osób, są też ranni. "
CZECH = "Trajekt shořel u východního mola; jedenáct lidí bylo zachráněno, řekl přístavní úřad. "
TURKISH = (
    "Feribot doğu rıhtımında yandı; on bir kişi kurtarıldı, liman şefi söyledi, yaralılar var. "
)
RUSSIAN = "Паром сгорел у восточного причала; одиннадцать человек были спасены, сообщил порт. "
GREEK = "Το πλοίο κάηκε στην ανατολική προβλήτα· έντεκα άνθρωποι σώθηκαν, είπε το λιμεναρχείο. "
CHINESE = "渡轮在东码头起火，港务局表示，十一人获救，另有数人受伤，原因仍在调查之中。"
JAPANESE = "フェリーが東の埠頭で炎上し、十一人が救助されたと港湾局が発表した。原因は調査中である。"
KOREAN = "여객선이 동쪽 부두에서 불에 탔으며 열한 명이 구조되었다고 항만청이 밝혔다. "
ARABIC = "احترقت العبارة قرب الرصيف الشرقي وقالت هيئة الميناء إن أحد عشر شخصا أنقذوا من الحريق. "


def canonical(content: bytes) -> str:
    encoding, chunks = TextFormat().extract(MemoryText(content))
    assert encoding
    return b"".join(chunks).decode()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (GERMAN, "iso8859_15"),
        (FRENCH, "cp1252"),
        (SWEDISH, "cp1252"),
        (POLISH, "cp1250"),
        (CZECH, "cp1250"),
        (TURKISH, "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
        (GREEK, "cp1253"),
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
        (CHINESE, "gbk"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "euc_kr"),
        (GERMAN + CHINESE, "utf-16"),
        (GERMAN + CHINESE, "utf-32"),
    ],
)
@pytest.mark.parametrize("lead", ["", "A long start.\n" * 9000, "A long English start. " * 6000])
def test_common_encodings_are_told_by_their_bytes(text: str, encoding: str, lead: str) -> None:
    content = (lead + text * 3).encode(encoding)
    assert canonical(content) == lead + text * 3


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_marked_encodings_round_trip(text: str) -> None:
    """But for a NUL at the start, which makes the mark of UTF-16 that of UTF-32."""
    for encoding in ("utf-16", "utf-32", "utf-8-sig"):
        assert canonical(text.encode(encoding)) == text


@given(st.binary(max_size=300))
def test_any_bytes_become_utf8_and_always_the_same(content: bytes) -> None:
    assert canonical(content) == canonical(content)


@given(st.text(max_size=50).map(lambda text: text.encode("utf-8", "replace")), st.booleans())
def test_wellformed_utf8_is_taken_as_it_is(content: bytes, mark: bool) -> None:
    whole = b"\xef\xbb\xbf" * mark + content
    expected = 3 if whole.startswith(b"\xef\xbb\xbf") else 0
    assert TextFormat().as_it_is(whole, complete=True) == expected


def test_a_character_cut_by_the_end_of_the_opening_is_no_damage() -> None:
    cut = "é".encode()[:1]
    assert TextFormat().as_it_is(b"abc" + cut, complete=False) == 0
    assert TextFormat().as_it_is(b"abc" + cut, complete=True) is None


def test_damaged_utf8_stays_utf8_with_replacements() -> None:
    damaged = (GERMAN * 5).encode() + b"\xff" + (RUSSIAN * 5).encode() + b"\xd0"
    assert canonical(damaged) == damaged.decode("utf-8", "replace")
    assert canonical(b"\xef\xbb\xbf" + damaged) == damaged.decode("utf-8", "replace")


def test_newlines_and_forms_are_left_alone() -> None:
    text = "a\r\nb\rc\n e\u0301 \u00e9 \u2028 \u0085"
    assert canonical(text.encode("utf-16")) == text


def test_a_long_line_without_blanks_is_judged_by_a_bounded_sample() -> None:
    content = (CHINESE * 2000).encode("gb18030")
    assert len(content) > 2 * SAMPLE
    assert encoding_of(MemoryText(content)) == "gb18030"


def test_of_encodings_that_read_alike_the_commonest_is_named() -> None:
    """So that a letter behind the sample is read as its writer meant it."""
    content = (GERMAN * 500 + "Señor Núñez.").encode("cp1252")
    assert encoding_of(MemoryText(content)) == "cp1252"
    assert canonical(content).endswith("Señor Núñez.")


def test_real_texts_of_many_scripts_are_taken_as_they_are(testdata: Path) -> None:
    for path in sorted((testdata / "unicode" / "udhr2").glob("*.txt")):
        assert TextFormat().as_it_is(path.read_bytes(), complete=True) is not None, path.name


def test_the_utf8_decoder_test_file_is_decoded_with_replacements(testdata: Path) -> None:
    for path in (testdata / "unicode" / "utf8tests").glob("*.bin"):
        content = path.read_bytes()
        assert canonical(content) == content.decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("name", "kind", "lexer"),
    [
        ("a.txt", Kind.TEXT, None),
        ("A.TXT", Kind.TEXT, None),
        ("README", Kind.TEXT, None),
        ("notes.unheard-of", Kind.TEXT, None),
        ("a/b.c/notes", Kind.TEXT, None),
        ("a.md", Kind.MARKDOWN, "markdown"),
        ("a.rst", Kind.RST, "restructuredtext"),
        ("a.py", Kind.CODE, "python"),
        ("a.JS", Kind.CODE, "javascript"),
        ("folder/Makefile", Kind.CODE, "make"),
        ("CMakeLists.txt", Kind.TEXT, None),
        ("a.h", Kind.CODE, "c"),
        ("a.json", Kind.CODE, "json"),
        (".txt", Kind.TEXT, None),
        ("\udcff.py", Kind.CODE, "python"),
    ],
)
def test_kind_and_lexer_by_name(name: str, kind: Kind, lexer: str | None) -> None:
    assert kind_of(name) is kind
    assert lexer_of(name) == lexer


def test_plain_text_costs_no_pygments() -> None:
    code = (
        "from corpus.formats.kinds import kind_of, lexer_of; import sys;"
        "kind_of('a.txt'), lexer_of('a.txt'), kind_of('a.md');"
        "sys.exit('pygments' in sys.modules or 'charset_normalizer' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_asking_for_kinds_loads_no_lexers() -> None:
    code = (
        "from corpus.formats.kinds import kind_of; import sys; kind_of('a.py'), kind_of('a.m');"
        "sys.exit(any(m.startswith('pygments.lexers.') and not m.endswith('_mapping')"
        " for m in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_extracted_text_is_made_once_and_again_when_the_file_changed(tmp_path: Path) -> None:
    path, texts = tmp_path / "a.txt", tmp_path / "texts"
    path.write_bytes(GERMAN.encode("cp1252"))

    def read() -> str:
        file = RegularFile(path)
        _, text = extracted(file, format_of("a.txt", b""), texts)
        return text.read(0, text.size).decode()

    assert read() == GERMAN
    (kept,) = texts.iterdir()
    made = kept.stat().st_ino
    assert read() == GERMAN
    assert kept.stat().st_ino == made
    path.write_bytes(FRENCH.encode("cp1252"))
    assert read() == FRENCH
    assert [each.stat().st_ino != made for each in texts.iterdir()] == [True]


@pytest.mark.parametrize("damage", [b"", b"text/1 1 1 1 utf-8\n", b"\xff" * 500])
def test_a_damaged_text_in_the_cache_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    path, texts = tmp_path / "a.txt", tmp_path / "texts"
    path.write_bytes(GERMAN.encode("cp1252"))
    file = RegularFile(path)
    extracted(file, format_of("a.txt", b""), texts)
    (kept,) = texts.iterdir()
    kept.write_bytes(damage)
    _, text = extracted(file, format_of("a.txt", b""), texts)
    assert text.read(0, text.size).decode() == GERMAN


def test_without_a_cache_that_can_be_written_the_text_is_kept_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(GERMAN.encode("cp1252"))
    (tmp_path / "texts").touch()
    for texts in (None, tmp_path / "texts"):
        encoding, text = extracted(RegularFile(path), format_of("a.txt", b""), texts)
        assert text.read(0, text.size).decode() == GERMAN
        assert "".encode(encoding) == b""
    assert sorted(os.listdir(tmp_path)) == ["a.txt", "texts"]  # noqa: PTH208 - names only
