"""The list of hits: all are counted, those of a document that has many are folded behind a few."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotations.selectors import Span
from corpus.library import Corpus
from reader.actions import Mode
from reader.found import FOLDED, Finding, Passage, ShownHit
from reader.screens.finding import finding_frame
from reader.screens.frame import plain
from reader.session import answering
from tests.reader.commanding import corpus_of
from tests.reader.harness import Reader

MANY = FOLDED + 4
TEXTS = {
    "one": "".join(f"Line {number}: the ferry burned.\n\n" for number in range(1, MANY + 1)),
    "two": "A ferry came. Two ferries left.\n",
}


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(Corpus(corpus_of(tmp_path / "corpus", **TEXTS)), size=(80, 40))


def found(reader: Reader, words: str) -> Reader:
    return reader.type("f ctrl+u").say(words).type("enter")


def labels(reader: Reader) -> list[str]:
    return [row.split()[0].lstrip(">") for row in reader.rows() if row[1:2].isdigit()]


def selected(reader: Reader) -> str:
    return next(row.split()[0] for row in reader.rows() if row.startswith(">"))


def test_the_header_counts_all_and_the_list_says_how_many_it_leaves_out(reader: Reader) -> None:
    found(reader, "ferry")
    assert f"{MANY + 1} in 2 documents" in reader.rows()[0]
    assert labels(reader) == [*(f"{n}/{MANY}" for n in range(1, FOLDED + 1)), "1/1"]
    assert any("… 4 more: n from the last one shows them" in row for row in reader.rows())


def test_rows_go_on_over_what_is_folded_and_hits_go_through_it(reader: Reader) -> None:
    found(reader, "ferry").type("j " * FOLDED)
    assert selected(reader) == ">1/1"
    assert selected(reader.type("k")) == f">{FOLDED}/{MANY}"
    assert selected(reader.type("n")) == f">{FOLDED + 1}/{MANY}"
    assert len(labels(reader)) == MANY + 1
    assert not any("more:" in row for row in reader.rows())
    assert selected(reader.type("n n n n")) == ">1/1"
    assert len(labels(reader)) == FOLDED + 1
    assert selected(reader.type("N")) == f">{MANY}/{MANY}"


def test_in_the_document_n_goes_through_every_hit(reader: Reader) -> None:
    found(reader, "ferry").type("enter " + "n " * (MANY - 1))
    assert reader.message == f"hit {MANY} of {MANY + 1}"
    assert reader.sentence.startswith(f"Line {MANY}:")
    assert reader.type("n").reading.document.name == "two.txt"
    assert reader.type("n").message == "last hit"


def test_a_hit_that_was_folded_is_the_one_that_is_tagged(reader: Reader) -> None:
    found(reader, "ferry").type("n " * FOLDED + "c")
    mine = reader.world.corpus.annotation_set("one.txt", "anna").mine
    (claim,) = mine.annotations.values()
    assert claim.targets[0].quote is not None
    assert claim.targets[0].quote.exact.startswith(f"Line {FOLDED + 1}:")


def test_the_end_of_the_list_lands_on_what_is_shown(reader: Reader) -> None:
    found(reader, "burned").type("G")
    assert selected(reader) == f">{FOLDED}/{MANY}"


@pytest.mark.parametrize("width", [40, 80])
def test_however_many_there_are_the_number_stands_apart_from_the_words(
    tmp_path: Path, width: int
) -> None:
    corpus = corpus_of(tmp_path / "corpus", one="unquestionably ferry " * 10_000)
    reader = found(Reader(Corpus(corpus), size=(width, 24)), "ferry")
    (first,) = (row for row in reader.rows() if row.startswith(">"))
    assert first.startswith(">1/10000 ")
    reader.type("G *").type("G")
    assert any(row.startswith(">12/10000* ") for row in reader.rows())


def test_what_is_left_out_altogether_is_told_at_the_end(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "LIMIT", 1)
    found(reader, "ferry").type("n " * MANY)
    assert reader.message == "last hit of those listed; 1 more documents: * lists all"


def test_a_list_too_long_to_be_made_whole_says_which_key_makes_it(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "LISTED", 2)
    found(reader, "ferry")
    assert any(f"… {MANY - 2} more: * lists all" in row for row in reader.rows())
    assert len(reader.type("*").state.finding.passages) == MANY + 1


@pytest.mark.parametrize(
    ("unread", "says"),
    [
        (("one.txt.ben.annotations.json:1:2: not JSON",), "without a sidecar that cannot be read"),
        (("one", "two"), "without 2 sidecars that cannot be read; see `gloss check`"),
        ((), "   hit  date"),
    ],
)
def test_what_was_answered_without_a_sidecar_says_so(
    reader: Reader, unread: tuple[str, ...], says: str
) -> None:
    state = found(reader, "ferry").state
    finding = replace(state.finding, unread=unread, suggestion="")
    assert says in plain(finding_frame(replace(state, finding=finding)).rows[1])


# ---- while one types -----------------------------------------------------------------------


def test_a_word_being_typed_is_shown_as_it_is_looked_for(reader: Reader) -> None:
    """`ferr` finds what begins so: the question says it, and what Enter and Esc will do."""
    reader.type("f").say("ferr")
    assert reader.rows()[0].startswith(" find: ferr*  ")
    assert f"{MANY + 2} in 2 documents" in reader.rows()[0]
    assert any(row.rstrip().endswith("Enter  ferr   Esc  ferr*") for row in reader.rows())
    reader.type("enter")
    assert reader.rows()[0].startswith(" find: ferr*  ")
    assert reader.message == "no ferr here; this is ferr*"


def test_escape_keeps_what_was_shown_under_its_own_name(reader: Reader) -> None:
    reader.type("f").say("ferr").type("escape")
    assert reader.mode() is Mode.FINDING
    assert reader.rows()[0].startswith(" find: ferr*  ")
    assert (reader.state.finding.query, reader.state.finding.entered) == ("ferr*", True)
    assert len(reader.state.finding.passages) == MANY + 2
    assert reader.type("f").status.startswith("find: ferr*")


def test_while_one_types_few_passages_are_made_and_all_are_counted(reader: Reader) -> None:
    reader.type("f").say("ferr*")
    assert len(reader.state.finding.passages) == FOLDED + 2
    assert f"{MANY + 2} in 2 documents" in reader.rows()[0]
    assert any("… 4 more: Enter or Esc, then n shows them" in row for row in reader.rows())
    assert len(reader.type("enter").state.finding.passages) == MANY + 2


def test_places_that_are_shown() -> None:
    """Those of a document are shown whole where the selected one is behind the first few."""
    passages = found_passages(FOLDED + 2)
    documents = tuple(ShownHit(name, name, "", False, passages) for name in "ab")
    finding = Finding(documents=documents)
    few, first_of_second = list(range(FOLDED)), FOLDED + 2
    assert finding.unfolded(0) == few + [first_of_second + n for n in few]
    assert finding.unfolded(FOLDED) == [
        *range(first_of_second),
        *(first_of_second + n for n in few),
    ]
    second = range(first_of_second, 2 * first_of_second)
    assert finding.unfolded(second[-1]) == [*few, *second]
    assert Finding().unfolded(0) == []


def found_passages(count: int) -> tuple[Passage, ...]:
    return tuple(Passage("a", Span(at, at + 1), "", "x", "") for at in range(count))
