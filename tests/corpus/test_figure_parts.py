"""Figures that count a part of what another figure counts, told by the words around them."""

import pytest

from annotations.model import Figure
from corpus.figures.parts import is_part

CASES = [
    ("12", "", "12 deckhands were among the dead", True),
    ("12", "", "Among the dead were 12 deckhands", True),
    ("12", "at least 41 people died, including ", "12 deckhands", True),
    ("23", "", "they held 32 people, including about 23 islanders", True),
    ("9", "41 people were hurt, among them ", "nine children", True),
    ("9", "", "nine of them are children", True),
    ("9", "41 people were hurt, of whom ", "at least nine badly", True),
    ("32", "", "they held 32 people, including about 23 islanders", False),
    ("41", "", "41 people, among them 12 deckhands, were killed", False),
    ("41", "a fire killed more, including on the quay. ", "The toll is 41 people", False),
    ("41", "", "41 people were killed in a village among hills", False),
    ("7", "", "12 deckhands were among the dead", False),
    ("no number", "", "some were among the dead", False),
]


@pytest.mark.parametrize(("amount", "before", "quote", "part"), CASES)
def test_a_part_is_told_by_its_words(amount: str, before: str, quote: str, part: bool) -> None:
    assert is_part(Figure(amount, "people"), before, quote) is part
