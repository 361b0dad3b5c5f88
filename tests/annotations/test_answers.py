"""Names that answer "who" alike, and those that do not."""

import pytest

from annotations.answers import same_answer


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lantern League", "Lantern League", True),
        ("Lantern League", "Lantern League's northern branch", True),
        ("LL", "Lantern League", True),
        ("LLN-K", "Lantern League", True),
        ("Lantern League", "Ferry line", False),
        ("LL", "Ferry line", False),
        ("Ilo Varr", "Mara Venn", False),
        ("Varr", "Ilo Varr", True),
        ("FL", "Lantern League", False),
        ("", "Lantern League", False),
    ],
)
def test_a_name_is_known_in_its_forms(one: str, other: str, same: bool) -> None:
    assert same_answer(one, other) is same
    assert same_answer(other, one) is same
