"""The matrix on screens that have no room for all of it: claims beside their plot, columns."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotations.entries import Entry
from annotations.matrix import Matrix
from annotations.model import Figure
from reader.actions import Mode
from reader.screens.frame import plain
from reader.screens.matrix import matrix_frame
from reader.state import State
from tests.reader.harness import Reader, library_reader
from tests.reader.test_report_matrix import entry

HEADS = 2


def entries(count: int) -> list[Entry]:
    return [entry(f"d{n:02}", str(10 + n), f"2031-05-{n + 1:02}") for n in range(count)]


def comparing(tmp_path: Path, count: int, size: tuple[int, int]) -> Reader:
    """The matrix of that many claims on the screen."""
    reader = library_reader(tmp_path, "a-toll.txt", size=size).type("m")
    matrix = Matrix.of(entries(count))
    reader.state = replace(
        reader.state, comparing=replace(reader.state.comparing, matrix=matrix, topic="killed")
    )
    return reader


def rows(state: State) -> list[str]:
    return [plain(row).rstrip() for row in matrix_frame(state).rows]


def drawn(shown: list[str]) -> list[str]:
    """The lines of the plot, without its scale."""
    return [row for row in shown if row.endswith("#")]


@pytest.mark.parametrize("height", [10, 14, 16, 24, 50])
@pytest.mark.parametrize("count", [2, 5, 9, 13, 30])
def test_claims_and_the_plot_share_the_room(tmp_path: Path, count: int, height: int) -> None:
    """Those that are listed are those drawn, and as many of both as there is room for."""
    reader = comparing(tmp_path, count, (80, height))
    shown = rows(reader.state)
    assert len(shown) <= reader.state.rows + 1
    listed = [row for row in shown[HEADS:] if "words of" in row]
    assert drawn(shown) == [] or len(drawn(shown)) == len(listed)
    if height >= 16:
        assert drawn(shown)
    if len(listed) < count:
        assert shown[1].endswith(f"1 to {len(listed)}")
        assert len(shown) >= reader.state.rows - 1
    else:
        assert " to " not in shown[1]


def test_the_plot_goes_along_and_marks_the_selected_claim(tmp_path: Path) -> None:
    reader = comparing(tmp_path, 13, (80, 24))
    assert [row[:8] for row in drawn(rows(reader.state)) if row[1] == ">"] == [" > 05-01"]
    reader.type(" ".join("j" * 12))
    shown = rows(reader.state)
    assert shown[1].endswith("5 to 13")
    assert [row[:8] for row in drawn(shown) if row[1] == ">"] == [" > 05-13"]
    assert drawn(shown)[-1][1] == ">"


def test_columns_without_room_are_gone_to(tmp_path: Path) -> None:
    reader = comparing(tmp_path, 13, (80, 24)).type("tab")
    assert reader.rows()[0].strip() == "topics × documents, 1 to 5 of 13"
    reader.type("]")
    assert reader.rows()[0].strip() == "topics × documents, 6 to 10 of 13"
    assert reader.rows()[1].split() == [f"d{n:02}.txt" for n in range(5, 10)]
    assert reader.type("+").rows()[0].strip() == "topics × documents, 9 to 13 of 13"
    assert reader.type("]").message == "these are the last columns"
    assert reader.type("[ -").rows()[0].strip() == "topics × documents, 1 to 5 of 13"
    assert reader.type("[").message == "these are the first columns"
    reader.type("] tab")
    assert reader.rows()[0].strip() == "topics × outlets, 1 to 5 of 13"


def test_columns_are_as_wide_as_there_is_room(tmp_path: Path) -> None:
    wide = comparing(tmp_path, 4, (120, 24)).type("tab tab").rows()[1]
    assert [wide.index(f"Outlet d{n:02}") for n in range(4)] == [10 + 26 * n for n in range(4)]


def test_one_topic_has_no_columns(tmp_path: Path) -> None:
    reader = comparing(tmp_path, 13, (80, 24))
    assert reader.type("]").message == "columns are where topics have them; Tab turns"


def test_while_it_is_compared_that_is_said(tmp_path: Path) -> None:
    reader = library_reader(tmp_path, "a-toll.txt")
    reader.waits = True
    reader.type("m")
    assert reader.mode() is Mode.MATRIX
    assert "comparing the claims of the corpus …" in reader.rows()[0]


def with_claims(reader: Reader, claims: list[Entry]) -> list[str]:
    state = reader.state
    comparing = replace(state.comparing, matrix=Matrix.of(claims), topic="killed")
    reader.state = replace(state, comparing=comparing)
    return rows(reader.state)


def test_where_only_one_plot_has_room_it_is_that_of_the_selected_claim(tmp_path: Path) -> None:
    """With room for all of them there is one for each scale."""
    claims = [
        replace(each, figure=Figure(str(10 + n), ("people", "bombs")[n % 2]))
        for n, each in enumerate(entries(8))
    ]
    reader = comparing(tmp_path, 8, (80, 50))
    shown = with_claims(reader, claims)
    assert [row.strip() for row in shown if row.strip() in ("people", "bombs")] == [
        *("people", "bombs")
    ]
    reader.resize(80, 24)
    for key, unit, days in (("g", "people", "1357"), ("j", "bombs", "2468")):
        shown = rows(reader.type(key).state)
        headings = [row.strip() for row in shown if row.strip() in ("people", "bombs")]
        assert headings == [unit]
        assert [row[7] for row in drawn(shown)] == list(days)


def test_a_wide_screen_has_the_names_of_the_documents(tmp_path: Path) -> None:
    reader = comparing(tmp_path, 2, (80, 24))
    claims = [replace(entry("a", "84", "2031-05-04"), document="a-toll.txt")]
    assert "Ferry fire" not in with_claims(reader, claims)[2]
    reader.resize(200, 50)
    assert " 1 Ferry fire: port offic… " in with_claims(reader, claims)[2]
    assert all(len(row) < 200 for row in rows(reader.state))


def test_words_stand_in_one_pair_of_marks_and_only_where_they_can_be_read(tmp_path: Path) -> None:
    reader = comparing(tmp_path, 2, (80, 24))
    said = replace(entry("a", "84", "2031-05-04"), quote="“Eighty-four people were killed there.”")
    for chains, shown in (((("Varr",),), "  “Eighty-four people"), ((("V" * 34,),), None)):
        line = with_claims(reader, [replace(said, chains=chains)])[2]
        assert (shown in line) if shown else ("“" not in line)
        assert "““" not in line
