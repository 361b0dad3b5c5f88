"""The plots of a topic's figures, in the terminal and in a report, whatever a sidecar says."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotations.entries import Entry
from annotations.matrix import Matrix
from annotations.model import Figure
from reader.plot import plot_lines
from reader.report.plots import plot, plots
from tests.reader.test_report_matrix import entry

AMOUNTS = st.one_of(
    st.sampled_from(("1e29", "-1e29", "99999999999999999999999999999", "1e-30", "0", "-0", "NaN")),
    st.sampled_from(("1e5000", "1e99999999", "9" * 5000, "sNaN", "Infinity", "many", "")),
    st.integers(-(10**30), 10**30).map(str),
    st.decimals().map(str),
)
QUALIFIERS = st.one_of(
    st.sampled_from((None, "exactly", "about", "at least", "over", "at most", "under", "nearly")),
    AMOUNTS.map(lambda high: f"to {high}"),
    st.text(max_size=8),
)
CLAIMS = st.lists(st.builds(Figure, AMOUNTS, st.none(), QUALIFIERS), min_size=2, max_size=5)


def entries(figures: list[Figure]) -> list[Entry]:
    return [
        replace(entry(str(n), "1", "2031-05-04"), figure=each) for n, each in enumerate(figures)
    ]


@given(CLAIMS)
def test_any_figures_are_compared_and_drawn_within_the_room(figures: list[Figure]) -> None:
    claims = entries(figures)
    matrix = Matrix.of(claims)
    for each in claims:
        matrix.worst(each)
        matrix.support(each)
    assert all(len(line) <= 76 for line in plot_lines(claims, 76)[:-1])
    drawn = plot(list(enumerate(claims, 1)))
    assert drawn is None or all(0 <= bar.x1 <= bar.x2 for bar in drawn.bars)


def test_values_that_no_scale_tells_apart_are_not_drawn() -> None:
    near = entries([Figure("1" + "0" * 28 + "1"), Figure("1" + "0" * 28 + "2")])
    assert plot_lines(near, 76) == []


def test_numbers_that_can_be_written_out_are_drawn() -> None:
    assert len(plot_lines(entries([Figure("1e3"), Figure("84")]), 76)) == 3


def test_figures_on_several_scales_have_a_plot_each() -> None:
    mixed = [Figure("84", "people"), Figure("700", "meters"), Figure("90", "men"), Figure("9", "m")]
    lines = plot_lines(entries(mixed), 76)
    assert [line for line in lines if not line.startswith("05-04")][::2] == ["people", "meters"]
    assert [line.split()[1:3] for line in lines[1:3]] == [["=", "84"], ["=", "90"]]
    drawn = plots(list(enumerate(entries(mixed), 1)))
    assert [(each.scale, [bar.number for bar in each.bars]) for each in drawn] == [
        ("people", [1, 3]),
        ("meters", [2, 4]),
    ]
    assert plots(list(enumerate(entries([Figure("84", "people"), Figure("9", "m")]), 1))) == ()


def test_things_and_persons_are_drawn_apart_and_a_plain_number_where_most_are() -> None:
    mixed = [
        *(Figure("84", "people"), Figure("16", "bombs"), Figure("90"), Figure("35", "suspects")),
        *(Figure("60", "bombs"), Figure("12", "stokers"), Figure("3", "ferries")),
    ]
    lines = plot_lines(entries(mixed), 76)
    assert [line for line in lines if not line.startswith(("05-04", " "))] == ["people", "bombs"]
    drawn = {line.split()[2] for line in lines if line.startswith("05-04")}
    assert drawn == {"84", "90", "35", "12", "16", "60"}
    # Of what is on one scale nothing has to be said.
    alike = plot_lines(entries(mixed[:1] + mixed[2:4]), 76)
    assert all(line.startswith(("05-04", " ")) for line in alike)


def test_a_unit_of_any_length_is_a_heading_within_the_room() -> None:
    long = [Figure(n, unit * 400) for unit in ("lamp ", "rope ") for n in ("3", "9")]
    assert max(map(len, plot_lines(entries(long), 60))) <= 60
