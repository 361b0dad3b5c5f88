"""A document opened: windows, identity, and what happens to it while it is open."""

import hashlib
import os
from pathlib import Path

import pytest

from annotations.selectors import Span
from corpus.document import Document
from corpus.errors import DocumentError
from corpus.formats.kinds import Kind
from corpus.formats.registry import OPENING

TEXT = "Ferry fire\r\n\r\nThe “Astrid” burned 🔥 — 渡轮, said Ilo Varr.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_a_utf8_file_is_its_own_canonical_text(path: Path) -> None:
    with Document(path) as document:
        assert document.whole_text() == TEXT
        assert document.size == path.stat().st_size
        assert document.digest() == f"urn:sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
        assert document.count() == len(TEXT)
        assert document.validate()
        assert (document.encoding, document.extractor) == ("utf-8", "text/1")
        assert document.name == "a.txt"
        assert document.kind is Kind.TEXT


def test_a_byte_order_mark_is_not_part_of_the_text(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    document = Document(path)
    assert document.read(0, 5) == b"Ferry"
    assert document.size == len(TEXT.encode())
    assert document.digest() == f"urn:sha256:{hashlib.sha256(TEXT.encode()).hexdigest()}"


def test_spans_and_windows_are_whole_characters(path: Path) -> None:
    document = Document(path)
    start = TEXT.index("🔥")
    assert document.text(Span(start, start + 1)) == "🔥"
    assert document.text(Span(start, 10**9)) == TEXT[start:]
    byte = document.offsets.byte_of(start)
    for shift in range(4):
        window = document.window(byte + shift, 1, 4)
        assert window.text.startswith(("🔥", " 🔥"))
        assert window.text.encode() == document.read(window.start, window.end)
        assert "\ufffd" not in window.text
    assert document.window(0, 10**9, 10**9).text == TEXT


def test_another_encoding_is_extracted_and_its_identity_is_that_of_the_text(
    path: Path, tmp_path: Path
) -> None:
    path.write_bytes(TEXT.encode("utf-16"))
    document = Document(path, texts=tmp_path / "texts")
    assert document.whole_text() == TEXT
    assert document.encoding == "utf-16"
    assert document.digest() == f"urn:sha256:{hashlib.sha256(TEXT.encode()).hexdigest()}"
    assert not document.as_it_is


@pytest.mark.parametrize("texts", [True, False])
def test_a_text_that_turns_out_otherwise_is_reopened_in_its_encoding(
    path: Path, tmp_path: Path, texts: bool
) -> None:
    sentence = "Die Fähre brannte; fünf Männer, sagte der Bürgermeister von Köln.\n"
    path.write_bytes(b"Plain.\n" * OPENING + (sentence * 5).encode("cp1252"))
    document = Document(path, texts=tmp_path / "texts" if texts else None)
    assert document.as_it_is
    assert not document.validate()
    again = document.reopened()
    assert again.validate()
    assert again.window(again.size, 200, 0).text.endswith(sentence)
    assert again.encoding.startswith("cp125")


def test_what_the_scan_counted_agrees_with_counting_lazily(path: Path) -> None:
    text = "Fähre 渡轮 🔥\n" * 20_000
    path.write_text(text)
    scanned, lazy = Document(path), Document(path)
    assert scanned.validate()
    for code_point in (0, 1, 70_001, 150_000, len(text) - 1, len(text)):
        byte = len(text[:code_point].encode())
        assert scanned.offsets.byte_of(code_point) == lazy.offsets.byte_of(code_point) == byte
        assert scanned.offsets.code_point_of(byte) == code_point
    assert scanned.count() == lazy.offsets.count() == len(text)


@pytest.mark.parametrize("size", [0, 1, OPENING - 1, OPENING, OPENING + 1])
def test_any_size_opens(path: Path, size: int) -> None:
    path.write_bytes(b"x" * size)
    document = Document(path)
    assert document.size == document.count() == size
    assert document.validate()


def test_truncated_while_open_it_reads_what_is_there(path: Path) -> None:
    path.write_text(TEXT * 10_000)
    document = Document(path)
    os.truncate(path, 100)
    assert len(document.read(0, 10**6)) == 100
    assert document.read(5000, 6000) == b""
    assert document.changed()
    assert document.digest().startswith("urn:sha256:")
    assert document.text(Span(10**5, 10**5 + 10)) == ""
    assert document.reopened().size == 100


def test_deleted_while_open_it_still_reads(path: Path) -> None:
    document = Document(path)
    path.unlink()
    assert document.changed()
    assert document.whole_text() == TEXT
    with pytest.raises(DocumentError, match="gone"):
        document.reopened()


def test_a_changed_file_is_reopened_as_it_is(path: Path) -> None:
    document = Document(path)
    assert document.validate()
    path.write_text("Another text, longer than before." * 3)
    assert document.changed()
    assert document.reopened().whole_text().startswith("Another")


def test_naughty_strings_survive(path: Path, testdata: Path) -> None:
    text = (testdata / "unicode" / "naughty-strings.json").read_text()
    path.write_text(text)
    document = Document(path)
    assert document.whole_text() == text
    assert document.count() == len(text)


def test_the_utf8_decoder_test_file_opens(testdata: Path) -> None:
    path = testdata / "unicode" / "utf8tests" / "utf8tests.bin"
    document = Document(path)
    assert document.validate()
    assert document.whole_text() == path.read_bytes().decode("utf-8", "replace")
