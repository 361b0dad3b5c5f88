"""What a document says of itself in front of its text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.selectors import Span
from corpus.concordance import collocates, word_frequencies
from corpus.labelled_head import head_end

HEAD = "Title: The ferry burned\nOutlet: Quay Post\nDate: 2031-05-04\n"


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (HEAD, "\nThe ferry burned."),
        ("TITLE: The ferry\r\nURL: https://example.org/a\r\n", "\r\nIt burned."),
        ("---\ntitle: The ferry\ntags:\n  - fire\n---\n", "It burned."),
        ('+++\ntitle = "The ferry"\n+++\n', "It burned."),
        ("", "Date: unknown. The ferry burned."),
        ("", "Source: the port office\n\nThe ferry burned."),
        ("", "---\nA rule without an end."),
        ("", "The ferry burned.\nTitle: a ferry\nOutlet: a post\n"),
        ("", ""),
    ],
)
def test_a_head_ends_where_the_text_begins(head: str, text: str) -> None:
    assert head_end(head + text) == len(head)


@given(st.text(alphabet="-+: \n\r\ufefftitledaouy", max_size=200))
def test_a_head_is_a_beginning_of_any_text(text: str) -> None:
    assert 0 <= head_end(text) <= len(text)


def test_words_of_a_head_are_no_words_of_the_text() -> None:
    text = f"{HEAD}\nThe ferry burned late. The ferry burned out."
    assert "outlet" not in word_frequencies([text])
    assert word_frequencies([text])["ferry"] == 2
    spans = [Span(at, at + 5) for at in range(len(text)) if text[at : at + 5] == "ferry"]
    assert len(spans) == 3
    found = {each.word: each.count for each in collocates([(text, spans)])}
    assert found == {"burned": 2, "the": 2}
