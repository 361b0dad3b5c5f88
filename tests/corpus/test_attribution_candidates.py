"""Candidates in one order at every visit, and the proposed chain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.selectors import Span
from corpus.attribution.candidates import Candidate, CandidateKind, candidates, propose
from corpus.attribution.cuts import cuts
from corpus.attribution.known import KnownSource
from corpus.paragraphs import paragraph_at
from corpus.sentences import sentence_at, sentences

ARTICLE = """Port office revises toll

Meanwhile, the island agency Coast Wire reported on Tuesday that harbour master Ilo Varr has said
that 32 people had been brought ashore. Bram Tolle of the Ferry Line was in Norrby.

In a second statement, the port office said it had meant to publish the list of passengers, but
that the Ferry Line refused, he added.

Nobody knows why.

“The doors,” said one islander, “were open.”
"""
KNOWN = [KnownSource("Ilo Varr", 5), KnownSource("Coast Wire", 4), KnownSource("Ferry Line", 1)]


def places(words: str, text: str = ARTICLE) -> tuple[Span, Span]:
    index = text.index(words)
    sentence, paragraph = sentence_at(text, index), paragraph_at(text, index)
    assert sentence is not None
    assert paragraph is not None
    return sentence, paragraph


def shown(candidate: Candidate) -> str:
    """As the reader's detail row has it: "he=5 Ilo Varr"."""
    number = "" if candidate.number is None else f"{candidate.number} "
    resolved = f"{candidate.resolved_from}=" if candidate.resolved_from else ""
    return f"{resolved}{number}{candidate.entity}"


def offered(words: str, known: list[KnownSource], recent: list[str]) -> list[str]:
    return [shown(c) for c in candidates(ARTICLE, *places(words), known, recent)]


def test_speakers_come_first_then_the_sentence_the_paragraph_and_recent_ones() -> None:
    found = candidates(ARTICLE, *places("Meanwhile"), [], ["Evening Lamp", "Ilo Varr"])
    assert [(c.kind.value, c.entity) for c in found] == [
        ("cue-subject", "Coast Wire"),
        ("cue-subject", "Ilo Varr"),
        ("paragraph", "Bram Tolle"),
        ("paragraph", "Ferry Line"),
        ("paragraph", "Norrby"),
        ("recent", "Evening Lamp"),
    ]


def test_resolved_pronoun_is_shown_as_such_with_its_number() -> None:
    assert offered("In a second", KNOWN, ["Coast Wire"]) == [
        "Port office",
        "he=5 Ilo Varr",
        "Second statement",
        "1 Ferry Line",
        "Passengers",
        "4 Coast Wire",
    ]


def test_tagging_in_between_changes_numbers_and_nothing_else() -> None:
    for words in ("Meanwhile", "In a second", "Bram Tolle", "Nobody"):
        before = candidates(ARTICLE, *places(words))
        after = candidates(ARTICLE, *places(words), KNOWN)
        assert [(c.span, c.entity, c.kind) for c in before] == [
            (c.span, c.entity, c.kind) for c in after
        ]


def test_recent_source_has_no_place_here() -> None:
    (found,) = candidates("Nobody came.", Span(0, 12), Span(0, 12), KNOWN, ["Ferry Line"])
    assert found == Candidate(None, "", "Ferry Line", None, CandidateKind.RECENT, 1)


@pytest.mark.parametrize(
    ("words", "chain"),
    [
        ("Meanwhile", ["5 Ilo Varr", "4 Coast Wire"]),
        ("In a second", ["Port office", "he=5 Ilo Varr"]),
        ("Bram Tolle", []),
        ("Nobody", []),
        ("“The doors", ["One islander"]),
    ],
)
def test_chain_is_proposed_innermost_first(words: str, chain: list[str]) -> None:
    assert [shown(hop) for hop in propose(ARTICLE, *places(words), KNOWN).chain] == chain


def test_nothing_is_proposed_where_a_member_of_the_chain_is_unknown() -> None:
    text = "Coast Wire reported that he said the doors were shut."
    proposal = propose(text, Span(0, len(text)), Span(0, len(text)))
    assert proposal.chain == ()
    assert [c.entity for c in candidates(text, Span(0, len(text)), Span(0, len(text)))] == [
        "Coast Wire"
    ]


def test_one_source_that_speaks_twice_is_one_hop() -> None:
    text = "Ilo Varr said so. Varr said that the doors were shut, Ilo Varr added."
    sentence = sentences(text)[1]
    assert [hop.entity for hop in propose(text, sentence, Span(0, len(text))).chain] == ["Ilo Varr"]


def test_proposal_says_what_is_reported() -> None:
    proposal = propose(ARTICLE, *places("Meanwhile"))
    assert proposal.cut_index == 0
    assert [piece.of(ARTICLE) for piece in proposal.contents[0]] == [
        "32 people had been brought ashore."
    ]


@pytest.mark.parametrize(
    ("text", "cut_index"),
    [
        ("The ferry line closed the quay, saying it was unsafe.", 1),
        ("The ferry line released a letter, saying it was unsafe.", 0),
        ("The ferry line said the quay was unsafe.", 0),
    ],
)
def test_chain_is_about_what_is_reported_where_the_main_clause_is_the_outlets(
    text: str, cut_index: int
) -> None:
    whole = Span(0, len(text))
    proposal = propose(text, whole, whole)
    assert proposal.cut_index == cut_index
    chosen = cuts(text, whole, proposal)[proposal.cut_index]
    assert (chosen.span == whole) == (cut_index == 0)


@pytest.mark.parametrize("cut", [0, 40])
def test_text_after_the_paragraph_changes_nothing(cut: int) -> None:
    sentence, paragraph = places("In a second")
    window = ARTICLE[: paragraph.end + cut]
    assert candidates(window, sentence, paragraph) == candidates(ARTICLE, sentence, paragraph)


def test_long_paragraph_is_searched_near_the_sentence_only() -> None:
    text = "Bram Tolle left. " + "Nothing happened. " * 500 + "Ilo Varr said so."
    sentence = sentences(text)[-1]
    found = candidates(text, sentence, Span(0, len(text)))
    assert [c.entity for c in found] == ["Ilo Varr"]


VOCABULARY = (
    "Varr Ilo said that the port office he she they told Coast Wire citing according to IRNA "
    "reported , . “ ” and was quoted by as saying The prosecutor (CW) It it 's Mr."
)
WORDS = [*VOCABULARY.split(), "\n\n"]


@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=60).map(" ".join))
def test_candidates_of_any_words_are_distinct_and_select_their_mention(text: str) -> None:
    for sentence in sentences(text):
        paragraph = paragraph_at(text, sentence.start)
        assert paragraph is not None
        found = candidates(text, sentence, paragraph, KNOWN, ["Coast Wire"])
        assert len({c.entity.casefold() for c in found}) == len(found)
        for candidate in found:
            assert candidate.entity
            if candidate.span is not None:
                assert candidate.span.of(text) == candidate.mention
        assert found == candidates(text, sentence, paragraph, KNOWN, ["Coast Wire"])
        chain = propose(text, sentence, paragraph, KNOWN).chain
        assert {hop.entity for hop in chain} <= {c.entity for c in found}
