"""What a query means while it is being typed."""

import pytest

from corpus.query import Phrase
from corpus.query_parser import parse
from corpus.typed_query import left_open, means_the_same, phrase_of, with_open_end


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


@pytest.mark.parametrize("quoted", ['"late"', "“late”", "«late»", "„late“"])
def test_what_is_quoted_in_a_passage_ends_no_phrase(quoted: str) -> None:
    """Else it would be two phrases and a word that may stand anywhere."""
    query = phrase_of(f"The ferry was\n{quoted} again, he said.", 6)
    assert query == '"The ferry was late again, he"'
    assert isinstance(parse(query), Phrase)
