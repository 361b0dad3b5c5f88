"""What has a capital and names nobody gets no letter."""

import pytest

from annotations.selectors import Span
from corpus.attribution.candidates import candidates

CASES = [
    ("A rocket hit flight PS752 and killed 176 people.", []),
    ("The Varrish ship and two Norwegian tugs were hit.", []),
    ("The Pakistani army stopped a German lorry.", ["Pakistani army"]),
    ("The toll rose again: At least 41 people were hurt near the quay.", []),
    ("It was a gift of the Norwegian Red Cross.", ["Norwegian Red Cross"]),
    ("The ship was taken from Ilo Varr by the Dutch.", ["Dutch", "Ilo Varr"]),
    ("Nobody in the G20 spoke of it.", []),
    ("The G20 said that nobody spoke of it.", ["G20"]),
    ("The Lantern League carried it to Veld.", ["Lantern League", "Veld"]),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[s[:40] for s, _ in CASES])
def test_only_what_can_say_something_is_offered(sentence: str, expected: list[str]) -> None:
    whole = Span(0, len(sentence))
    assert [each.entity for each in candidates(sentence, whole, whole)] == expected
