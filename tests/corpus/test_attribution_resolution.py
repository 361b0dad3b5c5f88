"""Whom pronouns, roles, last names and acronyms stand for, and when nobody can tell."""

import pytest

from annotations.selectors import Span
from corpus.attribution.cues import cues_for
from corpus.attribution.kinds import SourceKind, kind_of
from corpus.attribution.known import KnownSource, Resolution
from corpus.attribution.resolution import resolve

ARTICLE = """Ferry fire kills dozens

The island agency Coast Wire reported on Tuesday that harbour master Ilo Varr has said that 32
people were safe.

He added that the Free Quay Movement (FQM) had warned the line.

Mara Venn, the prosecutor of Varrhaven, said an inquiry was open. The prosecutor gave no names.

In a statement, the Ministry of Ports said it was shut. It also said the list was lost.

Officials said the doors were open. They said nothing else. FQM denied it.

Varr told the agency that the ministry knew.
"""


def resolved(text: str, words: str, nth: int = 0, known: list[KnownSource] | None = None) -> str:
    """Whom the nth of some words in a text stands for; empty for nobody."""
    place = -1
    for _ in range(nth + 1):
        place = text.index(words, place + 1)
    found = resolve(text, Span(place, place + len(words)), known or [], cues_for(text))
    return found.entity if found else ""


@pytest.mark.parametrize(
    ("words", "nth", "entity"),
    [
        ("He", 0, "Ilo Varr"),
        ("FQM", 1, "Free Quay Movement"),
        ("The prosecutor", 0, "Mara Venn"),
        ("It", 0, "Ministry of Ports"),
        ("They", 0, "Officials"),
        ("Varr", 2, "Ilo Varr"),
        ("the agency", 0, "Coast Wire"),
        ("the ministry", 0, "Ministry of Ports"),
        ("Coast Wire", 0, ""),
        ("Mara Venn", 0, ""),
        ("Officials", 0, ""),
    ],
)
def test_words_stand_for_what_the_text_before_says(words: str, nth: int, entity: str) -> None:
    assert resolved(ARTICLE, words, nth) == entity


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said the doors were shut.", "He"),
        ("Coast Wire reported that he said the doors were shut.", "he"),
        ("The island agency Quay Bell said so. He left.", "He"),
        ("The prosecutor said nothing.", "The prosecutor"),
        ("Varr said nothing.", "Varr"),
        ("FQM said nothing.", "FQM"),
        ("Ilo Varr told Bram Tolle it was late, Mara Venn said. She left.", "it"),
    ],
)
def test_nobody_is_named_where_the_text_names_nobody(text: str, words: str) -> None:
    assert resolved(text, words) == ""


def test_name_in_a_headline_is_no_full_name() -> None:
    text = "Storm Varr\n\nIt blew. Varr said so."
    assert resolved(text, "Varr", 1) == ""


def test_name_is_found_far_inside_a_long_paragraph() -> None:
    text = f"Harbour master Ilo Varr {'and his boats ' * 40}left.\n\nVarr said so."
    assert resolved(text, "Varr", 1) == "Ilo Varr"


def test_two_speakers_of_one_sentence_leave_a_pronoun_open() -> None:
    text = "Ilo Varr said that Mara Venn said that the doors were shut. He left, he said."
    assert resolved(text, "he said") == ""
    assert resolved(text, "He") == ""


def test_known_sources_help_where_the_text_does_not_say() -> None:
    known = [
        KnownSource("Ilo Varr", 5, ("harbour master Ilo Varr",), (Span(0, 4),)),
        KnownSource("Ministry of Ports", 2, ("the ministry",), (Span(5, 9),)),
    ]
    text = "Many came to see. He said that the ministry and Varr knew; the harbour master slept."
    assert resolved(text, "He", known=known) == "Ilo Varr"
    assert resolved(text, "the ministry", known=known) == "Ministry of Ports"
    assert resolved(text, "Varr", known=known) == "Ilo Varr"


def test_two_known_sources_that_fit_leave_it_open() -> None:
    known = [
        KnownSource("Ilo Varr", 1, ("Ilo Varr",), (Span(0, 4),)),
        KnownSource("Ana Varr", 2, ("Ana Varr",), (Span(5, 9),)),
    ]
    text = "Many came to see. He said that Varr knew."
    assert resolved(text, "He", known=known) == ""
    assert resolved(text, "Varr", known=known) == ""


