"""What a query means while it is being typed."""

import pytest

from corpus.typed_query import left_open, means_the_same, with_open_end


@pytest.mark.parametrize(
    ("query", "behind"),
    [
        ("", ""),
        ("f", ""),
        ("ferry", "*"),
        ("ferry ", ""),
        ("ferry*", ""),
        ("port ferry", "*"),
        ('"port fer', "…"),
        ('"port ferry"', ""),
        ("(port", "…"),
    ],
)
def test_what_is_open_behind_a_query(query: str, behind: str) -> None:
    assert left_open(query) == behind
    assert with_open_end(query) == (f"{query}*" if behind == "*" else "")


@pytest.mark.parametrize("query", ["ferry ", '"port ferry"', "ferry*", "title:ferry "])
def test_what_is_closed_means_the_same_when_entered(query: str) -> None:
    assert means_the_same(query)


@pytest.mark.parametrize("query", ["ferry", '"port', "(port"])
def test_what_is_open_does_not(query: str) -> None:
    assert not means_the_same(query)
