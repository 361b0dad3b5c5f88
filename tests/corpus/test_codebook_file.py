"""Reading ``glossator.toml``, which is a stranger's."""

import os
import time
from pathlib import Path

import pytest

from annotations.codebook import Codebook
from corpus.codebook_file import LARGEST, parse_codebook, read_codebook_file
from corpus.discovery import CONFIGURATION as NAME


def test_without_a_file_there_are_the_built_in_tags(tmp_path: Path) -> None:
    read = read_codebook_file(tmp_path)
    assert read.text is None
    assert read.readable
    assert read.codebook == Codebook()


def test_the_file_of_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('[tags.rumour]\nkey = "r"\n', encoding="utf-8")
    assert read_codebook_file(tmp_path).codebook.by_name["rumour"].key == "r"


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"\xef\xbb\xbf[tags.rumour]\n")
    assert "rumour" in read_codebook_file(tmp_path).codebook.by_name


UNREADABLE = [
    (b"[tags.rumour\n", "line 1, column 13", "not TOML"),
    (b"a = 1\nb = \xff\n", "line 2", "not UTF-8"),
    (b"#" * (LARGEST + 1), "", "larger than 256 KB"),
    (b"a=" + b"[" * 100_000, "", "nested too deep"),
    (b"a." * 50_000 + b"a=1", "line 1", "points"),
    (b"x={" + b"a." * 50_000 + b"a=1}", "line 1", "points"),
    (b"a=" + b"9" * 100_000, "", "not TOML"),
    (b"[tags.a]\n[tags.a]\n", "line 2, column 8", "not TOML"),
]


@pytest.mark.parametrize(("data", "place", "words"), UNREADABLE)
def test_what_is_no_codebook_is_told_with_its_place_at_once(
    tmp_path: Path, data: bytes, place: str, words: str
) -> None:
    (tmp_path / NAME).write_bytes(data)
    began = time.process_time()
    read = read_codebook_file(tmp_path)
    assert time.process_time() - began < 1
    assert not read.readable
    assert [problem.place for problem in read.codebook.problems] == [place]
    assert words in read.codebook.problems[0].message


def test_a_sentence_of_many_points_is_only_over_long_in_one_stretch() -> None:
    text = "[tags.a]\nguideline = '''" + "a.b, " * 100 + "'''"
    assert parse_codebook(text, Path(NAME)).readable


def test_a_pipe_a_link_and_a_folder_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / NAME
    os.mkfifo(path)
    assert "a pipe" in read_codebook_file(tmp_path).codebook.problems[0].message
    path.unlink()
    path.symlink_to("/etc/passwd")
    assert "a link" in read_codebook_file(tmp_path).codebook.problems[0].message
    path.unlink()
    path.mkdir()
    assert "a folder" in read_codebook_file(tmp_path).codebook.problems[0].message
