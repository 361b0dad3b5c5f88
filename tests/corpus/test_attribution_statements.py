"""Several statements in one sentence: each has its own sources, and none crosses to another."""

import pytest

from annotations.selectors import Span
from corpus.attribution.candidates import Proposal, propose
from corpus.attribution.dateline import dateline_end


def proposal_of(sentence: str) -> Proposal:
    whole = Span(0, len(sentence))
    return propose(sentence, whole, whole)


def shown(sentence: str) -> list[tuple[str, str]]:
    """Each content and the chain it rests on."""
    proposal = proposal_of(sentence)
    return [
        (
            " | ".join(piece.of(sentence).strip(" .,;") for piece in pieces),
            "<".join(hop.entity for hop in chain),
        )
        for pieces, chain in zip(proposal.contents, proposal.chains, strict=True)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Varr said that the doors were shut; the ferry line says it knows of no fault.",
            [("the doors were shut", "Varr"), ("it knows of no fault", "Ferry line")],
        ),
        (
            "According to the Evening Lamp, the page was cut out; a clerk, who asked not to be "
            "named, told the Harbour Post that it was there on Friday.",
            [
                ("the page was cut out", "Evening Lamp"),
                ("it was there on Friday", "Clerk<Harbour Post"),
            ],
        ),
        (
            "Varr said the doors were shut, while the line said they were open.",
            [("the doors were shut", "Varr"), ("they were open", "Line")],
        ),
        (
            "While the line insists the doors were shut, Varr says they were open.",
            [("the doors were shut", "Line"), ("they were open", "Varr")],
        ),
        (
            "The doors were shut, Varr said, but the line told Coast Wire that they were open.",
            [("The doors were shut", "Varr"), ("they were open", "Line<Coast Wire")],
        ),
        (
            "Varr said the list was lost, adding that nobody had counted.",
            [("the list was lost", "Varr"), ("nobody had counted", "Varr")],
        ),
    ],
)
def test_each_statement_rests_on_its_own_sources(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert shown(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "cut_index"),
    [
        ("Varr said the doors were shut; the line says they were open.", 1),
        ("Fire broke out on the car deck, and Varr said the doors were shut.", 1),
        ("A fisherman spoke of three dead, and said he had carried them.", 1),
        ("Varr said the doors were shut, adding that nobody had counted.", 0),
        ("Witnesses say they saw smoke at noon, but police deny it.", 0),
    ],
)
def test_whole_sentence_is_proposed_only_where_one_source_says_all(
    sentence: str, cut_index: int
) -> None:
    proposal = proposal_of(sentence)
    assert proposal.chain
    assert proposal.cut_index == cut_index


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("VARRHAVEN, May 1, 2031 (Coast Wire) – Police said 32 people were safe.", "Police"),
        ("Varrhaven, May 1 (Coast Wire) - The port office changed its count, saying it was 41.",
         "Port office"),
        ("VARRHAVEN — The doors were shut.", ""),
    ],
)  # fmt: skip
def test_place_of_a_dateline_is_no_source(text: str, chain: str) -> None:
    assert "<".join(hop.entity for hop in proposal_of(text).chain) == chain


@pytest.mark.parametrize(
    ("passage", "body"),
    [
        ("VARRHAVEN, May 1, 2031 (Coast Wire) – Fire broke out.", "Fire broke out."),
        ("VARRHAVEN, Sunday, May 4, 2031 (Coast Wire) – Fire broke out.", "Fire broke out."),
        ("SALT MARSH -- Fire broke out.", "Fire broke out."),
        ("Norrby (CW) — Fire broke out.", "Fire broke out."),
    ],
)
def test_dateline_ends_before_the_sentence(passage: str, body: str) -> None:
    assert passage[dateline_end(passage) :] == body


@pytest.mark.parametrize(
    "passage",
    [
        "Varr — who runs the port — said so.",
        "The fire was out – at last.",
        "Ilo Varr (the harbour master) said so.",
        "",
        "IT was late.",
    ],
)
def test_sentence_without_a_dateline_is_left_whole(passage: str) -> None:
    assert dateline_end(passage) == 0
