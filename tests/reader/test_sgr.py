"""How styles look: readable on light and on dark terminals, and told apart without colour."""

from itertools import combinations

import pytest

from reader.layers import Style
from reader.terminal.sgr import parameters

APART = [Style.CLAIM, Style.SOURCE, Style.HIT, Style.CURRENT_HIT]


@pytest.mark.parametrize("colours", [True, False])
@pytest.mark.parametrize(("one", "other"), list(combinations(APART, 2)))
def test_what_stands_over_a_text_is_told_apart(one: Style, other: Style, colours: bool) -> None:
    assert parameters(frozenset({one}), colours) != parameters(frozenset({other}), colours)


@pytest.mark.parametrize("hit", [Style.HIT, Style.CURRENT_HIT])
@pytest.mark.parametrize("under", [None, *Style])
def test_a_match_is_black_on_a_ground_whatever_it_stands_over(
    hit: Style, under: Style | None
) -> None:
    """The ground and the text are both set, so that no terminal's own ones meet them."""
    codes = parameters(frozenset({hit, under or hit}), True).split(";")
    assert "30" in codes
    assert {"43", "46"} & set(codes)
    assert "1" not in codes


@pytest.mark.parametrize("hit", [Style.HIT, Style.CURRENT_HIT])
def test_without_colours_a_match_is_reversed_and_stays_so_in_a_claim(hit: Style) -> None:
    codes = parameters(frozenset({hit, Style.CLAIM}), False).split(";")
    assert {"4", "7"} <= set(codes)
    assert not {code for code in codes if code.startswith(("3", "4")) and len(code) > 1}
