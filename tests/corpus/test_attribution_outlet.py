"""The document's own outlet is no hop of a chain; another outlet is."""

import pytest

from annotations.selectors import Span
from corpus.attribution.candidates import propose

SENTENCE = "The doors were shut, Ilo Varr told {}."


def chain_in(head: str, outlet: str) -> str:
    """The chain of a sentence under the head of an article."""
    sentence = SENTENCE.format(outlet)
    text = f"{head}\n\nNobody came.\n\n{sentence}"
    place = Span(len(text) - len(sentence), len(text))
    return "<".join(hop.entity for hop in propose(text, place, place).chain)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("THE EVENING LAMP", "The Evening Lamp"),
        ("Harbour Post Newsroom", "the Harbour Post"),
        ("outlet: Harbour Post", "the Harbour Post"),
        ("VARRHAVEN, May 1 (Coast Wire) – Fire broke out.", "Coast Wire"),
        ("VARRHAVEN, May 1 (Coast Wire) – Fire broke out.", "the agency"),
        ("Who knew?", "this newspaper"),
    ],
)
def test_outlet_of_the_document_is_left_out(head: str, outlet: str) -> None:
    assert chain_in(head, outlet) == "Ilo Varr"


@pytest.mark.parametrize("head", ["Who knew?", "The Harbour Post asks who knew.", "Lamp oil"])
def test_another_outlet_stays_in_the_chain(head: str) -> None:
    assert chain_in(head, "the Harbour Post") == "Ilo Varr<Harbour Post"
