"""Whom the words of a claim name as acting."""

import pytest

from corpus.answers import answer, asks_who


@pytest.mark.parametrize(
    ("quote", "named"),
    [
        ("the Lantern League had set both fires", "Lantern League"),
        ("both fires were set by the Lantern League", "Lantern League"),
        ("the ferry line itself lit the second one", "Ferry line"),
        ("two of its men had lit the hall", "Speaker"),
        ("it had lit the hall", "Speaker"),
        ("we lit the hall", "Speaker"),
        ("the fires were lit by hooligans", ""),
        ("the hall burned", ""),
        (
            "Lantern League's northern branch was behind the fires",
            "Lantern League",
        ),
        ("", ""),
    ],
)
def test_the_one_who_acts_is_named(quote: str, named: str) -> None:
    assert answer(quote, "Speaker") == named


@pytest.mark.parametrize(
    ("topic", "who"),
    [("who did it", True), ("2022: Who lit it", True), ("killed", False), ("whose list", False)],
)
def test_a_topic_that_asks_who_says_so(topic: str, who: bool) -> None:
    assert asks_who(topic) is who
