"""What the words of one sentence attribute to whom: chains and reported contents."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.selectors import Span
from corpus.attribution.chains import MOST_WORDS, Reading, read
from corpus.attribution.cues import cues_for
from corpus.attribution.entities import entity_name
from corpus.attribution.table import Cues
from tests.corpus.attribution_cases import CHAINS


def reading_of(sentence: str) -> Reading:
    return read(sentence, Span(0, len(sentence)), cues_for(sentence))


def named(mention: str, cues: Cues) -> str:
    return mention.lower() if mention.lower() in cues.pronouns else entity_name(mention)


@pytest.mark.parametrize(("sentence", "expected"), CHAINS, ids=[s[:40] for s, _ in CHAINS])
def test_chain_is_what_the_words_say(sentence: str, expected: str) -> None:
    cues = cues_for(sentence)
    chain = [named(hop.of(sentence), cues) for hop in reading_of(sentence).chain]
    assert "<".join(chain) == expected


@pytest.mark.parametrize(
    ("sentence", "contents"),
    [
        ("Varr said on Tuesday that 32 people were safe.", ["32 people were safe."]),
        ("Nobody is missing, he added.", ["Nobody is missing | ."]),
        (
            "Some 11 people, according to the port office, were treated.",
            ["Some 11 people | were treated."],
        ),
        (
            "Coast Wire reported that Varr has said that 32 were safe.",
            ["32 were safe."],
        ),
        (
            "Varr said the list was lost, adding that nobody had counted.",
            ["the list was lost", "nobody had counted."],
        ),
        (
            "Claiming that the doors were open, Varr said that the alarm rang.",
            ["the alarm rang.", "the doors were open"],
        ),
        ("The group claimed responsibility for the fire.", []),
        ("The ferry line denied that the doors were locked.", []),
        ("The fire began at noon.", []),
    ],
)
def test_contents_leave_out_who_says_them(sentence: str, contents: list[str]) -> None:
    found = reading_of(sentence).contents
    assert [" | ".join(piece.of(sentence) for piece in pieces) for pieces in found] == contents


@pytest.mark.parametrize(
    ("sentence", "asides"),
    [
        (
            "Varr, who was appointed to the port in March, said the doors were open.",
            ["who was appointed to the port in March"],
        ),
        (
            "Venn said that “nobody is to blame,” calling on both sides to wait.",
            ["calling on both sides to wait."],
        ),
        (
            "The ferry line closed the quay on Tuesday, saying it was unsafe.",
            ["The ferry line closed the quay on Tuesday"],
        ),
        ("The port office released a statement on Tuesday, saying it was shut.", []),
        ("Varr said the doors were open.", []),
    ],
)
def test_asides_are_the_outlets_own_clauses(sentence: str, asides: list[str]) -> None:
    assert [aside.of(sentence) for aside in reading_of(sentence).asides] == asides


def test_speakers_stand_in_text_order() -> None:
    sentence = "Coast Wire, citing the Evening Lamp, reported that Varr said the doors were shut."
    speakers = [speaker.of(sentence) for speaker in reading_of(sentence).speakers]
    assert speakers == ["Coast Wire", "the Evening Lamp", "Varr"]


def test_places_are_those_of_the_whole_text() -> None:
    text = "Nobody came.\n\nVarr said the doors were open."
    found = read(text, Span(14, len(text)), cues_for(text))
    assert [hop.of(text) for hop in found.chain] == ["Varr"]
    assert found.contents[0][0].of(text) == "the doors were open."


def test_nothing_is_read_in_what_is_no_sentence() -> None:
    monster = "Varr said that " * MOST_WORDS
    assert reading_of(monster).chain == ()


@pytest.mark.parametrize(
    "unit", ["said that ", "saying that ", "Ilo ", "1 2 ", "the ", "man of ", "“a” ", "( ", "he, "]
)
def test_hostile_sentence_is_read_in_bounded_time(unit: str) -> None:
    sentence = (unit * 10_000)[:10_000]
    begin = time.process_time()
    reading_of(sentence)
    assert time.process_time() - begin < 2


VOCABULARY = (
    'Varr said that the port office he told Coast Wire citing according to reported , . “ ” " ( ) '
    "and who was quoted by as saying Tuesday 32 people denied 's — ; it é 港"
)
PIECES = st.sampled_from([*VOCABULARY.split(), "\n"])


@given(st.lists(PIECES, min_size=1, max_size=40).map(" ".join))
def test_whatever_the_words_all_places_lie_in_the_sentence(sentence: str) -> None:
    found = reading_of(sentence)
    whole = Span(0, len(sentence))
    pieces = [piece for content in found.contents for piece in content]
    for span in (*found.speakers, *found.chain, *found.asides, *pieces):
        assert whole.contains(span)
        assert span.length > 0
    assert len(set(found.chain)) == len(found.chain)
    assert set(found.chain) <= set(found.speakers)


@given(st.text(max_size=120))
def test_any_text_is_read_without_a_failure(sentence: str) -> None:
    assert reading_of(sentence) == reading_of(sentence)
