"""Proposals for news: what the rules were mended by, and what was held out."""

import pytest

from tests.test_documentation import script

LEAST_TUNED = 0.96
LEAST_HELD_OUT = 0.8
LEAST_TUNED_LATER = 0.82
LEAST_HELD_OUT_LATER = 0.75


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("tuned", LEAST_TUNED),
        ("held_out", LEAST_HELD_OUT),
        ("tuned_2", LEAST_TUNED_LATER),
        ("tuned_3", LEAST_TUNED_LATER),
        ("tuned_4", LEAST_TUNED_LATER),
        ("tuned_6", LEAST_TUNED),
        ("held_out_2", LEAST_HELD_OUT_LATER),
    ],
)
def test_most_of_the_chains_cuts_and_figures_of_news_are_right(name: str, least: float) -> None:
    bench = script("measure_news")
    outcomes = bench.measured(name)
    assert len(outcomes) > 100
    for kind, (right, every) in bench.shares(outcomes).items():
        wrong = [each.told for each in outcomes if each.kind == kind and not each.right]
        assert right >= least * every, wrong


@pytest.mark.parametrize(
    ("name", "precise"),
    [
        ("tuned_2", 0.95),
        ("tuned_3", 0.95),
        ("tuned_4", 0.95),
        ("tuned_6", 0.95),
        ("held_out_2", 0.85),
        ("held_out_3", 0.85),
        ("held_out_4", 0.85),
    ],
)
def test_few_chains_that_are_proposed_are_wrong(name: str, precise: float) -> None:
    bench = script("measure_news")
    right, proposed, wanted = bench.by_cue(bench.measured(name))["all"]
    assert right >= precise * proposed
    assert proposed <= wanted
