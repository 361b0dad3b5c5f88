"""Mentions of possible sources, and the names under which they are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.selectors import Span
from corpus.attribution.chunks import NameKind
from corpus.attribution.entities import entity_name, name_key, same_name
from corpus.attribution.names import names
from corpus.attribution.words import words

ENTITIES = [
    ("Varrhaven Prosecutor Mara Venn", "Mara Venn"),
    ("harbour master Ilo Varr", "Ilo Varr"),
    ("the former Varrhaven mayor Bram Tolle", "Bram Tolle"),
    ("Dr. Noor Hadden", "Noor Hadden"),
    ("Mr. Varr", "Varr"),
    ("Mrs. Varr", "Mrs. Varr"),
    ("Attorney General Mara Venn", "Mara Venn"),
    ("the island’s official news agency CW", "CW"),
    ("the island agency Coast Wire", "Coast Wire"),
    ("Coast Wire news agency", "Coast Wire"),
    ("the Free Quay (FQ) protest group", "Free Quay"),
    ("Varrhaven Port Authority (VPA)", "Varrhaven Port Authority"),
    ("the VPA’s Ilo Varr", "Ilo Varr"),
    ("the island’s Ministry of Ports", "Island's Ministry of Ports"),
    ("Varrhaven's Ministry of Ports", "Varrhaven's Ministry of Ports"),
    ("the Northern Ministry of Ports", "Northern Ministry of Ports"),
    ("the Islandic group", "Islandic group"),
    ("US intelligence apparatus", "US intelligence apparatus"),
    ("the port office", "Port office"),
    ("an informed source", "Informed source"),
    ("two sources familiar with the inquiry", "Two sources familiar with the inquiry"),
    ("al-Qasr", "al-Qasr"),
    ("Jan van der Holm", "Jan van der Holm"),
    ("a spokesman\nfor the  line", "Spokesman for the line"),
    ("the", ""),
    ("…", ""),
    ("", ""),
]


@pytest.mark.parametrize(("mention", "entity"), ENTITIES)
def test_mention_is_known_by_its_name(mention: str, entity: str) -> None:
    assert entity_name(mention) == entity


@given(st.text(max_size=60))
def test_name_of_any_mention_is_short_trimmed_and_the_same_again(mention: str) -> None:
    name = entity_name(mention)
    assert name == name.strip()
    assert len(name) <= 80
    assert entity_name(mention) == name


def test_one_name_in_two_spellings_is_the_same() -> None:
    assert same_name("The line’s  office", "the LINE'S office")
    assert not same_name("Varr", "Venn")
    assert name_key("ﬁre") == "fire"


MENTIONS = [
    ("Harbour master Ilo Varr met Coast Wire.", ["Harbour master Ilo Varr", "Coast Wire"]),
    ("Meanwhile, police found nothing.", ["police"]),
    ("However, the doors were shut in March on Friday.", []),
    ("Earlier about 60 people, among them IS-K and the BBC, left.", ["IS-K", "the BBC"]),
    ("The head of the fire service and an informed source came.",
     ["The head of the fire service", "an informed source"]),
    ("Varrhaven's Ministry of Ports wrote to Jan van der Holm.",
     ["Varrhaven's Ministry of Ports", "Jan van der Holm"]),
    ("State media and senior officials praised al-Qasr Line.",
     ["State media", "senior officials", "al-Qasr Line"]),
    ("The VPA-backed boats were late.", []),
    ("I think We and You know.", []),
    ("Nurse May Holt left on May 4.", ["Nurse May Holt"]),
    ("Two sources familiar with the inquiry and one of the officials left.",
     ["Two sources familiar with the inquiry", "one of the officials"]),
    ("港口 关闭 and нет", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), MENTIONS, ids=[s[:30] for s, _ in MENTIONS])
def test_mentions_are_names_roles_and_institutions(sentence: str, expected: list[str]) -> None:
    found = names(sentence, Span(0, len(sentence)))
    assert [n.span.of(sentence) for n in found if n.kind is not NameKind.PRONOUN] == expected


@pytest.mark.parametrize(
    ("sentence", "ranks"),
    [
        ("Ilo Varr arrived in Varrhaven.", {"Ilo Varr": 0, "Varrhaven": 1}),
        ("The Islandic boats left Varrhaven harbour.", {"The Islandic": 1, "Varrhaven": 1}),
        ("He left for Varrhaven, Norrby.", {"Varrhaven": 1, "Norrby": 1}),
    ],
)
def test_places_and_adjectives_rank_lower(sentence: str, ranks: dict[str, int]) -> None:
    found = names(sentence, Span(0, len(sentence)))
    assert {n.span.of(sentence): n.rank for n in found if n.kind is NameKind.PROPER} == ranks


def test_head_is_the_proper_name_or_the_noun() -> None:
    text = "Harbour master Ilo Varr told the port office."
    assert [n.head.of(text) for n in names(text, Span(0, len(text)))] == ["Ilo Varr", "office"]


def test_pronouns_are_mentions_of_their_own_kind() -> None:
    text = "She said they knew it."
    assert [n.span.of(text) for n in names(text, Span(0, len(text)))] == ["She", "they", "it"]


@given(st.text(max_size=150))
def test_mentions_of_any_text_are_ordered_disjoint_and_inside(text: str) -> None:
    place = 0
    for name in names(text, Span(0, len(text))):
        assert name.span.start >= place
        assert name.span.contains(name.head)
        assert name.span.length > 0
        place = name.span.end


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Mr. Varr met the U.S. envoy.", ["Mr.", "Varr", "met", "the", "U.S.", "envoy", "."]),
        ("the line's 1,200 cars—IS-K", ["the", "line", "'s", "1,200", "cars", "—", "IS-K"]),
        ("don’t l’agence", ["don’t", "l’", "agence"]),
        ("می\u200cگوید", ["می\u200cگوید"]),
    ],
)
def test_words_keep_abbreviations_numbers_and_joined_forms(
    passage: str, expected: list[str]
) -> None:
    assert [word.text for word in words(passage)] == expected


@pytest.mark.parametrize(
    ("passage", "quoted"),
    [
        ('He said "go home" twice', '" go home "'),
        ("“No one,” he said", "“ No one , ”"),
        ("and left,” he said", "and left , ”"),
        ("he said: “never", "“ never"),
    ],
)
def test_words_know_whether_they_are_quoted(passage: str, quoted: str) -> None:
    assert " ".join(word.text for word in words(passage) if word.quoted) == quoted
