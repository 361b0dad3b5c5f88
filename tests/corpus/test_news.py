"""Proposals for news: what the rules were mended by, and what was held out."""

import pytest

from tests.test_documentation import script

LEAST_TUNED = 0.96
LEAST_HELD_OUT = 0.8


@pytest.mark.parametrize(("name", "least"), [("tuned", LEAST_TUNED), ("held_out", LEAST_HELD_OUT)])
def test_most_of_the_chains_cuts_and_figures_of_news_are_right(name: str, least: float) -> None:
    bench = script("measure_news")
    outcomes = bench.measured(name)
    assert len(outcomes) > 100
    for kind, (right, every) in bench.shares(outcomes).items():
        wrong = [each.told for each in outcomes if each.kind == kind and not each.right]
        assert right >= least * every, wrong
