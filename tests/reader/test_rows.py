"""A row looks the same with and without its styles, but for style and hint letters."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.early.plain import gutter_width, text_width
from reader.layers import Interval, IntervalLayer, Style
from reader.paging import START, Pager, ScreenRow
from reader.rows import Marks, Run, compose, gutter
from tests.reader.in_memory import TEXT, MemoryText

STYLES = st.sampled_from([Style.CLAIM, Style.SOURCE, Style.HIT, Style.KEYWORD])
INTERVALS = st.lists(
    st.builds(
        lambda start, size, style: Interval(start, start + size, style),
        st.integers(0, 150),
        st.integers(0, 40),
        STYLES,
    ),
    max_size=6,
)
HINTS = st.dictionaries(st.integers(0, 150), st.sampled_from("asdfgwert"), max_size=4)


def row_of(text: str, width: int = 70) -> ScreenRow:
    return Pager(MemoryText(text.encode()), width).screen(START, 1)[0]


def text_of(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def test_text_is_cut_where_styles_begin_and_end_and_styles_combine() -> None:
    row = row_of("Ilo Varr said so.")
    layer = IntervalLayer([Interval(0, 17, Style.CLAIM), Interval(0, 8, Style.SOURCE)])
    assert compose(row, [layer]) == (
        Run("Ilo Varr", frozenset({Style.CLAIM, Style.SOURCE})),
        Run(" said so.", frozenset({Style.CLAIM})),
    )


def test_several_layers_are_laid_over_each_other() -> None:
    claim = IntervalLayer([Interval(0, 4, Style.CLAIM)])
    selection = IntervalLayer([Interval(2, 6, Style.SELECTION)])
    runs = compose(row_of("abcdef"), [claim, selection])
    assert [(run.text, set(run.styles)) for run in runs] == [
        ("ab", {Style.CLAIM}),
        ("cd", {Style.CLAIM, Style.SELECTION}),
        ("ef", {Style.SELECTION}),
    ]


def test_a_style_covers_whole_clusters() -> None:
    row = row_of("e\u0301x👩\u200d🔬y")
    half_accent = IntervalLayer([Interval(1, 3, Style.HIT)])
    half_family = IntervalLayer([Interval(8, 9, Style.HIT)])
    assert compose(row, [half_accent])[0] == Run("e\u0301", frozenset({Style.HIT}))
    assert Run("👩\u200d🔬", frozenset({Style.HIT})) in compose(row, [half_family])


def test_only_the_part_of_an_interval_in_the_row_is_styled() -> None:
    pager = Pager(MemoryText(b"the harbour master of Varrhaven"), 12)
    layer = IntervalLayer([Interval(4, 18, Style.SOURCE)])
    styled = [
        [run.text for run in compose(row, [layer]) if run.styles] for row in pager.screen(START, 9)
    ]
    assert styled == [["harbour"], ["master"], []]


@pytest.mark.parametrize(
    ("text", "byte", "drawn"),
    [
        ("said the port", 5, "saidathe port"),
        ("said the port", 0, "said the port"),
        ("港口局", 3, "港口局"),
        ("港口 局", 7, "港口a局"),
        ("a\tb", 2, "a      ab"),
        ("“Ilo", 3, "“Ilo"),
        (" \u0301b", 3, " \u0301b"),
        ("said", 4, "said"),
        ("said  so", 999, "said  so"),
    ],
)
def test_a_hint_takes_the_blank_before_its_name(text: str, byte: int, drawn: str) -> None:
    runs = compose(row_of(text), (), {byte: "a"})
    assert text_of(runs) == drawn
    assert [run.text for run in runs if run.styles == {Style.HINT}] == ["a"] * (
        drawn.replace("\u0301", "") != text.replace("\u0301", "")
    )


def test_a_name_that_begins_a_wrapped_row_has_no_hint() -> None:
    rows = Pager(MemoryText(b"said the port"), 4).screen(START, 3)
    assert [text_of(compose(row, (), {5: "a"})) for row in rows] == ["said", "the", "port"]


@given(TEXT, st.integers(4, 40), INTERVALS, HINTS)
def test_styles_and_hints_move_no_cell(
    text: str, width: int, intervals: list[Interval], hints: dict[int, str]
) -> None:
    for row in Pager(MemoryText(text.encode()), width).screen(START, 100):
        plain = text_of(compose(row))
        runs = compose(row, [IntervalLayer(intervals)], hints)
        assert len(text_of(runs)) == len(plain)
        for before, after in zip(plain, text_of(runs), strict=True):
            assert before in (after, " ")
        hinted = sum(run.styles == {Style.HINT} for run in runs)
        assert sum(one != other for one, other in zip(plain, text_of(runs), strict=True)) == hinted
        assert sum(cell_len(run.text) for run in runs) == cell_len(plain) == row.width
        assert all(run.text for run in runs)


@pytest.mark.parametrize(
    ("marks", "drawn"),
    [
        (Marks(), "         "),
        (Marks("", ("C5",), ("S4",)), " C5  S4  "),
        (Marks("", (), ("S5",)), "     S5  "),
        (Marks(">", ("C?",)), ">C?      "),
        (Marks("|"), "|        "),
        (Marks("", ("C12",), ("S12",)), " C12 S12 "),
        (Marks("", ("C123",), ("S1234",)), " 123 S## "),
        (Marks("", ("C5", "C0"), ("S4", "S5")), " C5+ S4+ "),
        (Marks("", ("C12", "C0")), " 12+     "),
        (Marks("", ("C+", "C+"), ("S4", "S4")), " C+  S4  "),
        (Marks("", ("C5",), reprinted=True), " C5 =    "),
        (Marks("", ("C5",), doubtful=True, reprinted=True), " C5 ~    "),
    ],
)
def test_gutter_of_nine_cells(marks: Marks, drawn: str) -> None:
    assert gutter(marks) == drawn


@pytest.mark.parametrize(
    ("marks", "drawn"),
    [
        (Marks(), "  "),
        (Marks(">", ("C5",)), "> "),
        (Marks("", ("C5",), ("S4",)), "C "),
        (Marks("", (), ("S4",)), "S "),
        (Marks("", ("C?",)), "? "),
        (Marks("", ("C5", "C?"), ("S4",)), "? "),
        (Marks(">", ("C?",)), "> "),
    ],
)
def test_narrow_gutter_of_two_cells(marks: Marks, drawn: str) -> None:
    assert gutter(marks, 2) == drawn


@given(st.integers(1, 300))
def test_gutter_and_text_never_reach_the_last_column(columns: int) -> None:
    used = gutter_width(columns) + text_width(columns)
    assert used < columns or columns <= 3
    assert text_width(columns) <= 70
    assert (gutter_width(columns), text_width(80)) == ((9, 70) if columns >= 60 else (2, 70))