def test_known_source_that_is_far_away_is_no_antecedent() -> None:
    known = [KnownSource("Ilo Varr", 1, ("Ilo Varr",), (Span(0, 8),))]
    text = "Ilo Varr left. " + "Nothing happened here. " * 100 + "He said so."
    assert resolved(text, "He", known=known) == ""


def test_answer_is_the_same_before_and_after_its_source_is_known() -> None:
    known = [KnownSource("Mara Venn", 1), KnownSource("Ilo Varr", 2), KnownSource("Coast Wire", 3)]
    for words, nth in [("He", 0), ("The prosecutor", 0), ("Varr", 2), ("the agency", 0)]:
        assert resolved(ARTICLE, words, nth) == resolved(ARTICLE, words, nth, known)


def test_an_acronym_that_is_known_as_a_source_stays_itself() -> None:
    assert resolved(ARTICLE, "FQM", 1, [KnownSource("FQM", 1)]) == ""


def test_resolution_says_why() -> None:
    place = ARTICLE.index("The prosecutor")
    found = resolve(ARTICLE, Span(place, place + 14))
    assert found == Resolution("Mara Venn", "called prosecutor before")


@pytest.mark.parametrize(
    ("mention", "entity", "kind"),
    [
        ("harbour master Ilo Varr", "Ilo Varr", SourceKind.PERSON),
        ("Ilo Varr", "Ilo Varr", SourceKind.PERSON),
        ("the port office", "Port office", SourceKind.THING),
        ("FQM", "FQM", SourceKind.THING),
        ("the agency Coast Wire", "Coast Wire", SourceKind.THING),
        ("two officials", "Two officials", SourceKind.SEVERAL),
        ("a nurse", "Nurse", SourceKind.PERSON),
    ],
)
def test_kind_of_a_source_is_told_by_its_words(mention: str, entity: str, kind: SourceKind) -> None:
    assert kind_of(mention, entity, cues_for(mention)) is kind


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Three fishermen said so. “It was dark,” one of them said.", "one of them",
         "Three fishermen"),
        ("Police said nothing. Fire chief Ada Rill would not talk. She left.", "She", "Ada Rill"),
        ("Ilo Varr used the same words.\n\nHe says he never saw it.", "He", "Ilo Varr"),
        ("Ilo Varr said so. Mara Venn was hurt, he said.", "he", "Ilo Varr"),
        ("Ada Rill said her crews were late. He left.", "He", ""),
        ("The spokeswoman Ada Rill said no. He left.", "He", ""),
        ("The spokeswoman Ada Rill said no. She left.", "She", "Ada Rill"),
        ("Ada Rill told us. Counsel for Sundling Ferries objected: the motor, he said, is new.",
         "he", "Counsel for Sundling Ferries"),
        ("Sundling Ferries sold 38 tickets. Then the ferry line spoke.", "the ferry line",
         "Sundling Ferries"),
        ("Sundling Ferries and Norrby Ferries met. Then the ferry line spoke.",
         "the ferry line", ""),
    ],
)  # fmt: skip
def test_antecedent_is_whom_the_sentence_before_is_about(
    text: str, words: str, entity: str
) -> None:
    assert resolved(text, words) == entity


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Ilo Varr poured the tea. Few people, he insisted, had read it.", "he", "Ilo Varr"),
        ("The warden, Ilo Varr, is speaking. “It rained,” he says.", "he", "Ilo Varr"),
        ("Mayor Ilo Varr told Coast Wire by telephone that it rained. “It rained,” he said.", "he",
         "Ilo Varr"),
        ("Nurse Mara Holm came. “It rained,” she said. She told the court it was cold.", "She",
         "Mara Holm"),
        ("We have seen an internal memo. It says that the doors were shut.", "It",
         "Internal memo"),
        ("We have seen a memo and a report. It says that the doors were shut.", "It", ""),
        ("Nobody came to the quay. Few people, he insisted, had read it.", "he", ""),
        ("Mara Holm and Ilo Varr, he said, were shut in.", "he", ""),
    ],
)  # fmt: skip
def test_pronouns_inside_a_sentence_and_twice_in_a_row(text: str, words: str, entity: str) -> None:
    place = text.rindex(words + " ")
    found = resolve(text, Span(place, place + len(words)))
    assert (found.entity if found else "") == entity
