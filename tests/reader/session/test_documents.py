"""The documents that are open: the few asked for last, each as its file is now."""

from pathlib import Path

import pytest

from corpus.document import Document
from corpus.library import Corpus
from reader.session.documents import OPEN_AT_ONCE, OpenDocuments


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    for number in range(OPEN_AT_ONCE + 2):
        (tmp_path / f"{number}.txt").write_text(f"Ferry {number}.")
    return Corpus(tmp_path)


def test_a_document_is_opened_once_as_long_as_its_file_stays(corpus: Corpus) -> None:
    documents = OpenDocuments(corpus)
    assert documents.at_hand("1.txt") is None
    first = documents.of("1.txt")
    assert documents.of("1.txt") is first
    assert documents.at_hand("1.txt") is first


def test_one_whose_file_changed_is_opened_anew(corpus: Corpus) -> None:
    documents = OpenDocuments(corpus)
    first = documents.of("1.txt")
    (corpus.root / "1.txt").write_text("Another ferry altogether.")
    assert documents.of("1.txt") is not first
    assert documents.of("1.txt").whole_text() == "Another ferry altogether."


def test_of_many_the_one_asked_for_longest_ago_is_let_go_and_can_still_be_read(
    corpus: Corpus,
) -> None:
    documents = OpenDocuments(corpus)
    names = [f"{number}.txt" for number in range(OPEN_AT_ONCE + 1)]
    first, second = documents.of(names[0]), documents.of(names[1])
    for name in names[2:OPEN_AT_ONCE]:
        documents.of(name)
    assert documents.of(names[0]) is first
    documents.of(names[OPEN_AT_ONCE])
    assert documents.at_hand(names[1]) is None
    assert documents.at_hand(names[0]) is first
    assert second.whole_text() == "Ferry 1."


def test_a_text_that_proves_to_be_in_another_encoding_is_opened_in_it(corpus: Corpus) -> None:
    text = "The ferry burned. " * 5_000 + "Le capitaine était à la barre, déjà blessé."
    (corpus.root / "late.txt").write_bytes(text.encode("cp1252"))
    documents = OpenDocuments(corpus)
    assert "\ufffd" in documents.of("late.txt").whole_text()
    assert documents.validated("late.txt").whole_text() == text
    at_hand = documents.at_hand("late.txt")
    assert at_hand is not None
    assert at_hand.whole_text() == text


def test_one_that_is_what_it_seemed_stays_open(corpus: Corpus) -> None:
    documents = OpenDocuments(corpus)
    first = documents.of("1.txt")
    assert documents.validated("1.txt") is first


def test_at_the_end_all_files_are_let_go(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[str] = []
    documents = OpenDocuments(corpus)
    for name in ("1.txt", "2.txt"):
        documents.of(name)
    monkeypatch.setattr(Document, "close", lambda document: closed.append(document.name))
    documents.close()
    assert closed == ["1.txt", "2.txt"]
