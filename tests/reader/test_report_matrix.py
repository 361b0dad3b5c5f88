"""The matrix of a report: made as the reader's own is, with the same judgement of conflicts."""

from dataclasses import replace
from pathlib import Path

from annotations.entries import OWN_VOICE, Entry
from annotations.matrix import Matrix
from annotations.model import Figure
from corpus.comparison import compared
from corpus.library import Corpus
from corpus.sample import copy_to
from reader.report.content import report
from reader.report.matrix import in_words, with_matrix
from reader.report.page import page
from reader.report.values import Report
from tests.reader.test_report import Checked, claim, document


def entry(id_: str, amount: str, said: str, topic: str = "killed", passage: str = "") -> Entry:
    return Entry(
        id=id_,
        document=f"{id_}.txt",
        outlet=f"Outlet {id_}",
        topic=topic,
        quote=f"words of {id_}",
        figure=Figure(amount, "people", "exactly") if amount else None,
        chains=((OWN_VOICE,),),
        said=said,
        passage=passage,
    )


MATRIX = Matrix.of(
    [
        entry("a", "84", "2031-05-04"),
        entry("b", "90", "2031-05-05", topic=" Killed"),
        entry("c", "90", "2031-05-06"),
        entry("d", "", "2031-05-06", topic="who did it"),
        entry("gone", "70", "2031-05-07"),
    ]
)
NUMBERS = {"a": 1, "b": 2, "c": 3, "d": 4}


def made() -> Report:
    claims = [claim(n, n, topic="KILLED" if n < 4 else "who did it") for n in (1, 2, 3, 4)]
    documents = tuple(document(n, None, each) for n, each in enumerate(claims, 1))
    return with_matrix(Report("Fire", documents), MATRIX, NUMBERS)


def test_a_topic_is_one_however_it_is_spelled_and_in_the_order_of_time() -> None:
    killed, who = made().topics
    assert [row.number for row in killed.standings] == [1, 2, 3]
    assert [row.value for row in killed.standings] == ["84 people", "90 people", "90 people"]
    assert {each.topic for each in made().claims} == {"killed", "who did it"}
    assert [row.value for row in who.standings] == ["words of d"]


def test_conflicts_are_those_of_the_matrix_among_the_claims_of_the_report() -> None:
    first, *_ = made().topics[0].standings
    assert [(each.kind, each.number) for each in first.conflicts] == [
        ("may be updated by", 2),
        ("may be updated by", 3),
    ]


def test_the_later_claim_is_the_update_and_not_the_earlier() -> None:
    _, second, _ = made().topics[0].standings
    assert [(each.kind, each.number) for each in second.conflicts] == [
        ("may be a later update of", 1)
    ]


def test_who_supports_is_named_as_the_page_names_documents() -> None:
    """An outlet by its name; a document without one by its title, not by its file."""
    nameless = [
        replace(entry("a", "84", "2031-05-04"), document="1.txt", outlet=""),
        entry("b", "84", "2031-05-04"),
    ]
    documents = (document(1, None, claim(1)), document(2, None, claim(2, 2)))
    found = with_matrix(Report("Fire", documents), Matrix.of(nameless), {"a": 1, "b": 2})
    assert found.topics[0].standings[0].support == ("Title 1", "Outlet b")


def test_reprints_say_so_and_count_once() -> None:
    matrix = Matrix.of(
        [entry("b", "90", "2031-05-05", passage="b"), entry("c", "90", "2031-05-06", passage="b")]
    )
    documents = (document(1, None, claim(1)), document(2, None, claim(2, 2)))
    found = with_matrix(Report("Fire", documents), matrix, {"b": 1, "c": 2})
    assert (found.sources, found.topics[0].sources) == (1, 1)
    assert [each.same for each in found.claims] == [(2,), (1,)]
    assert [row.repeats for row in found.topics[0].standings] == [0, 1]
    text = " ".join(Checked(page(found)).text.split())
    assert "2 claims, from 1 source" in text
    assert "Reprints claim 1 , so that it counts once" in text.replace("claim 1,", "claim 1 ,")


def test_the_page_shows_each_topic_with_what_conflicts() -> None:
    checked = Checked(page(made()))
    assert checked.problems == []
    text = " ".join(checked.text.split())
    assert "3 claims, from 3 sources, by the time said." in text
    assert "May be updated by 90 people, 90 people" in text


def test_the_report_of_the_sample_has_the_topics_of_its_matrix(tmp_path: Path) -> None:
    copy_to(tmp_path / "sample")
    with Corpus(tmp_path / "sample") as corpus:
        matrix = compared(corpus, "anna")
        found = report(corpus, "anna")
    assert tuple(topic.name for topic in found.topics) == matrix.topics
    assert found.topics
    for topic in found.topics:
        assert len(topic.standings) == len(matrix.about(topic.name))
    disputed = sum(bool(row.conflicts) for topic in found.topics for row in topic.standings)
    assert disputed == sum(matrix.worst(each) is not None for each in matrix.entries)


def test_figures_are_said_as_a_sentence_has_them() -> None:
    assert in_words(Figure("90", "people", "about", "2031-05-04")) == (
        "about 90 people (as of 2031-05-04)"
    )
    assert in_words(Figure("84", None, "exactly")) == "84"
    assert in_words(Figure("10", "boats", "to 15")) == "10 to 15 boats"
