"""What is left of a sentence beside its claims: worth a claim of its own, or not."""

import pytest

from corpus.attribution.leftovers import says_something

SAYS = (
    "120 others were hurt",
    "the doors were locked, the mayor said",
    "The ferry sank at noon",
    "渡轮在港口起火",
    "whose crew of nine left the ferry",
)
NOTHING = (
    "and",
    "while",
    "on Sunday",
    "the harbour office said",
    "As it had been reported earlier",
    "Meanwhile, the island agency Coast Wire reported on Tuesday that Ilo Varr has said that",
    "citing the port office",
    "he added",
)


@pytest.mark.parametrize("passage", SAYS)
def test_what_tells_something_may_be_a_claim(passage: str) -> None:
    assert says_something(passage)


@pytest.mark.parametrize("passage", NOTHING)
def test_conjunctions_and_attributions_are_none(passage: str) -> None:
    assert not says_something(passage)
