"""Cuts of a sentence: the whole, what is said, clauses with figures first, the outlet's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.selectors import Span
from corpus.attribution.candidates import Proposal, propose
from corpus.attribution.cuts import MOST_CUTS, Cut, cuts


def cuts_of(sentence: str) -> tuple[Cut, ...]:
    whole = Span(0, len(sentence))
    return cuts(sentence, whole, propose(sentence, whole, whole))


def shown(sentence: str) -> list[str]:
    """All cuts but the whole, pieces joined by "|", the outlet's own marked with "="."""
    return [
        ("= " if cut.own_voice else "") + " | ".join(piece.of(sentence) for piece in cut.pieces)
        for cut in cuts_of(sentence)[1:]
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Coast Wire reported that Varr has said that 32 people had been brought ashore.",
            ["32 people had been brought ashore"],
        ),
        ("More than 60 people were hurt, he added.", ["More than 60 people were hurt"]),
        ("“Nobody is missing,” said Varr.", ["Nobody is missing"]),
        (
            "The man died of a fever, prison officials said, a version rejected by his family.",
            ["The man died of a fever"],
        ),
        ('Varr said: "Nobody is missing."', ["Nobody is missing"]),
        ("Varr called it “old” and “slow”, police said.", ["Varr called it “old” and “slow”"]),
        (
            "Some 11 people, according to the port office, were treated on Tuesday.",
            ["Some 11 people | were treated on Tuesday"],
        ),
        (
            "The doors were shut, and more than 60 people were hurt, police said.",
            [
                "The doors were shut, and more than 60 people were hurt",
                "more than 60 people were hurt",
                "The doors were shut",
            ],
        ),
        (
            "About 90 people were saved and 284 injured on Wednesday.",
            ["About 90 people were saved", "284 injured on Wednesday"],
        ),
        (
            "Police seized crates that killed around 90 fish in May.",
            ["crates that killed around 90 fish in May", "Police seized crates"],
        ),
        (
            "Varr, who was appointed to the port in March, said the doors were open.",
            ["the doors were open", "= was appointed to the port in March"],
        ),
        (
            "The port office says 41 are safe, but it was not possible to verify the figure.",
            [
                "41 are safe, but it was not possible to verify the figure",
                "41 are safe",
                "= it was not possible to verify the figure",
            ],
        ),
        (
            "Varr said the list was lost, adding that 11 people were hurt.",
            ["the list was lost", "11 people were hurt"],
        ),
        ("He met an envoy of the U.S.", []),
        ("The fire was out.", []),
        ("Ferry fire", []),
    ],
)
def test_sentence_is_cut_where_its_words_allow(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected


def test_first_cut_is_the_whole_sentence_as_it_stands() -> None:
    sentence = "Nobody is missing."
    assert cuts_of(sentence)[0] == Cut((Span(0, len(sentence)),), "whole sentence")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("“Nobody is missing,” said Varr.", ["Varr", "Varr"]),
        (
            "Varr said that the doors were shut; the ferry line says it knows of no fault.",
            ["", "Varr", "Ferry line"],
        ),
        (
            "Sundling Ferries said it had sold 38 tickets; nobody under four is ticketed, its "
            "spokeswoman, Tove Marrin, told Coast Wire.",
            ["", "Sundling Ferries", "Tove Marrin<Coast Wire"],
        ),
        (
            "The line put the loss at two ferries, while the harbour master, Ilo Varr, said it was "
            "one ferry and two skiffs.",
            ["", "Ilo Varr"],
        ),
    ],
)
def test_each_cut_rests_on_whom_its_own_words_name(sentence: str, expected: list[str]) -> None:
    chains = ["<".join(hop.entity for hop in cut.chain) for cut in cuts_of(sentence)]
    assert chains[: len(expected)] == expected


def test_dateline_is_cut_off() -> None:
    assert shown("VARRHAVEN, May 1 (Coast Wire) – The fire was out.") == ["The fire was out"]


def test_span_of_a_cut_reaches_over_its_pieces() -> None:
    assert Cut((Span(3, 5), Span(8, 9)), "clause").span == Span(3, 9)


def test_without_a_proposal_only_clauses_are_cut() -> None:
    sentence = "Coast Wire reported that the doors were open."
    found = cuts(sentence, Span(0, len(sentence)), Proposal())
    assert [cut.own_voice for cut in found] == [False] * len(found)
    assert {cut.name for cut in found} <= {"whole sentence", "clause"}


VOCABULARY = (
    'Varr said that the port office he told 32 people were hurt , . “ ” " ( ) and but which who '
    "according to more than 60 , saying — ; it was not possible to verify U.S. 's ‘ ’ « »"
)
WORDS = [*VOCABULARY.split(), "\n\n"]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=50).map(" ".join))
def test_cuts_of_any_words_lie_inside_trimmed_ordered_and_distinct(text: str) -> None:
    whole = Span(0, len(text))
    proposal = propose(text, whole, whole)
    found = cuts(text, whole, proposal)
    assert found[0].pieces == (whole,)
    assert proposal.cut_index < len(found)
    assert len(found) <= MOST_CUTS
    assert len({cut.pieces for cut in found}) == len(found)
    for cut in found[1:]:
        ends = [place for piece in cut.pieces for place in (piece.start, piece.end)]
        assert ends == sorted(ends)
        for piece in cut.pieces:
            assert whole.contains(piece)
            words = piece.of(text)
            assert words == words.strip(" \n,;:")
            assert any(map(str.isalnum, words))
    assert found == cuts_of(text)


@given(st.text(max_size=100))
def test_any_text_is_cut_without_a_failure(text: str) -> None:
    assert cuts_of(text)[0].span == Span(0, len(text))
