"""Lines are broken where a reader expects, lose nothing and never run past their width."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.cells import clusters, is_plain, shown
from reader.wrapping import Row, _wrap_clusters, cells, wrap
from tests.reader.in_memory import LINE, WORDS


def drawn(line: str, width: int) -> list[str]:
    return [shown(line)[row.start : row.text_end] for row in wrap(line, width)]


def is_one_wide_cluster(text: str) -> bool:
    return sum(part.cells > 0 for part in clusters(text)) == 1


@pytest.mark.parametrize(
    ("line", "width", "rows"),
    [
        ("", 5, [""]),
        ("ferry", 5, ["ferry"]),
        ("the ferry burns", 9, ["the ferry", "burns"]),
        ("the ferry  burns", 8, ["the", "ferry", "burns"]),
        ("Varrhavener", 4, ["Varr", "have", "ner"]),
        ("at Varrhavener", 4, ["at", "Varr", "have", "ner"]),
        ("  Varrhaven", 6, ["  Varr", "haven"]),
        ("        on", 4, ["", "on"]),
        ("on        ", 4, ["on  "]),
        ("a\tb", 20, ["a\tb"]),
        ("a\tb", 8, ["a", "b"]),
        ("a\xa0b c", 3, ["a\xa0b", "c"]),
        ("港口大火", 5, ["港口", "大火"]),
        ("港口。大火", 4, ["港", "口。", "大火"]),
        ("港「口」", 4, ["港", "「口", "」"]),
        ("port港口", 6, ["port港", "口"]),
        ("ab\u200bcd", 3, ["ab\u200b", "cd"]),
        ("क्षत्रिय", 4, ["क्षत्रि", "य"]),
        ("का क्षत्रिय", 6, ["का", "क्षत्रिय"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("👩\u200d🔬👩\u200d🔬", 5, ["👩\u200d🔬", "👩\u200d🔬"]),
        ("港", 1, ["港"]),
        ("a\rb", 9, ["a␍b"]),
        ("a\x0cb\x85c\u2028d", 9, ["a␌b\ufffdc\ufffdd"]),
    ],
)
def test_rows_of_a_line(line: str, width: int, rows: list[str]) -> None:
    assert drawn(line, width) == rows


@given(LINE, st.integers(1, 40))
def test_rows_partition_the_line(line: str, width: int) -> None:
    rows = wrap(line, width)
    assert rows[0].start == 0
    assert rows[-1].end == len(line)
    assert all(row.start <= row.text_end <= row.end for row in rows)
    assert all(one.end == other.start for one, other in pairwise(rows))
    assert all(row.end > row.start for row in rows) or not line


@given(LINE, st.integers(1, 40))
def test_rows_are_never_wider_than_the_width(line: str, width: int) -> None:
    for row in wrap(line, width):
        text = shown(line)[row.start : row.text_end]
        assert cells(line, row)[-1] <= width or is_one_wide_cluster(text)


@given(LINE, st.integers(1, 40))
def test_only_blanks_hang(line: str, width: int) -> None:
    for row in wrap(line, width):
        assert not shown(line)[row.text_end : row.end].strip(
            "\u200b\u0301\u20dd\u200c\ufe0f \t"
        ) or (shown(line)[row.text_end : row.end][:1].isspace())


@given(WORDS, st.integers(1, 30))
def test_plain_lines_wrap_as_every_other_line(line: str, width: int) -> None:
    assert is_plain(line)
    assert wrap(line, width) == _wrap_clusters(line, clusters(line), width)


@given(LINE, st.integers(1, 40))
def test_columns_are_those_that_are_drawn(line: str, width: int) -> None:
    for row in wrap(line, width):
        columns = cells(line, row)
        text = shown(line)[row.start : row.text_end]
        assert len(columns) == row.end - row.start + 1
        assert list(columns) == sorted(columns)
        if "\t" not in text:
            assert columns[len(text)] == cell_len(text)


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("ab", [0, 1, 2]),
        ("a\tb", [0, 1, 8, 9]),
        ("中e\u0301x", [0, 2, 2, 3, 4]),
        ("\t\t", [0, 8, 16]),
        ("👩\u200d🔬x", [0, 0, 0, 2, 3]),
    ],
)
def test_column_of_each_code_point(line: str, columns: list[int]) -> None:
    (row,) = wrap(line, 70)
    assert list(cells(line, row)) == columns


def test_blanks_that_hang_at_a_break_have_no_cell() -> None:
    assert wrap("ab  cd", 3)[0] == Row(0, 2, 4)
    assert list(cells("ab  cd", Row(0, 2, 4))) == [0, 1, 2, 2, 2]


@pytest.mark.parametrize("width", [1, 7, 70])
def test_real_texts_of_many_scripts_keep_within_the_width(testdata: Path, width: int) -> None:
    folder = testdata / "unicode"
    lines = json.loads((folder / "naughty-strings.json").read_text("utf-8"))
    for path in sorted((folder / "udhr2").glob("*.txt")):
        lines += path.read_text("utf-8")[:1500].split("\n")
    assert len(lines) > 500
    for line in lines:
        rows = wrap(line, width)
        assert "".join(line[row.start : row.end] for row in rows) == line
        for row in rows:
            text = shown(line)[row.start : row.text_end]
            assert cells(line, row)[-1] <= width or is_one_wide_cluster(text)
