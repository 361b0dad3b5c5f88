"""The picture of a topic's figures: one line a claim, what has no end runs to the edge."""

from dataclasses import replace

from annotations.entries import Entry
from annotations.matrix import Matrix
from annotations.model import Figure
from reader.report.matrix import with_matrix
from reader.report.page import page
from reader.report.pictures import WIDTH
from reader.report.plots import LABEL, plot
from reader.report.values import Report
from tests.reader.test_report import Checked, claim, document
from tests.reader.test_report_matrix import entry, made


def claims(*figures: tuple[str, str]) -> list[tuple[int, Entry]]:
    return [
        (n, replace(entry(str(n), amount, "2031-05-04"), figure=Figure(amount, "people", said)))
        for n, (amount, said) in enumerate(figures, 1)
    ]


def test_an_exact_value_is_a_point_and_an_interval_a_line() -> None:
    drawn = plot(claims(("84", "exactly"), ("90", "about"), ("84", "at least"), ("100", "at most")))
    assert drawn is not None
    exact, about, at_least, at_most = drawn.bars
    assert exact.x1 == exact.x2 and not (exact.below or exact.above)
    assert about.x1 < about.x2 and about.x1 > exact.x1
    assert at_least.x1 == exact.x1 and at_least.above and at_least.x2 > drawn.ticks[1][0]
    assert at_most.below and at_most.x1 == LABEL
    assert [number for _, number in drawn.ticks] == ["84", "100"]
    assert all(0 <= bar.x1 <= bar.x2 <= WIDTH for bar in drawn.bars)
    assert [bar.label for bar in drawn.bars] == [
        *("05-04 84", "05-04 about 90", "05-04 ≥ 84", "05-04 ≤ 100")
    ]


def test_nothing_is_drawn_where_nothing_differs() -> None:
    assert plot(claims(("84", "exactly"))) is None
    assert plot(claims(("84", "exactly"), ("84", "exactly"))) is None
    assert plot(claims(("many", "exactly"), ("84", "exactly"))) is None
    assert plot([(1, entry("a", "", "2031-05-04")), (2, entry("b", "", "2031-05-04"))]) is None


def test_the_page_has_a_picture_for_each_measure() -> None:
    figures = [Figure("84", "people"), Figure("90", "people"), Figure("7", "km"), Figure("9", "km")]
    claims_ = [
        replace(entry(str(n), "1", "2031-05-04"), figure=each) for n, each in enumerate(figures, 1)
    ]
    numbers = {each.id: n for n, each in enumerate(claims_, 1)}
    documents = tuple(document(n, None, claim(n, n)) for n in numbers.values())
    report = with_matrix(Report("Fire", documents), Matrix.of(claims_), numbers)
    checked = Checked(page(report))
    assert checked.problems == []
    ids = [str(a["id"]) for _, a in checked.tags if str(a.get("id", "")).startswith("plot-")]
    assert len(ids) == 4
    assert len(ids) == len(set(ids))
    text = " ".join(checked.text.split())
    assert "killed, people: what the figures allow" in text
    assert "killed, kilometers: what the figures allow" in text


def test_the_page_has_the_picture_with_its_words() -> None:

    checked = Checked(page(made()))
    assert checked.problems == []
    assert "killed: what the figures allow" in " ".join(checked.text.split())
    assert "05-04 84. 05-05 90. 05-06 90." in " ".join(checked.text.split())
