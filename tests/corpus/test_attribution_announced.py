"""Items of a list and quotations that the line above announces."""

import pytest

from corpus.attribution.candidates import propose
from corpus.attribution.cuts import cuts
from corpus.paragraphs import paragraph_at
from corpus.sentences import sentences

LEAD = "The minister, **Khaled Mahdi**, told parliament on Monday:\n\n"


@pytest.mark.parametrize(
    ("text", "chain", "said"),
    [
        (LEAD + "- that *16 people* had been killed;", "Khaled Mahdi",
         "*16 people* had been killed"),
        (LEAD + "- that 16 people died;\n- that four remained missing;", "Khaled Mahdi",
         "four remained missing"),
        (LEAD + "* the doors were locked", "Khaled Mahdi", "the doors were locked"),
        ("According to the port office:\n1. the doors were locked;\n2. nobody had the key.",
         "Port office", "nobody had the key"),
        ("The port office said in a statement:\n\n“The doors were locked. We had no key.”",
         "Port office", "“The doors were locked. We had no key.”"),
        ("Le ministre a déclaré :\n\n- que seize personnes sont mortes ;", "Ministre",
         "seize personnes sont mortes"),
    ],
)  # fmt: skip
def test_items_rest_on_whom_the_line_above_names(text: str, chain: str, said: str) -> None:
    sentence = sentences(text)[-1]
    proposal = propose(text, sentence, paragraph_at(text, sentence.start) or sentence)
    assert "<".join(hop.entity for hop in proposal.chain) == chain
    ways = cuts(text, sentence, proposal)
    assert said in {way.span.of(text) for way in ways}


@pytest.mark.parametrize(
    "text",
    [
        "The union listed its demands:\n\n- more pay for night shifts;",
        "The minister spoke on Monday.\n\n- more pay for night shifts;",
        "Three things were missing:\n\n- the key to the car deck;",
        "The minister said: the doors were locked.\n\n“We had no key at all.”",
        "- the key to the car deck;",
        "",
    ],
)
def test_nothing_is_announced_by_who_says_nothing(text: str) -> None:
    for sentence in sentences(text):
        if sentence.of(text)[:1] in "-“":
            paragraph = paragraph_at(text, sentence.start) or sentence
            assert propose(text, sentence, paragraph).chain == ()


def test_an_item_with_a_speaker_of_its_own_rests_on_that() -> None:
    text = LEAD + "- nine people died, police said."
    sentence = sentences(text)[-1]
    chain = propose(text, sentence, paragraph_at(text, sentence.start) or sentence).chain
    assert [hop.entity for hop in chain] == ["Police"]
