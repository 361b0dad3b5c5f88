"""Heads of columns: what a reader knows a document by, in whatever room there is."""

import pytest

from reader.listed import LibraryLine
from reader.screens.frame import width
from reader.screens.heads import document_heads, known_documents, named_heads

LIBRARY = (
    LibraryLine(
        "a/0001_5f.txt", "Ferry fire: port office revises toll", "Harbour Post", "2031-05-04"
    ),
    LibraryLine("0002_77.txt", "Night ward counts the rescued", "", "2031-05-07"),
    LibraryLine("0003_ab.txt", "港口局公布名单和渡轮公司的回应", "", ""),
    LibraryLine("0004_ee.txt", "0004_ee.txt"),
    LibraryLine("0005_cd.txt", "An old log", "The Askermouth Intelligencer", "2030-12-31"),
)
NAMES = [line.name for line in LIBRARY]


def heads(names: list[str], column: int) -> list[list[str]]:
    """The heads, column by column."""
    known = known_documents(LIBRARY, set(names))
    rows = document_heads(names, known, column)
    assert all(width(row) == column * len(names) for row in rows)
    return [[_cells(row, n * column, (n + 1) * column) for row in rows] for n in range(len(names))]


def _cells(row: str, start: int, end: int) -> str:
    found, at = "", 0
    for character in row:
        found += character if start <= at < end else ""
        at += width(character)
    return found.strip()


def test_the_outlet_or_title_stands_over_the_number_and_the_day() -> None:
    assert heads(NAMES[:2], 14) == [
        ["Harbour Post", "", "1 2031-05-04"],
        ["Night ward", "counts the r…", "2 2031-05-07"],
    ]


@pytest.mark.parametrize(
    ("names", "column", "days"),
    [
        (NAMES[:2], 12, ["1 05-04", "2 05-07"]),
        (NAMES, 12, ["1 2031-05", "2 2031-05", "3 n.d.", "4 n.d.", "5 2030-12"]),
        (NAMES, 26, ["1 2031-05-04", "2 2031-05-07", "3 n.d.", "4 n.d.", "5 2030-12-31"]),
    ],
)
def test_days_are_as_short_as_they_have_to_be(
    names: list[str], column: int, days: list[str]
) -> None:
    assert [rows[-1] for rows in heads(names, column)] == days


def test_names_are_parted_between_words_or_where_the_room_ends() -> None:
    found = heads(NAMES[2:], 12)
    assert found[0][:2] == ["港口局公布", "名单和渡轮…"]
    assert found[1][:2] == ["0004_ee.txt", ""]
    assert found[2][:2] == ["The", "Askermouth…"]


def test_a_row_that_no_head_needs_is_not_there() -> None:
    known = known_documents(LIBRARY, {NAMES[0]})
    assert len(document_heads(NAMES[:1], known, 14)) == 2
    assert document_heads(["gone/far.txt"], {}, 14) == ["far.txt       "]


def test_a_document_that_speaks_for_itself_is_known_by_its_name_among_sources() -> None:
    names = ["Ilo Varr", NAMES[1]]
    known = known_documents(LIBRARY, set(names))
    assert named_heads(names, known, 20) == [
        "Ilo Varr            Night ward counts   ",
        "                    the rescued         ",
    ]


def test_what_a_stranger_wrote_is_inert() -> None:
    known = known_documents((LibraryLine("x.txt", "\x1b[31mred\u202e", "", ""),), {"x.txt"})
    (row, _) = document_heads(["x.txt"], known, 14)
    assert "\x1b" not in row and "\u202e" not in row


def test_only_what_is_wanted_is_looked_up() -> None:
    assert list(known_documents(LIBRARY, {NAMES[1]})) == [NAMES[1]]
    assert known_documents(LIBRARY, {NAMES[0]})[NAMES[0]].in_words == "Harbour Post 05-04"
