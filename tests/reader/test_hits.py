"""Hits tagged in bulk: this one, the marked, or all, as one action."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.library import Corpus
from corpus.names.register import read_register
from reader.actions import Mode
from reader.session import answering
from tests.reader.books import book
from tests.reader.commanding import corpus_of
from tests.reader.harness import Reader

ONE = "The ferry burned at nine. Nobody saw the ferry sink.\n"
TWO = "A ferry came.\n\nThe pilot left the ferry alone.\n"


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    folder = corpus_of(tmp_path / "corpus", one=ONE, two=TWO)
    return Reader(Corpus(folder)).type("f").say("ferry").type("enter")


def tagged(reader: Reader, name: str) -> list[tuple[str, str]]:
    mine = reader.world.corpus.annotation_set(name, "anna").mine
    quotes = [(a.tag or "", a.targets[0].quote) for a in mine.annotations.values()]
    return [(tag, quote.exact) for tag, quote in quotes if quote is not None]


def test_without_a_mark_this_hit_is_tagged(reader: Reader) -> None:
    reader.type("j t").say("vessel").type("enter y")
    assert tagged(reader, "one.txt") == [("vessel", "ferry")]
    assert tagged(reader, "two.txt") == []
    assert reader.message.startswith("1 passage tagged vessel in 1 document")


def test_marked_hits_are_tagged_together_and_undone_together(reader: Reader) -> None:
    reader.type("space j space")
    assert [row[1:5] for row in reader.rows() if "*" in row[:6]] == ["1/2*", "1/2*"]
    reader.type("t").say("vessel").type("enter y")
    assert tagged(reader, "one.txt") == tagged(reader, "two.txt") == [("vessel", "ferry")]
    reader.type("u")
    assert reader.message == "undone: tag 2 hits vessel in 2 documents"
    assert tagged(reader, "one.txt") == tagged(reader, "two.txt") == []


def test_a_star_marks_all_and_again_none(reader: Reader) -> None:
    assert reader.type("*").message == "4 marked in 2 documents"
    assert reader.type("*").message == "none marked"
    reader.type("* s")
    assert len(tagged(reader, "one.txt")) == len(tagged(reader, "two.txt")) == 2


def test_a_star_marks_what_is_not_shown_too(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How much that is stands there before anything is tagged; it is one action to undo."""
    monkeypatch.setattr(answering, "LIMIT", 1)
    monkeypatch.setattr(answering, "LISTED", 1)
    reader.type("f enter")
    assert len(reader.state.finding.passages) == 1
    assert reader.type("*").message == "4 marked in 2 documents"
    reader.type("t").say("vessel").type("enter y")
    assert len(tagged(reader, "one.txt")) == len(tagged(reader, "two.txt")) == 2
    reader.type("u")
    assert reader.message == "undone: tag 4 hits vessel in 2 documents"
    assert tagged(reader, "one.txt") == tagged(reader, "two.txt") == []


def test_a_document_with_more_hits_than_are_shown_is_marked_whole(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "LISTED", 1)
    reader.type("f enter")
    assert len(reader.state.finding.passages) == 2
    assert reader.type("*").message == "4 marked in 2 documents"
    assert reader.type("*").message == "none marked"
    assert reader.type("f enter").state.finding.everything is False


def test_beyond_what_one_step_can_take_back_the_rest_is_told_of(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "LIMIT", 1)
    monkeypatch.setattr(answering, "MOST", 1)
    assert reader.type("f enter *").message == "2 marked in 1 document; 1 more are left out"


