"""Clauses that hang on reported words and tell of an event: proposed as the outlet's own."""

import pytest

from annotations.selectors import Span
from corpus.attribution.candidates import propose
from corpus.attribution.cuts import cuts


def own_cuts(sentence: str) -> list[str]:
    whole = Span(0, len(sentence))
    found = cuts(sentence, whole, propose(sentence, whole, whole))
    return [cut.span.of(sentence) for cut in found if cut.own_voice]


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("The ministry says it has arrested two men in Tarn, where more than 40 people were "
         "killed and over 80 islanders were wounded.",
         ["more than 40 people were killed", "over 80 islanders were wounded"]),
        ("In 2028, the Lantern League claimed responsibility for a blaze on a ferry off Brennay "
         "which killed 15 people.", ["killed 15 people"]),
        ("The League claimed responsibility for the fire that destroyed the quay.",
         ["destroyed the quay"]),
        ("Police said they had opened an inquiry into the fire, which killed 11 people.",
         ["killed 11 people"]),
        ("Varr said the port would honour its old master, who was drowned in 2019.",
         ["was drowned in 2019"]),
    ],
)  # fmt: skip
def test_an_event_told_in_passing_is_the_outlets_own(sentence: str, own: list[str]) -> None:
    assert own_cuts(sentence) == own


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry says that 40 people were killed in Tarn and that 80 were wounded.",
        "Police said they had arrested two men, who were being questioned.",
        "Varr said “it burned at noon, where 11 people were killed”.",
        "The fire, which killed 11 people, began on the car deck, Varr said.",
        "The League claimed responsibility for the fire.",
        "The League said it had lit the fire that killed 11 people.",
        "Varr denied that the doors, which were shut in 2019, had been locked.",
    ],
)
def test_what_is_reported_is_left_to_who_says_it(sentence: str) -> None:
    assert own_cuts(sentence) == []


def test_a_cut_knows_which_of_its_words_are_not_said_by_whom_it_rests_on() -> None:
    sentence = (
        "The ministry says it has arrested two men in Tarn, where more than 40 people were killed."
    )
    whole = Span(0, len(sentence))
    found = cuts(sentence, whole, propose(sentence, whole, whole))
    for cut in found:
        assert bool(cut.asides) == ("where" in cut.span.of(sentence))
    assert found[0].asides[0].of(sentence) == "where more than 40 people were killed"