@pytest.fixture
def slow(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """One of four hits is shown, and what is asked from here on is not answered yet."""
    monkeypatch.setattr(answering, "LIMIT", 1)
    monkeypatch.setattr(answering, "LISTED", 1)
    reader.type("f enter")
    reader.waits = True
    return reader


def test_keys_behind_a_star_are_meant_for_all_hits(slow: Reader) -> None:
    slow.type("* c")
    assert tagged(slow, "one.txt") == []
    slow.answer()
    assert len(tagged(slow, "one.txt")) == len(tagged(slow, "two.txt")) == 2
    assert slow.type("u").message == "undone: tag 4 hits claim in 2 documents"


def test_and_also_where_not_even_the_question_is_answered(slow: Reader) -> None:
    """As when all of it comes in one piece, from a fast hand or a macro."""
    slow.type("f ctrl+u").say("pilot").type("enter * t").say("job").type("enter y")
    assert slow.message == "looking for all of them …"
    slow.answer()
    assert tagged(slow, "one.txt") == []
    assert tagged(slow, "two.txt") == [("job", "pilot")]


@pytest.mark.parametrize("keys", ["escape", "q"])
def test_who_gives_up_tags_nothing(slow: Reader, keys: str) -> None:
    slow.type(f"* c {keys}").answer()
    assert slow.state.queued == ()
    assert tagged(slow, "one.txt") == tagged(slow, "two.txt") == []
    if keys == "escape":
        slow.type("c")
        assert len(tagged(slow, "one.txt")) + len(tagged(slow, "two.txt")) == 1


def test_a_claim_is_the_sentence_of_the_hit(reader: Reader) -> None:
    reader.type("* c")
    assert tagged(reader, "one.txt") == [
        ("claim", "The ferry burned at nine."),
        ("claim", "Nobody saw the ferry sink."),
    ]


def test_what_is_tagged_already_is_told_and_left(reader: Reader) -> None:
    reader.type("* c * space c")
    assert reader.message == "0 passages tagged claim in 1 document; 1 had it already"
    assert len(tagged(reader, "one.txt")) == 2


def test_another_question_drops_the_marks(reader: Reader) -> None:
    reader.type("* f ctrl+u").say("pilot").type("enter")
    assert reader.mode() is Mode.FINDING
    assert reader.state.finding.marked == frozenset()


def test_nothing_found_is_nothing_to_tag(reader: Reader) -> None:
    reader.type("f ctrl+u").say("submarine").type("enter t")
    assert reader.state.prompt is None
    assert reader.message


def test_a_slip_makes_no_tag_and_a_letter_of_the_codebook_is_enough(reader: Reader) -> None:
    reader.state = replace(reader.state, codebook=book())
    reader.type("* t").say("fog").type("enter n")
    assert tagged(reader, "one.txt") == []
    rows = reader.type("t").rows()
    assert any("tag these hits: a letter" in row for row in rows)
    assert any("r R rumour" in row for row in rows)
    reader.type("r")
    assert {tag for tag, _ in tagged(reader, "one.txt")} == {"rumour"}


@pytest.fixture
def names(tmp_path: Path) -> Reader:
    folder = corpus_of(tmp_path / "names", one="Nowruzov came. Navrouzov left. Butcher slept.\n")
    return Reader(Corpus(folder)).type("f").say("~~Nowruzov OR butcher").type("enter")


def found_words(reader: Reader) -> list[str]:
    return [passage.text for passage in reader.state.finding.passages]


def test_one_key_refuses_a_spelling_and_another_accepts_it(names: Reader) -> None:
    assert found_words(names) == ["Nowruzov", "Navrouzov", "Butcher"]
    names.type("j x")
    assert names.message == "Navrouzov is another name than Nowruzov"
    assert found_words(names) == ["Nowruzov", "Butcher"]
    names.type("j +")
    names.type("f ctrl+u").say("~~Nowruzov").type("enter")
    assert found_words(names) == ["Nowruzov", "Butcher"]


def test_a_decision_is_a_step_to_undo_and_redo(names: Reader) -> None:
    """And not the step before it, which nobody sees from here."""
    names.type("enter c l q j x u")
    assert names.message == "undone: Navrouzov is another name than Nowruzov"
    assert found_words(names) == ["Nowruzov", "Navrouzov", "Butcher"]
    assert names.mode() is Mode.FINDING
    assert len(tagged(names, "one.txt")) == 1
    assert found_words(names.type("U")) == ["Nowruzov", "Butcher"]
    assert found_words(names.type("u q")) == ["Nowruzov", "Navrouzov", "Butcher"]
    names.type("u")
    assert not tagged(names, "one.txt")


def test_undoing_a_refusal_gives_back_the_acceptance_before_it(names: Reader) -> None:
    names.type("j + x u")
    assert read_register().decision("Nowruzov", "Navrouzov") is True
    names.type("u")
    assert read_register().decision("Nowruzov", "Navrouzov") is None


def test_a_decision_wants_a_name_that_was_asked_for(reader: Reader) -> None:
    assert reader.type("x").message.startswith("no name was asked for")


@pytest.mark.parametrize("key", ["x", "+"])
def test_the_name_itself_is_no_other_spelling_of_itself(names: Reader, key: str) -> None:
    """Not in other capitals either; nothing is kept, and there is nothing to undo."""
    names.type("f ctrl+u").say("~~nowruzov").type(f"enter {key}")
    assert names.message.startswith("Nowruzov is the name you asked for; choose a hit")
    assert read_register().decision("nowruzov", "Nowruzov") is None
    assert not names.state.history.done
